// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/results/class_bars.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <array>

#include "experiment/engine/inspection.h"
#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {

ClassBars::ClassBars(QWidget* parent) : QWidget(parent), m_way(this, [this] { update(); }) {
  setAccessibleName(tr("Class probabilities"));
  setAttribute(Qt::WA_OpaquePaintEvent); // moving bars must not make the pipeline below paint itself
}

void ClassBars::setClassNames(const QStringList& names) {
  m_names = names;
  describe();
  update();
}

void ClassBars::setProbabilities(const std::vector<double>& whole, const std::vector<double>& coded,
                                 const std::vector<double>& zeros) {
  // Bars of the same image move to where another pattern sends them; another image has nothing to do with the last one.
  const bool same = whole == m_whole && m_coded.size() == coded.size() && m_zeros.size() == zeros.size();
  std::vector<double> codedNow;
  std::vector<double> zerosNow;
  for (int c = 0; same && c < static_cast<int>(coded.size()); ++c)
    codedNow.push_back(length(m_coded, m_codedBefore, c));
  for (int c = 0; same && c < static_cast<int>(zeros.size()); ++c)
    zerosNow.push_back(length(m_zeros, m_zerosBefore, c));
  const bool moved = same && (coded != m_coded || zeros != m_zeros);
  m_whole = whole;
  m_coded = coded;
  m_zeros = zeros;
  describe();
  if (moved) {
    m_codedBefore = codedNow;
    m_zerosBefore = zerosNow;
    m_way.glide(0, 1);
  } else if (!same) {
    m_codedBefore.clear();
    m_zerosBefore.clear();
    m_way.jumpTo(1);
  }
  update();
}

double ClassBars::length(const std::vector<double>& now, const std::vector<double>& before, int index) const {
  const auto i = static_cast<size_t>(index);
  if (i >= before.size()) return now[i];
  return before[i] + (now[i] - before[i]) * m_way.number();
}

void ClassBars::setLabel(int label) {
  m_label = label;
  update();
}

void ClassBars::setScale(double scale) {
  m_scale = scale;
  update();
}

QString ClassBars::className(int index) const {
  return index < m_names.size() ? m_names[index] : QString::number(index);
}

void ClassBars::describe() {
  if (m_whole.empty() || m_coded.empty() || m_zeros.empty()) {
    setAccessibleDescription({});
    return;
  }
  const auto best = [this](const std::vector<double>& p) {
    const int c = predictedClass(p);
    return tr("%1 at %2 %").arg(className(c)).arg(p[static_cast<size_t>(c)] * 100, 0, 'f', 0);
  };
  const QString text = tr("whole model: %1; coded: %2; no code: %3").arg(best(m_whole), best(m_coded), best(m_zeros));
  setAccessibleDescription(text);
  setToolTip(text);
}

