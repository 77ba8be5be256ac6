// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/results/verdict_card.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <vector>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"
#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

QColor toneColor(const Verdict& v, const Theme& t) {
  if (v.headline.isEmpty()) return t.border;
  if (!v.beyond.isEmpty() || v.tone == Verdict::Tone::changed) return t.lost;
  return v.tone == Verdict::Tone::modelWrong ? t.whole : t.accent;
}

/// The largest size between two at which `text` stays on one line; the smaller one when it needs more.
QFont onOneLine(const QString& text, const QFont& large, const QFont& small, int width) {
  QFont font = large;
  while (font.pixelSize() > small.pixelSize() && QFontMetrics(font).horizontalAdvance(text) > width)
    font.setPixelSize(font.pixelSize() - 1);
  return font;
}

/// The larger of two fonts if `text` stays within two lines and `height` with it.
QFont fitting(const QString& text, const QFont& large, const QFont& small, int width, int height) {
  const QRect needed = QFontMetrics(large).boundingRect(QRect(0, 0, width, 4000), Qt::TextWordWrap, text);
  return needed.height() <= std::min(height, QFontMetrics(large).height() * 2 + 2) ? large : small;
}

} // namespace

VerdictCard::VerdictCard(QWidget* parent) : QWidget(parent), m_broken(new QPushButton(this)) {
  m_broken->setText(tr("Next failing image →"));
  m_broken->setAccessibleName(tr("Next failing image"));
  m_broken->setFlat(true);
  m_broken->setCursor(Qt::PointingHandCursor);
  connect(m_broken, &QPushButton::clicked, this, &VerdictCard::brokenImageRequested);
  setAccessibleName(tr("Verdict"));
}

void VerdictCard::setVerdict(const Verdict& verdict) {
  m_verdict = verdict;
  // "100 % sure" stays on one line.
  m_verdict.headline.replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"));
  m_verdict.headline.replace(QStringLiteral("% "), QStringLiteral("%\u00a0"));
  QStringList said = {verdict.headline, verdict.without, verdict.beyond};
  said.removeAll(QString());
  setAccessibleDescription(sentences(said));
  update();
}

void VerdictCard::setFigures(const std::optional<TestFigures>& figures) {
  m_figures = figures;
  update();
}

void VerdictCard::setScale(double scale) {
  m_scale = scale;
  arrange();
}

bool VerdictCard::sideBySide() const {
  return width() > 400 * m_scale;
}

QRect VerdictCard::figuresArea() const {
  const int pad = static_cast<int>(14 * m_scale);
  if (sideBySide()) {
    const int wide = static_cast<int>(176 * m_scale);
    return {width() - wide - pad, pad, wide, height() - 2 * pad};
  }
  const int high = static_cast<int>(86 * m_scale);
  return {pad, m_broken->y() - high, width() - 2 * pad, high};
}

QRect VerdictCard::wordsArea() const {
  const int pad = static_cast<int>(14 * m_scale);
  const int left = pad + kUnit / 2;
  if (sideBySide()) return {left, pad / 2, figuresArea().left() - left - pad, m_broken->y() - pad / 2};
  return {left, pad / 2, width() - left - pad, figuresArea().top() - pad};
}

void VerdictCard::arrange() {
  m_broken->setFont(typeScale(m_scale).strong);
  const Theme& t = themeFor(palette());
  QPalette colors = m_broken->palette();
  colors.setColor(QPalette::ButtonText, t.accent);
  m_broken->setPalette(colors);
  const QFontMetrics metrics(m_broken->font());
  const int pad = static_cast<int>(14 * m_scale);
  const int room = sideBySide() ? width() - 2 * pad - static_cast<int>(190 * m_scale) : width() - 2 * pad;
  const QString full = tr("Next failing image →");
  const QString brief = tr("Next failing →");
  m_broken->setText(metrics.horizontalAdvance(full) + 2 * kUnit <= room ? full : brief);
  const int wide = std::min(room, metrics.horizontalAdvance(m_broken->text()) + 2 * kUnit);
  // Signs of another script may be higher than the font's own.
  const int high = metrics.size(Qt::TextSingleLine, m_broken->text()).height() + kUnit / 2;
  m_broken->setGeometry(pad - kUnit / 2, height() - high - pad / 2, wide, high);
  update();
}

void VerdictCard::resizeEvent(QResizeEvent*) {
  arrange();
}

void VerdictCard::changeEvent(QEvent* event) {
  // The button's own palette change must not come back here.
  if (event->type() == QEvent::ApplicationPaletteChange) arrange();
  QWidget::changeEvent(event);
}

