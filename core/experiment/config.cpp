// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "experiment/dataset_catalog.h"
#include "experiment/error.h"
#include "experiment/shown_text.h"
#include "experiment/split_plan.h"

namespace lacuna {
namespace {

/// The failure pattern's mask and the all-pattern evaluation set this bound, not the mathematics.
constexpr int kMostParity = 8;
constexpr int kMostEpochs = 100000;
constexpr int kMostBatch = 65536;
constexpr int kMostWidth = 8192;

class Issues {
 public:
  void add(const std::string& path, const std::string& message) { m_all.push_back({path, message}); }

  void range(const std::string& path, int value, int low, int high) {
    if (value < low || value > high)
      add(path, std::to_string(value) + " is out of range; use " + std::to_string(low) + " to " + std::to_string(high));
  }

  void notNegative(const std::string& path, double value) {
    std::ostringstream shown;
    shown << value;
    if (!std::isfinite(value) || value < 0) add(path, shown.str() + " is not allowed; use 0 or more");
  }

  std::vector<ConfigIssue> take() { return std::move(m_all); }

 private:
  std::vector<ConfigIssue> m_all;
};

/// The shape alone; that the name is known is a matter of its own.
void checkDataShape(const ExperimentConfig& c, Issues& issues) {
  if (!c.dataShape) return;
  const auto problems = problemsOf(*c.dataShape);
  for (const auto& [field, message] : problems) issues.add("dataset_shape." + field, message);
  const DatasetInfo* known = findDataset(c.dataset);
  if (!problems.empty() || known == nullptr || known->dataShape() == *c.dataShape) return;
  const MapShape& shape = known->shape;
  const std::string difference = shape == c.dataShape->image
                                     ? " classes of other names"
                                     : " images of " + std::to_string(shape.channels) + " × " +
                                           std::to_string(shape.height) + " × " + std::to_string(shape.width) +
                                           " (channels, height, width)";
  issues.add("dataset_shape", "contradicts the data set " + known->name + " of this machine, which has" + difference +
                                  "; leave the field out");
}

/// Columns of the feature map; 0, with the reason among the issues, when the images are too small for the base model.
int featureColumns(const ExperimentConfig& c, const DatasetInfo& data, Issues& issues) {
  try {
    return convOutput(baseModelSpec(c.baseModel.kind, data.shape, data.classes)).width;
  } catch (const Error& e) {
    issues.add("dataset", e.what());
    return 0;
  }
}

void checkCode(const ExperimentConfig& c, Issues& issues) {
  const CodeConfig& code = c.code;
  if (code.k < 1) {
    issues.add("code.k", "k = " + std::to_string(code.k) + " makes no part; use at least 1");
  } else if (const auto data = datasetOf(c); data && problemsOf(data->dataShape()).empty()) {
    const auto kinds = baseModelKinds();
    if (std::find(kinds.begin(), kinds.end(), c.baseModel.kind) != kinds.end()) {
      const int width = featureColumns(c, *data, issues);
      if (width > 0 && code.k > width)
        issues.add("code.k", "k = " + std::to_string(code.k) + ": the feature map is " + std::to_string(width) +
                                 " columns wide; use at most " + std::to_string(width));
    }
  }
  if (code.r < 1)
    issues.add("code.r", "r = " + std::to_string(code.r) + ": a learned code needs parity; use 1 to " +
                             std::to_string(kMostParity));
  else
    issues.range("code.r", code.r, 1, kMostParity);
  if (code.l < 0 || (code.l > 0 && code.l > code.r))
    issues.add("code.l", "l = " + std::to_string(code.l) + " lost with r = " + std::to_string(code.r) +
                             " parity parts cannot be rebuilt; use " +
                             (code.r >= 1 ? "1 to " + std::to_string(code.r) : "a code with r of 1 or more first"));
  if (code.encoder.kind == EncoderKind::conv) issues.range("code.encoder.channels", code.encoder.channels, 1, 1024);
  if (code.decoder.kind == DecoderKind::conv) issues.range("code.decoder.channels", code.decoder.channels, 1, 1024);
  if (code.decoder.kind == DecoderKind::residual) {
    issues.range("code.decoder.width", code.decoder.width, 1, kMostWidth);
    issues.range("code.decoder.blocks", code.decoder.blocks, 1, 32);
  }
  if (!std::isfinite(code.fillValue)) issues.add("code.fill_value", "must be a finite number");
}

void checkTraining(const ExperimentConfig& c, Issues& issues) {
  const TrainingConfig& t = c.training;
  issues.range("training.epochs", t.epochs, 1, kMostEpochs);
  issues.range("training.batch", t.batch, 1, kMostBatch);
  if (!(t.learningRate > 0) || t.learningRate > 10)
    issues.add("training.learning_rate", "must lie above 0 and be at most 10");
  issues.notNegative("training.weight_decay", t.weightDecay);
  issues.notNegative("training.loss.features", t.loss.features);
  issues.notNegative("training.loss.logits_kl", t.loss.logitsKl);
  issues.notNegative("training.loss.labels", t.loss.labels);
  if (t.loss.features == 0 && t.loss.logitsKl == 0 && t.loss.labels == 0)
    issues.add("training.loss", "all weights are 0, so nothing would be learned; give one a value above 0");
  if (t.lossWeightsByLost.empty())
    issues.add("training.loss_weights_by_lost", "is empty; give at least one weight, e.g. [0, 1]");
  for (size_t i = 0; i < t.lossWeightsByLost.size(); ++i)
    issues.notNegative("training.loss_weights_by_lost[" + std::to_string(i) + "]", t.lossWeightsByLost[i]);
  if (!t.lossWeightsByLost.empty() && c.code.r >= 1) {
    double sum = 0;
    const int first = t.patterns.policy == PatternPolicy::fixed ? c.code.lost() : 1;
    for (int lost = first; lost <= c.code.lost(); ++lost) sum += std::abs(lossWeight(t, lost));
    if (sum == 0)
      issues.add("training.loss_weights_by_lost",
                 "every weight for a loss that is trained is 0; nothing would be "
                 "learned");
  }
  if (t.patterns.policy != PatternPolicy::all) issues.range("training.patterns.per_step", t.patterns.perStep, 1, 1024);
}

} // namespace

bool CodeConfig::operator==(const CodeConfig& o) const {
  return k == o.k && r == o.r && lost() == o.lost() && passThrough == o.passThrough && encoder == o.encoder &&
         decoder == o.decoder && fill == o.fill && fillValue == o.fillValue;
}

bool TrainingConfig::operator==(const TrainingConfig& o) const {
  return epochs == o.epochs && batch == o.batch && learningRate == o.learningRate && weightDecay == o.weightDecay &&
         schedule == o.schedule && loss == o.loss && lossWeightsByLost == o.lossWeightsByLost &&
         patterns == o.patterns && seed == o.seed;
}

bool ExperimentConfig::operator==(const ExperimentConfig& o) const {
  return name == o.name && dataset == o.dataset && dataShape == o.dataShape && subset == o.subset &&
         baseModel == o.baseModel && code == o.code && training == o.training;
}

double lossWeight(const TrainingConfig& training, int lost) {
  const auto& weights = training.lossWeightsByLost;
  if (weights.empty()) return 1.0;
  return weights[std::min(weights.size() - 1, static_cast<size_t>(lost))];
}

std::vector<ConfigIssue> validate(const ExperimentConfig& c) {
  Issues issues;
  if (c.name.find_first_not_of(" \t\r\n") == std::string::npos)
    issues.add("name", "is empty; give the run a name or leave the field out");
  else if (c.name.size() > 200)
    issues.add("name", "is " + std::to_string(c.name.size()) + " bytes long; use at most 200");
  if (!datasetOf(c))
    issues.add("dataset", "\"" + shownText(c.dataset) + "\" is not known; use one of " + knownDatasetNames());
  else if (!isDatasetName(c.dataset))
    issues.add("dataset", "\"" + shownText(c.dataset) + "\" cannot name a data set; " + kDatasetNameRule);
  checkDataShape(c, issues);
  const auto kinds = baseModelKinds();
  if (std::find(kinds.begin(), kinds.end(), c.baseModel.kind) == kinds.end())
    issues.add("base_model.kind", "\"" + shownText(c.baseModel.kind) + "\" is not known; use lenet5");
  issues.range("base_model.epochs", c.baseModel.epochs, 1, 1000);
  if (c.subset.train != 0) issues.range("subset.train", c.subset.train, 100, 1000000);
  if (c.subset.test != 0) issues.range("subset.test", c.subset.test, 10, 1000000);
  checkCode(c, issues);
  checkTraining(c, issues);
  return issues.take();
}

std::string defaultName(const ExperimentConfig& c) {
  return c.dataset + " k=" + std::to_string(c.code.k) + " r=" + std::to_string(c.code.r) + " " +
         text(c.code.encoder.kind) + "/" + text(c.code.decoder.kind);
}

NetworkSpec networkOf(const ExperimentConfig& c) {
  const auto data = datasetOf(c);
  if (!data)
    throw Error(ErrorKind::usage,
                "dataset: \"" + shownText(c.dataset) + "\" is not known; use one of " + knownDatasetNames());
  return baseModelSpec(c.baseModel.kind, data->shape, data->classes);
}

std::string baseModelIdentity(const ExperimentConfig& c, const std::string& trainSha256) {
  const auto data = datasetOf(c);
  const BaseModelRecipe recipe = data ? data->recipe : BaseModelRecipe();
  return canonicalText(networkOf(c)) + " | data " + trainSha256 + " | epochs " + std::to_string(c.baseModel.epochs) +
         " | seed " + std::to_string(c.baseModel.seed) + " | batch " + std::to_string(recipe.batch) + " rate " +
         std::to_string(recipe.peakRate) + " decay " + std::to_string(recipe.weightDecay) + " shift " +
         std::to_string(recipe.shift);
}

const char* text(EncoderKind kind) {
  return kind == EncoderKind::mlp ? "mlp" : "conv";
}

const char* text(DecoderKind kind) {
  switch (kind) {
    case DecoderKind::mlp:
      return "mlp";
    case DecoderKind::conv:
      return "conv";
    case DecoderKind::residual:
      break;
  }
  return "residual";
}

const char* text(Fill fill) {
  switch (fill) {
    case Fill::zeros:
      return "zeros";
    case Fill::constant:
      return "constant";
    case Fill::mean:
      break;
  }
  return "mean";
}

const char* text(Schedule schedule) {
  switch (schedule) {
    case Schedule::constant:
      return "constant";
    case Schedule::oneCycle:
      return "one-cycle";
    case Schedule::cosine:
      break;
  }
  return "cosine";
}

const char* text(PatternPolicy policy) {
  switch (policy) {
    case PatternPolicy::all:
      return "all";
    case PatternPolicy::sample:
      return "sample";
    case PatternPolicy::fixed:
      break;
  }
  return "fixed";
}

} // namespace lacuna
