// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lacuna {

/// One thing wrong with a configuration: where, and what is allowed, in words for a person.
struct ConfigIssue {
  std::string path;    ///< "code.k"; empty when the document as a whole is wrong
  std::string message; ///< "k = 5: the feature map is 4 columns wide; use at most 4"
};

/// One line per issue: "code.k: k = 5: …".
std::string joinIssues(const std::vector<ConfigIssue>& issues);

} // namespace lacuna
