// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lacuna {

/// Every field that a person can give as a Markdown table: path, default, what it takes, when it applies, what it is.
/// docs/codes.md has it.
std::string fieldsTable();

} // namespace lacuna
