// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/choice_names.h"

#include <QCoreApplication>

#include "widgets/words/field_names.h"

namespace lacuna::widgets {
namespace {

QString word(const char* text) {
  return QCoreApplication::translate("ChoiceWords", text);
}

} // namespace

QString wordOf(CodeKind kind) {
  return word(text(kind));
}

QString wordOf(EncoderKind kind) {
  return word(text(kind));
}

QString wordOf(DecoderKind kind) {
  return word(text(kind));
}

QString modelTitle(const std::string& kind) {
  const QString title = wordTitle("base_model.kind", kind);
  return title.isEmpty() ? QString::fromStdString(kind) : title;
}

} // namespace lacuna::widgets
