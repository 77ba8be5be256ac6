// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void DecoderPainter::paintStill() {
  drawCard(m_p, m_layout.decoder, m_t.accentSurface, m_t.accent, 1.6, kRadius);
}

void DecoderPainter::paintLive() {
  if (!m_canvas.needs(m_layout.decoder)) return;
  passages();
  paintName();
}

/// What passes the decoder untouched is drawn through it; what the decoder makes starts at its right edge.
void DecoderPainter::passages() {
  const QRect box = m_layout.decoder;
  const bool passThrough = m_scene.config.code.passThrough;
  for (int part = 0; part < m_scene.plan.k; ++part) {
    const double y = m_layout.lanes[static_cast<size_t>(part)].middle() + 0.5;
    const double right = m_layout.decoded[static_cast<size_t>(part)].card.left();
    const bool lost = m_scene.lost(part);
    const bool passes = passThrough && !lost;
    if (passes) {
      QColor line = m_t.part(part);
      line.setAlphaF(0.8F);
      m_p.setPen(QPen(line, 2 * m_s, Qt::DotLine));
      m_p.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y));
    }
    drawArrow(m_p, {box.right() + 2.0, y}, {right - 1, y}, lost ? m_t.lost : m_t.muted, lost ? m_s * 1.3 : m_s);
  }
}

void DecoderPainter::paintName() {
  const QRect box = m_layout.decoder;
  const bool idle = m_scene.config.code.passThrough && !m_scene.pattern.losesData(m_scene.plan.k);
  QString caption;
  if (m_scene.info.decoderParameters > 0)
    caption = PipelineText::tr("%1 weights").arg(countText(static_cast<double>(m_scene.info.decoderParameters)));
  else
    caption = PipelineText::tr("no weights");
  if (idle)
    caption = PipelineText::tr("idle · %1").arg(caption);
  else if (m_scene.inspection && m_scene.inspection->decodeMs > 0)
    caption += PipelineText::tr(" · %1 ms").arg(m_scene.inspection->decodeMs, 0, 'f', 1);
  const QFontMetrics head(m_type.heading);
  const QFontMetrics small(m_type.caption);
  m_p.save();
  m_p.translate(box.center());
  m_p.rotate(-90);
  const int wide =
      std::min(box.height() - 2 * m_layout.unit,
               std::max(head.horizontalAdvance(PipelineText::tr("Decoder")), small.horizontalAdvance(caption)) +
                   2 * m_layout.unit);
  const int high = head.height() + small.height();
  const QRect words(-wide / 2, -high / 2, wide, high);
  m_p.fillRect(words, m_t.accentSurface);
  m_p.setFont(m_type.heading);
  m_p.setPen(m_t.text);
  m_p.drawText(QRect(words.x(), words.y(), wide, head.height()), Qt::AlignCenter, PipelineText::tr("Decoder"));
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const QRect below(words.x(), words.y() + head.height(), wide, small.height());
  m_p.drawText(below, Qt::AlignCenter, small.elidedText(caption, Qt::ElideRight, wide));
  m_p.restore();
}

} // namespace lacuna::widgets
