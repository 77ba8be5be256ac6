// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/training_plots.h"

#include <qcustomplot.h>

#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/plot_style.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kFrameMs = 33;
/// A curve of more is drawn with thin pens: a wide one takes a second for a hundred thousand.
constexpr int kManyPoints = 4000;
/// The same for one that is drawn thirty times a second.
constexpr int kManyLivePoints = 500;

/// The mouse is at a curve when it is no farther from it, logical pixels.
constexpr double kNearCurve = 14;

} // namespace

CurvePlot::CurvePlot(const QString& valueLabel, bool logarithmic, QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_logarithmic(logarithmic), m_stepLabel(tr("step (batches)")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  setMinimumHeight(96);
  setAccessibleName(valueLabel);
  m_plot->setNoAntialiasingOnDrag(true);
  m_plot->xAxis->setLabel(m_stepLabel);
  m_plot->yAxis->setLabel(valueLabel);
  if (logarithmic) {
    m_plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
    useDecades(*m_plot->yAxis);
  } else {
    useExactTicks(*m_plot->yAxis, 4);
  }
  useExactTicks(*m_plot->xAxis, 4, true);
  m_plot->yAxis->setSubTicks(false);
  m_plot->axisRect()->insetLayout()->take(m_plot->legend);
  m_plot->legend->setVisible(false);
  m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
  m_plot->legend->setWrap(2);
  m_reference = new QCPItemLine(m_plot);
  m_referenceName = new QCPItemText(m_plot);
  m_mark = new QCPItemLine(m_plot);
  m_markName = new QCPItemText(m_plot);
  m_referenceName->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
  m_referenceName->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
  m_markName->setPadding(QMargins(kUnit / 2, 0, kUnit / 2, 0));
  m_markName->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_mark->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_mark->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_reference->start->setTypeX(QCPItemPosition::ptAxisRectRatio);
  m_reference->end->setTypeX(QCPItemPosition::ptAxisRectRatio);
  for (QCPAbstractItem* item :
       {static_cast<QCPAbstractItem*>(m_reference), static_cast<QCPAbstractItem*>(m_referenceName),
        static_cast<QCPAbstractItem*>(m_mark), static_cast<QCPAbstractItem*>(m_markName)})
    item->setVisible(false);
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
  hover({-1, -1});
  const auto hold = [this] { m_held = m_plot->graphCount() > 0; };
  connect(m_plot, &QCustomPlot::mouseWheel, this, hold);
  connect(m_plot, &QCustomPlot::mouseMove, this, [this, hold](const QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
      hold();
    else
      hover(event->pos());
  });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::showAll);
  m_frame.setSingleShot(true);
  m_frame.setInterval(kFrameMs);
  connect(&m_frame, &QTimer::timeout, this, &CurvePlot::redraw);
  applyTheme();
}

void CurvePlot::addCurve(const QString& key, const QString& name, int slot, bool dashed) {
  QCPGraph* graph = m_plot->addGraph();
  graph->setName(name);
  graph->setAdaptiveSampling(true);
  QCPItemText* end = nullptr;
  if (m_endNames) {
    end = new QCPItemText(m_plot);
    end->setText(name);
    end->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    end->setPadding(QMargins(kUnit / 2, 0, 0, 0));
    end->setClipToAxisRect(false);
  }
  m_curves[key] = {graph, slot, dashed, end};
  updateFrame();
  applyTheme();
}

void CurvePlot::addPoint(const QString& key, double step, double value) {
  const auto it = m_curves.find(key);
  if (it == m_curves.end() || !std::isfinite(value) || (m_logarithmic && value <= 0)) return;
  QCPGraph* graph = it->second.graph;
  const bool inOrder = graph->dataCount() == 0 || (graph->data()->constEnd() - 1)->key <= step;
  graph->addData({step}, {value}, inOrder);
  changed();
}

void CurvePlot::setPoints(const QString& key, const std::vector<std::pair<double, double>>& points) {
  const auto it = m_curves.find(key);
  if (it == m_curves.end()) return;
  QVector<QCPGraphData> kept;
  kept.reserve(static_cast<qsizetype>(points.size()));
  for (const auto& [step, value] : points)
    if (std::isfinite(value) && (!m_logarithmic || value > 0)) kept.push_back({step, value});
  it->second.graph->data()->set(kept, true);
  changed();
}

void CurvePlot::setStepLabel(const QString& label) {
  m_stepLabel = label;
  if (!m_plot->xAxis->label().isEmpty()) m_plot->xAxis->setLabel(label);
  changed();
}

