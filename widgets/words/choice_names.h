// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "experiment/config/choices.h"

namespace lacuna::widgets {

// What a person reads for the words of a configuration; titles stand in field_names.h.
/// Short enough for a cell of a table: in English the word of a configuration itself.
QString wordOf(CodeKind kind);
QString wordOf(EncoderKind kind);
QString wordOf(DecoderKind kind);
/// "LeNet-5"
QString modelTitle(const std::string& kind);

} // namespace lacuna::widgets
