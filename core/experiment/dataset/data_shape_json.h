// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner header: only .cpp files of core/experiment may include it, since it names the JSON library.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "experiment/dataset/data_shape.h"
#include "util/config_issue.h"

namespace lacuna {

/// The shape of a data set (keys channels, height, width, classes) in the field `field`; nothing when a key is missing,
/// unknown or of another type, which goes to `issues`. Whether the values are possible is asked of problemsOf.
std::optional<DataShape> readDataShape(const nlohmann::ordered_json& value, const std::string& field,
                                       std::vector<ConfigIssue>& issues);
nlohmann::ordered_json dataShapeJson(const DataShape& shape);

} // namespace lacuna