void CurvePlot::setEndNames(bool on) {
  m_endNames = on;
  updateFrame();
  m_plot->axisRect()->setMinimumMargins(on ? QMargins(0, 0, kUnit * 3, 0) : QMargins());
}

/// A low plot keeps its curves and its scale and lets go of the rest; one without curves has no numbers to show.
void CurvePlot::updateFrame() {
  const bool low = height() < 150;
  const bool empty = m_plot->graphCount() == 0;
  showLegend(!low && !empty && !m_endNames);
  m_plot->xAxis->setLabel(low ? QString() : m_stepLabel);
  m_plot->xAxis->setTickLabels(!empty);
  m_plot->yAxis->setTickLabels(!empty);
  changed();
}

/// Above the plot: inside, it would hide the end of a curve.
void CurvePlot::showLegend(bool on) {
  if (m_plot->legend->visible() == on) return;
  m_plot->legend->setVisible(on);
  QCPLayoutGrid* rows = m_plot->plotLayout();
  if (on) {
    rows->insertRow(0);
    rows->addElement(0, 0, m_plot->legend);
    rows->setRowStretchFactor(0, 0.001); // as low as its words
  } else {
    rows->take(m_plot->legend);
    rows->simplify();
  }
}

void CurvePlot::emphasize(const QString& key) {
  if (key == m_emphasized) return;
  m_emphasized = key;
  applyPens();
  changed();
}

QWidget* CurvePlot::canvas() const {
  return m_plot;
}

QPoint CurvePlot::placeOf(const QString& key, int point) const {
  const auto& at = *m_curves.at(key).graph->data()->at(point);
  return QPointF(m_plot->xAxis->coordToPixel(at.key), m_plot->yAxis->coordToPixel(at.value)).toPoint();
}

std::optional<CurvePlot::Near> CurvePlot::nearest(const QPoint& position) const {
  std::optional<Near> best;
  double least = kNearCurve;
  const double step = m_plot->xAxis->pixelToCoord(position.x());
  for (const auto& [key, curve] : m_curves) {
    const auto all = curve.graph->data();
    if (!curve.graph->visible() || all->isEmpty()) continue;
    // The curve's value at the mouse, between the two points around it; beyond its ends, the end itself.
    auto after = all->findBegin(step, false);
    if (after == all->constEnd()) --after;
    const auto before = after == all->constBegin() ? after : after - 1;
    const double beside = std::clamp(step, before->key, after->key);
    if (std::abs(m_plot->xAxis->coordToPixel(beside) - position.x()) >= kNearCurve) continue;
    const double span = after->key - before->key;
    const double part = span > 0 ? (beside - before->key) / span : 0;
    const double value = before->value + part * (after->value - before->value);
    const double distance = std::abs(m_plot->yAxis->coordToPixel(value) - position.y());
    if (distance >= least) continue;
    least = distance;
    const auto shown = part < 0.5 ? before : after;
    best = Near{key, shown->key, shown->value};
  }
  return best;
}

QString CurvePlot::describeAt(const QPoint& position) const {
  const std::optional<Near> near = nearest(position);
  if (!near) return {};
  const QLocale locale;
  return tr("%1: %2 at %3")
      .arg(m_curves.at(near->key).graph->name(),
           m_logarithmic ? locale.toString(near->value, 'g', 4) : locale.toString(near->value, 'f', 2),
           locale.toString(near->step, 'f', 0));
}

void CurvePlot::hover(const QPoint& position) {
  const std::optional<Near> near = nearest(position);
  const QString key = near ? near->key : QString();
  setToolTip(near ? describeAt(position)
                  : tr("Drag to move, turn the wheel to look closer, double-click to see everything"));
  if (near)
    QToolTip::showText(m_plot->mapToGlobal(position), describeAt(position), m_plot);
  else if (!m_hovered.isEmpty())
    QToolTip::hideText();
  if (key == m_hovered) return;
  m_hovered = key;
  emit curveHovered(key);
}

void CurvePlot::setReference(double value, const QString& name) {
  m_referenceValue = value;
  m_reference->start->setCoords(0, value);
  m_reference->end->setCoords(1, value);
  m_referenceName->setText(name);
  m_referenceName->position->setCoords(0.02, value);
  m_reference->setVisible(true);
  m_referenceName->setVisible(true);
  changed();
}

