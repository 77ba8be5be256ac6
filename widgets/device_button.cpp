// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device_button.h"

#include <QEnterEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/paint_helpers.h"
#include "widgets/theme.h"

namespace lacuna {

DeviceButton::DeviceButton(int index, int k, QWidget* parent) : QAbstractButton(parent), m_index(index), m_k(k) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setText(tr("Device %1").arg(index + 1));
  connect(this, &QAbstractButton::toggled, this, &DeviceButton::describe);
  describe();
}

void DeviceButton::setLost(bool lost) {
  setChecked(lost);
}

void DeviceButton::setMilliseconds(double milliseconds) {
  if (m_milliseconds == milliseconds) return;
  m_milliseconds = milliseconds;
  update();
}

void DeviceButton::setScale(double scale) {
  m_scale = scale;
  update();
}

QSize DeviceButton::sizeHint() const {
  return {static_cast<int>(98 * m_scale), static_cast<int>(48 * m_scale)};
}

QString DeviceButton::stateText() const {
  if (isChecked()) return tr("unavailable");
  if (m_milliseconds > 0) return tr("%1 ms").arg(m_milliseconds, 0, 'f', m_milliseconds < 10 ? 1 : 0);
  return tr("available");
}

void DeviceButton::describe() {
  const QString part =
      m_index < m_k ? tr("data part X%1").arg(m_index + 1) : tr("parity part P%1").arg(m_index - m_k + 1);
  setAccessibleName(
      tr("Device %1, %2, %3").arg(m_index + 1).arg(part, isChecked() ? tr("unavailable") : tr("available")));
  const bool key = m_index < 9;
  const QString tip = isChecked()
                          ? key ? tr("Click to bring device %1 back (key %1)") : tr("Click to bring device %1 back")
                      : key ? tr("Click to take device %1 away (key %1)")
                            : tr("Click to take device %1 away");
  setToolTip(tip.arg(m_index + 1));
}

void DeviceButton::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  const bool lost = isChecked();
  QPainter p(this);
  const QRectF card = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
  const double radius = std::min(8.0 * m_scale, card.height() / 4);
  const QColor edge = lost ? t.lost : t.accent;
  QColor fill = lost ? t.lostSurface : t.accentSurface;
  if (m_inside) fill = t.dark ? fill.lighter(120) : fill.darker(104);
  drawCard(p, card, fill, edge, lost ? 2.0 : 1.2, radius);
  if (lost) {
    QColor line = t.lost;
    line.setAlphaF(t.dark ? 0.38F : 0.30F);
    p.setPen(Qt::NoPen);
    p.setBrush(hatching(line, 8 * m_scale));
    p.drawRoundedRect(card.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius);
  }
  if (hasFocus()) {
    p.setPen(QPen(t.text, 2));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius + 1, radius + 1);
  }
  const QFontMetrics strong(type.strong);
  const QFontMetrics caption(type.caption);
  const int pad = static_cast<int>(9 * m_scale);
  const int lines = strong.height() + caption.height();
  const int top = (height() - lines) / 2;
  const QRect first(pad, top, width() - pad - 4, strong.height());
  const QRect second(pad, first.bottom() + 1, width() - pad - 4, caption.height());
  p.setFont(type.strong);
  p.setPen(t.text);
  drawElided(p, first, Qt::AlignLeft | Qt::AlignVCenter, text());
  const double side = caption.ascent() * 0.85;
  const QRectF icon(second.x(), second.center().y() - side / 2 + 0.5, side, side);
  if (lost)
    drawCross(p, icon, t.lost);
  else
    drawCheck(p, icon, t.dark ? t.good : t.accent);
  QFont state = type.caption;
  if (lost) state.setWeight(QFont::DemiBold);
  p.setFont(state);
  p.setPen(lost ? t.text : t.muted);
  const QRect words = second.adjusted(static_cast<int>(side * 1.4), 0, 0, 0);
  QString text = stateText();
  if (lost && p.fontMetrics().horizontalAdvance(text) > words.width()) text = tr("lost");
  drawElided(p, words, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void DeviceButton::enterEvent(QEnterEvent* event) {
  m_inside = true;
  update();
  emit hoverChanged(m_index, true);
  QAbstractButton::enterEvent(event);
}

void DeviceButton::leaveEvent(QEvent* event) {
  m_inside = false;
  update();
  emit hoverChanged(m_index, false);
  QAbstractButton::leaveEvent(event);
}

void DeviceButton::focusInEvent(QFocusEvent* event) {
  QAbstractButton::focusInEvent(event);
  update();
}

void DeviceButton::focusOutEvent(QFocusEvent* event) {
  QAbstractButton::focusOutEvent(event);
  update();
}

} // namespace lacuna
