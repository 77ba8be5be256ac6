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

enum class TextShape { line, lines };

/// Why a text cannot be kept: the rule for names, notes and tags is valid UTF-8 without control characters, where notes
/// may have line breaks and tabs. "byte 3 (0xff) is no UTF-8; …", counting from 1; empty for a good one.
std::string textProblem(std::string_view text, TextShape shape);

bool isValidUtf8(std::string_view text);

} // namespace lacuna