void CurvePlot::setMark(double step, const QString& name) {
  m_markStep = step;
  m_mark->start->setCoords(step, 0);
  m_mark->end->setCoords(step, 1);
  m_markName->setText(name);
  m_markName->position->setCoords(step, 0);
  m_mark->setVisible(true);
  m_markName->setVisible(true);
  changed();
}

void CurvePlot::showAll() {
  m_held = false;
  changed();
}

void CurvePlot::clear() {
  m_held = false;
  m_emphasized.clear();
  m_hovered.clear();
  for (const auto& [key, curve] : m_curves)
    if (curve.name != nullptr) m_plot->removeItem(curve.name);
  m_plot->clearGraphs();
  m_curves.clear();
  m_referenceValue.reset();
  m_markStep.reset();
  for (QCPAbstractItem* item :
       {static_cast<QCPAbstractItem*>(m_reference), static_cast<QCPAbstractItem*>(m_referenceName),
        static_cast<QCPAbstractItem*>(m_mark), static_cast<QCPAbstractItem*>(m_markName)})
    item->setVisible(false);
  updateFrame();
}

int CurvePlot::pointCount() const {
  int count = 0;
  for (const auto& [key, curve] : m_curves) count += curve.graph->dataCount();
  return count;
}

QStringList CurvePlot::names() const {
  QStringList all;
  for (int i = 0; i < m_plot->legend->itemCount(); ++i)
    if (auto* item = qobject_cast<QCPPlottableLegendItem*>(m_plot->legend->item(i))) all << item->plottable()->name();
  return all;
}

std::pair<double, double> CurvePlot::stepsShown() const {
  return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

void CurvePlot::showSteps(double first, double last) {
  m_held = true;
  m_plot->xAxis->setRange(first, last);
  changed();
}

void CurvePlot::drawNow() {
  m_plot->replot(QCustomPlot::rpImmediateRefresh);
  repaint();
}

void CurvePlot::changed() {
  if (!m_frame.isActive()) m_frame.start();
}

void CurvePlot::setLive(bool live) {
  if (m_live == live) return;
  m_live = live;
  applyTheme();
}

void CurvePlot::redraw() {
  if (!m_thin && hasManyPoints()) applyTheme();
  for (const auto& [key, curve] : m_curves) { // one point makes no line
    const auto shape = curve.dashed ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssDisc;
    curve.graph->setScatterStyle(curve.graph->dataCount() == 1
                                     ? QCPScatterStyle(shape, curve.graph->pen().color(), kUnit * 0.75)
                                     : QCPScatterStyle());
  }
  if (!m_held) fitRanges();
  placeEndNames();
  placeMarkName();
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Inside the plot at either end.
void CurvePlot::placeMarkName() {
  if (!m_markStep) return;
  const QCPRange steps = m_plot->xAxis->range();
  const double at = (*m_markStep - steps.lower) / steps.size();
  const auto side = at > 0.7 ? Qt::AlignRight : at < 0.3 ? Qt::AlignLeft : Qt::AlignHCenter;
  m_markName->setPositionAlignment(side | Qt::AlignTop);
}

/// Whether the mark's name, at the top of the plot, begins before the reference's ends.
bool CurvePlot::namesMeet() const {
  if (!m_markStep) return false;
  const double width = QFontMetricsF(m_markName->font()).horizontalAdvance(m_markName->text()) + kUnit;
  const double referenceEnd = m_referenceName->position->pixelPosition().x() +
                              QFontMetricsF(m_referenceName->font()).horizontalAdvance(m_referenceName->text());
  const Qt::Alignment side = m_markName->positionAlignment();
  const double before = side & Qt::AlignRight ? width : side & Qt::AlignHCenter ? width / 2 : 0;
  return m_plot->xAxis->coordToPixel(*m_markStep) - before < referenceEnd;
}

/// At the last point in view; names of curves that end close to one another make room for each other.
void CurvePlot::placeEndNames() {
  std::vector<QCPItemText*> seen;
  for (const auto& [key, curve] : m_curves) {
    if (curve.name == nullptr) continue;
    const auto all = curve.graph->data();
    const auto beyond = all->findEnd(m_plot->xAxis->range().upper, false);
    const bool inView = beyond != all->constBegin() && m_plot->xAxis->range().contains((beyond - 1)->key) &&
                        m_plot->yAxis->range().contains((beyond - 1)->value);
    curve.name->setVisible(inView);
    if (!inView) continue;
    curve.name->position->setCoords((beyond - 1)->key, (beyond - 1)->value);
    seen.push_back(curve.name);
  }
  const auto height = [](const QCPItemText* name) { return name->position->pixelPosition().y(); };
  std::sort(seen.begin(), seen.end(), [&](auto* a, auto* b) { return height(a) < height(b); });
  const double line = QFontMetricsF(typeScale().strong).capHeight() + 3;
  for (size_t i = 1; i < seen.size(); ++i) {
    const QPointF above = seen[i - 1]->position->pixelPosition();
    const QPointF own = seen[i]->position->pixelPosition();
    if (own.y() - above.y() >= line || std::abs(own.x() - above.x()) > line) continue;
    // The pair moves apart evenly; in a heap of more, what is below moves on.
    const double shift = i == 1 ? (line - (own.y() - above.y())) / 2 : 0;
    seen[i - 1]->position->setPixelPosition(above - QPointF(0, shift));
    seen[i]->position->setPixelPosition({own.x(), above.y() - shift + line});
  }
}

void CurvePlot::fitRanges() {
  constexpr double kFar = std::numeric_limits<double>::max();
  double lastStep = 1;
  double low = kFar;
  double high = -kFar;
  for (const auto& [key, curve] : m_curves) {
    bool found = false;
    const QCPRange steps = curve.graph->getKeyRange(found);
    if (found) lastStep = std::max(lastStep, steps.upper);
    const QCPRange values = curve.graph->getValueRange(found);
    if (!found) continue;
    low = std::min(low, values.lower);
    high = std::max(high, values.upper);
  }
  if (m_referenceValue) {
    low = std::min(low, *m_referenceValue);
    high = std::max(high, *m_referenceValue);
  }
  if (low > high) return;
  m_plot->xAxis->setRange(0, lastStep * 1.02);
  if (m_logarithmic) {
    m_plot->yAxis->setRange(low / 1.25, high * 1.25);
    return;
  }
  // The first epochs lie far below; what counts is near the base accuracy.
  const double margin = std::max(0.2, (high - low) * 0.08);
  const double bottom = std::max(0.0, low - margin);
  double top = std::min(100.0 + margin, high + 2 * margin);
  if (m_referenceValue) {
    // Its name stands above its line, where no curve is, and below the mark's; a plot too low for that puts it below.
    placeMarkName();
    const double lines = namesMeet() ? 2 : 1;
    const double share =
        lines * QFontMetricsF(m_referenceName->font()).height() / std::max(1, m_plot->axisRect()->height());
    const bool room = share < 0.25;
    if (room) top = std::max(top, (*m_referenceValue - share * bottom) / (1 - share));
    m_referenceName->setPositionAlignment(Qt::AlignLeft | (room ? Qt::AlignBottom : Qt::AlignTop));
  }
  m_plot->yAxis->setRange(bottom, top);
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  updateFrame();
}

void CurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) applyTheme();
  QWidget::changeEvent(event);
}

