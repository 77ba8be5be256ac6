// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/scene/pipeline_scene.h"

#include <QLocale>
#include <bitset>

#include "experiment/config/code_plan.h"
#include "widgets/pipeline/scene/pipeline_text.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/data_names.h"

namespace lacuna::widgets {

QString PipelineScene::partName(int device) const {
  return device < plan.k ? QStringLiteral("X%1").arg(device + 1) : QStringLiteral("P%1").arg(device - plan.k + 1);
}

int PipelineScene::lateCount() const {
  return static_cast<int>(std::bitset<64>(lateMask & pattern.mask).count());
}

QString PipelineScene::className(int label) const {
  return label < classNames.size() ? classNames[label] : QString::number(label);
}

QString PipelineScene::imagesText(bool brief) const {
  if (!inspection || inspection->imageIndex < 0) return PipelineText::tr("your own image");
  const QLocale locale;
  const QString first = locale.toString(inspection->imageIndex + 1);
  const QString all = locale.toString(info.testImages);
  const bool count = !brief && info.testImages > 0;
  if (inspection->group.size() < 2)
    return count ? PipelineText::tr("test image %1 of %2").arg(first, all)
                 : PipelineText::tr("test image %1").arg(first);
  const QString last = locale.toString(inspection->group.back().index + 1);
  return count ? PipelineText::tr("test images %1–%2 of %3").arg(first, last, all)
               : PipelineText::tr("images %1–%2").arg(first, last);
}

bool PipelineScene::coveredByOthers(int part) const {
  if (plan.wholeImages) return false;
  const ColumnRange wanted = plan.parts[static_cast<size_t>(part)].output;
  for (int column = wanted.first; column < wanted.last; ++column) {
    bool made = false;
    for (int other = 0; other < plan.k && !made; ++other)
      made = other != part && !lost(other) && plan.parts[static_cast<size_t>(other)].output.contains(column);
    if (!made) return false;
  }
  return wanted.width() > 0;
}

std::vector<int> PipelineScene::twiceCovered() const {
  std::vector<int> parts;
  for (int part = 0; part < plan.k; ++part) {
    const ColumnRange range = plan.parts[static_cast<size_t>(part)].output;
    bool twice = range.width() > 0;
    for (int column = range.first; column < range.last; ++column) twice = twice && plan.coverage(column) >= 2;
    if (twice) parts.push_back(part);
  }
  return parts;
}

QString PipelineScene::parityRole(int device) const {
  const CodeConfig& code = config.code;
  if (code.kind == CodeKind::none || code.kind == CodeKind::decoderOnly) return PipelineText::tr("idle");
  if (code.kind != CodeKind::replication) return PipelineText::tr("parity");
  const std::vector<int> copies = asShared(code).copies;
  const auto copy = static_cast<size_t>(device - plan.k);
  return copy < copies.size() ? PipelineText::tr("copy of %1").arg(partName(copies[copy])) : QString();
}

QString PipelineScene::title() const {
  const bool idle = config.code.kind == CodeKind::none || config.code.kind == CodeKind::decoderOnly;
  const QString parity = idle ? PipelineText::tr("r = %1 idle") : PipelineText::tr("r = %1 parity");
  const QString parts = plan.wholeImages ? PipelineText::tr("k = %1 images") : PipelineText::tr("k = %1 parts");
  const QString usual = parts.arg(config.code.k) + QStringLiteral(" · ") + parity.arg(config.code.r);
  QString text = info.title.isEmpty() ? usual : info.title;
  if (info.title.isEmpty() && config.code.split == Split::coarse)
    text = PipelineText::tr("k = %1 · r = %2 · split into %3 for %4 devices")
               .arg(config.code.k)
               .arg(config.code.r)
               .arg(plan.k)
               .arg(plan.devices());
  const int late = lateCount();
  const int lost = pattern.lostCount() - late;
  const QString gone = PipelineText::tr("%n device(s) lost", nullptr, lost);
  const QString slow = PipelineText::tr("%n device(s) late", nullptr, late);
  QString state = PipelineText::tr("nothing lost");
  if (lost > 0 && late > 0)
    state = gone + QStringLiteral(" · ") + slow;
  else if (lost > 0)
    state = gone;
  else if (late > 0)
    state = slow;
  return text + QStringLiteral(" · ") + state;
}

QString PipelineScene::subtitle() const {
  if (!info.subtitle.isEmpty()) return info.subtitle;
  const QString unit = !plan.wholeImages ? QString()
                       : returnsLogits() ? PipelineText::tr(" · whole images, logits returned")
                                         : PipelineText::tr(" · whole images");
  const QString ground =
      PipelineText::tr("%1 · %2%3").arg(datasetName(config.dataset), modelTitle(config.baseModel.kind), unit);
  if (config.code.kind == CodeKind::mdsLayerwise)
    return PipelineText::tr("%1 · MDS code, layer by layer: the last convolution and what it gets").arg(ground);
  if (config.code.kind == CodeKind::decoderOnly)
    return PipelineText::tr("%1 · no parity, %2 decoder").arg(ground, wordOf(config.code.decoder.kind));
  if (config.code.split == Split::coarse)
    return PipelineText::tr("%1 · %2 code, a coarse split into %3").arg(ground, wordOf(config.code.kind)).arg(plan.k);
  if (config.code.kind != CodeKind::learned)
    return PipelineText::tr("%1 · %2 code").arg(ground, wordOf(config.code.kind));
  if (!config.code.blocks.empty())
    return PipelineText::tr("%1 · %2 encoder, %3 decoder · the last of %4 blocks and what it gets")
        .arg(ground, wordOf(config.code.encoder.kind), wordOf(config.code.decoder.kind))
        .arg(config.code.blocks.size() + 1);
  return PipelineText::tr("%1 · %2 encoder, %3 decoder")
      .arg(ground, wordOf(config.code.encoder.kind), wordOf(config.code.decoder.kind));
}

} // namespace lacuna::widgets
