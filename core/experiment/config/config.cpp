// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/config.h"

#include <algorithm>
#include <cmath>

#include "experiment/config/code_plan.h"
#include "experiment/config/config_dataset.h"
#include "experiment/config/fields.h"
#include "experiment/config/limits.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/split/split_plan.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

class Issues {
 public:
  void add(const std::string& path, const std::string& message) { m_all.push_back({path, message}); }

  bool has(const std::string& path) const {
    return std::any_of(m_all.begin(), m_all.end(), [&](const ConfigIssue& i) { return i.path == path; });
  }

  /// An error's text begins with the path of the field when it knows one ("code.k: …").
  void addError(const std::string& path, const std::string& text) {
    const size_t colon = text.find(": ");
    const bool named =
        colon != std::string::npos && (text.compare(0, 5, "code.") == 0 || text.compare(0, 11, "base_model.") == 0);
    m_all.push_back(named ? ConfigIssue{text.substr(0, colon), text.substr(colon + 2)} : ConfigIssue{path, text});
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

/// The network when it can be made, noting why not otherwise.
bool networkFor(const ExperimentConfig& c, Issues& issues, NetworkSpec& network) {
  const auto data = datasetOf(c);
  if (!data || !problemsOf(data->dataShape()).empty()) return false;
  const auto kinds = baseModelKinds();
  if (std::find(kinds.begin(), kinds.end(), c.baseModel.kind) == kinds.end()) return false;
  try {
    network = networkOf(c);
    return true;
  } catch (const Error& e) {
    issues.addError(c.baseModel.kind == kCustomModel ? "base_model" : "dataset", e.what());
    return false;
  }
}

void checkSplit(const ExperimentConfig& c, Issues& issues) {
  const CodeConfig& code = c.code;
  NetworkSpec network;
  if (!networkFor(c, issues, network) || code.k < 1) return;
  CodeConfig planned = code;
  planned.r = std::clamp(code.r, 1, kMaxParity);
  try {
    planBlocks(network, planned);
  } catch (const Error& e) {
    issues.addError("base_model", e.what());
  }
}

void checkCoders(const CodeConfig& code, Issues& issues) {
  if (code.encoder.kind == EncoderKind::concat && code.r > 1)
    issues.add("code.encoder.kind", "concat makes one parity part; use it with r = 1, or another encoder");
  if (code.kind == CodeKind::decoderOnly && code.decoder.kind == DecoderKind::subtract)
    issues.add("code.decoder.kind",
               "subtract has nothing to learn, and without parity nothing to subtract from; use another decoder");
  if (code.kind == CodeKind::learned && code.decoder.kind == DecoderKind::subtract &&
      code.parity == ParityDevices::shared &&
      (code.encoder.kind == EncoderKind::sum || code.encoder.kind == EncoderKind::concat))
    issues.add("code", std::string("encoder ") + text(code.encoder.kind) +
                           " and decoder subtract have no weights and the parity devices share F_conv's, so nothing "
                           "would be learned; use code.parity \"trained\" or another coder");
}

/// What k different images cannot have in common with the parts of one.
void checkUnit(const CodeConfig& code, Issues& issues) {
  if (code.unit == CodeUnit::part) {
    if (code.returns != DeviceReturns::features)
      issues.add("code.returns",
                 "a part of an image has no logits of its own; use \"features\", or code.unit \"image\"");
    return;
  }
  if (!code.blocks.empty()) issues.add("code.blocks", "is not available with code.unit \"image\"; use one of the two");
  if (code.kind == CodeKind::mdsLayerwise && code.returns == DeviceReturns::logits)
    issues.add("code.returns",
               "mds-layerwise codes every convolution, so what its devices return are feature maps; use \"features\"");
  if (code.decoder.kind == DecoderKind::conv || code.decoder.kind == DecoderKind::spatial)
    issues.add("code.decoder.kind", std::string(text(code.decoder.kind)) +
                                        " lays the maps side by side as parts of one image, and with code.unit "
                                        "\"image\" they are not; use residual, mlp or subtract");
}

void checkCode(const ExperimentConfig& c, Issues& issues) {
  const CodeConfig& code = c.code;
  if (code.k < 1) issues.add("code.k", "k = " + std::to_string(code.k) + " makes no part; use at least 1");
  if (code.k > kMaxParts)
    issues.add("code.k",
               "k = " + std::to_string(code.k) + " is out of range; use at most " + std::to_string(kMaxParts));
  if (code.r < 1)
    issues.add("code.r", "r = " + std::to_string(code.r) + ": a learned code needs parity; use 1 to " +
                             std::to_string(kMaxParity));
  if (code.l < 0 || (code.l > 0 && code.l > code.r))
    issues.add("code.l", "l = " + std::to_string(code.l) + " lost with r = " + std::to_string(code.r) +
                             " parity parts cannot be rebuilt; use " +
                             (code.r >= 1 ? "1 to " + std::to_string(code.r) : "a code with r of 1 or more first"));
  if (code.k <= kMaxParts) checkSplit(c, issues);
  checkUnit(code, issues);
  checkCoders(code, issues);
  const bool copies = code.kind == CodeKind::replication && code.split == Split::even;
  if (copies && static_cast<int>(code.copies.size()) != code.r)
    issues.add("code.copies", "names " + std::to_string(code.copies.size()) + " data parts for r = " +
                                  std::to_string(code.r) + " parity devices; name one for each");
  for (const int part : code.copies)
    if (part < 0 || part >= code.k)
      issues.add("code.copies", "names data part " + std::to_string(part) + "; with k = " + std::to_string(code.k) +
                                    " they are 0 to " + std::to_string(code.k - 1));
}

void checkTraining(const ExperimentConfig& c, Issues& issues) {
  const TrainingConfig& t = c.training;
  if (c.code.unit == CodeUnit::image && t.batch >= 1 && t.batch < c.code.k && c.code.k <= kMaxParts)
    issues.add("training.batch", std::to_string(t.batch) + " images make no group of k = " + std::to_string(c.code.k) +
                                     "; use at least " + std::to_string(c.code.k));
  if (t.loss.features == 0 && t.loss.logitsKl == 0 && t.loss.labels == 0)
    issues.add("training.loss", "all weights are 0, so nothing would be learned; give one a value above 0");
  if (t.lossWeightsByLost.empty())
    issues.add("training.loss_weights_by_lost", "is empty; give at least one weight, e.g. [0, 1]");
  if (!t.lossWeightsByLost.empty() && c.code.r >= 1) {
    double sum = 0;
    const int first = t.patterns.policy == PatternPolicy::fixed ? c.code.lost() : 1;
    for (int lost = first; lost <= c.code.lost(); ++lost) sum += std::abs(lossWeight(t, lost));
    if (sum == 0)
      issues.add("training.loss_weights_by_lost",
                 "every weight for a loss that is trained is 0; nothing would be "
                 "learned");
  }
  if (t.augment > 0 && c.code.blocks.size() > 0)
    issues.add("training.augment", "is not available with code.blocks; use one of the two");
  if (t.curriculum && t.patterns.policy == PatternPolicy::fixed)
    issues.add("training.curriculum",
               "has nothing to add to with patterns.policy \"fixed\", which trains one number "
               "of losses only; use \"sample\" or \"all\"");
}

/// A number as identities of base models have always had it.
struct IdentityText {
  const ExperimentConfig& config;
  template <typename T>
  std::string operator()(FieldPlace<T> place) const {
    if constexpr (std::is_arithmetic_v<T>) return std::to_string(valueAt(place, config));
    return {};
  }
  template <typename Other>
  std::string operator()(const Other& /*unused*/) const {
    return {};
  }
};

void checkBaseModel(const BaseModelConfig& base, Issues& issues) {
  const auto kinds = baseModelKinds();
  if (std::find(kinds.begin(), kinds.end(), base.kind) == kinds.end()) {
    std::string known;
    for (const std::string& k : kinds) known += (known.empty() ? "" : ", ") + k;
    issues.add("base_model.kind", "\"" + shownText(base.kind) + "\" is not known; use one of " + known);
  }
  for (size_t i = 0; i < base.layers.size() && base.weights.empty(); ++i)
    if (base.layers[i].kind == LayerKind::dropout)
      issues.add("base_model.layers[" + std::to_string(i) + "]",
                 "\"dropout\" only holds a place among imported weights, and this network is trained here; use "
                 "base_model.dropout, or leave it out");
}

} // namespace

bool CodeConfig::operator==(const CodeConfig& o) const {
  return kind == o.kind && unit == o.unit && returns == o.returns && parity == o.parity && blocks == o.blocks &&
         blockTraining == o.blockTraining && copies == o.copies && systematic == o.systematic && k == o.k && r == o.r &&
         split == o.split && lost() == o.lost() && passThrough == o.passThrough && encoder == o.encoder &&
         decoder == o.decoder && fill == o.fill && fillValue == o.fillValue;
}

bool TrainingConfig::operator==(const TrainingConfig& o) const {
  return epochs == o.epochs && batch == o.batch && learningRate == o.learningRate && weightDecay == o.weightDecay &&
         schedule == o.schedule && loss == o.loss && lossWeightsByLost == o.lossWeightsByLost &&
         patterns == o.patterns && clip == o.clip && earlyStop == o.earlyStop && curriculum == o.curriculum &&
         restarts == o.restarts && augment == o.augment && precision == o.precision && cudaGraphs == o.cudaGraphs &&
         seed == o.seed;
}

bool ExperimentConfig::operator==(const ExperimentConfig& o) const {
  return name == o.name && dataset == o.dataset && dataShape == o.dataShape && subset == o.subset &&
         baseModel == o.baseModel && code == o.code && training == o.training;
}

void settleKind(CodeConfig& c) {
  ExperimentConfig whole;
  whole.code = std::move(c);
  for (const Field& field : configFields())
    if (resets(field, whole)) setDefault(field, whole);
  c = std::move(whole.code);
  const bool copies = c.kind == CodeKind::replication && c.split == Split::even;
  if (copies && static_cast<int>(c.copies.size()) != c.r && c.k > 0) {
    c.copies.clear();
    for (int j = 0; j < std::min(c.r, 64); ++j) c.copies.push_back(j % c.k);
  }
  if (c.kind != CodeKind::parm) return;
  c.encoder.kind = EncoderKind::sum;
  c.decoder.kind = DecoderKind::subtract;
  c.parity = ParityDevices::trained;
}

void chooseKind(CodeConfig& code, CodeKind kind) {
  if (kind == code.kind) return;
  if (code.kind != CodeKind::learned) code.kind = CodeKind::none;
  settleKind(code);
  code.kind = kind;
  settleKind(code);
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
  else if (const std::string problem = textProblem(c.name, TextShape::line); !problem.empty())
    issues.add("name", problem);
  else if (c.name.size() > kMaxNameBytes)
    issues.add("name",
               "is " + std::to_string(c.name.size()) + " bytes long; use at most " + std::to_string(kMaxNameBytes));
  if (!datasetOf(c))
    issues.add("dataset", unknownDataset(c.dataset));
  else if (!isDatasetName(c.dataset))
    issues.add("dataset", "\"" + shownText(c.dataset) + "\" cannot name a data set; " + kDatasetNameRule);
  checkDataShape(c, issues);
  checkBaseModel(c.baseModel, issues);
  checkCode(c, issues);
  if (c.code.trains()) checkTraining(c, issues);
  for (const Field& field : configFields())
    if (applies(field, c))
      for (ConfigIssue& problem : rangeProblems(field, c))
        if (!issues.has(problem.path)) issues.add(problem.path, problem.message);
  return issues.take();
}

std::string codersInWords(const CodeConfig& code) {
  if (!code.hasDecoder()) return text(code.kind) + std::string(code.split == Split::coarse ? ", coarse split" : "");
  const std::string decoder = std::string(", ") + text(code.decoder.kind) + " decoder";
  if (!code.hasEncoder()) return text(code.kind) + decoder;
  return std::string(text(code.encoder.kind)) + " encoder" + decoder +
         (code.parity == ParityDevices::trained ? ", trained parity devices" : "");
}

std::string codeTitle(const CodeConfig& code) {
  const bool images = code.unit == CodeUnit::image;
  const std::string unit = !images ? "" : code.returns == DeviceReturns::logits ? " images, logits" : " images";
  if (!code.hasDecoder()) return std::string(code.split == Split::coarse ? "coarse " : "") + text(code.kind) + unit;
  return std::string(code.hasEncoder() ? text(code.encoder.kind) : text(code.kind)) + "/" + text(code.decoder.kind) +
         (code.parity == ParityDevices::trained ? " trained parity" : "") + unit;
}

std::string defaultName(const ExperimentConfig& c) {
  return shownText(c.dataset) + " k=" + std::to_string(c.code.k) + " r=" + std::to_string(c.code.r) + " " +
         codeTitle(c.code);
}

NetworkSpec networkOf(const ExperimentConfig& c) {
  const auto data = datasetOf(c);
  if (!data) throw Error(ErrorKind::usage, "dataset: " + unknownDataset(c.dataset));
  if (c.baseModel.kind == kCustomModel) return customNetwork(c.baseModel.layers, data->shape, data->classes);
  return baseModelSpec(c.baseModel.kind, data->shape, data->classes);
}

std::string baseModelIdentity(const ExperimentConfig& c, const std::string& trainSha256,
                              const std::string& weightsSha256) {
  if (!weightsSha256.empty()) return canonicalText(networkOf(c)) + " | weights " + weightsSha256;
  const auto data = datasetOf(c);
  const BaseModelRecipe recipe = data ? data->recipe : BaseModelRecipe();
  std::string early; // told since there are base models
  std::string late;
  for (const Field& field : configFields()) {
    if (field.baseModel == nullptr || (field.baseModelAddedLater && isDefault(field, c))) continue;
    const std::string value = std::visit(IdentityText{c}, field.value);
    (field.baseModelAddedLater ? late : early) += std::string(" | ") + field.baseModel + " " + value;
  }
  return canonicalText(networkOf(c)) + " | data " + trainSha256 + early + " | batch " + std::to_string(recipe.batch) +
         " rate " + std::to_string(recipe.peakRate) + " decay " + std::to_string(recipe.weightDecay) + " shift " +
         std::to_string(recipe.shift) + late;
}

} // namespace lacuna
