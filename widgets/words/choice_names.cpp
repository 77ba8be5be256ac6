// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/choice_names.h"

#include <QCoreApplication>

#include "experiment/network/network_spec.h"

namespace lacuna::widgets {
namespace {

/// As configurations have them, for those who translate.
[[maybe_unused]] const char* const kWords[] = {
    QT_TRANSLATE_NOOP("ChoiceWords", "learned"),       QT_TRANSLATE_NOOP("ChoiceWords", "parm"),
    QT_TRANSLATE_NOOP("ChoiceWords", "mds-layerwise"), QT_TRANSLATE_NOOP("ChoiceWords", "sum-subtract"),
    QT_TRANSLATE_NOOP("ChoiceWords", "berrut"),        QT_TRANSLATE_NOOP("ChoiceWords", "replication"),
    QT_TRANSLATE_NOOP("ChoiceWords", "none"),          QT_TRANSLATE_NOOP("ChoiceWords", "patch"),
    QT_TRANSLATE_NOOP("ChoiceWords", "conv"),          QT_TRANSLATE_NOOP("ChoiceWords", "mlp"),
    QT_TRANSLATE_NOOP("ChoiceWords", "linear"),        QT_TRANSLATE_NOOP("ChoiceWords", "sum"),
    QT_TRANSLATE_NOOP("ChoiceWords", "concat"),        QT_TRANSLATE_NOOP("ChoiceWords", "residual"),
    QT_TRANSLATE_NOOP("ChoiceWords", "spatial"),       QT_TRANSLATE_NOOP("ChoiceWords", "subtract"),
};

/// What translations of the titles below belong to.
class ChoiceTitles {
  Q_DECLARE_TR_FUNCTIONS(ChoiceTitles)
};

QString word(const char* text) {
  return QCoreApplication::translate("ChoiceWords", text);
}

} // namespace

QString titleOf(CodeKind kind) {
  switch (kind) {
    case CodeKind::learned:
      return ChoiceTitles::tr("learned");
    case CodeKind::parm:
      return ChoiceTitles::tr("parity models (ParM)");
    case CodeKind::mdsLayerwise:
      return ChoiceTitles::tr("MDS, layer by layer");
    case CodeKind::sumSubtract:
      return ChoiceTitles::tr("sums, subtracted");
    case CodeKind::berrut:
      return ChoiceTitles::tr("Berrut interpolation");
    case CodeKind::replication:
      return ChoiceTitles::tr("replication");
    case CodeKind::none:
      break;
  }
  return ChoiceTitles::tr("none");
}

QString titleOf(EncoderKind kind) {
  switch (kind) {
    case EncoderKind::patch:
      return ChoiceTitles::tr("convolutions on patches");
    case EncoderKind::conv:
      return ChoiceTitles::tr("convolutions");
    case EncoderKind::mlp:
      return ChoiceTitles::tr("fully connected (mlp)");
    case EncoderKind::linear:
      return ChoiceTitles::tr("learned mix");
    case EncoderKind::sum:
      return ChoiceTitles::tr("sum");
    case EncoderKind::concat:
      break;
  }
  return ChoiceTitles::tr("tiles (concat)");
}

QString titleOf(DecoderKind kind) {
  switch (kind) {
    case DecoderKind::residual:
      return ChoiceTitles::tr("residual, mask-aware");
    case DecoderKind::spatial:
      return ChoiceTitles::tr("spatial, overlap-aware");
    case DecoderKind::conv:
      return ChoiceTitles::tr("convolutions");
    case DecoderKind::mlp:
      return ChoiceTitles::tr("fully connected (mlp)");
    case DecoderKind::subtract:
      break;
  }
  return ChoiceTitles::tr("subtraction");
}

QString titleOf(Schedule schedule) {
  switch (schedule) {
    case Schedule::oneCycle:
      return ChoiceTitles::tr("one cycle");
    case Schedule::cosine:
      return ChoiceTitles::tr("cosine");
    case Schedule::constant:
      break;
  }
  return ChoiceTitles::tr("constant");
}

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
  if (kind == kCustomModel) return ChoiceTitles::tr("own layers (from a file)");
  return QString::fromStdString(baseModelTitle(kind));
}

} // namespace lacuna::widgets
