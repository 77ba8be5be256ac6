// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads and writes the configuration of cli.md. Reading walks the document section by section; each section takes the
// keys it knows through `Section`, and whatever is left over is refused by name.
#include "experiment/config/config_json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "experiment/config/choices.h"
#include "experiment/config/config_dataset.h"
#include "experiment/config/config_paths.h"
#include "experiment/dataset/data_shape_json.h"
#include "util/error.h"
#include "util/json/config_document.h"
#include "util/json/config_section.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

struct LayerChoice {
  LayerKind value;
  const char* word;
};

/// What a file may name; shortcuts (`add`) are of the models that are built in.
std::vector<LayerChoice> layerChoices() {
  std::vector<LayerChoice> all;
  for (const LayerKind kind :
       {LayerKind::conv, LayerKind::relu, LayerKind::maxPool, LayerKind::linear, LayerKind::globalAvgPool,
        LayerKind::batchNorm, LayerKind::flatten, LayerKind::dropout, LayerKind::identity})
    all.push_back({kind, text(kind)});
  return all;
}

/// One layer of a custom model.
LayerSpec readLayer(Section layer) {
  LayerSpec spec;
  layer.require("kind");
  layer.choice("kind", spec.kind, layerChoices());
  const std::string because = "layer \"" + std::string(text(spec.kind)) + "\"";
  const bool conv = spec.kind == LayerKind::conv;
  const bool window = conv || spec.kind == LayerKind::maxPool;
  const bool makes = conv || spec.kind == LayerKind::linear;
  for (const char* key : {"kernel", "stride"}) layer.refuse(key, window, because);
  layer.refuse("padding", conv, because);
  for (const char* key : {"out", "bias"}) layer.refuse(key, makes, because);
  if (makes) layer.require("out");
  if (window) layer.require("kernel");
  constexpr int kMost = 65536;
  layer.integer("out", spec.outChannels, makes ? 1 : 0, kMost);
  layer.integer("kernel", spec.kernel, 1, 64);
  if (spec.kind == LayerKind::maxPool) spec.stride = spec.kernel;
  layer.integer("stride", spec.stride, 1, 64);
  layer.integer("padding", spec.padding, 0, 63);
  layer.boolean("bias", spec.bias);
  layer.finish();
  return spec;
}

void readBaseModel(Section base, BaseModelConfig& b) {
  base.string("kind", b.kind);
  const bool custom = b.kind == kCustomModel;
  const std::string because = "base model \"" + shownText(b.kind) + "\"";
  base.refuse("layers", custom, because);
  base.refuse("weights", custom, because);
  if (custom) base.require("layers");
  for (Section& layer : base.sections("layers", 256)) b.layers.push_back(readLayer(std::move(layer)));
  base.string("weights", b.weights);
  base.refuse("epochs", b.weights.empty(), "base_model.weights, which are trained already");
  base.refuse("dropout", b.weights.empty(), "base_model.weights, which are trained already");
  base.refuse("seed", b.weights.empty(), "base_model.weights, which are trained already");
  base.integer("epochs", b.epochs);
  base.number("dropout", b.dropout);
  base.seed("seed", b.seed);
  base.finish();
}

void readEncoder(Section encoder, EncoderConfig& e) {
  encoder.choice("kind", e.kind, choicesOf<EncoderKind>());
  const std::string because = "encoder \"" + std::string(text(e.kind)) + "\"";
  encoder.refuse("channels", e.kind == EncoderKind::conv, because);
  for (const char* key : {"patch", "width", "blocks"}) encoder.refuse(key, e.kind == EncoderKind::patch, because);
  encoder.integer("channels", e.channels);
  encoder.integer("patch", e.patch);
  encoder.integer("width", e.width);
  encoder.integer("blocks", e.blocks);
  encoder.finish();
}

void readDecoder(Section decoder, DecoderConfig& d) {
  decoder.choice("kind", d.kind, choicesOf<DecoderKind>());
  const std::string because = "decoder \"" + std::string(text(d.kind)) + "\"";
  const bool residual = d.kind == DecoderKind::residual;
  const bool spatial = d.kind == DecoderKind::spatial;
  decoder.refuse("channels", d.kind == DecoderKind::conv || spatial, because);
  decoder.refuse("width", residual, because);
  decoder.refuse("blocks", residual || spatial, because);
  decoder.integer("channels", d.channels);
  decoder.integer("width", d.width);
  decoder.integer("blocks", d.blocks);
  decoder.finish();
}

