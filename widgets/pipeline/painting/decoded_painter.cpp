// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void DecodedPainter::paintTitle() {
  const int unit = m_layout.unit;
  const DecodedLayout& cell = m_layout.decoded.front();
  m_canvas.columnTitle(cell.card.x(), cell.card.width(), PipelineText::tr("Decoded"), {});
  const bool rewrites = !m_scene.config.code.passThrough;
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const int line = QFontMetrics(m_type.heading).height();
  const auto under = [&](const QRect& r, const QString& text) {
    drawElided(m_p, {r.x(), m_layout.titles.y() + line, r.width() + unit, m_layout.titles.height() - line},
               Qt::AlignLeft | Qt::AlignVCenter, text);
  };
  under(cell.decoded, rewrites ? PipelineText::tr("decoded") : PipelineText::tr("rebuilt"));
  const auto shorter = [&](const QRect& r, const QString& whole, const QString& brief) {
    under(r, fitsInto(m_p.fontMetrics(), whole, r.width() + unit) ? whole : brief);
  };
  shorter(cell.original, PipelineText::tr("original"), PipelineText::tr("orig."));
  shorter(cell.difference, PipelineText::tr("difference"), PipelineText::tr("diff."));
}

void DecodedPainter::paintStill() {
  for (const DecodedLayout& cell : m_layout.decoded) drawCard(m_p, cell.card, m_t.surface, m_t.border, 1, kRadius);
}

void DecodedPainter::paintLive() {
  for (int part = 0; part < m_scene.plan.k; ++part)
    if (m_canvas.needs(m_layout.decoded[static_cast<size_t>(part)].card)) decodedPart(part);
}

void DecodedPainter::decodedPart(int part) {
  const DecodedLayout& cell = m_layout.decoded[static_cast<size_t>(part)];
  const auto i = static_cast<size_t>(part);
  const bool known = m_scene.inspection && i < m_scene.images.decoded.size();
  const bool rebuilt = known && m_scene.inspection->decoded[i].origin == PartOrigin::rebuilt;
  const bool hovered = m_scene.hovered == part;
  if (rebuilt || hovered) {
    m_p.setRenderHint(QPainter::Antialiasing, true);
    m_p.setPen(QPen(rebuilt ? m_t.lost : m_t.part(part), 2));
    m_p.drawRoundedRect(QRectF(cell.card).adjusted(1, 1, -1, -1), kRadius, kRadius);
  }
  if (!known) return;
  decodedLabel(part);
  m_p.setOpacity(m_canvas.presence(part));
  decodedMaps(part);
  m_p.setOpacity(1);
}

void DecodedPainter::decodedLabel(int part) {
  const DecodedPart& result = m_scene.inspection->decoded[static_cast<size_t>(part)];
  const QRect area = m_layout.decoded[static_cast<size_t>(part)].label;
  QString what = PipelineText::tr("passed through");
  QString error;
  if (result.origin == PartOrigin::rebuilt) what = PipelineText::tr("rebuilt");
  if (result.origin == PartOrigin::rewritten) what = PipelineText::tr("rewritten");
  if (result.origin != PartOrigin::passedThrough)
    error = PipelineText::tr("error %1").arg(result.relativeError, 0, 'f', 2);
  const QFontMetrics strong(m_type.strong);
  const QFontMetrics caption(m_type.caption);
  const QString name = QStringLiteral("Ŷ%1").arg(part + 1);
  const bool low = area.height() + 2 < strong.height() + caption.height();
  // On a low lane all stands beside the name.
  const int room = area.width() - (low ? strong.horizontalAdvance(name) + m_layout.unit / 2 : 0);
  if (!error.isEmpty() && !fitsInto(caption, error, room))
    error = QStringLiteral("± %1").arg(result.relativeError, 0, 'f', 2);
  if (!fitsInto(caption, what, room) && result.origin == PartOrigin::passedThrough) what = PipelineText::tr("passed");
  // One form for all cells, though rounding makes some a pixel higher.
  const bool three = !error.isEmpty() && area.height() >= strong.height() + 2 * caption.height() + 2;
  const int lines = strong.height() + caption.height() * (low ? 0 : three ? 2 : 1);
  const int top = area.y() + std::max(0, (area.height() - lines) / 2);
  const bool rebuilt = result.origin == PartOrigin::rebuilt;
  m_p.setFont(m_type.strong);
  m_p.setPen(m_t.text);
  const QRect first(area.x(), top, area.width(), strong.height());
  drawElided(m_p, first, Qt::AlignLeft | Qt::AlignVCenter, name);
  if (low) {
    // On a low lane the frame says that it was rebuilt; its error says more.
    const QRect beside = first.adjusted(strong.horizontalAdvance(name) + m_layout.unit / 2, 0, 0, 0);
    m_p.setFont(m_type.caption);
    m_p.setPen(error.isEmpty() ? m_t.muted : m_t.text);
    const QString said = error.isEmpty() ? what : error;
    // Half a word says less than the frame alone.
    if (fitsInto(caption, said, beside.width())) m_p.drawText(beside, Qt::AlignLeft | Qt::AlignVCenter, said);
    return;
  }
  const QRect second(area.x(), first.bottom() + 1, area.width(), caption.height());
  m_p.setFont(m_type.caption);
  m_p.setPen(rebuilt ? m_t.lost : m_t.muted);
  if (three || error.isEmpty()) {
    drawElided(m_p, second, Qt::AlignLeft | Qt::AlignVCenter, what);
  } else {
    const int used = strong.horizontalAdvance(name) + m_layout.unit / 2;
    drawElided(m_p, first.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, what);
  }
  if (error.isEmpty()) return;
  m_p.setPen(m_t.text);
  drawElided(m_p, three ? second.translated(0, caption.height()) : second, Qt::AlignLeft | Qt::AlignVCenter, error);
}

void DecodedPainter::decodedMaps(int part) {
  const auto i = static_cast<size_t>(part);
  const DecodedLayout& cell = m_layout.decoded[i];
  const MapShape shape = m_scene.plan.partOutput();
  const DecodedPart& result = m_scene.inspection->decoded[i];
  m_canvas.mapsOf(m_scene.images.decoded[i], result.maps, shape, cell.decoded, part);
  if (result.origin == PartOrigin::passedThrough) {
    decodedNote(part, cell.original.united(cell.difference));
    return;
  }
  const Maps& original = m_scene.inspection->outputs[i];
  m_canvas.mapsOf(m_scene.images.outputs[i], original, shape, cell.original, part);
  if (m_scene.returnsLogits())
    m_canvas.logitBars(minus(result.maps, original), cell.difference, m_scene.images.difference, m_t.muted);
  else
    m_canvas.stack(m_scene.images.differences[i], shape, cell.difference);
}

void DecodedPainter::decodedNote(int part, const QRect& area) {
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  QString text = PipelineText::tr("as received from device\u00a0%1").arg(part + 1);
  const int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter;
  if (m_p.boundingRect(area, flags, text).height() > area.height())
    text = PipelineText::tr("from device\u00a0%1").arg(part + 1);
  m_p.drawText(area, flags, text);
}

} // namespace lacuna::widgets
