// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failures/odds_plot.h"

#include <qcustomplot.h>

#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/plot_style.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kSamples = 200;

/// What a curve stands for decides its colour; from `kLosses` on it is the number of losses.
enum Role { roleCoded, roleReplicated, roleUncoded, kLosses };

QPen penOf(const Theme& t, int role) {
  switch (role) {
    case roleCoded:
      return QPen(t.accent, 2.5);
    case roleReplicated:
      return QPen(t.parity, 2, Qt::DashLine);
    case roleUncoded:
      return QPen(t.lost, 2, Qt::DotLine);
    default:
      return QPen(t.part(role - kLosses), 2.5);
  }
}

} // namespace

OddsPlot::OddsPlot(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)), m_line(new QCPItemLine(m_plot)) {
  setAccessibleName(tr("Accuracy over how often devices fail"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  setMinimumSize(220, 1); // a low dock squeezes it rather than the window
  m_plot->yAxis->setLabel(tr("accuracy (%)"));
  useExactTicks(*m_plot->yAxis, 4);
  useExactTicks(*m_plot->xAxis, 5);
  m_plot->legend->setVisible(true);
  m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignLeft);
  m_line->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_line->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_plot->setCursor(Qt::SizeHorCursor);
  connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(event->pos());
  });
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) choose(event->pos());
  });
  applyTheme();
}

void OddsPlot::choose(const QPoint& position) {
  if (m_curves.empty()) return;
  const double percent = m_plot->xAxis->pixelToCoord(position.x());
  emit chanceChosen(std::clamp(percent / 100, 0.0, 1.0));
}

void OddsPlot::addCurve(const QString& name, int role, const std::function<double(double)>& at) {
  QCPGraph* graph = m_plot->addGraph();
  graph->setName(name);
  QVector<double> keys;
  QVector<double> values;
  for (int i = 0; i <= kSamples; ++i) {
    const double chance = double(i) / kSamples;
    keys << 100 * chance;
    values << at(chance);
  }
  graph->setData(keys, values, true);
  auto* dot = new QCPItemTracer(m_plot);
  dot->setGraph(graph);
  dot->setInterpolating(true);
  dot->setStyle(QCPItemTracer::tsCircle);
  dot->setSize(8);
  dot->setClipToAxisRect(false); // near 100 % it reaches over the edge
  m_curves.push_back({graph, dot, role});
}

void OddsPlot::showExpectation(const FailureOdds& odds) {
  clear();
  m_halved = true;
  m_plot->xAxis->setLabel(tr("every device fails by itself with probability p (%)"));
  addCurve(tr("this code"), roleCoded, [&](double p) { return odds.coded.expected(p); });
  addCurve(tr("spare copies"), roleReplicated, [&](double p) { return odds.replicated.expected(p); });
  addCurve(tr("no code"), roleUncoded, [&](double p) { return odds.uncoded.expected(p); });
  applyTheme();
  setChance(m_chance);
}

void OddsPlot::showOverall(const Accuracy& accuracy) {
  clear();
  m_halved = false;
  m_plot->xAxis->setLabel(tr("share f of the images that lose l devices (%)"));
  for (const LostSummary& s : accuracy.byLost)
    addCurve(tr("l = %1").arg(s.lost), kLosses + s.lost - 1,
             [&](double f) { return overallAccuracy(accuracy, s.lost, f); });
  applyTheme();
  setChance(m_chance);
}

void OddsPlot::clear() {
  for (const Curve& curve : m_curves) m_plot->removeItem(curve.dot);
  m_curves.clear();
  m_plot->clearGraphs();
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void OddsPlot::fit() {
  if (m_curves.empty()) return;
  // Devices that fail more often than not are nobody's: the first half is where the curves part.
  const double upper = m_halved && m_chance <= 0.5 ? 50 : 100;
  m_plot->xAxis->setRange(0, upper);
  double low = 100;
  double high = 0;
  for (const Curve& curve : m_curves) {
    bool found = false;
    const QCPRange values = curve.graph->getValueRange(found, QCP::sdBoth, {0, upper});
    low = std::min(low, values.lower);
    high = std::max(high, values.upper);
  }
  // Less than a point between the curves is still worth seeing, noise below a tenth is not.
  const double margin = std::max(0.05, 0.06 * (high - low));
  m_plot->yAxis->setRange(low - margin, std::min(high + margin, 100.0));
}

void OddsPlot::setChance(double chance) {
  m_chance = std::clamp(chance, 0.0, 1.0);
  fit();
  m_line->start->setCoords(100 * m_chance, 0);
  m_line->end->setCoords(100 * m_chance, 1);
  for (const Curve& curve : m_curves) {
    curve.dot->setGraphKey(100 * m_chance);
    curve.dot->updatePosition();
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::vector<double> OddsPlot::valuesAtChance() const {
  std::vector<double> values;
  for (const Curve& curve : m_curves) values.push_back(curve.dot->position->value());
  return values;
}

void OddsPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) applyTheme();
  QWidget::changeEvent(event);
}

/// One below another, the names would hide where the curves of a low plot begin.
void OddsPlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_plot->legend->setFillOrder(height() < 170 ? QCPLegend::foColumnsFirst : QCPLegend::foRowsFirst);
}

void OddsPlot::applyTheme() {
  const Theme& t = themeFor(palette());
  stylePlot(*m_plot, t);
  m_line->setPen(QPen(t.muted, 1));
  for (const Curve& curve : m_curves) {
    const QPen pen = penOf(t, curve.role);
    curve.graph->setPen(pen);
    curve.dot->setPen(QPen(pen.color(), 2));
    curve.dot->setBrush(t.surface);
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void OddsPlot::paintOn(QPaintDevice& device, QSize size) const {
  paintPlot(*m_plot, device, size);
}

QString OddsPlot::numbers() const {
  return numbersOf(*m_plot);
}

} // namespace lacuna::widgets
