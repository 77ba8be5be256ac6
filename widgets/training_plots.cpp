// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training_plots.h"

#include <qcustomplot.h>

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/plot_style.h"
#include "widgets/theme.h"

namespace lacuna {
namespace {

constexpr int kFrameMs = 33;
/// A curve of more is drawn with thin pens: a wide one takes a second for a hundred thousand.
constexpr int kManyPoints = 4000;

/// 1, 2 and 5 in every decade, so that less than a decade still has its labels.
class DecadeTicker : public QCPAxisTicker {
 protected:
  QVector<double> createTickVector(double, const QCPRange& range) override {
    QVector<double> ticks;
    if (!(range.lower > 0) || !std::isfinite(range.upper)) return ticks;
    const bool manyDecades = range.upper / range.lower > 1e3;
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    for (int power = static_cast<int>(std::floor(std::log10(range.lower))); power <= last; ++power)
      for (const int digit : {1, 2, 5})
        if (digit == 1 || !manyDecades) ticks << digit * std::pow(10.0, power);
    return ticks;
  }
  QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
    return locale.toString(tick, 'g', 2);
  }
};

QColor curveColor(const Theme& t, int slot) {
  return slot == 0 ? t.accent : t.part(slot);
}

} // namespace

CurvePlot::CurvePlot(const QString& valueLabel, bool logarithmic, QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_logarithmic(logarithmic) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  setMinimumHeight(96);
  setAccessibleName(valueLabel);
  m_plot->setNoAntialiasingOnDrag(true);
  m_plot->xAxis->setLabel(tr("step (batches)"));
  m_plot->yAxis->setLabel(valueLabel);
  if (logarithmic) {
    m_plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
    m_plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker));
  } else {
    m_plot->yAxis->setNumberFormat(QStringLiteral("f"));
    m_plot->yAxis->setNumberPrecision(1);
    m_plot->yAxis->ticker()->setTickCount(4);
  }
  m_plot->xAxis->ticker()->setTickCount(4);
  m_plot->xAxis->setNumberFormat(QStringLiteral("f"));
  m_plot->xAxis->setNumberPrecision(0);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->setSubTicks(false);
  m_plot->legend->setVisible(true);
  m_plot->axisRect()->insetLayout()->setInsetAlignment(
      0, Qt::AlignBottom | (logarithmic ? Qt::AlignLeft : Qt::AlignRight));
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
  setToolTip(tr("Drag to move, turn the wheel to look closer, double-click to see everything"));
  const auto hold = [this] { m_held = m_plot->graphCount() > 0; };
  connect(m_plot, &QCustomPlot::mouseWheel, this, hold);
  connect(m_plot, &QCustomPlot::mouseMove, this, [this, hold](const QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) hold();
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
  m_curves[key] = {graph, slot, dashed};
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
  m_plot->clearGraphs();
  m_curves.clear();
  m_referenceValue.reset();
  m_markStep.reset();
  for (QCPAbstractItem* item :
       {static_cast<QCPAbstractItem*>(m_reference), static_cast<QCPAbstractItem*>(m_referenceName),
        static_cast<QCPAbstractItem*>(m_mark), static_cast<QCPAbstractItem*>(m_markName)})
    item->setVisible(false);
  changed();
}

int CurvePlot::pointCount() const {
  int count = 0;
  for (const auto& [key, curve] : m_curves) count += curve.graph->dataCount();
  return count;
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
  if (!m_thin && pointCount() > kManyPoints) applyTheme();
  if (!m_held) fitRanges();
  if (m_markStep) {
    // The name stays inside the plot at either end.
    const QCPRange steps = m_plot->xAxis->range();
    const double at = (*m_markStep - steps.lower) / steps.size();
    const auto side = at > 0.7 ? Qt::AlignRight : at < 0.3 ? Qt::AlignLeft : Qt::AlignHCenter;
    m_markName->setPositionAlignment(side | Qt::AlignTop);
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
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
  m_plot->yAxis->setRange(std::max(0.0, low - margin), std::min(100.0 + margin, high + 2 * margin));
  if (!m_referenceValue) return;
  // Its name stands above the line where there is room, else below.
  const double above = m_plot->yAxis->coordToPixel(*m_referenceValue) - m_plot->axisRect()->top();
  const bool room = above >= QFontMetrics(m_referenceName->font()).height();
  m_referenceName->setPositionAlignment(Qt::AlignLeft | (room ? Qt::AlignBottom : Qt::AlignTop));
}

/// A low plot keeps its curves and its scale and lets go of the rest.
void CurvePlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool low = height() < 150;
  m_plot->legend->setVisible(!low);
  m_plot->xAxis->setLabel(low ? QString() : tr("step (batches)"));
  changed();
}

void CurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) applyTheme();
  QWidget::changeEvent(event);
}

void CurvePlot::applyTheme() {
  const Theme& t = themeFor(palette());
  const TypeScale type = typeScale();
  stylePlot(*m_plot, t);
  m_thin = m_live || pointCount() > kManyPoints;
  for (auto& [key, curve] : m_curves) {
    QPen pen(curveColor(t, curve.slot), m_thin ? 1 : 2);
    if (curve.dashed) pen.setStyle(Qt::DashLine);
    curve.graph->setPen(pen);
  }
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

} // namespace lacuna
