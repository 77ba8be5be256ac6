// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failures/atlas_canvas.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kCellWidth = 54;
constexpr int kCellHeight = 40;
constexpr int kCellGap = 5;
constexpr int kRowLabelWidth = 56;

QColor mix(const QColor& a, const QColor& b, double t) {
  const auto f = static_cast<float>(std::clamp(t, 0.0, 1.0));
  return QColor::fromRgbF(a.redF() + f * (b.redF() - a.redF()), a.greenF() + f * (b.greenF() - a.greenF()),
                          a.blueF() + f * (b.blueF() - a.blueF()));
}

} // namespace

QColor atlasColor(double unit, bool dark) {
  const QColor bad = dark ? QColor("#7d3a10") : QColor("#f4b183");
  const QColor middle = dark ? QColor("#2a303a") : QColor("#f1f3f7");
  const QColor good = dark ? QColor("#274d8f") : QColor("#a9c7f5");
  return unit < 0.5 ? mix(bad, middle, unit * 2) : mix(middle, good, unit * 2 - 1);
}

AtlasCanvas::AtlasCanvas(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Failure patterns"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void AtlasCanvas::setEvaluation(const Evaluation& evaluation, int k, int r) {
  m_evaluation = evaluation;
  m_k = k;
  auto& patterns = m_evaluation.patterns;
  // An evaluation may hold more than the code is made for; those rows stay, after the others.
  std::stable_sort(patterns.begin(), patterns.end(), [](const PatternResult& a, const PatternResult& b) {
    return a.pattern.lostCount() < b.pattern.lostCount();
  });
  m_low = 100;
  m_high = 0;
  for (const PatternResult& p : patterns) {
    if (p.pattern.lostCount() > std::max(1, r)) continue;
    m_low = std::min(m_low, p.accuracy);
    m_high = std::max(m_high, p.accuracy);
  }
  // Differences below a twentieth of a point are no news.
  if (m_high - m_low < 0.05) m_low = m_high - 0.05;
  rearrange();
}

void AtlasCanvas::setCurrent(FailurePattern pattern) {
  m_current = pattern;
  describe();
  update();
}

void AtlasCanvas::setWorstFirst(bool worstFirst) {
  m_worstFirst = worstFirst;
  rearrange();
}

int AtlasCanvas::arrange(int width, std::vector<Cell>& cells, std::vector<Row>& rows) const {
  std::vector<size_t> order(m_evaluation.patterns.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (m_worstFirst)
    std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
      const PatternResult& first = m_evaluation.patterns[a];
      const PatternResult& second = m_evaluation.patterns[b];
      if (first.pattern.lostCount() != second.pattern.lostCount())
        return first.pattern.lostCount() < second.pattern.lostCount();
      return first.accuracy < second.accuracy;
    });
  const int perLine = std::max(1, (width - kRowLabelWidth + kCellGap - 4) / (kCellWidth + kCellGap));
  int y = 2;
  int column = 0;
  int lost = -1;
  for (const size_t index : order) {
    const int count = m_evaluation.patterns[index].pattern.lostCount();
    if (count != lost) {
      if (lost >= 0) y += kCellHeight + 2 * kCellGap;
      lost = count;
      column = 0;
      rows.push_back({lost, y});
    } else if (column == perLine) {
      y += kCellHeight + kCellGap;
      column = 0;
    }
    cells.push_back({index, QRect(kRowLabelWidth + column * (kCellWidth + kCellGap), y, kCellWidth, kCellHeight)});
    ++column;
  }
  return y + (cells.empty() ? 0 : kCellHeight + 4);
}

void AtlasCanvas::rearrange() {
  m_cells.clear();
  m_rows.clear();
  const int height = arrange(width(), m_cells, m_rows);
  setMinimumHeight(height);
  updateGeometry();
  describe();
  update();
}

int AtlasCanvas::heightForWidth(int width) const {
  std::vector<Cell> cells;
  std::vector<Row> rows;
  return arrange(width, cells, rows);
}

QSize AtlasCanvas::sizeHint() const {
  return {560, heightForWidth(560)};
}

QRect AtlasCanvas::cellOf(FailurePattern pattern) const {
  for (const Cell& cell : m_cells)
    if (resultOf(cell).pattern == pattern) return cell.rect;
  return {};
}

void AtlasCanvas::resizeEvent(QResizeEvent*) {
  rearrange();
}

int AtlasCanvas::cellAt(QPoint at) const {
  for (size_t i = 0; i < m_cells.size(); ++i)
    if (m_cells[i].rect.contains(at)) return static_cast<int>(i);
  return -1;
}

int AtlasCanvas::currentCell() const {
  for (size_t i = 0; i < m_cells.size(); ++i)
    if (resultOf(m_cells[i]).pattern == m_current) return static_cast<int>(i);
  return -1;
}