void readCode(Section code, CodeConfig& c) {
  code.require("k");
  code.require("r");
  code.choice("kind", c.kind, choicesOf<CodeKind>());
  const bool learned = c.kind == CodeKind::learned;
  const std::string because = "code \"" + std::string(text(c.kind)) + "\"";
  for (const char* key : {"encoder", "decoder", "parity", "pass_through", "fill", "blocks", "block_training"})
    code.refuse(key, learned, because);
  code.refuse("copies", c.kind == CodeKind::replication, because);
  code.refuse("systematic", c.kind == CodeKind::berrut, because);
  code.choice("unit", c.unit, choicesOf<CodeUnit>());
  code.integer("k", c.k);
  code.integer("r", c.r);
  constexpr int kNotGiven = std::numeric_limits<int>::min();
  int lost = kNotGiven;
  code.integer("l", lost);
  if (lost == 0) code.problem("l", "l = 0 trains for no loss; use 1 to r, or leave it out for r");
  c.l = lost != kNotGiven ? lost : std::max(0, c.r);
  code.boolean("pass_through", c.passThrough);
  code.choice("fill", c.fill, choicesOf<Fill>());
  code.refuse("fill_value", c.fill == Fill::constant, "fill \"" + std::string(text(c.fill)) + "\"");
  code.number("fill_value", c.fillValue);
  code.choice("parity", c.parity, choicesOf<ParityDevices>());
  code.integers("blocks", c.blocks);
  code.refuse("block_training", !c.blocks.empty(), "a code of one block");
  code.choice("block_training", c.blockTraining, choicesOf<BlockTraining>());
  code.boolean("systematic", c.systematic);
  settleKind(c);
  code.integers("copies", c.copies);
  code.choice("returns", c.returns, choicesOf<DeviceReturns>());
  if (learned) {
    readEncoder(code.section("encoder"), c.encoder);
    readDecoder(code.section("decoder"), c.decoder);
  }
  code.finish();
}

void readTraining(Section training, TrainingConfig& t) {
  training.only("optimizer", "adam");
  training.integer("epochs", t.epochs);
  training.integer("batch", t.batch);
  training.number("learning_rate", t.learningRate);
  training.number("weight_decay", t.weightDecay);
  training.choice("schedule", t.schedule, choicesOf<Schedule>());
  training.numbers("loss_weights_by_lost", t.lossWeightsByLost);
  training.number("clip", t.clip);
  training.integer("early_stop", t.earlyStop);
  training.boolean("curriculum", t.curriculum);
  training.integer("restarts", t.restarts);
  training.integer("augment", t.augment);
  training.choice("precision", t.precision, choicesOf<Precision>());
  training.boolean("cuda_graphs", t.cudaGraphs);
  training.seed("seed", t.seed);

  Section loss = training.section("loss");
  loss.number("features", t.loss.features);
  loss.number("logits_kl", t.loss.logitsKl);
  loss.number("labels", t.loss.labels);
  loss.finish();

  Section patterns = training.section("patterns");
  patterns.choice("policy", t.patterns.policy, choicesOf<PatternPolicy>());
  patterns.refuse("per_step", t.patterns.policy != PatternPolicy::all, "policy \"all\"");
  patterns.integer("per_step", t.patterns.perStep);
  patterns.finish();
  training.finish();
}

void readDocument(const Json& document, ParsedConfig& out) {
  ExperimentConfig& c = out.config;
  Section top(&document, "", out.issues);
  top.only("lacuna", 1);
  top.require("dataset");
  top.string("dataset", c.dataset);
  if (const Json* shape = top.value("dataset_shape")) c.dataShape = readDataShape(*shape, "dataset_shape", out.issues);
  completeDataShape(c);
  Section subset = top.section("subset");
  subset.integer("train", c.subset.train);
  subset.integer("test", c.subset.test);
  subset.finish();
  readBaseModel(top.section("base_model"), c.baseModel);
  top.require("code");
  readCode(top.section("code"), c.code);
  top.refuse("training", c.code.trains(),
             "code \"" + std::string(text(c.code.kind)) + "\", which has nothing to train");
  if (c.code.trains()) readTraining(top.section("training"), c.training);
  if (top.has("name"))
    top.string("name", c.name);
  else
    c.name = defaultName(c);
  top.finish();
}

/// Whether overrides choose another data set than the document's and no name.
bool namesAnotherDataset(const Json& before, const Json& after, const std::vector<std::string>& overrides) {
  const auto isName = [](const std::string& o) { return o.compare(0, 5, "name=") == 0; };
  if (std::any_of(overrides.begin(), overrides.end(), isName)) return false;
  return before.contains("dataset") && after.contains("dataset") && before["dataset"] != after["dataset"];
}

} // namespace

ParsedConfig parseConfig(const std::string& json, const std::vector<std::string>& overrides,
                         const ConfigFolders& folders) {
  ParsedConfig out;
  if (json.size() > kMaxConfigBytes) {
    out.issues.push_back({"", "the configuration is " + std::to_string(json.size()) +
                                  " bytes long; a configuration has at most " + std::to_string(kMaxConfigBytes)});
    return out;
  }
  Json document;
  if (!readConfigDocument(json, document, out.issues)) return out;
  anchorPaths(document, folders.document);
  const Json before = document;
  for (const std::string& o : overrides) applyOverride(document, o, out.issues);
  anchorPaths(document, folders.overrides);
  if (namesAnotherDataset(before, document, overrides)) document.erase("name");
  readDocument(document, out);
  for (ConfigIssue& issue : validate(out.config)) {
    const bool known =
        std::any_of(out.issues.begin(), out.issues.end(), [&](const ConfigIssue& i) { return i.path == issue.path; });
    if (!known) out.issues.push_back(std::move(issue));
  }
  return out;
}

