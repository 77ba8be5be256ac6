// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/parallel_axes.h"

#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "widgets/compare/compare_table.h"
#include "widgets/look/paint_helpers.h"
#include "widgets/look/plot_style.h"
#include "widgets/look/theme.h"
#include "widgets/words/metric_names.h"

namespace lacuna::widgets {
namespace {

constexpr double kNearLine = 8;    ///< logical pixels from a line at which it is meant
constexpr double kAxisWidth = 110; ///< an axis and the room around it
constexpr double kMin = 0.02;    ///< a shorter drag is a click

/// A path breaks at its last dot: "training.loss." and below it "labels"; a phrase after its comma, else before its
/// bracket, in the punctuation of either language.
std::pair<QString, QString> titleLines(const Quantity& quantity) {
  static const QRegularExpression comma(QStringLiteral("[,，]"));
  static const QRegularExpression bracket(QStringLiteral("[(（]"));
  const QString title = quantityTitle(quantity);
  qsizetype cut = 0;
  if (quantity.kind == QuantityKind::setting)
    cut = title.lastIndexOf(QLatin1Char('.')) + 1;
  else if (title.contains(comma))
    cut = title.indexOf(comma) + 1;
  else
    cut = std::max<qsizetype>(0, title.indexOf(bracket));
  return {title.left(cut).trimmed(), title.mid(cut).trimmed()};
}

} // namespace

ParallelAxes::ParallelAxes(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Parallel coordinates of the runs"));
}

ParallelAxes::Axis ParallelAxes::axisOf(Quantity quantity) {
  Axis axis;
  axis.quantity = std::move(quantity);
  const Quantity& q = axis.quantity;
  std::vector<double> values;
  if (q.numeric) {
    for (const auto& number : q.numbers)
      if (number) values.push_back(*number);
  } else {
    for (const auto& word : q.words)
      if (word) axis.words.push_back(QString::fromStdString(*word));
    std::sort(axis.words.begin(), axis.words.end());
    axis.words.erase(std::unique(axis.words.begin(), axis.words.end()), axis.words.end());
    values = {0, static_cast<double>(axis.words.size()) - 1};
  }
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  axis.low = *least;
  axis.high = *greatest;
  // Learning rates and parameters of which one is twenty times another would lie in a heap.
  axis.logarithmic = q.numeric && axis.low > 0 && axis.high > 20 * axis.low;
  const auto unitOf = [&axis](double value) {
    if (!(axis.high > axis.low)) return 0.5;
    return axis.logarithmic ? std::log(value / axis.low) / std::log(axis.high / axis.low)
                            : (value - axis.low) / (axis.high - axis.low);
  };
  for (size_t run = 0; run < q.numbers.size(); ++run) {
    axis.units.emplace_back();
    if (q.numeric && q.numbers[run]) axis.units.back() = unitOf(*q.numbers[run]);
    if (!q.numeric && q.words[run]) {
      const auto it = std::find(axis.words.begin(), axis.words.end(), QString::fromStdString(*q.words[run]));
      axis.units.back() = unitOf(static_cast<double>(it - axis.words.begin()));
    }
  }
  return axis;
}

void ParallelAxes::setQuantities(std::vector<Quantity> quantities, int runs) {
  m_axes.clear();
  for (Quantity& q : quantities) m_axes.push_back(axisOf(std::move(q)));
  m_shown.assign(static_cast<size_t>(runs), true);
  m_emphasized = m_hovered = m_dragged = -1;
  updateGeometry();
  update();
  emit passingChanged();
}

void ParallelAxes::setShown(const std::vector<bool>& shown) {
  m_shown = shown;
  update();
}

void ParallelAxes::emphasize(int run) {
  if (run == m_emphasized) return;
  m_emphasized = run;
  update();
}

bool ParallelAxes::passes(int run) const {
  const auto r = static_cast<size_t>(run);
  return std::all_of(m_axes.begin(), m_axes.end(), [&](const Axis& axis) {
    if (!axis.range) return true;
    const auto& unit = axis.units[r];
    // A hand does not meet the end of an axis to the pixel.
    return unit && *unit >= axis.range->first - kMin && *unit <= axis.range->second + kMin;
  });
}

std::vector<bool> ParallelAxes::passing() const {
  std::vector<bool> all;
  for (size_t run = 0; run < m_shown.size(); ++run) all.push_back(passes(static_cast<int>(run)));
  return all;
}

void ParallelAxes::clearRanges() {
  for (Axis& axis : m_axes) axis.range.reset();
  update();
  emit passingChanged();
}

QSize ParallelAxes::sizeHint() const {
  return {std::max(480, static_cast<int>(kAxisWidth) * axisCount()), 360};
}

QSize ParallelAxes::minimumSizeHint() const {
  return {static_cast<int>(kAxisWidth) * std::max(2, axisCount()), 220};
}

QRectF ParallelAxes::field() const {
  const double line = QFontMetricsF(typeScale().caption).height();
  // Above: the name on two lines and the upper end; below: the lower end, and the place of those without a value.
  return QRectF(rect()).adjusted(kAxisWidth / 2, 3 * line + 2 * kUnit, -kAxisWidth / 2, -2.5 * line - 2 * kUnit);
}

double ParallelAxes::x(int axis) const {
  const QRectF f = field();
  return axisCount() < 2 ? f.center().x() : f.left() + f.width() * axis / (axisCount() - 1);
}

double ParallelAxes::y(double unit) const {
  const QRectF f = field();
  return f.bottom() - unit * f.height();
}

double ParallelAxes::unitAt(double position) const {
  const QRectF f = field();
  return std::clamp((f.bottom() - position) / std::max(1.0, f.height()), 0.0, 1.0);
}

int ParallelAxes::axisAt(double position) const {
  for (int axis = 0; axis < axisCount(); ++axis)
    if (std::abs(position - x(axis)) < 2.5 * kUnit) return axis;
  return -1;
}

double ParallelAxes::absentY() const {
  return height() - 1.5 * QFontMetricsF(typeScale().caption).height();
}

QPointF ParallelAxes::placeOf(int run, int axis) const {
  const auto& unit = m_axes[static_cast<size_t>(axis)].units[static_cast<size_t>(run)];
  return {x(axis), unit ? y(*unit) : absentY()};
}

int ParallelAxes::runAt(QPointF position) const {
  int best = -1;
  double least = kNearLine;
  for (size_t r = 0; r < m_shown.size(); ++r) {
    const int run = static_cast<int>(r);
    if (!m_shown[r] || !passes(run)) continue;
    for (int axis = 0; axis + 1 < axisCount(); ++axis) {
      const QPointF a = placeOf(run, axis);
      const QPointF b = placeOf(run, axis + 1);
      if (position.x() < a.x() || position.x() > b.x()) continue;
      const double at = a.y() + (b.y() - a.y()) * (position.x() - a.x()) / (b.x() - a.x());
      if (std::abs(at - position.y()) >= least) continue;
      least = std::abs(at - position.y());
      best = run;
    }
  }
  return best;
}

/// What stands below and above an axis.
std::pair<QString, QString> ParallelAxes::ends(const Axis& axis) const {
  const Quantity& q = axis.quantity;
  if (!q.numeric)
    return axis.words.size() == 1 ? std::pair(QString(), axis.words[0])
                                  : std::pair(axis.words.front(), axis.words.back());
  std::pair<QString, QString> texts;
  for (size_t run = 0; run < q.numbers.size(); ++run) {
    if (q.numbers[run] == axis.low) texts.first = quantityText(q, run);
    if (q.numbers[run] == axis.high) texts.second = quantityText(q, run);
  }
  return texts;
}

void ParallelAxes::paintAxis(QPainter& p, int index) const {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale();
  const Axis& axis = m_axes[static_cast<size_t>(index)];
  const QRectF f = field();
  const double at = x(index);
  p.setPen(QPen(t.muted, 1));
  p.drawLine(QPointF(at, f.top()), QPointF(at, f.bottom()));
  if (axis.range) {
    const QRectF chosen(QPointF(at - 5, y(axis.range->second)), QPointF(at + 5, y(axis.range->first)));
    QColor ground = t.accent;
    ground.setAlphaF(0.25F);
    p.fillRect(chosen, ground);
    p.setPen(QPen(t.accent, 1.5));
    p.drawRect(chosen);
  }
  const double line = QFontMetricsF(type.caption).height();
  const auto cell = [&](double top, double height) {
    return QRectF(at - kAxisWidth / 2 + 4, top, kAxisWidth - 8, height);
  };
  const auto [upper, title] = titleLines(axis.quantity);
  p.setFont(type.caption);
  p.setPen(t.muted);
  drawElided(p, cell(0, line).toRect(), Qt::AlignCenter, upper);
  p.setPen(t.text);
  drawElided(p, cell(line, line).toRect(), Qt::AlignCenter, title);
  const auto [low, high] = ends(axis);
  p.setPen(t.muted);
  drawElided(p, cell(2 * line + kUnit, line).toRect(), Qt::AlignCenter, high);
  if (axis.high > axis.low) drawElided(p, cell(f.bottom() + 2, line).toRect(), Qt::AlignCenter, low);
  const bool someLack = std::any_of(axis.units.begin(), axis.units.end(), [](const auto& unit) { return !unit; });
  if (someLack) drawElided(p, cell(height() - line - 2, line).toRect(), Qt::AlignCenter, tr("none"));
  for (size_t i = 1; i + 1 < axis.words.size(); ++i) {
    const double unit = static_cast<double>(i) / (static_cast<double>(axis.words.size()) - 1);
    p.drawText(QPointF(at + 6, y(unit) + line / 3), axis.words[i]);
  }
}

void ParallelAxes::paintRun(QPainter& p, int run, bool strong) const {
  const Theme& t = themeFor(palette());
  QColor color = curveColor(t, run % 8);
  const bool faint = !passes(run) || (m_emphasized >= 0 && run != m_emphasized);
  if (faint) color = mixed(color, t.surface, passes(run) ? 0.7 : 0.88);
  p.setPen(QPen(color, strong ? 3.5 : 2, run >= 8 ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  p.setBrush(Qt::NoBrush);
  QPolygonF line;
  for (int axis = 0; axis < axisCount(); ++axis) line << placeOf(run, axis);
  p.drawPolyline(line);
  p.setBrush(color);
  p.setPen(Qt::NoPen);
  for (const QPointF& place : line) p.drawEllipse(place, strong ? 4.5 : 3, strong ? 4.5 : 3);
}

void ParallelAxes::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.fillRect(rect(), t.surface);
  for (int axis = 0; axis < axisCount(); ++axis) paintAxis(p, axis);
  // Those that are left out lie below those that pass, the one that is meant above all.
  for (const bool passing : {false, true})
    for (size_t run = 0; run < m_shown.size(); ++run)
      if (m_shown[run] && passes(static_cast<int>(run)) == passing && static_cast<int>(run) != m_emphasized)
        paintRun(p, static_cast<int>(run), false);
  if (m_emphasized >= 0 && m_emphasized < static_cast<int>(m_shown.size()) && m_shown[size_t(m_emphasized)])
    paintRun(p, m_emphasized, true);
}

void ParallelAxes::mousePressEvent(QMouseEvent* event) {
  const int axis = event->button() == Qt::LeftButton ? axisAt(event->position().x()) : -1;
  if (axis < 0) return;
  if (event->position().y() < field().top() - kUnit / 2.0) {
    m_axes[static_cast<size_t>(axis)].range.reset();
    update();
    emit passingChanged();
    return;
  }
  m_dragged = axis;
  m_from = unitAt(event->position().y());
}

void ParallelAxes::mouseMoveEvent(QMouseEvent* event) {
  if (m_dragged >= 0) {
    const double to = unitAt(event->position().y());
    auto& range = m_axes[static_cast<size_t>(m_dragged)].range;
    if (std::abs(to - m_from) > kMin) range = std::pair(std::min(m_from, to), std::max(m_from, to));
    update();
    emit passingChanged();
    return;
  }
  const bool onAxis = axisAt(event->position().x()) >= 0;
  setCursor(onAxis ? Qt::SizeVerCursor : Qt::ArrowCursor);
  const int run = runAt(event->position());
  if (run == m_hovered) return;
  m_hovered = run;
  emit runHovered(run);
}

void ParallelAxes::mouseReleaseEvent(QMouseEvent* event) {
  if (m_dragged < 0) return;
  // A click on an axis lets all through again.
  if (std::abs(unitAt(event->position().y()) - m_from) <= kMin) {
    m_axes[static_cast<size_t>(m_dragged)].range.reset();
    update();
    emit passingChanged();
  }
  m_dragged = -1;
}

void ParallelAxes::leaveEvent(QEvent*) {
  if (m_hovered < 0) return;
  m_hovered = -1;
  emit runHovered(-1);
}

} // namespace lacuna::widgets
