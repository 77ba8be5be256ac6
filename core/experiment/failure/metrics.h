// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/failure/failure_pattern.h"

namespace lacuna {

/// One failure pattern over the whole test subset (domain.md §5). Accuracies and agreement in percent. With a code of
/// images they are over the images whose device was lost, every image of the subset once at every lost place (the
/// degraded-mode accuracy A_d of Kosaian et al. 2018); a pattern that loses only parity counts all images as they came.
struct PatternResult {
  FailurePattern pattern;
  double accuracy = 0;
  double agreement = 0;     ///< with the base model's predictions
  double featureError = 0;  ///< ‖Ŷ − Y‖₂ / ‖Y‖₂ over the lost data parts; 0 when only parity is lost
  double zerosAccuracy = 0; ///< without a decoder: lost maps stay zero; lost logits leave a guess, 1 in `classes`
};

/// Everything with exactly `lost` devices lost.
struct LostSummary {
  int lost = 0;
  int patterns = 0;
  double allPatternMean = 0;
  double unavailableMean = 0; ///< A_d: only patterns that lose a data part
  double worst = 0;
  FailurePattern worstPattern;
  double zerosMean = 0; ///< all-pattern mean of zerosAccuracy
};

struct Accuracy {
  double base = 0;      ///< the whole model, percent
  double available = 0; ///< A_a: coded, nothing lost
  std::vector<LostSummary> byLost;
};

struct Evaluation {
  Accuracy accuracy;
  std::vector<PatternResult> patterns; ///< in the order of allPatterns
};

/// Summaries for l = 1 … most from the patterns; `k` tells data from parity.
std::vector<LostSummary> summarize(const std::vector<PatternResult>& patterns, int k);

/// A_O = (1 − f)·A_a + f·A_d for a chosen share f of inferences that lose devices.
double overallAccuracy(const Accuracy& accuracy, int lost, double f);

/// What a code costs against the base model. Of a code of images a device's "part" is an image, "per image" is a k-th
/// of what a group takes, and the encoder's and the decoder's times are those of a whole group, which one waits for.
struct CodeCost {
  int64_t encoderParameters = 0;
  int64_t decoderParameters = 0;
  int64_t baseParameters = 0;
  int64_t encodeFlops = 0; ///< per image
  int64_t decodeFlops = 0; ///< per image
  int64_t deviceFlops = 0; ///< F_conv on one part
  int64_t baseFlops = 0;   ///< F_conv (and F_fc where devices return logits) on the whole image
  double encodeMs = 0;     ///< one image, median
  double decodeMs = 0;
  double deviceMs = 0;
  int64_t bytesSent = 0; ///< parts out and maps back, all devices, 4-byte floats
  double peakMemoryMib = 0;
};

/// Names of metric series, whose titles and axes stand in metric_kinds.h; a step counts training batches.
namespace series {
constexpr const char* kLoss = "train.loss";
constexpr const char* kLossFeatures = "train.loss_features";
constexpr const char* kLossKl = "train.loss_kl";
constexpr const char* kLossLabels = "train.loss_labels";
constexpr const char* kLearningRate = "train.learning_rate";
constexpr const char* kBaseLoss = "base.loss";
constexpr const char* kBaseAccuracy = "base.validation_accuracy"; ///< percent; steps count the base model's batches
constexpr const char* kValidationBase = "validation.base"; ///< percent, one point when the code's training starts
constexpr const char* kValidationLoss = "validation.loss";
constexpr const char* kValidationMean = "validation.mean";   ///< then ".l2": all-pattern mean, percent, once an epoch
constexpr const char* kValidationWorst = "validation.worst"; ///< likewise, of the worst pattern
std::string validationMean(int lost);
std::string validationWorst(int lost);
} // namespace series

struct MetricPoint {
  int64_t step = 0;
  double wall = 0; ///< seconds since the run started
  double value = 0;
};

struct MetricSample {
  std::string series;
  MetricPoint point;
};

struct MetricSeries {
  std::string name;
  std::vector<MetricPoint> points; ///< by step
};

} // namespace lacuna
