// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "experiment/data_shape.h"
#include "experiment/network_spec.h"

namespace lacuna {

enum class EncoderKind { mlp, conv };
enum class DecoderKind { mlp, conv, residual };
enum class Fill { zeros, constant, mean };
enum class Schedule { constant, oneCycle, cosine };
enum class PatternPolicy { all, sample, fixed };

struct BaseModelConfig {
  std::string kind = "lenet5"; ///< see baseModelKinds()
  int epochs = 8;              ///< give LeNet-5 99.3 % on MNIST and 90 % on Fashion-MNIST, in under a minute
  uint64_t seed = 1;           ///< initial weights and order of the images
  bool operator==(const BaseModelConfig& o) const { return kind == o.kind && epochs == o.epochs && seed == o.seed; }
};

struct EncoderConfig {
  EncoderKind kind = EncoderKind::conv;
  int channels = 24; ///< conv only: hidden channels; Kosaian et al. use 20·k
  bool operator==(const EncoderConfig& o) const { return kind == o.kind && channels == o.channels; }
};

struct DecoderConfig {
  DecoderKind kind = DecoderKind::residual;
  int channels = 32; ///< conv only: hidden channels
  int width = 512;   ///< residual only: hidden units
  int blocks = 2;    ///< residual only: residual blocks
  bool operator==(const DecoderConfig& o) const {
    return kind == o.kind && channels == o.channels && width == o.width && blocks == o.blocks;
  }
};

struct CodeConfig {
  int k = 2;               ///< data parts; required
  int r = 1;               ///< parity parts; required
  int l = 0;               ///< most losses trained for, 1 … r; 0 here means "not given": r
  bool passThrough = true; ///< an available data part is used as it is
  EncoderConfig encoder;
  DecoderConfig decoder;
  Fill fill = Fill::zeros; ///< what stands in for a lost output
  double fillValue = 0.0;  ///< Fill::constant only
  int lost() const { return l > 0 ? l : r; }
  int devices() const { return k + r; }
  bool operator==(const CodeConfig& o) const; // l = 0 equals l = r
};

/// Weights of the three losses; 0 leaves one out.
struct LossConfig {
  double features = 1.0; ///< MSE of feature maps
  double logitsKl = 1.0; ///< KL(softmax base ‖ softmax coded)
  double labels = 0.0;   ///< cross-entropy on the true labels
  bool operator==(const LossConfig& o) const {
    return features == o.features && logitsKl == o.logitsKl && labels == o.labels;
  }
};

struct PatternConfig {
  PatternPolicy policy = PatternPolicy::sample;
  int perStep = 4; ///< sample and fixed: patterns decoded from one encoded batch
  bool operator==(const PatternConfig& o) const { return policy == o.policy && perStep == o.perStep; }
};

struct TrainingConfig {
  int epochs = 10;
  int batch = 128; ///< images per step
  double learningRate = 1e-3;
  double weightDecay = 0.0; ///< L2, added to the gradient as Adam's authors have it
  Schedule schedule = Schedule::oneCycle;
  LossConfig loss;
  /// α_i of domain.md §4, from i = 0 lost; a shorter list repeats its last entry, a longer one is cut.
  std::vector<double> lossWeightsByLost = {0.0, 1.0};
  PatternConfig patterns;
  uint64_t seed = 1; ///< initial weights, order of images, patterns drawn
  bool operator==(const TrainingConfig& o) const;
};

/// Fewer images than the data set has, for a quick look; 0 takes all (stroke-digits: its default size).
struct SubsetConfig {
  int train = 0; ///< training images, validation included
  int test = 0;  ///< test images
  bool operator==(const SubsetConfig& o) const { return train == o.train && test == o.test; }
};

/// Everything that decides the result of a run, apart from the machine it runs on.
struct ExperimentConfig {
  std::string name; ///< never empty once parsed: "mnist k=2 r=1 conv/residual" when not given
  std::string dataset = "stroke-digits";
  /// Of an imported data set; absent for those that the program knows. See completeDataShape.
  std::optional<DataShape> dataShape;
  SubsetConfig subset;
  BaseModelConfig baseModel;
  CodeConfig code;
  TrainingConfig training;
  bool operator==(const ExperimentConfig& o) const;
};

/// One thing wrong with a configuration: where, and what is allowed, in words for a person.
struct ConfigIssue {
  std::string path;    ///< "code.k"; empty when the document as a whole is wrong
  std::string message; ///< "k = 5: the feature map is 4 columns wide; use at most 4"
};

/// All problems at once; empty when the configuration can run. Reads no files.
std::vector<ConfigIssue> validate(const ExperimentConfig& config);

/// α_i of the loss for exactly `lost` losses.
double lossWeight(const TrainingConfig& training, int lost);

/// The name a configuration gets when it has none.
std::string defaultName(const ExperimentConfig& config);

/// The base model's layers for this configuration's data set. Throws Error(usage).
NetworkSpec networkOf(const ExperimentConfig& config);

/// Fills in the shape of a data set that was registered after its import, and drops what a data set of the catalogue
/// says of itself truly. Parsing does it; who changes `dataset` by hand calls it. A contradiction stays for validate.
void completeDataShape(ExperimentConfig& config);

/// What a trained base model depends on, as text: layers, data, epochs, seed, recipe. The run library finds one by its
/// hash. `trainSha256` is ImageSet::sha256 of the training subset.
std::string baseModelIdentity(const ExperimentConfig& config, const std::string& trainSha256);

/// Names as they stand in configurations: "one-cycle", "residual", …
const char* text(EncoderKind);
const char* text(DecoderKind);
const char* text(Fill);
const char* text(Schedule);
const char* text(PatternPolicy);

} // namespace lacuna
