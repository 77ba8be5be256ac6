// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/controls/device_button.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {

DeviceButton::DeviceButton(int index, int k, QWidget* parent)
    : QAbstractButton(parent), m_index(index), m_k(k), m_level(this, [this] { update(); }) {
  setCheckable(true);
  setAttribute(Qt::WA_OpaquePaintEvent); // what changes here must not make the pipeline below paint itself
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setText(tr("Device %1").arg(index + 1));
  connect(this, &QAbstractButton::toggled, this, [this](bool away) {
    if (!away) m_late = false;
    m_level.glideTo(away ? 1 : 0);
    describe();
  });
  describe();
}

DeviceState DeviceButton::state() const {
  return !isChecked() ? DeviceState::available : m_late ? DeviceState::late : DeviceState::lost;
}

void DeviceButton::setState(DeviceState wanted) {
  if (wanted == state()) return;
  m_late = wanted == DeviceState::late;
  setChecked(wanted != DeviceState::available);
  describe();
  update();
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

void DeviceButton::finishMoving() {
  if (m_level.state() == Glide::Running) m_level.glide(isChecked() ? 1 : 0, isChecked() ? 1 : 0);
}

void DeviceButton::setVeiled(bool veiled) {
  if (m_veiled == veiled) return;
  m_veiled = veiled;
  update();
}

QSize DeviceButton::sizeHint() const {
  return {static_cast<int>(98 * m_scale), static_cast<int>(48 * m_scale)};
}

QString DeviceButton::stateText() const {
  if (isChecked()) return m_late ? tr("late") : tr("lost");
  if (m_milliseconds > 0) return tr("%1 ms").arg(m_milliseconds, 0, 'f', m_milliseconds < 10 ? 1 : 0);
  return tr("available");
}

QString DeviceButton::stateName() const {
  return !isChecked() ? tr("available") : m_late ? tr("late: too late to be used") : tr("lost");
}

void DeviceButton::describe() {
  const QString part =
      m_index < m_k ? tr("data part X%1").arg(m_index + 1) : tr("parity part P%1").arg(m_index - m_k + 1);
  setAccessibleName(tr("Device %1, %2, %3").arg(m_index + 1).arg(part, stateName()));
  const bool key = m_index < 9;
  const QString tip = isChecked()
                          ? key ? tr("Click to bring device %1 back (key %1)") : tr("Click to bring device %1 back")
                      : key ? tr("Click to take device %1 away (key %1)")
                            : tr("Click to take device %1 away");
  setToolTip(tip.arg(m_index + 1) + QLatin1Char('\n') + tr("Right click, or S: make it late"));
}

void DeviceButton::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.setObjectName(QStringLiteral("deviceStates"));
  auto* group = new QActionGroup(&menu);
  const auto offer = [&](const QString& text, DeviceState wanted) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(wanted == state());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, wanted] { emit stateWanted(m_index, wanted); });
  };
  offer(tr("&Available"), DeviceState::available);
  offer(tr("La&te: answers too late"), DeviceState::late);
  offer(tr("&Lost: never answers"), DeviceState::lost);
  menu.exec(event->globalPos());
}

void DeviceButton::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier)
    emit stateWanted(m_index, state() == DeviceState::late ? DeviceState::available : DeviceState::late);
  else
    QAbstractButton::keyPressEvent(event);
}

void DeviceButton::paintGround(QPainter& p) const {
  const Theme& t = themeFor(palette());
  const double level = m_level.number();
  const QRectF card = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
  const double radius = std::min(8.0 * m_scale, card.height() / 4);
  QColor fill = mixed(t.accentSurface, t.lostSurface, level);
  if (m_inside) fill = t.dark ? fill.lighter(120) : fill.darker(104);
  drawCard(p, card, fill, mixed(t.accent, t.lost, level), 1.2 + 0.8 * level, radius);
  if (level > 0) {
    QColor line = t.lost;
    // What is only late keeps a lighter ground.
    line.setAlphaF(static_cast<float>((t.dark ? 0.38 : 0.30) * level * (m_late ? 0.4 : 1)));
    p.setPen(Qt::NoPen);
    p.setBrush(hatching(line, (m_late ? 14 : 8) * m_scale));
    p.drawRoundedRect(card.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius);
  }
  if (!hasFocus()) return;
  p.setPen(QPen(t.text, 2));
  p.setBrush(Qt::NoBrush);
  p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius + 1, radius + 1);
}

void DeviceButton::paintIcon(QPainter& p, const QRectF& box) const {
  const Theme& t = themeFor(palette());
  switch (state()) {
    case DeviceState::available:
      drawCheck(p, box, t.dark ? t.good : t.accent);
      break;
    case DeviceState::late:
      drawClock(p, box, t.lost);
      break;
    case DeviceState::lost:
      drawCross(p, box, t.lost);
      break;
  }
}

void DeviceButton::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  const bool away = isChecked();
  QPainter p(this);
  p.fillRect(rect(), m_veiled ? mixed(t.surface, t.window, kVeil) : t.surface);
  paintGround(p);
  const QFontMetrics strong(type.strong);
  const QFontMetrics caption(type.caption);
  const int pad = static_cast<int>(9 * m_scale);
  const int lines = strong.height() + caption.height();
  const double side = caption.ascent() * 0.85;
  if (height() < lines + kUnit / 2) {
    // On a low lane the state is told by icon and hatching alone.
    paintIcon(p, {double(pad), (height() - side) / 2, side, side});
    p.setFont(type.strong);
    p.setPen(t.text);
    const QRect beside = rect().adjusted(pad + static_cast<int>(side * 1.5), 0, -4, 0);
    // Of "Device 12" the number must stay.
    const QString name = fitsInto(p.fontMetrics(), text(), beside.width()) ? text() : QString::number(m_index + 1);
    drawElided(p, beside, Qt::AlignLeft | Qt::AlignVCenter, name);
    return;
  }
  const int top = (height() - lines) / 2;
  const QRect first(pad, top, width() - pad - 4, strong.height());
  const QRect second(pad, first.bottom() + 1, width() - pad - 4, caption.height());
  p.setFont(type.strong);
  p.setPen(t.text);
  drawElided(p, first, Qt::AlignLeft | Qt::AlignVCenter, text());
  paintIcon(p, {double(second.x()), second.center().y() - side / 2 + 0.5, side, side});
  QFont state = type.caption;
  if (away) state.setWeight(QFont::DemiBold);
  p.setFont(state);
  p.setPen(away ? t.text : t.muted);
  const QRect words = second.adjusted(static_cast<int>(side * 1.4), 0, 0, 0);
  QString text = stateText();
  if (away && !fitsInto(p.fontMetrics(), text, words.width())) text = m_late ? tr("late") : tr("lost");
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

} // namespace lacuna::widgets
