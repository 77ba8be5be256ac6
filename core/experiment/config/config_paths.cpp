// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/config_paths.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kWeights = "base_model.weights";

void anchorPath(Json& value, const std::string& folder) {
  if (!value.is_string()) return;
  const std::filesystem::path path = value.get<std::string>();
  if (!path.empty() && path.is_relative()) value = (std::filesystem::path(folder) / path).lexically_normal().string();
}

} // namespace

void anchorPaths(Json& config, const std::string& folder) {
  if (folder.empty() || !config.is_object()) return;
  const auto base = config.find("base_model");
  if (base == config.end() || !base->is_object()) return;
  if (const auto weights = base->find("weights"); weights != base->end()) anchorPath(*weights, folder);
}

void anchorSweepPaths(Json& sweep, const std::string& folder) {
  if (folder.empty() || !sweep.is_object()) return;
  if (const auto config = sweep.find("config"); config != sweep.end()) anchorPaths(*config, folder);
  if (const auto list = sweep.find("list"); list != sweep.end() && list->is_array())
    for (Json& entry : *list)
      if (entry.is_object() && entry.contains("set")) anchorPaths(entry["set"], folder);
  if (const auto grid = sweep.find("grid"); grid != sweep.end() && grid->is_object() && grid->contains(kWeights))
    for (Json& value : (*grid)[kWeights]) anchorPath(value, folder);
}

} // namespace lacuna