void VerdictCard::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  QPainter p(this);
  const QColor tone = toneColor(m_verdict, t);
  drawCard(p, rect(), t.surface, tone, m_verdict.headline.isEmpty() ? 1 : 1.6, kRadius);
  paintWords(p, wordsArea());
  paintFigures(p, figuresArea());
}

void VerdictCard::paintWords(QPainter& p, const QRect& area) const {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  const QString headline = m_verdict.headline.isEmpty() ? tr("The predicted class appears here.") : m_verdict.headline;
  QFont large = onOneLine(headline, type.verdict, type.title, area.width());
  const bool beyond = !m_verdict.beyond.isEmpty();
  // What is out of the code's reach matters more than what zeros would have given.
  const QString rest = beyond ? m_verdict.beyond : m_verdict.without;
  QFont body = type.heading;
  body.setWeight(QFont::Normal);
  const auto heightOf = [&](const QString& words, const QFont& font) {
    const QRect column(0, 0, area.width(), 4000);
    return words.isEmpty() ? 0 : QFontMetrics(font).boundingRect(column, Qt::TextWordWrap, words).height();
  };
  const int gap = static_cast<int>(4 * m_scale);
  // In a narrow card the headline gives way before the rest of the sentence is cut off.
  while (large.pixelSize() > type.heading.pixelSize() &&
         heightOf(headline, large) + gap + heightOf(rest, type.body) > area.height())
    large.setPixelSize(large.pixelSize() - 1);
  const int headHeight = heightOf(headline, large);
  body = fitting(rest, body, type.body, area.width(), area.height() - headHeight);
  const int restHeight = heightOf(rest, body);
  p.setFont(large);
  const int top = area.y() + std::max(0, (area.height() - headHeight - gap - restHeight) / 2);
  p.setPen(t.text);
  p.drawText(QRect(area.x(), top, area.width(), headHeight), Qt::TextWordWrap, headline);
  p.setFont(body);
  p.setPen(beyond ? t.lost : t.text);
  const int restTop = top + headHeight + gap;
  p.drawText(QRect(area.x(), restTop, area.width(), std::max(0, area.bottom() + 1 - restTop)), Qt::TextWordWrap, rest);
}

void VerdictCard::paintFigures(QPainter& p, const QRect& area) const {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  struct Row {
    QString name;
    double value;
    QColor color;
  };
  p.setFont(type.caption);
  const int line = std::min(p.fontMetrics().height() + static_cast<int>(3 * m_scale), area.height() / 5);
  const int top = area.y() + (area.height() - 5 * line) / 2;
  p.setPen(t.muted);
  if (!m_figures) {
    p.drawText(area, Qt::TextWordWrap | Qt::AlignVCenter,
               tr("Figures over the whole test set appear after an evaluation."));
    return;
  }
  drawElided(p, {area.x(), top, area.width(), line}, Qt::AlignLeft | Qt::AlignVCenter,
             m_verdict.overLost ? tr("Over lost test images") : tr("Over the whole test set"));
  const bool nothing = m_figures->pattern.mask == 0;
  const std::vector<Row> rows = {
      {nothing ? tr("nothing lost") : tr("%1 lost").arg(QString::fromStdString(screenName(m_figures->pattern))),
       m_figures->accuracy, t.accent},
      {tr("no code (zeros)"), m_figures->zeros, t.lost},
      {tr("whole model"), m_figures->base, t.whole},
      {nothing ? QString() : tr("worst: %1").arg(QString::fromStdString(screenName(m_figures->worstPattern))),
       m_figures->worst, t.warning}};
  int y = top + line;
  const int numbers = p.fontMetrics().horizontalAdvance(QStringLiteral("100.00 %")) + 4;
  for (const Row& row : rows) {
    if (!row.name.isEmpty()) {
      p.setFont(type.caption);
      p.setPen(t.text);
      p.fillRect(QRect(area.x(), y + line / 2 - 3, 6, 6), row.color);
      drawElided(p, {area.x() + 12, y, area.width() - numbers - 14, line}, Qt::AlignLeft | Qt::AlignVCenter, row.name);
      QFont bold = type.caption;
      bold.setWeight(QFont::DemiBold);
      p.setFont(bold);
      p.drawText(QRect(area.right() - numbers, y, numbers, line), Qt::AlignRight | Qt::AlignVCenter,
                 tr("%1 %").arg(row.value, 0, 'f', 2));
    }
    y += line;
  }
}

} // namespace lacuna::widgets
