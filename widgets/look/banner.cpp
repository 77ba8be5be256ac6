// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/banner.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

QColor colorOf(BannerKind kind, const Theme& theme) {
  switch (kind) {
    case BannerKind::warning:
      return theme.warning;
    case BannerKind::error:
      return theme.lost;
    case BannerKind::information:
      break;
  }
  return theme.accent;
}

QString nameOf(BannerKind kind) {
  switch (kind) {
    case BannerKind::warning:
      return Banner::tr("Warning");
    case BannerKind::error:
      return Banner::tr("Error");
    case BannerKind::information:
      break;
  }
  return Banner::tr("Information");
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_scroll(new QScrollArea(this)),
      m_action(new QPushButton(this)),
      m_second(new QPushButton(this)),
      m_close(new QToolButton(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kUnit * 6, kUnit * 3 / 4, kUnit, kUnit * 3 / 4);
  row->setSpacing(kUnit);
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setWidget(m_text);
  for (QWidget* ground : {m_scroll->viewport(), static_cast<QWidget*>(m_text)}) ground->setAutoFillBackground(false);
  m_close->setText(QStringLiteral("✕"));
  m_close->setAutoRaise(true);
  m_close->setAccessibleName(tr("Close message"));
  m_close->setToolTip(tr("Close message"));
  row->addWidget(m_scroll, 1);
  row->addWidget(m_action);
  row->addWidget(m_second);
  row->addWidget(m_close);
  connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
  connect(m_second, &QPushButton::clicked, this, &Banner::secondTriggered);
  connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
  hide();
}

void Banner::showMessage(BannerKind kind, const QString& text, const QString& action, const QString& second) {
  m_kind = kind;
  m_text->setText(text);
  for (const auto& [button, name] : {std::pair(m_action, action), std::pair(m_second, second)}) {
    button->setText(name);
    button->setAccessibleName(name);
    button->setVisible(!name.isEmpty());
  }
  setAccessibleName(nameOf(kind));
  setAccessibleDescription(text);
  show();
  fitText();
  update();
}

/// A list of problems would push the window beyond a low screen: what is longer than some lines can be scrolled.
void Banner::fitText() {
  constexpr int kLines = 3;
  const int wanted = m_text->heightForWidth(m_scroll->viewport()->width());
  m_scroll->setFixedHeight(std::clamp(wanted, 0, kLines * lineHeight(m_text->font())));
}

void Banner::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  layout()->activate(); // the text's width is the new one
  fitText();
}

void Banner::dismiss() {
  if (isHidden()) return;
  hide();
  emit dismissed();
}

QString Banner::text() const {
  return m_text->text();
}

void Banner::paintEvent(QPaintEvent*) {
  const Theme& theme = themeFor(palette());
  const QColor color = colorOf(m_kind, theme);
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  QColor ground = color;
  ground.setAlphaF(theme.dark ? 0.18F : 0.10F);
  const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  p.setPen(QPen(color, 1));
  p.setBrush(theme.surface);
  p.drawRoundedRect(card, kRadius, kRadius);
  p.setBrush(ground);
  p.drawRoundedRect(card, kRadius, kRadius);
  const QRectF badge(kUnit * 2, height() / 2.0 - 10, 20, 20);
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawEllipse(badge);
  p.setPen(theme.surface);
  p.setFont(typeScale().strong);
  p.drawText(badge, Qt::AlignCenter, m_kind == BannerKind::information ? QStringLiteral("i") : QStringLiteral("!"));
}

void Banner::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    dismiss();
  else
    QFrame::keyPressEvent(event);
}

} // namespace lacuna::widgets
