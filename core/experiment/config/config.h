// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "experiment/dataset/data_shape.h"
#include "experiment/network/network_spec.h"
#include "util/config_issue.h"

namespace lacuna {

constexpr size_t kMaxNameBytes = 200; ///< of the name of a run or a sweep

/// What makes the parity and rebuilds what was lost; CodeConfig::trains() says which kinds are trained.
/// `decoderOnly` is a learned decoder without parity, which shows what the parity is worth.
enum class CodeKind { learned, none, replication, mdsLayerwise, sumSubtract, berrut, parm, decoderOnly };
/// What is coded together: the parts of one image, or k different images (Kosaian et al. 2018).
enum class CodeUnit { part, image };
/// What the devices of a code of images send back: feature maps, which F_fc then reads, or the whole model's logits.
enum class DeviceReturns { features, logits };
enum class EncoderKind { mlp, conv, sum, concat, linear, patch };
enum class DecoderKind { mlp, conv, residual, spatial, subtract };
/// What a parity device runs: a copy of F_conv, or a network of the same shape with weights of its own (ParM).
enum class ParityDevices { shared, trained };
/// How several fused blocks learn: each with what the blocks before it really deliver, or each with exact inputs.
enum class BlockTraining { joint, separate };
/// How an image is shared out where devices only repeat data parts: into k parts, or into so few that every one has at
/// least r + 1 devices.
enum class Split { even, coarse };
enum class Fill { zeros, constant, mean };
enum class Schedule { constant, oneCycle, cosine };
enum class PatternPolicy { all, sample, fixed };
/// Of the products of a training: TF32 keeps 10 bits of the fraction (CUDA only), bfloat16 keeps 7.
enum class Precision { float32, tf32, bfloat16 };

struct BaseModelConfig {
  std::string kind = "lenet5";   ///< see baseModelKinds()
  std::vector<LayerSpec> layers; ///< custom only: see customNetwork()
  std::string weights; ///< custom only: safetensors file with weights trained elsewhere; empty trains them here
  int epochs = 8;      ///< give LeNet-5 99.3 % on MNIST and 90 % on Fashion-MNIST, in under a minute
  /// Share of the feature maps' values that each step of its training sets to zero, 0 … 0.9: a model that leans on no
  /// single value forgives what a decoder gets slightly wrong.
  double dropout = 0;
  uint64_t seed = 1; ///< initial weights, order of the images, dropout
  bool operator==(const BaseModelConfig& o) const {
    return kind == o.kind && layers == o.layers && weights == o.weights && epochs == o.epochs && dropout == o.dropout &&
           seed == o.seed;
  }
};

struct EncoderConfig {
  EncoderKind kind = EncoderKind::conv;
  int channels = 24; ///< conv only: hidden channels; Kosaian et al. use 20·k
  int patch = 4;     ///< patch only: pixels each way; best as large as F_conv's stride
  int width = 64;    ///< patch only: hidden channels
  int blocks = 2;    ///< patch only: residual convolutions
  bool operator==(const EncoderConfig& o) const {
    return kind == o.kind && channels == o.channels && patch == o.patch && width == o.width && blocks == o.blocks;
  }
};

struct DecoderConfig {
  DecoderKind kind = DecoderKind::residual;
  int channels = 32; ///< conv and spatial: hidden channels
  int width = 512;   ///< residual only: hidden units
  int blocks = 2;    ///< residual and spatial: residual blocks
  bool operator==(const DecoderConfig& o) const {
    return kind == o.kind && channels == o.channels && width == o.width && blocks == o.blocks;
  }
};

struct CodeConfig {
  CodeKind kind = CodeKind::learned;
  CodeUnit unit = CodeUnit::part;
  DeviceReturns returns = DeviceReturns::features; ///< CodeUnit::image only
  int k = 2;                                       ///< data parts, or images of a group; required
  int r = 1;                                       ///< parity parts or images; required
  int l = 0;                                       ///< most losses trained for, 1 … r; 0 here means "not given": r
  bool passThrough = true;                         ///< an available data part is used as it is
  EncoderConfig encoder;
  DecoderConfig decoder;
  ParityDevices parity = ParityDevices::shared;
  std::vector<int> blocks; ///< layers of F_conv before each cut into fused blocks; empty leaves it whole
  BlockTraining blockTraining = BlockTraining::joint; ///< more than one block only
  Split split = Split::even;                          ///< replication of parts only
  std::vector<int>
      copies; ///< replication with an even split only: the data part, from 0, that each parity device repeats
  bool systematic = true;  ///< berrut only: data parts are sent as they are; false: the published form
  Fill fill = Fill::zeros; ///< what stands in for a lost output
  double fillValue = 0.0;  ///< Fill::constant only
  int lost() const { return l > 0 ? l : r; }
  int devices() const { return k + r; }
  bool hasEncoder() const { return kind == CodeKind::learned; } ///< one that a person chose
  bool hasDecoder() const { return kind == CodeKind::learned || kind == CodeKind::decoderOnly; }
  bool trains() const { return hasDecoder() || kind == CodeKind::parm; }
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
  double clip = 0;         ///< largest norm of a step's gradient over all weights; 0 does not clip
  int earlyStop = 0;       ///< epochs without a better validation worst pattern after which training ends; 0 never
  bool curriculum = false; ///< begin with patterns that lose one device and add one more as training goes on
  int restarts = 1;        ///< how often a run that stays at chance is restarted with new initial weights
  Precision precision = Precision::float32; ///< evaluation and the window always compute in float32
  bool cudaGraphs = false;                  ///< record a step on a GPU and repeat it with one launch
  int augment = 0;   ///< most pixels a batch is moved by in each direction; its data maps are then computed anew
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

/// All problems at once; empty when the configuration can run. Reads no files.
std::vector<ConfigIssue> validate(const ExperimentConfig& config);

/// Gives a kind that is not free to choose its coders those it has, replication a data part for each parity device
/// where the number of copies is not r, and parts the only thing their devices can return. Parsing does it; call
/// it after changing `kind`, `unit`, k or r.
void settleKind(CodeConfig& code);

/// Another kind of code, as a person chooses it: what the kind before dictated is no choice for the next one.
void chooseKind(CodeConfig& code, CodeKind kind);

/// α_i of the loss for exactly `lost` losses.
double lossWeight(const TrainingConfig& training, int lost);

/// "conv encoder, residual decoder" for a learned code, the kind of a rival and what else was chosen: a sentence's
/// part.
std::string codersInWords(const CodeConfig& code);

/// "conv/residual" for a learned code, the kind of a rival, and what is coded where that is not parts: what a list
/// shows.
std::string codeTitle(const CodeConfig& code);

/// The name a configuration gets when it has none.
std::string defaultName(const ExperimentConfig& config);

/// The base model's layers for this configuration's data set. Throws Error(usage).
NetworkSpec networkOf(const ExperimentConfig& config);

/// What a trained base model depends on, as text: layers, data, epochs, seed, recipe. The run library finds one by its
/// hash. `trainSha256` is ImageSet::sha256 of the training subset.
/// `weightsSha256`: of the file that base_model.weights names; then nothing else matters but the layers.
std::string baseModelIdentity(const ExperimentConfig& config, const std::string& trainSha256,
                              const std::string& weightsSha256 = "");

/// Names as they stand in configurations: "one-cycle", "residual", …
const char* text(CodeKind);
const char* text(CodeUnit);
const char* text(DeviceReturns);
const char* text(EncoderKind);
const char* text(DecoderKind);
const char* text(ParityDevices);
const char* text(BlockTraining);
const char* text(Split);
const char* text(Fill);
const char* text(Schedule);
const char* text(PatternPolicy);
const char* text(Precision);

} // namespace lacuna
