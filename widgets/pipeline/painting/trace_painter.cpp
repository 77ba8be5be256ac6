// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "widgets/pipeline/painting/column_painters.h"

namespace lacuna::widgets {

namespace {

/// Frames must be seen on any colour of a map: a dark line inside a light one.
void frame(QPainter& p, const QRectF& rect, const QColor& color, double width) {
  p.setBrush(Qt::NoBrush);
  const double out = width / 2 + 1;
  p.setPen(QPen(QColor(0, 0, 0, 200), 1));
  p.drawRect(rect.adjusted(-out - 0.5, -out - 0.5, out + 0.5, out + 0.5));
  p.setPen(QPen(QColor(255, 255, 255), width));
  p.drawRect(rect.adjusted(-width / 2, -width / 2, width / 2, width / 2));
  p.setPen(QPen(color, 1));
  p.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

/// What takes no part steps back, so that the path stands out.
void TracePainter::veils() {
  const PipelineTrace& trace = *m_scene.trace;
  QColor veil = m_t.window;
  veil.setAlphaF(static_cast<float>(kVeil));
  m_p.setRenderHint(QPainter::Antialiasing, true);
  m_p.setPen(Qt::NoPen);
  m_p.setBrush(veil);
  const auto cover = [this](const QRect& card) {
    m_p.drawRoundedRect(QRectF(card).adjusted(-1, -1, 1, 1), kRadius, kRadius);
  };
  for (size_t i = 0; i < trace.lanes.size(); ++i)
    if (!trace.lanes[i] && m_canvas.needs(m_layout.lanes[i].card)) cover(m_layout.lanes[i].card);
  for (size_t i = 0; i < trace.parts.size(); ++i)
    if (!trace.parts[i] && m_canvas.needs(m_layout.decoded[i].card)) cover(m_layout.decoded[i].card);
  m_p.setBrush(Qt::NoBrush);
}

void TracePainter::paintLive() {
  if (!m_scene.trace) return;
  const PipelineTrace& trace = *m_scene.trace;
  if (m_scene.held) {
    veils();
    m_p.setRenderHint(QPainter::Antialiasing, true);
    for (const PipelineTrace::Link& link : trace.links) {
      const double reach = std::max(12.0, std::abs(link.to.x() - link.from.x()) / 2);
      QPainterPath path(link.from);
      path.cubicTo(link.from + QPointF(reach, 0), link.to - QPointF(reach, 0), link.to);
      m_p.setPen(QPen(m_t.window, 5 * m_s, Qt::SolidLine, Qt::RoundCap));
      m_p.drawPath(path);
      m_p.setPen(QPen(m_t.device(link.device, m_scene.plan.k), 2.2 * m_s, Qt::SolidLine, Qt::RoundCap));
      m_p.drawPath(path);
    }
    m_decoder.paintName(); // paths run behind its name
  }
  m_p.setRenderHint(QPainter::Antialiasing, false);
  m_p.setBrush(Qt::NoBrush);
  m_p.setPen(QPen(QColor(255, 255, 255), 1));
  for (const PipelineTrace::Mark& mark : trace.marks)
    if (mark.region) m_p.drawRect(mark.rect.adjusted(0.5, 0.5, -0.5, -0.5));
  for (const PipelineTrace::Mark& mark : trace.marks) frame(m_p, mark.rect, m_t.device(mark.device, m_scene.plan.k), 2);
}

} // namespace lacuna::widgets
