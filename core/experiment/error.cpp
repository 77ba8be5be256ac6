// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/error.h"

#include <algorithm>
#include <string_view>

#include "experiment/shown_text.h"

namespace lacuna {
namespace {

std::string presentable(const std::string& message) {
  std::string shown;
  for (size_t at = 0; at <= message.size();) {
    const size_t end = std::min(message.find('\n', at), message.size());
    if (at > 0) shown += '\n';
    shown += shownText(std::string_view(message).substr(at, end - at), message.max_size());
    at = end + 1;
  }
  return shown;
}

} // namespace

Error::Error(ErrorKind kind, const std::string& message) : std::runtime_error(presentable(message)), m_kind(kind) {}

} // namespace lacuna
