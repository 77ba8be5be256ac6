// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/error.h"

#include "util/shown_text.h"

namespace lacuna {

Error::Error(ErrorKind kind, const std::string& message) : std::runtime_error(shownLines(message)), m_kind(kind) {}

} // namespace lacuna
