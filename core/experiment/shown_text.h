// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lacuna {

/// Text that somebody else wrote, fit to stand inside a message: on one line (control characters as \n or \x1b), valid
/// UTF-8 (other bytes as \xff) and at most `mostBytes` long, cut with "..." between characters.
std::string shownText(std::string_view text, size_t mostBytes = 60);

/// The same for text of several lines, which stay lines; nothing is cut.
std::string shownLines(std::string_view text);

bool isValidUtf8(std::string_view text);

} // namespace lacuna