void ClassBars::paintLegend(QPainter& p, const QRect& area) const {
  const Theme& t = themeFor(palette());
  const QFontMetrics metrics(p.font());
  const std::array<std::pair<QColor, QString>, 3> entries = {
      {{t.whole, tr("whole model")}, {t.accent, tr("coded")}, {t.lost, tr("no code (zeros)")}}};
  const QString brief[] = {entries[0].second, entries[1].second, tr("no code")};
  const int line = area.height() / 4;
  for (size_t i = 0; i < entries.size(); ++i) {
    const QRect row(area.x(), area.y() + static_cast<int>(i) * line, area.width(), line);
    const int side = metrics.ascent() - 2;
    const QRect swatch(row.x(), row.center().y() - side / 2, side + side / 2, side);
    p.fillRect(swatch, entries[i].first);
    if (i == 2) p.fillRect(swatch, hatching(t.surface, 5 * m_scale));
    p.setPen(t.muted);
    const QRect words = row.adjusted(swatch.width() + kUnit, 0, 0, 0);
    const QString name = fitsInto(metrics, entries[i].second, words.width()) ? entries[i].second : brief[i];
    drawElided(p, words, Qt::AlignLeft | Qt::AlignVCenter, name);
  }
  const int side = metrics.ascent() - 2;
  const QRect last(area.x(), area.y() + 3 * line, area.width(), line);
  p.fillRect(QRect(last.x() + side / 2 + 1, last.center().y() - side / 2 - 1, 2, side + 2), t.text);
  p.setPen(t.muted);
  drawElided(p, last.adjusted(side + side / 2 + kUnit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("label"));
}

void ClassBars::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale(m_scale);
  QPainter p(this);
  p.fillRect(rect(), t.window);
  p.setFont(type.caption);
  const QFontMetrics caption(type.caption);
  const int legendHeight = (caption.height() + 2) * 4;
  const int count = static_cast<int>(m_whole.size());
  if (count == 0) return;
  const QRect bars(0, 0, width(), height() - legendHeight - kUnit);
  const double pitch = bars.height() / static_cast<double>(count);
  const int best = predictedClass(m_coded);
  QFont nameFont = type.strong;
  while (QFontMetrics(nameFont).height() > pitch && nameFont.pixelSize() > 9)
    nameFont.setPixelSize(nameFont.pixelSize() - 1);
  const QFontMetrics names(nameFont);
  int nameWidth = 0;
  for (int c = 0; c < count; ++c) nameWidth = std::max(nameWidth, names.horizontalAdvance(className(c)));
  nameWidth = std::min(nameWidth + 2, width() * 2 / 5);
  const int left = nameWidth + kUnit;
  const int percentWidth = caption.horizontalAdvance(QStringLiteral("100 %")) + 6;
  const int room = std::max(10, width() - left - percentWidth);
  const double barHeight = std::min(9.0 * m_scale, (pitch - 3) / 3);
  p.setPen(QPen(t.border, 1));
  p.drawLine(left, 0, left, bars.height());
  const std::array<const std::vector<double>*, 3> series = {&m_whole, &m_coded, &m_zeros};
  const std::array<QColor, 3> colors = {t.whole, t.accent, t.lost};
  const QBrush hatch = hatching(t.window, 5 * m_scale);
  const std::vector<double> none; // the whole model's bars stand still
  for (int c = 0; c < count; ++c) {
    const double middle = (c + 0.5) * pitch;
    p.setFont(nameFont);
    p.setPen(c == best ? t.text : t.muted);
    const QRect name(0, static_cast<int>(middle - pitch / 2), nameWidth, static_cast<int>(pitch));
    drawElided(p, name, Qt::AlignRight | Qt::AlignVCenter, className(c));
    if (c == m_label) p.fillRect(QRectF(name.right() + 3, middle - pitch * 0.36, 2, pitch * 0.72), t.text);
    double longest = 0;
    for (size_t s = 0; s < series.size(); ++s) {
      if (static_cast<size_t>(c) >= series[s]->size()) continue;
      const double value = length(*series[s], s == 1 ? m_codedBefore : s == 2 ? m_zerosBefore : none, c);
      const QRectF bar(left, middle + (static_cast<double>(s) - 1.5) * barHeight, std::max(1.0, value * room),
                       std::max(1.0, barHeight - 1));
      p.fillRect(bar, colors[s]);
      if (s == 2) p.fillRect(bar, hatch);
      longest = std::max(longest, value);
    }
    if (longest < 0.05) continue;
    const double coded = m_coded[static_cast<size_t>(c)];
    p.setFont(type.caption);
    p.setPen(c == best ? t.text : t.muted);
    const double shown = c == best ? coded : longest;
    p.drawText(QRectF(left + longest * room + 4, middle - pitch / 2, percentWidth, pitch),
               Qt::AlignLeft | Qt::AlignVCenter, tr("%1 %").arg(shown * 100, 0, 'f', 0));
  }
  p.setFont(type.caption);
  // Under the bars, unless long class names leave too little room there.
  const int needed = caption.horizontalAdvance(tr("no code (zeros)")) + caption.ascent() * 2 + kUnit;
  const int legendLeft = std::clamp(width() - needed, 0, left);
  paintLegend(p, {legendLeft, height() - legendHeight, width() - legendLeft, legendHeight});
}

} // namespace lacuna::widgets
