// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void MergedPainter::paintTitle() {
  if (!m_scene.plan.wholeImages) resultTitles();
}

void MergedPainter::paintLive() {
  if (m_scene.plan.wholeImages && m_canvas.needs(m_layout.titles)) resultTitles();
  // The lines that lead from the decoded parts into the merged map belong to it.
  const QRect result = m_layout.merged.united(m_layout.mergedBrackets).united(m_layout.mergedNote);
  if (m_canvas.needs(result.united(m_layout.decoded.front().card).united(m_layout.decoded.back().card))) merged();
}

/// Above what the class is read from. With a group they name the image, which changes with the pattern.
void MergedPainter::resultTitles() {
  const SplitPlan& plan = m_scene.plan;
  QString merged = PipelineText::tr("Merged");
  QString probability = PipelineText::tr("probability");
  if (plan.wholeImages) {
    const int shown = m_scene.inspection ? m_scene.inspection->focus : 0;
    merged = PipelineText::tr("Ŷ%1").arg(shown + 1);
    probability = PipelineText::tr("of image X%1").arg(shown + 1);
  }
  const QString maps =
      PipelineText::tr("%1 of %2").arg(plan.output.channels).arg(sizeText(plan.output.height, plan.output.width));
  m_canvas.columnTitle(m_layout.merged.x(), m_layout.classes.x() - m_layout.merged.x() - m_layout.unit / 2, merged,
                       m_scene.returnsLogits() ? PipelineText::tr("logits") : maps);
  m_canvas.columnTitle(m_layout.classes.x(), m_layout.classes.width(), PipelineText::tr("Class"), probability);
}

void MergedPainter::merged() {
  const SplitPlan& plan = m_scene.plan;
  if (!m_scene.inspection) return;
  const MapGrid g = m_canvas.grid(m_layout.merged, plan.output);
  const QRectF used = g.bounds(m_scene.shownChannels);
  if (!plan.wholeImages) mergedParts(g);
  m_canvas.mapsOf(m_scene.images.merged, m_scene.inspection->merged, plan.output, m_layout.merged,
                  m_scene.inspection->focus);
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
void MergedPainter::mergedParts(const MapGrid& g) {
  const SplitPlan& plan = m_scene.plan;
  std::vector<ColumnRange> ranges;
  for (const PartWindow& part : plan.parts) ranges.push_back(part.output);
  // The brackets stand above the first map and follow it down when the grid is centred in its room.
  QRect above = m_layout.mergedBrackets;
  above.moveTop(g.area.y() - above.height());
  m_canvas.brackets(above, ranges, g.cell);
}

/// All decoded parts lead into one merged map; of a group only the image looked at goes on.
void MergedPainter::gather(double y) {
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

void MergedPainter::hoveredColumns(const MapGrid& g) {
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
void MergedPainter::coverageNote(const QRectF& used) {
  QString note;
  for (const int part : m_scene.twiceCovered())
    if (m_scene.lost(part) && m_scene.coveredByOthers(part))
      note = PipelineText::tr("Neighbours make X%1's columns, too: its loss costs nothing.").arg(part + 1);
  if (note.isEmpty() && !m_scene.twiceCovered().empty())
    note = PipelineText::tr("X%1's columns are made twice.").arg(m_scene.twiceCovered().front() + 1);
  QRect below = m_layout.mergedNote;
  below.moveTop(static_cast<int>(used.bottom()) + m_layout.unit / 2);
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  below.setBottom(m_layout.verdict.top() - 1);
  if (m_p.fontMetrics().boundingRect(below, Qt::TextWordWrap, note).height() > below.height())
    note = PipelineText::tr("made twice");
  m_p.drawText(below, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, note);
}

} // namespace lacuna::widgets
