// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

#include "experiment/config/choices.h"

namespace lacuna::widgets {

// What a person reads for the words of a configuration.
template <typename Enum>
QString titleOf(const Choice<Enum>& choice) {
  return QCoreApplication::translate("ChoiceTitles", choice.title);
}
/// Short enough for a cell of a table: in English the word of a configuration itself.
QString wordOf(CodeKind kind);
QString wordOf(EncoderKind kind);
QString wordOf(DecoderKind kind);
QString modelTitle(const std::string& kind);

} // namespace lacuna::widgets
