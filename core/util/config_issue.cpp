// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/config_issue.h"

namespace lacuna {

std::string joinIssues(const std::vector<ConfigIssue>& issues) {
  std::string lines;
  for (const ConfigIssue& i : issues)
    lines += (lines.empty() ? "" : "\n") + (i.path.empty() ? "" : i.path + ": ") + i.message;
  return lines;
}

} // namespace lacuna
