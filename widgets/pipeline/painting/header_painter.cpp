// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void HeaderPainter::paintTitle() {
  const QRect area = m_layout.header;
  const int below = area.y() + QFontMetrics(m_type.title).height() + 1;
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  drawElided(m_p, {area.x(), below, m_layout.tools.left() - m_layout.unit - area.x(), area.bottom() + 1 - below},
             Qt::AlignLeft | Qt::AlignVCenter, m_scene.subtitle());
}

void HeaderPainter::paintLive() {
  if (m_canvas.needs(m_layout.header)) header();
  if (m_canvas.needs(m_layout.tools)) legends();
}

void HeaderPainter::header() {
  const QRect area = m_layout.header;
  m_p.setFont(m_type.title);
  m_p.setPen(m_t.text);
  const QString title = m_scene.title();
  const int right = m_layout.tools.left() - m_layout.unit;
  const int line = m_p.fontMetrics().height();
  const QRect row(area.x(), area.y(), right - area.x(), line);
  drawElided(m_p, row, Qt::AlignLeft | Qt::AlignVCenter, title);
  const int used = std::min(row.width(), m_p.fontMetrics().horizontalAdvance(title));
  if (m_scene.pattern.lostCount() <= m_scene.config.code.r) return;
  m_p.setFont(m_type.strong);
  const QString text = PipelineText::tr("beyond the code");
  const int width = m_p.fontMetrics().horizontalAdvance(text) + 2 * m_layout.unit;
  const int chipHeight = m_p.fontMetrics().height() + m_layout.unit / 2;
  const QRect chip(std::min(area.x() + used + m_layout.unit, right - width), row.center().y() - chipHeight / 2, width,
                   chipHeight);
  drawCard(m_p, chip, m_t.lost, m_t.lost, 1, chip.height() / 2.0);
  m_p.setPen(m_t.dark ? QColor("#1b1109") : QColor("#ffffff"));
  m_p.drawText(chip, Qt::AlignCenter, text);
}

void HeaderPainter::legends() {
  if (!m_scene.inspection || m_scene.returnsLogits()) return;
  const int unit = m_layout.unit;
  const int wide = static_cast<int>(128 * m_s);
  const QRect tools = m_layout.tools;
  legend({tools.x(), tools.y(), wide, tools.height()}, PipelineText::tr("feature value"), ColorMapKind::sequential,
         m_scene.images.features);
  legend({tools.x() + wide + 2 * unit, tools.y(), wide, tools.height()}, PipelineText::tr("difference"),
         ColorMapKind::diverging, m_scene.images.difference);
}

void HeaderPainter::legend(const QRect& area, const QString& name, ColorMapKind kind, ValueRange range) {
  const ColorMap& map = colorMap(kind, m_t.dark);
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const QFontMetrics metrics = m_p.fontMetrics();
  const QRect top(area.x(), area.y(), area.width(), metrics.height());
  drawElided(m_p, top, Qt::AlignLeft | Qt::AlignVCenter, name);
  const QLocale locale;
  const QString low = locale.toString(range.low, 'f', range.low == 0 ? 0 : 1);
  const QString high = locale.toString(range.high, 'f', 1);
  const QRect bottom(area.x(), top.bottom() + 2, area.width(), metrics.height());
  m_p.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter, low);
  m_p.drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, high);
  const int gap = m_layout.unit / 2;
  const int left = bottom.left() + metrics.horizontalAdvance(low) + gap;
  const int right = bottom.right() - metrics.horizontalAdvance(high) - gap;
  const int height = metrics.ascent() * 2 / 3;
  QImage strip(256, 1, QImage::Format_RGB32);
  std::copy(map.table.begin(), map.table.end(), reinterpret_cast<QRgb*>(strip.scanLine(0)));
  m_p.drawImage(QRect(left, bottom.center().y() - height / 2, std::max(1, right - left), height), strip);
}

} // namespace lacuna::widgets
