// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void EncoderPainter::paintStill() {
  const int k = m_scene.plan.k;
  const int n = m_scene.plan.devices();
  if (n <= k) return;
  const auto middle = [this](int device) { return m_layout.lanes[static_cast<size_t>(device)].middle() + 0.5; };
  const double x = m_layout.encoder.center().x();
  const double right = m_layout.lanes.front().card.left();
  m_p.setRenderHint(QPainter::Antialiasing, true);
  m_p.setPen(QPen(m_t.parity, std::max(1.2, 1.5 * m_s), Qt::SolidLine, Qt::RoundCap));
  m_p.drawLine(QPointF(x, middle(0)), QPointF(x, middle(n - 1)));
  for (int i = 0; i < k; ++i) m_p.drawLine(QPointF(x, middle(i)), QPointF(right - 1, middle(i)));
  for (int i = k; i < n; ++i) drawArrow(m_p, {x, middle(i)}, {right, middle(i)}, m_t.parity, m_s);
  const double side = 20 * m_s;
  const double y =
      (m_layout.lanes[static_cast<size_t>(k - 1)].card.bottom() + m_layout.lanes[static_cast<size_t>(k)].card.top()) /
      2.0;
  const QRectF badge(x - side / 2, y - side / 2, side, side);
  drawCard(m_p, badge, m_t.window, m_t.parity, 1.5, side / 2);
  QFont font = m_type.strong;
  m_p.setFont(font);
  m_p.setPen(m_t.parity);
  m_p.drawText(badge, Qt::AlignCenter, QStringLiteral("E"));
}

void LanePainter::paintTitle() {
  const SplitPlan& plan = m_scene.plan;
  const int unit = m_layout.unit;
  const LaneLayout& lane = m_layout.lanes.front();
  m_canvas.columnTitle(lane.card.x(), lane.device.x() - lane.card.x() - unit,
                       plan.wholeImages ? PipelineText::tr("Sent") : PipelineText::tr("Parts"),
                       PipelineText::tr("%1 pixels each").arg(sizeText(plan.image.height, plan.partWidth)));
  m_canvas.columnTitle(lane.device.x(), lane.maps.x() - lane.device.x() - unit / 2, PipelineText::tr("Devices"),
                       m_scene.returnsLogits() ? PipelineText::tr("run the model") : PipelineText::tr("run F_conv"));
  const QString maps =
      PipelineText::tr("%1 of %2").arg(plan.output.channels).arg(sizeText(plan.output.height, plan.partOutputWidth));
  m_canvas.columnTitle(lane.maps.x(), m_layout.decoder.x() - lane.maps.x() - unit / 2,
                       m_scene.returnsLogits() ? PipelineText::tr("Logits") : PipelineText::tr("Feature maps"),
                       m_scene.returnsLogits() ? PipelineText::tr("one per class") : maps);
}

void LanePainter::paintStill() {
  for (int device = 0; device < m_scene.plan.devices(); ++device) laneStill(device);
}

void LanePainter::paintLive() {
  for (int device = 0; device < m_scene.plan.devices(); ++device)
    if (m_canvas.needs(m_layout.lanes[static_cast<size_t>(device)].card)) laneLive(device);
}

void LanePainter::laneLabel(int device) {
  const SplitPlan& plan = m_scene.plan;
  const QRect area = m_layout.lanes[static_cast<size_t>(device)].label;
  const QString name = m_scene.partName(device);
  const int first = QFontMetrics(m_type.strong).height();
  const int second = QFontMetrics(m_type.caption).height();
  // On a low lane both stand beside one another.
  const bool low = area.height() + 2 < first + second;
  QString where = device < plan.k ? QString() : m_scene.parityRole(device);
  bool twice = false;
  if (device < plan.k && plan.wholeImages) {
    const auto place = static_cast<size_t>(device);
    const bool known = m_scene.inspection && place < m_scene.inspection->group.size();
    where = known ? m_scene.className(m_scene.inspection->group[place].label) : QString();
  } else if (device < plan.k) {
    const ColumnRange r = plan.parts[static_cast<size_t>(device)].input;
    // One form for all lanes: the long one only where the longest fits.
    const QString longest = PipelineText::tr("columns %1–%2").arg(88).arg(plan.image.width - 1);
    const bool fits = !low && fitsInto(QFontMetrics(m_type.caption), longest, area.width());
    where = (fits ? PipelineText::tr("columns %1–%2") : QStringLiteral("%1–%2")).arg(r.first).arg(r.last - 1);
    const auto covered = m_scene.twiceCovered();
    twice = std::find(covered.begin(), covered.end(), device) != covered.end();
  }
  const bool third = twice && area.height() >= first + 2 * second;
  const int lines = first + (low ? 0 : second) + (third ? second : 0);
  const int top = area.y() + std::max(0, (area.height() - lines) / 2);
  m_p.setFont(m_type.strong);
  m_p.setPen(m_t.text);
  drawElided(m_p, {area.x(), top, area.width(), first}, Qt::AlignLeft | Qt::AlignVCenter, name);
  m_p.setFont(m_type.caption);
  m_p.setPen(device < plan.k ? m_t.muted : m_t.parity);
  if (low) {
    const int used = QFontMetrics(m_type.strong).horizontalAdvance(name) + m_layout.unit / 2;
    const QRect beside(area.x() + used, top, area.width() - used, first);
    drawElided(m_p, beside, Qt::AlignLeft | Qt::AlignVCenter, where);
    return;
  }
  drawElided(m_p, {area.x(), top + first, area.width(), second}, Qt::AlignLeft | Qt::AlignVCenter, where);
  if (!third) return;
  m_p.setPen(m_t.muted);
  QString note = PipelineText::tr("covered twice");
  if (m_p.fontMetrics().horizontalAdvance(note) > area.width()) note = PipelineText::tr("twice");
  drawElided(m_p, {area.x(), top + first + second, area.width(), second}, Qt::AlignLeft | Qt::AlignVCenter, note);
}

