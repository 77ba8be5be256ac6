// SPDX-License-Identifier: GPL-3.0-or-later
// What only a code of images has: the images of a group, logits as bars, and titles that follow the image looked at.
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/pipeline_scene.h"

namespace lacuna::widgets {

/// Above what the class is read from. With a group they name the image, which changes with the pattern.
void PipelinePainter::resultTitles() {
  const SplitPlan& plan = m_scene.plan;
  QString merged = PipelineView::tr("Merged");
  QString probability = PipelineView::tr("probability");
  if (plan.wholeImages) {
    const int shown = m_scene.inspection ? m_scene.inspection->focus : 0;
    merged = PipelineView::tr("Ŷ%1").arg(shown + 1);
    probability = PipelineView::tr("of image X%1").arg(shown + 1);
  }
  const QString maps = PipelineView::tr("%1 of %2")
                           .arg(plan.output.channels)
                           .arg(PipelineView::tr("%1 × %2").arg(plan.output.height).arg(plan.output.width));
  columnTitle(m_layout.merged.x(), m_layout.classes.x() - m_layout.merged.x() - m_layout.unit / 2, merged,
              m_scene.returnsLogits() ? PipelineView::tr("logits") : maps);
  columnTitle(m_layout.classes.x(), m_layout.classes.width(), PipelineView::tr("Class"), probability);
}

void PipelinePainter::groupImages() {
  m_p.setFont(m_type.caption);
  const int line = QFontMetrics(m_type.caption).height();
  for (int i = 0; i < m_scene.plan.k; ++i) {
    const auto place = static_cast<size_t>(i);
    const QRect area = m_layout.sources[place];
    m_p.setRenderHint(QPainter::Antialiasing, false);
    if (m_scene.inspection && place < m_scene.images.group.size())
      m_p.drawImage(area, m_scene.images.group[place]);
    else
      m_p.fillRect(area, m_t.surface);
    const bool hovered = m_scene.hovered == i;
    m_p.setBrush(Qt::NoBrush);
    m_p.setPen(QPen(m_t.part(i), hovered ? 3 : 1.5, m_scene.lost(i) ? Qt::DashLine : Qt::SolidLine));
    m_p.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
    if (!m_scene.inspection || place >= m_scene.inspection->group.size()) continue;
    const int label = m_scene.inspection->group[place].label;
    const bool shown = m_scene.inspection->focus == i;
    m_p.setFont(shown ? m_type.strong : m_type.caption);
    m_p.setPen(shown ? m_t.text : m_t.muted);
    const QString name =
        label < 0 ? m_scene.partName(i) : PipelineView::tr("%1: %2").arg(m_scene.partName(i), m_scene.className(label));
    drawElided(m_p, {area.x(), area.bottom() + 1, area.width() + m_layout.unit / 2, line},
               Qt::AlignLeft | Qt::AlignVCenter, name);
  }
}

/// One bar per class from a common zero line, the largest in the device's colour.
void PipelinePainter::logitBars(const Maps& logits, const QRect& area, ValueRange range, const QColor& color) {
  const auto count = static_cast<int>(logits.values.size());
  if (count == 0) return;
  const double high = std::min<double>(area.height(), 110 * m_s);
  const double top = area.y() + (area.height() - high) / 2;
  // The bars of the next area must not look like more classes of this one.
  const double room = area.width() * (area.width() < 100 * m_s ? 0.82 : 1.0);
  const double pitch = std::min(room / count, 14.0 * m_s);
  const double gap = pitch >= 4 ? 1 : 0;
  const auto heightOf = [&](double value) { return top + high * (1 - std::clamp(range.unit(value), 0.0, 1.0)); };
  const double zero = heightOf(0);
  const auto largest = std::max_element(logits.values.begin(), logits.values.end()) - logits.values.begin();
  m_p.setRenderHint(QPainter::Antialiasing, false);
  QColor plain = m_t.muted;
  plain.setAlphaF(0.6F);
  for (int c = 0; c < count; ++c) {
    const double end = heightOf(static_cast<double>(logits.values[static_cast<size_t>(c)]));
    const QRectF bar(area.x() + c * pitch, std::min(zero, end), pitch - gap, std::max(1.0, std::abs(end - zero)));
    m_p.fillRect(bar, c == largest ? color : plain);
  }
  m_p.setPen(QPen(m_t.border, 1));
  m_p.drawLine(QPointF(area.x(), zero), QPointF(area.x() + count * pitch, zero));
}

void PipelinePainter::mapsOf(const QImage& image, const Maps& values, const MapShape& map, const QRect& area,
                             int device) {
  if (m_scene.returnsLogits())
    logitBars(values, area, m_scene.images.features, m_t.device(device, m_scene.plan.k));
  else
    stack(image, map, area);
}

} // namespace lacuna::widgets
