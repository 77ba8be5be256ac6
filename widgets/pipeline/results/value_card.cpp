// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/results/value_card.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kWidest = 30; ///< spacing units, scaled

} // namespace

ValueCard::ValueCard(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  setAccessibleName(tr("Value"));
  hide();
}

void ValueCard::setText(const SpotText& text) {
  m_text = text;
  setAccessibleDescription(text.spoken());
  update();
}

void ValueCard::setScale(double scale) {
  m_scale = scale;
}

void ValueCard::setPinned(bool pinned) {
  m_pinned = pinned;
  update();
}

QSize ValueCard::wanted() const {
  const TypeScale type = typeScale(m_scale);
  const QFontMetrics strong(type.strong);
  const QFontMetrics caption(type.caption);
  const int pad = static_cast<int>(kUnit * m_scale);
  const int widest = static_cast<int>(kWidest * kUnit * m_scale);
  int width = strong.horizontalAdvance(m_text.title);
  for (const QString& line : m_text.values) width = std::max(width, caption.horizontalAdvance(line));
  width = std::max(width, std::min(widest, caption.horizontalAdvance(m_text.source)));
  const int lines = strong.height() + static_cast<int>(m_text.values.size()) * caption.height();
  const int below =
      m_text.source.isEmpty()
          ? 0
          : caption.boundingRect(QRect(0, 0, width, 4000), Qt::TextWordWrap, m_text.source).height() + pad / 2;
  return {width + 2 * pad + 2, lines + below + 2 * pad};
}

void ValueCard::standBelow(const QRect& spot) {
  const QSize size = wanted();
  const int gap = static_cast<int>(kUnit * m_scale);
  const QRect room = parentWidget()->rect().adjusted(kUnit / 2, kUnit / 2, -kUnit / 2, -kUnit / 2);
  // Its left edge a little left of the spot, so that the two are seen to belong together.
  int x = spot.left() - gap;
  int y = spot.bottom() + gap;
  if (y + size.height() > room.bottom()) y = spot.top() - gap - size.height();
  x = std::clamp(x, room.left(), std::max(room.left(), room.right() - size.width()));
  y = std::clamp(y, room.top(), std::max(room.top(), room.bottom() - size.height()));
  setGeometry(QRect(QPoint(x, y), size));
}

void ValueCard::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  QPainter p(this);
  const double edge = m_pinned ? 2 : 1;
  drawCard(p, QRectF(rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), t.surface,
           m_pinned ? t.accent : t.muted, edge, 4);
  const int pad = static_cast<int>(kUnit * m_scale);
  QRect line(pad, pad, width() - 2 * pad, QFontMetrics(type.strong).height());
  p.setFont(type.strong);
  p.setPen(t.text);
  p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_text.title);
  p.setFont(type.caption);
  for (const QString& value : m_text.values) {
    line = QRect(pad, line.bottom() + 1, line.width(), p.fontMetrics().height());
    p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, value);
  }
  p.setPen(t.muted);
  const int top = line.bottom() + 1 + pad / 2;
  p.drawText(QRect(pad, top, width() - 2 * pad, height() - top), Qt::TextWordWrap, m_text.source);
}

} // namespace lacuna::widgets