ExperimentConfig parseConfigOrThrow(const std::string& json, const std::vector<std::string>& overrides) {
  ParsedConfig parsed = parseConfig(json, overrides);
  if (!parsed.issues.empty()) throw Error(ErrorKind::usage, joinIssues(parsed.issues));
  return parsed.config;
}

namespace {

Json baseModelJson(const BaseModelConfig& base) {
  Json out = {{"kind", base.kind}};
  if (base.kind == kCustomModel) {
    Json layers = Json::array();
    for (const LayerSpec& l : base.layers) {
      Json layer = {{"kind", text(l.kind)}};
      const bool conv = l.kind == LayerKind::conv;
      if (conv || l.kind == LayerKind::linear) layer["out"] = l.outChannels;
      if (conv || l.kind == LayerKind::maxPool) {
        layer["kernel"] = l.kernel;
        layer["stride"] = l.stride;
      }
      if (conv) layer["padding"] = l.padding;
      if (!l.bias) layer["bias"] = false; // left out where it says nothing, as in files of before
      layers.push_back(std::move(layer));
    }
    out["layers"] = std::move(layers);
    if (!base.weights.empty()) {
      out["weights"] = base.weights;
      return out;
    }
  }
  out["epochs"] = base.epochs;
  out["dropout"] = base.dropout;
  out["seed"] = base.seed;
  return out;
}

Json decoderJson(const DecoderConfig& decoder) {
  Json out = {{"kind", text(decoder.kind)}};
  const bool residual = decoder.kind == DecoderKind::residual;
  const bool spatial = decoder.kind == DecoderKind::spatial;
  if (decoder.kind == DecoderKind::conv || spatial) out["channels"] = decoder.channels;
  if (residual) out["width"] = decoder.width;
  if (residual || spatial) out["blocks"] = decoder.blocks;
  return out;
}

Json codeJson(const CodeConfig& c) {
  Json code = {{"kind", text(c.kind)}, {"unit", text(c.unit)}};
  if (c.unit == CodeUnit::image) code["returns"] = text(c.returns);
  if (c.kind == CodeKind::learned) code["parity"] = text(c.parity);
  code["k"] = c.k;
  code["r"] = c.r;
  code["l"] = c.lost();
  if (c.kind == CodeKind::replication) code["copies"] = c.copies;
  if (c.kind == CodeKind::berrut) code["systematic"] = c.systematic;
  if (c.kind != CodeKind::learned) return code;
  code["pass_through"] = c.passThrough;
  code["fill"] = text(c.fill);
  if (c.fill == Fill::constant) code["fill_value"] = c.fillValue;
  if (!c.blocks.empty()) {
    code["blocks"] = c.blocks;
    code["block_training"] = text(c.blockTraining);
  }
  code["encoder"] = {{"kind", text(c.encoder.kind)}};
  if (c.encoder.kind == EncoderKind::conv) code["encoder"]["channels"] = c.encoder.channels;
  if (c.encoder.kind == EncoderKind::patch) {
    code["encoder"]["patch"] = c.encoder.patch;
    code["encoder"]["width"] = c.encoder.width;
    code["encoder"]["blocks"] = c.encoder.blocks;
  }
  code["decoder"] = decoderJson(c.decoder);
  return code;
}

Json trainingJson(const TrainingConfig& t) {
  Json patterns = {{"policy", text(t.patterns.policy)}};
  if (t.patterns.policy != PatternPolicy::all) patterns["per_step"] = t.patterns.perStep;
  return {{"epochs", t.epochs},
          {"batch", t.batch},
          {"optimizer", "adam"},
          {"learning_rate", t.learningRate},
          {"weight_decay", t.weightDecay},
          {"schedule", text(t.schedule)},
          {"loss", {{"features", t.loss.features}, {"logits_kl", t.loss.logitsKl}, {"labels", t.loss.labels}}},
          {"loss_weights_by_lost", t.lossWeightsByLost},
          {"patterns", std::move(patterns)},
          {"clip", t.clip},
          {"early_stop", t.earlyStop},
          {"curriculum", t.curriculum},
          {"restarts", t.restarts},
          {"augment", t.augment},
          {"precision", text(t.precision)},
          {"cuda_graphs", t.cudaGraphs},
          {"seed", t.seed}};
}

} // namespace

std::string formatConfig(const ExperimentConfig& c, int indent) {
  Json document = {{"lacuna", 1}, {"name", c.name}, {"dataset", c.dataset}};
  if (c.dataShape) document["dataset_shape"] = dataShapeJson(*c.dataShape);
  if (!(c.subset == SubsetConfig())) document["subset"] = {{"train", c.subset.train}, {"test", c.subset.test}};
  document["base_model"] = baseModelJson(c.baseModel);
  document["code"] = codeJson(c.code);
  if (c.code.trains()) document["training"] = trainingJson(c.training);
  return jsonText(document, indent);
}

} // namespace lacuna
