// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/choice_names.h"

#include "experiment/network/network_spec.h"

namespace lacuna::widgets {
namespace {

class ModelTitles {
  Q_DECLARE_TR_FUNCTIONS(ChoiceTitles)
};

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
  if (kind == kCustomModel) return ModelTitles::tr("own layers (from a file)");
  return QString::fromStdString(baseModelTitle(kind));
}

} // namespace lacuna::widgets
