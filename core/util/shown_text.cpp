// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/shown_text.h"

#include <algorithm>
#include <cstdint>

namespace lacuna {
namespace {

/// Bytes of the UTF-8 character at `at`; 0 when there is none (RFC 3629: no overlong forms, surrogates or beyond
/// U+10FFFF).
size_t characterLength(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[at + i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xc2 && lead <= 0xdf   ? 2
                        : lead >= 0xe0 && lead <= 0xef ? 3
                        : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                       : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  const uint8_t second = byte(1);
  const bool bad = (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
                   (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
  return bad ? 0 : length;
}

/// C0, DEL and U+0080 to U+009F: a terminal may take U+009B for the beginning of a command.
bool isControl(std::string_view text, size_t at, size_t length) {
  const auto byte = static_cast<uint8_t>(text[at]);
  if (length == 1) return byte < 0x20 || byte == 0x7f;
  return length == 2 && byte == 0xc2 && static_cast<uint8_t>(text[at + 1]) < 0xa0;
}

std::string hexadecimal(uint8_t byte) {
  const char* digits = "0123456789abcdef";
  return std::string("0x") + digits[byte >> 4] + digits[byte & 15];
}

std::string escaped(uint8_t byte) {
  if (byte == '\n') return "\\n";
  if (byte == '\t') return "\\t";
  if (byte == '\r') return "\\r";
  return "\\" + hexadecimal(byte).substr(1);
}

} // namespace

std::string shownText(std::string_view text, size_t mostBytes) {
  std::string shown;
  size_t cut = 0; // where "..." still fits behind
  for (size_t at = 0; at < text.size();) {
    const size_t length = characterLength(text, at);
    const auto byte = static_cast<uint8_t>(text[at]);
    const bool control = length > 0 && isControl(text, at, length);
    const bool plain = length > 0 && !control;
    shown += plain ? std::string(text.substr(at, length)) : escaped(length == 2 ? uint8_t(text[at + 1]) : byte);
    at += length > 0 ? length : 1;
    if (shown.size() + 3 <= mostBytes) cut = shown.size();
    if (shown.size() > mostBytes) return shown.substr(0, cut) + "...";
  }
  return shown;
}

std::string shownLines(std::string_view text) {
  std::string shown;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) shown += '\n';
    shown += shownText(text.substr(at, end - at), text.max_size());
    at = end + 1;
  }
  return shown;
}

std::string textProblem(std::string_view text, TextShape shape) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = characterLength(text, at);
    const std::string place =
        "byte " + std::to_string(at + 1) + " (" + hexadecimal(static_cast<uint8_t>(text[at])) + ")";
    if (length == 0) return place + " is no UTF-8; write the text in UTF-8";
    const bool layout = shape == TextShape::lines && (text[at] == '\n' || text[at] == '\t');
    if (isControl(text, at, length) && !layout) return place + " is a control character; leave it out";
    at += length;
  }
  return {};
}

bool isValidUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = characterLength(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

} // namespace lacuna
