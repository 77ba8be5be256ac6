// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "config_file.h"
#include "engine_loader.h"
#include "experiment/config_json.h"
#include "experiment/error.h"
#include "experiment/sweep.h"
#include "program_info.h"
#include "store/run_store.h"

namespace lacuna::cli {
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
  Json document = {{"k", plan.k},
                   {"r", plan.r},
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
  return document;
}

/// The plan of every block. Those of parts are run with random weights; whole images have nothing that could differ.
std::vector<SplitCheck> checksFor(const ExperimentConfig& config, const NetworkSpec& network,
                                  const std::vector<int>& cuts) {
  if (config.code.unit == CodeUnit::part) return loadEngine()->checkSplit(network, config.code.k, config.code.r, cuts);
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
  Json issues = Json::array();
  std::string problems;
  std::string name;
  int status = static_cast<int>(ErrorKind::usage);
  const bool library = looksLikeLibrary(options.config);
  const std::string text = library ? std::string() : readTextFile(options.config, kMaxConfigBytes);
  if (library) {
    status = static_cast<int>(ErrorKind::library);
    const RunStore store = RunStore::open(options.config, Access::readOnly);
    for (const std::string& problem : store.problems()) {
      issues.push_back({{"path", ""}, {"message", problem}});
      problems += (problems.empty() ? "" : "\n") + problem;
    }
    const size_t runs = store.runs({true, RunDetail::list}).size();
    name = "a sound library of " + std::to_string(runs) + (runs == 1 ? " run" : " runs");
  } else if (looksLikeSweep(text)) {
    const ParsedSweep parsed = parseSweep(text, configsBeside(options.config), options.overrides);
    for (const SweepIssue& i : parsed.issues)
      issues.push_back({{"path", i.run.empty() ? i.path : i.run + ": " + i.path}, {"message", i.message}});
    problems = joinIssues(parsed.issues, options.config);
    name = parsed.sweep.name + ", " + std::to_string(parsed.sweep.runs.size()) + " runs";
  } else {
    const ParsedConfig parsed = parseConfig(text, options.overrides);
    for (const ConfigIssue& i : parsed.issues) issues.push_back({{"path", i.path}, {"message", i.message}});
    problems = joinIssues(parsed.issues);
    name = parsed.config.name;
  }
  const bool valid = issues.empty();
  if (options.json) {
    const Json document = {{"valid", valid}, {"issues", std::move(issues)}};
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else if (valid) {
    std::printf("%s is valid: %s\n", options.config.c_str(), shownName(name).c_str());
  } else {
    throw Error(static_cast<ErrorKind>(status), problems);
  }
  return valid ? 0 : status;
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
