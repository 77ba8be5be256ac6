// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands.h"
#include "experiment/config/code_plan.h"
#include "experiment/config/config_json.h"
#include "experiment/sweep/sweep.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/config_file.h"
#include "workflow/engine_loader.h"
#include "workflow/program_info.h"
#include "workflow/weights_file.h"

namespace lacuna::cli {

using namespace store;
using namespace workflow;

namespace {

using Json = nlohmann::ordered_json;

std::string rangeText(ColumnRange range) {
  return "[" + std::to_string(range.first) + ", " + std::to_string(range.last) + ")";
}

/// Where layer-wise coding cuts: after everything that follows a convolution and belongs to its result. Residual blocks
/// stay whole, since their plans are compared here and not run.
std::vector<int> layerwiseCuts(const NetworkSpec& network) {
  std::vector<int> cuts;
  const auto& layers = network.convSegment;
  for (size_t i = 1; i < layers.size(); ++i) {
    if (layers[i].kind != LayerKind::conv) continue;
    const bool insideBlock = std::any_of(layers.begin(), layers.end(), [&](const LayerSpec& l) {
      const auto end = static_cast<size_t>(&l - layers.data());
      return l.kind == LayerKind::add && static_cast<size_t>(l.from) < i && end >= i;
    });
    if (!insideBlock) cuts.push_back(static_cast<int>(i));
  }
  return cuts;
}

int64_t mostFlops(const SplitPlan& plan) {
  int64_t most = plan.parity.flops;
  for (const PartWindow& part : plan.parts) most = std::max(most, part.flops);
  return most;
}

Json blockJson(const SplitCheck& check, int firstLayer, int lastLayer) {
  const SplitPlan& plan = check.plan;
  Json parts = Json::array();
  for (const PartWindow& p : plan.parts)
    parts.push_back(
        {{"input", {p.input.first, p.input.last}}, {"output", {p.output.first, p.output.last}}, {"flops", p.flops}});
  return {{"layers", {firstLayer, lastLayer}},
          {"input_width", plan.image.width},
          {"output_width", plan.output.width},
          {"parts", std::move(parts)},
          {"part_width", plan.partWidth},
          {"parity_width", plan.parityWidth},
          {"halo", plan.halo()},
          {"whole_flops", plan.wholeFlops},
          {"parity_flops", plan.parity.flops},
          {"redundancy", plan.redundancy()},
          {"part_as_wide_as_image", plan.partAsWideAsImage()},
          {"bytes_exchanged", plan.bytesExchanged()},
          {"exact", check.exact},
          {"max_error", check.maxError}};
}

/// The fields of a single block stand at the top as well, where scripts know them.
Json splitJson(const CodeConfig& code, const NetworkSpec& network, const std::vector<int>& cuts,
               const std::vector<SplitCheck>& checks) {
  Json blocks = Json::array();
  int64_t bytes = 0;
  bool exact = true;
  double maxError = 0;
  for (size_t b = 0; b < checks.size(); ++b) {
    const int first = b == 0 ? 0 : cuts[b - 1];
    const int last = b < cuts.size() ? cuts[b] : static_cast<int>(network.convSegment.size());
    blocks.push_back(blockJson(checks[b], first, last));
    bytes += checks[b].plan.bytesExchanged();
    exact = exact && checks[b].exact;
    maxError = std::max(maxError, checks[b].maxError);
  }
  const SplitPlan& plan = checks.front().plan;
  Json document = {{"k", code.k},
                   {"r", code.r},
                   {"parts", blocks.front()["parts"]},
                   {"part_width", plan.partWidth},
                   {"parity_width", plan.parityWidth},
                   {"exact", exact},
                   {"max_error", maxError},
                   {"bytes_exchanged", bytes},
                   {"blocks", std::move(blocks)}};
  if (plan.wholeImages) {
    document["unit"] = text(code.unit);
    document["returns"] = text(code.returns);
    document["bytes_per_image"] = bytes / plan.k;
  }
  if (code.split != Split::even) document["split"] = text(code.split);
  return document;
}

/// The plan of every block. Those of parts are run with random weights; whole images have nothing that could differ.
std::vector<SplitCheck> checksFor(const ExperimentConfig& config, const NetworkSpec& network,
                                  const std::vector<int>& cuts) {
  const CodeConfig shared = asShared(config.code);
  if (config.code.unit == CodeUnit::part) return loadEngine()->checkSplit(network, shared.k, shared.r, cuts);
  std::vector<SplitCheck> checks;
  for (const NetworkSpec& block : blockNetworks(network, cuts)) {
    checks.emplace_back();
    checks.back().plan = planFor(block, config.code);
    checks.back().exact = true;
  }
  return checks;
}

void printBlock(const SplitCheck& check) {
  const SplitPlan& plan = check.plan;
  for (size_t i = 0; i < plan.parts.size(); ++i)
    std::printf("X%-2zu input columns %-9s  output columns %-9s %8.3f MFLOP\n", i + 1,
                rangeText(plan.parts[i].input).c_str(), rangeText(plan.parts[i].output).c_str(),
                static_cast<double>(plan.parts[i].flops) / 1e6);
  std::printf("parts are %d columns wide, %d of them halo; parity parts %d, %.3f MFLOP each\n", plan.partWidth,
              plan.halo(), plan.parityWidth, static_cast<double>(plan.parity.flops) / 1e6);
  std::printf(
      "the whole takes %.3f MFLOP: the data devices together compute %.0f %% more, the busiest device %.0f %% "
      "of it; %.1f KiB exchanged per image\n",
      static_cast<double>(plan.wholeFlops) / 1e6, 100 * plan.redundancy(),
      100.0 * static_cast<double>(mostFlops(plan)) / static_cast<double>(std::max<int64_t>(1, plan.wholeFlops)),
      static_cast<double>(plan.bytesExchanged()) / 1024);
  if (plan.partAsWideAsImage())
    std::printf(
        "NOTE: the receptive field makes a part as wide as the input, so its device saves nothing by the "
        "split; cut F_conv into blocks (code.blocks) or use a smaller k\n");
  for (int column = 0; column < plan.output.width; ++column)
    if (plan.coverage(column) > 1)
      std::printf("feature column %d is made by %d devices: losing one of them costs nothing there\n", column,
                  plan.coverage(column));
  std::printf("merged equals whole to %.1e (relative): %s\n", check.maxError, check.exact ? "exact" : "NOT exact");
}

/// A code of images splits nothing; what there is to say is what a group takes.
void printGroup(const SplitPlan& plan) {
  const auto flops = static_cast<double>(plan.wholeFlops * plan.devices());
  const auto bytes = static_cast<double>(plan.bytesExchanged()) / 1024;
  std::printf("nothing is split: each device runs one whole image, %.3f MFLOP, and returns %d × %d × %d values\n",
              static_cast<double>(plan.wholeFlops) / 1e6, plan.output.channels, plan.output.height, plan.output.width);
  std::printf("a group takes %.3f MFLOP and exchanges %.1f KiB; an image %.3f MFLOP and %.1f KiB\n", flops / 1e6, bytes,
              flops / 1e6 / plan.k, bytes / plan.k);
}

void printSplit(const ExperimentConfig& config, const NetworkSpec& network, const std::vector<int>& cuts,
                const std::vector<SplitCheck>& checks) {
  const SplitPlan& plan = checks.front().plan;
  if (config.code.split == Split::coarse)
    std::printf("k = %d, r = %d, a coarse split: %d parts, which the other %d of n = %d devices repeat\n",
                config.code.k, config.code.r, plan.k, plan.r, plan.devices());
  const char* title = plan.wholeImages ? "%s on %d × %d images: groups of k = %d images, r = %d parity images\n"
                                       : "%s on %d × %d images: k = %d data parts, r = %d parity parts\n";
  std::printf(title, baseModelTitle(config.baseModel.kind).c_str(), plan.image.width, plan.image.height, plan.k,
              plan.r);
  for (size_t b = 0; b < checks.size(); ++b) {
    if (checks.size() > 1)
      std::printf("\nblock %zu: layers %d to %d, input %d columns wide\n", b + 1, b == 0 ? 1 : cuts[b - 1] + 1,
                  b < cuts.size() ? cuts[b] : static_cast<int>(network.convSegment.size()), checks[b].plan.image.width);
    if (plan.wholeImages)
      printGroup(checks[b].plan);
    else
      printBlock(checks[b]);
  }
}

/// What `check` found in a file.
struct Checked {
  std::vector<ConfigIssue> issues;
  std::string problems; ///< the same for a person, one line each
  std::string name;     ///< of what is in order
  ErrorKind kind = ErrorKind::usage;
};

Checked checkLibrary(const std::string& path) {
  Checked checked;
  checked.kind = ErrorKind::library;
  const RunStore store = RunStore::open(path, Access::readOnly);
  for (const std::string& problem : store.problems()) checked.issues.push_back({"", problem});
  checked.problems = joinIssues(checked.issues);
  const size_t runs = store.runs({true, RunDetail::list}).size();
  checked.name = "a sound library of " + std::to_string(runs) + (runs == 1 ? " run" : " runs");
  return checked;
}

/// Opens the weights of configurations that are in order otherwise; each file once for each network.
void checkWeights(const std::vector<const ExperimentConfig*>& configs, Checked& checked) {
  std::set<std::string> known;
  std::shared_ptr<Engine> engine;
  for (const ExperimentConfig* config : configs) {
    if (config->baseModel.weights.empty()) continue;
    if (!known.insert(config->baseModel.weights + '\n' + canonicalText(networkOf(*config))).second) continue;
    if (!engine) engine = loadEngine();
    try {
      readWeights(*engine, *config);
    } catch (const Error& e) {
      const std::string field = "base_model.weights";
      const std::string said = e.what();
      const bool named = said.compare(0, field.size() + 2, field + ": ") == 0;
      checked.issues.push_back({field, named ? said.substr(field.size() + 2) : said});
      checked.problems += (checked.problems.empty() ? "" : "\n") + joinIssues({checked.issues.back()});
      checked.kind = e.kind();
    }
  }
}

Checked checkSweep(const std::string& text, const Options& options) {
  Checked checked;
  const ParsedSweep parsed =
      parseSweep(text, configsBeside(options.config), options.overrides, foldersFor(options.config));
  for (const SweepIssue& i : parsed.issues)
    checked.issues.push_back({i.run.empty() ? i.path : i.run + ": " + i.path, i.message});
  checked.problems = joinIssues(parsed.issues, options.config);
  checked.name = parsed.sweep.name + ", " + std::to_string(parsed.sweep.runs.size()) + " runs";
  std::vector<const ExperimentConfig*> configs;
  for (const SweepRun& run : parsed.sweep.runs) configs.push_back(&run.config);
  if (checked.issues.empty()) checkWeights(configs, checked);
  return checked;
}

Checked checkConfig(const std::string& text, const Options& options) {
  Checked checked;
  ParsedConfig parsed = parseConfig(text, options.overrides, foldersFor(options.config));
  checked.issues = std::move(parsed.issues);
  checked.problems = joinIssues(checked.issues);
  checked.name = parsed.config.name;
  if (checked.issues.empty()) checkWeights({&parsed.config}, checked);
  return checked;
}

} // namespace

int split(const Options& options) {
  const ExperimentConfig config = readConfig(options);
  const std::vector<int> cuts =
      config.code.kind == CodeKind::mdsLayerwise ? layerwiseCuts(networkOf(config)) : config.code.blocks;
  const NetworkSpec network = networkOf(config);
  const std::vector<SplitCheck> checks = checksFor(config, network, cuts);
  if (options.json)
    std::cout << splitJson(config.code, network, cuts, checks).dump(2) << '\n';
  else
    printSplit(config, network, cuts, checks);
  for (const SplitCheck& check : checks)
    if (!check.exact)
      throw Error(ErrorKind::usage, "The split is not exact (largest relative error " + std::to_string(check.maxError) +
                                        "), so it is refused; use another k");
  return 0;
}

int check(const Options& options) {
  Checked checked;
  if (looksLikeLibrary(options.config)) {
    checked = checkLibrary(options.config);
  } else {
    const std::string text = readTextFile(options.config, kMaxConfigBytes);
    checked = looksLikeSweep(text) ? checkSweep(text, options) : checkConfig(text, options);
  }
  if (options.json) {
    Json issues = Json::array();
    for (const ConfigIssue& i : checked.issues) issues.push_back({{"path", i.path}, {"message", i.message}});
    const Json document = {{"valid", checked.issues.empty()}, {"issues", std::move(issues)}};
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else if (checked.issues.empty()) {
    std::printf("%s is valid: %s\n", options.config.c_str(), shownName(checked.name).c_str());
  } else {
    throw Error(checked.kind, checked.problems);
  }
  return checked.issues.empty() ? 0 : static_cast<int>(checked.kind);
}

int info(const Options& options) {
  Environment all = programEnvironment();
  const Environment engine = loadEngine()->environment();
  all.insert(all.end(), engine.begin(), engine.end());
  all.emplace_back("sqlite", sqliteVersion());
  all.emplace_back("store", storePath(options));
  if (options.json) {
    Json document = Json::object();
    for (const auto& [key, value] : all) document[key] = value;
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else {
    for (const auto& [key, value] : all) std::printf("%-16s %s\n", key.c_str(), value.c_str());
  }
  return 0;
}

} // namespace lacuna::cli
