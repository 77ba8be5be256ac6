// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna {

/// SHA-256 of `size` bytes as 64 lower-case hexadecimal digits.
std::string sha256Hex(const void* bytes, size_t size);
inline std::string sha256Hex(std::string_view text) {
  return sha256Hex(text.data(), text.size());
}
inline std::string sha256Hex(const std::vector<uint8_t>& bytes) {
  return sha256Hex(bytes.data(), bytes.size());
}

} // namespace lacuna