void LanePainter::laneStill(int device) {
  const LaneLayout& l = m_layout.lanes[static_cast<size_t>(device)];
  drawCard(m_p, l.card, m_t.surface, m_t.border, 1, kRadius);
  m_p.setPen(Qt::NoPen);
  m_p.setBrush(m_t.device(device, m_scene.plan.k));
  m_p.drawRoundedRect(QRectF(l.card.x(), l.card.y(), m_layout.unit / 2.0, l.card.height()), 2, 2);
  m_p.setBrush(Qt::NoBrush);
  if (!m_scene.plan.wholeImages) laneLabel(device);
  const double y = l.middle() + 0.5;
  const double gap = m_layout.unit / 4.0;
  drawArrow(m_p, {l.label.right() + gap, y}, {l.device.left() - gap, y}, m_t.muted, m_s);
}

void LanePainter::laneLive(int device) {
  const LaneLayout& l = m_layout.lanes[static_cast<size_t>(device)];
  const auto i = static_cast<size_t>(device);
  if (m_scene.hovered == device) {
    m_p.setRenderHint(QPainter::Antialiasing, true);
    m_p.setPen(QPen(m_t.device(device, m_scene.plan.k), 2));
    m_p.drawRoundedRect(QRectF(l.card).adjusted(1, 1, -1, -1), kRadius, kRadius);
  }
  if (m_scene.plan.wholeImages) laneLabel(device); // names the image's class
  const bool lost = m_scene.lost(device);
  if (m_scene.inspection && i < m_scene.images.parts.size()) m_canvas.picture(m_scene.images.parts[i], l.tile);
  m_p.setOpacity(m_canvas.presence(device));
  if (m_scene.late(device) && m_scene.inspection && i < m_scene.images.outputs.size())
    tooLate(l, device);
  else if (lost)
    nothingReceived(l);
  else if (m_scene.inspection && i < m_scene.images.outputs.size())
    m_canvas.mapsOf(m_scene.images.outputs[i], m_scene.inspection->outputs[i], m_scene.plan.partOutput(), l.maps,
                    device);
  m_p.setOpacity(1);
  const double y = l.middle() + 0.5;
  const double gap = m_layout.unit / 4.0;
  const QColor color = lost ? m_t.lost : m_t.muted;
  drawArrow(m_p, {l.device.right() + 1 + gap, y}, {l.maps.left() - m_layout.unit / 2.0, y}, color, m_s, lost);
  drawArrow(m_p, {l.card.right() + 1.0, y}, {m_layout.decoder.left() - 1.0, y}, color, m_s, lost);
}

void LanePainter::nothingReceived(const LaneLayout& l) {
  m_p.setFont(m_type.caption);
  const QFontMetrics metrics(m_type.caption);
  const int high = std::min(l.maps.height(), metrics.height() + m_layout.unit * 2);
  const QRect box(l.maps.x(), l.card.center().y() - high / 2, l.maps.width(), high);
  m_p.setRenderHint(QPainter::Antialiasing, true);
  m_p.setPen(QPen(m_t.lost, 1.2, Qt::DashLine));
  m_p.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  QString text = PipelineText::tr("lost");
  if (metrics.horizontalAdvance(text) > box.width() - 8) text = PipelineText::tr("nothing");
  m_p.setPen(m_t.text);
  m_p.drawText(box, Qt::AlignCenter, text);
}

/// The answer comes, but the decoder has not waited for it: what it would have been, faint.
void LanePainter::tooLate(const LaneLayout& l, int device) {
  const auto i = static_cast<size_t>(device);
  const double presence = m_p.opacity();
  m_p.setOpacity(0.35 * presence);
  m_canvas.mapsOf(m_scene.images.outputs[i], m_scene.inspection->outputs[i], m_scene.plan.partOutput(), l.maps, device);
  m_p.setOpacity(presence);
  m_p.setFont(m_type.caption);
  const QFontMetrics metrics(m_type.caption);
  QString text = PipelineText::tr("arrives too late");
  if (metrics.horizontalAdvance(text) > l.maps.width() - 2 * m_layout.unit) text = PipelineText::tr("too late");
  const int wide = std::min(l.maps.width(), metrics.horizontalAdvance(text) + 2 * m_layout.unit);
  const int high = std::min(l.maps.height(), metrics.height() + m_layout.unit);
  const QRect box(l.maps.center().x() - wide / 2, l.card.center().y() - high / 2, wide, high);
  drawCard(m_p, box, m_t.surface, m_t.lost, 1.2, 4);
  m_p.setPen(m_t.text);
  m_p.drawText(box, Qt::AlignCenter, text);
}

} // namespace lacuna::widgets
