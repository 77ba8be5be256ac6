// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_format.h"

#include <array>
#include <charconv>
#include <cmath>

#include "util/shown_text.h"

namespace lacuna::report {

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "n/a";
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  if (std::fabs(value) < 0.5 * std::pow(10.0, -decimals)) value = 0; // never "-0.00"
  if (std::fabs(value) > 1e15) return value > 0 ? "> 1e15" : "< −1e15";
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return std::string(buffer.data(), end.ptr);
}

std::string spreadText(double mean, std::optional<double> deviation, int decimals) {
  return fixed(mean, decimals) + (deviation ? " ± " + fixed(*deviation, decimals) : "");
}

std::string percent(double value) {
  return fixed(value, 2) + " %";
}

std::string points(double value) {
  return fixed(value, 2) + " points";
}

std::string grouped(int64_t value) {
  std::string digits = std::to_string(value);
  const size_t sign = value < 0 ? 1 : 0;
  for (size_t at = digits.size(); at > sign + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string duration(double seconds) {
  if (!(seconds >= 0) || seconds > 1e9) return "n/a";
  if (seconds < 120) return fixed(seconds, 1) + " s";
  const auto whole = static_cast<int64_t>(std::llround(seconds));
  if (whole < 7200) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

namespace {

std::string scaled(double value, double step, std::initializer_list<const char*> units) {
  auto unit = units.begin();
  while (std::fabs(value) >= step && unit + 1 != units.end()) {
    value /= step;
    ++unit;
  }
  return fixed(value, unit == units.begin() ? 0 : 2) + " " + *unit;
}

} // namespace

std::string operations(int64_t flops) {
  return scaled(static_cast<double>(flops), 1000, {"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"});
}

std::string byteSize(int64_t bytes) {
  return scaled(static_cast<double>(bytes), 1024, {"bytes", "KiB", "MiB", "GiB"});
}

std::string htmlEscaped(const std::string& text) {
  const bool clean = isValidUtf8(text);
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '"') {
      safe += "&quot;";
    } else if (c == '\'') {
      safe += "&#39;";
    } else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f || (!clean && byte >= 0x80)) {
      safe += "\xef\xbf\xbd"; // U+FFFD
    } else {
      safe += c;
    }
  }
  return safe;
}

} // namespace lacuna::report
