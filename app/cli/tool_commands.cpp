// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "engine_loader.h"
#include "experiment/config_json.h"
#include "experiment/error.h"
#include "program_info.h"
#include "store/run_store.h"

namespace lacuna::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string rangeText(ColumnRange range) {
  return "[" + std::to_string(range.first) + ", " + std::to_string(range.last) + ")";
}

} // namespace

int split(const Options& options) {
  const ExperimentConfig config = readConfig(options);
  const SplitCheck check = loadEngine()->checkSplit(networkOf(config), config.code.k, config.code.r);
  const SplitPlan& plan = check.plan;
  if (options.json) {
    Json parts = Json::array();
    for (const PartWindow& p : plan.parts)
      parts.push_back({{"input", {p.input.first, p.input.last}}, {"output", {p.output.first, p.output.last}}});
    const Json document = {{"k", plan.k},
                           {"r", plan.r},
                           {"parts", std::move(parts)},
                           {"part_width", plan.partWidth},
                           {"parity_width", plan.parityWidth},
                           {"exact", check.exact},
                           {"max_error", check.maxError}};
    std::cout << document.dump(2) << '\n';
  } else {
    std::printf("%s on %d × %d images: k = %d data parts, r = %d parity parts, %d columns wide each\n",
                config.baseModel.kind.c_str(), plan.image.width, plan.image.height, plan.k, plan.r, plan.partWidth);
    for (size_t i = 0; i < plan.parts.size(); ++i)
      std::printf("X%zu  image columns %-9s  feature columns %s\n", i + 1, rangeText(plan.parts[i].input).c_str(),
                  rangeText(plan.parts[i].output).c_str());
    for (int column = 0; column < plan.output.width; ++column)
      if (plan.coverage(column) > 1)
        std::printf("feature column %d is made by %d devices: losing one of them costs nothing there\n", column,
                    plan.coverage(column));
    std::printf("merged equals whole to %.1e (relative): %s\n", check.maxError, check.exact ? "exact" : "NOT exact");
  }
  if (!check.exact)
    throw Error(ErrorKind::usage, "The split is not exact (largest relative error " + std::to_string(check.maxError) +
                                      "), so it is refused; use another k");
  return 0;
}

int check(const Options& options) {
  const ParsedConfig parsed = parseConfig(readTextFile(options.config, kMaxConfigBytes), options.overrides);
  if (options.json) {
    Json issues = Json::array();
    for (const ConfigIssue& i : parsed.issues) issues.push_back({{"path", i.path}, {"message", i.message}});
    const Json document = {{"valid", parsed.issues.empty()}, {"issues", std::move(issues)}};
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else if (parsed.issues.empty()) {
    std::printf("%s is valid: %s\n", options.config.c_str(), parsed.config.name.c_str());
  }
  if (parsed.issues.empty()) return 0;
  if (!options.json) throw Error(ErrorKind::usage, joinIssues(parsed.issues));
  return static_cast<int>(ErrorKind::usage);
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
