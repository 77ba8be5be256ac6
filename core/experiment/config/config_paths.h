// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner header: only .cpp files of core/experiment may include it, since it names the JSON library.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lacuna {

/// Makes the paths in a configuration (base_model.weights) that are relative absolute ones, seen from `folder`. Without
/// a folder, and in what is no configuration, nothing changes.
void anchorPaths(nlohmann::ordered_json& config, const std::string& folder);

/// The same in every place of a sweep where such a path can stand.
void anchorSweepPaths(nlohmann::ordered_json& sweep, const std::string& folder);

} // namespace lacuna
