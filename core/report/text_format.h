// SPDX-License-Identifier: GPL-3.0-or-later
//
// How numbers and foreign texts stand in a report. Independent of the locale: a decimal point everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lacuna::report {

/// 98.8765, 2 → "98.88"; NaN → "n/a"; ±Inf → "∞", "−∞".
std::string fixed(double value, int decimals);
/// Mean ± standard deviation: "99.13 ± 0.05"; "99.13" where there is none.
std::string spreadText(double mean, std::optional<double> deviation, int decimals);
std::string percent(double value);     ///< "98.88 %"
std::string points(double value);      ///< "0.30 points"
std::string grouped(int64_t value);    ///< "1,382,656"
std::string duration(double seconds);  ///< "93.1 s", "12 min 5 s", "3 h 12 min"
std::string operations(int64_t flops); ///< "1.38 MFLOP"
std::string byteSize(int64_t bytes);   ///< "12.3 KiB"

/// Text for HTML content and quoted attributes. Bytes that are no UTF-8 and control characters do not get through.
std::string htmlEscaped(const std::string& text);

} // namespace lacuna::report
