// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner header: only .cpp files of core/experiment and core/util may include it, since it names the JSON library.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "util/config_issue.h"

namespace lacuna {

/// The text as a JSON object, checked for what only a mistake or an attack has: wrong syntax, invalid UTF-8, a key
/// given twice, more than 16 levels. False when there is no object to go on with; the reasons go to `issues`. `what`
/// says what the text is meant to be.
bool readConfigDocument(const std::string& json, nlohmann::ordered_json& document, std::vector<ConfigIssue>& issues,
                        const std::string& what = "the configuration");

/// Sets the field at a dotted path, making objects on the way. False, and nothing set, when the path is none or leads
/// through something that is no object.
bool setField(nlohmann::ordered_json& document, const std::string& path, nlohmann::ordered_json value);

/// Applies "PATH=VALUE", making objects on the way. The value is JSON where it parses, else a text; it is checked like
/// a document.
void applyOverride(nlohmann::ordered_json& document, const std::string& override, std::vector<ConfigIssue>& issues);

/// JSON text, on one line when `indent` is -1; what is no UTF-8 is replaced.
std::string jsonText(const nlohmann::ordered_json& value, int indent = -1);

/// JSON text for a message: one line, short, valid UTF-8.
std::string shownJson(const nlohmann::ordered_json& value);

} // namespace lacuna