/// The nearest cell of the next line up or down; `from` itself when there is none.
int AtlasCanvas::below(int from, int direction) const {
  const QRect start = m_cells[static_cast<size_t>(from)].rect;
  int best = from;
  int bestDistance = 1 << 30;
  for (size_t i = 0; i < m_cells.size(); ++i) {
    const QRect rect = m_cells[i].rect;
    const int dy = (rect.y() - start.y()) * direction;
    if (dy <= 0) continue;
    const int distance = dy * 64 + std::abs(rect.x() - start.x());
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = static_cast<int>(i);
  }
  return best;
}

void AtlasCanvas::choose(int cell) {
  if (cell < 0 || cell >= static_cast<int>(m_cells.size())) return;
  const FailurePattern pattern = resultOf(m_cells[static_cast<size_t>(cell)]).pattern;
  if (pattern != m_current) emit patternWanted(pattern);
}

void AtlasCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(cellAt(event->position().toPoint()));
}

void AtlasCanvas::keyPressEvent(QKeyEvent* event) {
  const int at = currentCell();
  const int last = static_cast<int>(m_cells.size()) - 1;
  const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Up ||
                     event->key() == Qt::Key_Down;
  if (last < 0) {
    QWidget::keyPressEvent(event);
  } else if (arrow && at < 0) {
    choose(0);
  } else if (event->key() == Qt::Key_Left) {
    choose(at - 1);
  } else if (event->key() == Qt::Key_Right) {
    choose(at + 1);
  } else if (event->key() == Qt::Key_Up) {
    choose(below(at, -1));
  } else if (event->key() == Qt::Key_Down) {
    choose(below(at, 1));
  } else if (event->key() == Qt::Key_Home) {
    choose(0);
  } else if (event->key() == Qt::Key_End) {
    choose(last);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void AtlasCanvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void AtlasCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

QString AtlasCanvas::tipOf(const PatternResult& p) const {
  const QString text = tr("Lost: devices %1\naccuracy %2 %\nagreement with the whole model %3 %\nno code (zeros) %4 %")
                           .arg(QString::fromStdString(screenName(p.pattern)))
                           .arg(p.accuracy, 0, 'f', 2)
                           .arg(p.agreement, 0, 'f', 2)
                           .arg(p.zerosAccuracy, 0, 'f', 2);
  if (p.pattern.losesData(m_k))
    return text + QLatin1Char('\n') + tr("error of the rebuilt maps %1").arg(p.featureError, 0, 'f', 3);
  return text + QLatin1Char('\n') + tr("only parity is lost");
}

void AtlasCanvas::describe() {
  const int at = currentCell();
  setAccessibleDescription(at < 0 ? QString() : tipOf(resultOf(m_cells[static_cast<size_t>(at)])));
}

bool AtlasCanvas::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int cell = cellAt(help->pos());
  if (cell < 0)
    QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(), tipOf(resultOf(m_cells[static_cast<size_t>(cell)])), this);
  return true;
}

void AtlasCanvas::paintEvent(QPaintEvent* event) {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale();
  QPainter p(this);
  p.setFont(type.caption);
  p.setPen(t.muted);
  for (const Row& row : m_rows)
    p.drawText(QRect(0, row.top, kRowLabelWidth - kUnit, kCellHeight), Qt::AlignLeft | Qt::AlignVCenter,
               tr("%1 lost").arg(row.lost));
  QFont name = type.caption;
  name.setPixelSize(std::max(10, name.pixelSize() - 2));
  for (const Cell& cell : m_cells) {
    if (!cell.rect.adjusted(-3, -3, 3, 3).intersects(event->rect())) continue;
    const PatternResult& result = resultOf(cell);
    const double unit = (result.accuracy - m_low) / (m_high - m_low);
    const bool current = result.pattern == m_current;
    drawCard(p, cell.rect, atlasColor(unit, t.dark), current ? t.text : t.border, current ? 2.5 : 1, 5);
    if (current && hasFocus()) {
      p.setPen(QPen(t.accent, 1.5, Qt::DotLine));
      p.drawRoundedRect(QRectF(cell.rect).adjusted(-2, -2, 2, 2), 6, 6);
    }
    const int half = cell.rect.height() / 2;
    p.setPen(t.text);
    p.setFont(type.strong);
    p.drawText(cell.rect.adjusted(0, 3, 0, -half + 4), Qt::AlignCenter, QString::number(result.accuracy, 'f', 1));
    p.setFont(name);
    p.setPen(t.muted);
    QStringList devices;
    for (const int device : result.pattern.lost()) devices << QString::number(device + 1);
    drawElided(p, cell.rect.adjusted(2, half + 1, -2, -2), Qt::AlignCenter, devices.join(QLatin1Char(' ')));
  }
}

} // namespace lacuna::widgets
