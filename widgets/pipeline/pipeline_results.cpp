// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the decoder: one cell per data part, and the merged map.
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/pipeline_scene.h"

namespace lacuna::widgets {

void PipelinePainter::decodedLabel(int part) {
  const DecodedPart& result = m_scene.inspection->decoded[static_cast<size_t>(part)];
  const QRect area = m_layout.decoded[static_cast<size_t>(part)].label;
  QString what = PipelineView::tr("passed through");
  QString error;
  if (result.origin == PartOrigin::rebuilt) what = PipelineView::tr("rebuilt");
  if (result.origin == PartOrigin::rewritten) what = PipelineView::tr("rewritten");
  if (result.origin != PartOrigin::passedThrough)
    error = PipelineView::tr("error %1").arg(result.relativeError, 0, 'f', 2);
  const QFontMetrics strong(m_type.strong);
  const QFontMetrics caption(m_type.caption);
  const QString name = QStringLiteral("Ŷ%1").arg(part + 1);
  const bool low = area.height() + 2 < strong.height() + caption.height();
  // On a low lane all stands beside the name.
  const int room = area.width() - (low ? strong.horizontalAdvance(name) + m_layout.unit / 2 : 0);
  if (!error.isEmpty() && !fitsInto(caption, error, room))
    error = QStringLiteral("± %1").arg(result.relativeError, 0, 'f', 2);
  if (!fitsInto(caption, what, room) && result.origin == PartOrigin::passedThrough) what = PipelineView::tr("passed");
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

void PipelinePainter::decodedNote(int part, const QRect& area) {
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  QString text = PipelineView::tr("as received from device\u00a0%1").arg(part + 1);
  const int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter;
  if (m_p.boundingRect(area, flags, text).height() > area.height())
    text = PipelineView::tr("from device\u00a0%1").arg(part + 1);
  m_p.drawText(area, flags, text);
}

void PipelinePainter::decodedPart(int part) {
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
  m_p.setOpacity(presence(part));
  decodedMaps(part);
  m_p.setOpacity(1);
}

void PipelinePainter::decodedMaps(int part) {
  const auto i = static_cast<size_t>(part);
  const DecodedLayout& cell = m_layout.decoded[i];
  const MapShape shape = m_scene.plan.partOutput();
  const DecodedPart& result = m_scene.inspection->decoded[i];
  mapsOf(m_scene.images.decoded[i], result.maps, shape, cell.decoded, part);
  if (result.origin == PartOrigin::passedThrough) {
    decodedNote(part, cell.original.united(cell.difference));
    return;
  }
  const Maps& original = m_scene.inspection->outputs[i];
  mapsOf(m_scene.images.outputs[i], original, shape, cell.original, part);
  if (m_scene.returnsLogits())
    logitBars(minus(result.maps, original), cell.difference, m_scene.images.difference, m_t.muted);
  else
    stack(m_scene.images.differences[i], shape, cell.difference);
}

/// All decoded parts lead into one merged map; of a group only the image looked at goes on.
void PipelinePainter::gather(double y) {
  const double from = m_layout.decoded.front().card.right() + 2.0;
  const double x = from + m_layout.unit;
  const int focus = m_scene.inspection ? m_scene.inspection->focus : 0;
  const bool one = m_scene.plan.wholeImages;
  const size_t begin = one ? static_cast<size_t>(focus) : 0;
  const size_t end = one ? begin + 1 : m_layout.decoded.size();
  const double first = m_layout.decoded[begin].card.center().y() + 0.5;
  const double last = m_layout.decoded[end - 1].card.center().y() + 0.5;
  m_p.setRenderHint(QPainter::Antialiasing, true);
  m_p.setPen(QPen(m_t.muted, std::max(1.0, 1.3 * m_s), Qt::SolidLine, Qt::RoundCap));
  for (size_t i = begin; i < end; ++i) {
    const double middle = m_layout.decoded[i].card.center().y() + 0.5;
    m_p.drawLine(QPointF(from, middle), QPointF(x, middle));
  }
  m_p.drawLine(QPointF(x, std::min(first, y)), QPointF(x, std::max(last, y)));
  drawArrow(m_p, {x, y}, {m_layout.merged.left() - 3.0, y}, m_t.muted, m_s);
}

void PipelinePainter::merged() {
  const SplitPlan& plan = m_scene.plan;
  if (!m_scene.inspection) return;
  const MapGrid g = grid(m_layout.merged, plan.output);
  const QRectF used = g.bounds(m_scene.shownChannels);
  if (!plan.wholeImages) mergedParts(g);
  mapsOf(m_scene.images.merged, m_scene.inspection->merged, plan.output, m_layout.merged, m_scene.inspection->focus);
  const double y = m_scene.returnsLogits() ? m_layout.merged.center().y() : used.center().y();
  gather(y);
  const QRect arrow(m_layout.merged.right(), 0, m_layout.classes.left() - m_layout.merged.right(), 1);
  drawArrow(m_p, {arrow.left() + 2.0, y}, {arrow.left() + m_layout.unit * 1.8, y}, m_t.muted, m_s);
  if (!plan.wholeImages) {
    hoveredColumns(g);
    coverageNote(used);
  }
}

/// Brackets over the first map: which part makes which columns.
void PipelinePainter::mergedParts(const MapGrid& g) {
  const SplitPlan& plan = m_scene.plan;
  std::vector<ColumnRange> ranges;
  for (const PartWindow& part : plan.parts) ranges.push_back(part.output);
  // The brackets stand above the first map and follow it down when the grid is centred in its room.
  QRect above = m_layout.mergedBrackets;
  above.moveTop(g.area.y() - above.height());
  brackets(above, ranges, g.cell);
}

void PipelinePainter::hoveredColumns(const MapGrid& g) {
  if (m_scene.hovered < 0 || m_scene.hovered >= m_scene.plan.k) return;
  const ColumnRange r = m_scene.plan.parts[static_cast<size_t>(m_scene.hovered)].output;
  m_p.setRenderHint(QPainter::Antialiasing, false);
  m_p.setPen(QPen(m_t.dark ? QColor("#ffffff") : m_t.part(m_scene.hovered), 2));
  m_p.setBrush(Qt::NoBrush);
  for (int i = 0; i < m_scene.shownChannels; ++i) {
    const QRectF map = g.mapRect(i);
    m_p.drawRect(QRectF(map.x() + r.first * g.cell, map.y(), r.width() * g.cell, map.height()).adjusted(0, 0, -1, -1));
  }
}

/// Says under the maps whose loss costs nothing, or would.
void PipelinePainter::coverageNote(const QRectF& used) {
  QString note;
  for (const int part : m_scene.twiceCovered())
    if (m_scene.lost(part) && m_scene.coveredByOthers(part))
      note = PipelineView::tr("Neighbours make X%1's columns, too: its loss costs nothing.").arg(part + 1);
  if (note.isEmpty() && !m_scene.twiceCovered().empty())
    note = PipelineView::tr("X%1's columns are made twice.").arg(m_scene.twiceCovered().front() + 1);
  QRect below = m_layout.mergedNote;
  below.moveTop(static_cast<int>(used.bottom()) + m_layout.unit / 2);
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  below.setBottom(m_layout.verdict.top() - 1);
  if (m_p.fontMetrics().boundingRect(below, Qt::TextWordWrap, note).height() > below.height())
    note = PipelineView::tr("made twice");
  m_p.drawText(below, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, note);
}

} // namespace lacuna::widgets