bool CurvePlot::hasManyPoints() const {
  return pointCount() > (m_live ? kManyLivePoints : kManyPoints);
}

void CurvePlot::applyPens() {
  const Theme& t = themeFor(palette());
  m_thin = hasManyPoints();
  for (auto& [key, curve] : m_curves) {
    const bool faint = !m_emphasized.isEmpty() && key != m_emphasized;
    QColor color = curveColor(t, curve.slot);
    // Not transparent: blending many points is slow.
    if (faint) color = mixed(color, t.surface, 0.75);
    QPen pen(color, m_thin ? 1 : key == m_emphasized ? 3 : 2);
    if (curve.dashed) pen.setStyle(Qt::DashLine);
    if (curve.name != nullptr) {
      curve.name->setColor(color);
      curve.name->setFont(typeScale().strong);
    }
    curve.graph->setPen(pen);
    curve.graph->setLayer(key == m_emphasized ? QStringLiteral("axes") : QStringLiteral("main"));
  }
}

void CurvePlot::applyTheme() {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale();
  stylePlot(*m_plot, t);
  applyPens();
  m_reference->setPen(QPen(t.whole, 1, Qt::DashLine));
  m_referenceName->setColor(t.whole);
  m_referenceName->setFont(type.caption);
  m_mark->setPen(QPen(t.good, 1, Qt::DotLine));
  m_markName->setColor(t.good);
  m_markName->setFont(type.caption);
  changed();
}

void CurvePlot::paintOn(QPaintDevice& device, QSize size) const {
  paintPlot(*m_plot, device, size);
}

QString CurvePlot::numbers() const {
  return numbersOf(*m_plot);
}

} // namespace lacuna::widgets
