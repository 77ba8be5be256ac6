// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_patterns.h"

#include <qcustomplot.h>

#include <QComboBox>
#include <QLabel>
#include <QStackedLayout>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/compare/compare_table.h"
#include "widgets/look/labelled_choice.h"
#include "widgets/look/plot_style.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr double kNearPoint = 12; ///< logical pixels within which a point is meant

QString percentText(double value) {
  return QLocale().toString(value, 'f', 2);
}

} // namespace

struct ComparePatterns::Private {
  ComparedRuns runs;
  std::vector<PatternPair> pairs;
  QComboBox* first = nullptr;
  QComboBox* second = nullptr;
  QCustomPlot* plot = nullptr;
  QCPItemLine* diagonal = nullptr;
  QCPItemEllipse* ring = nullptr;
  QLabel* finding = nullptr;
  QLabel* empty = nullptr;
  QWidget* filled = nullptr;
  QStackedLayout* stack = nullptr;
  FailurePattern current;

  QString letter(const QComboBox& box) const {
    return QString::fromStdString(runLetter(static_cast<size_t>(std::max(0, box.currentIndex()))));
  }

  QPointF place(const PatternPair& pair) const {
    return {plot->xAxis->coordToPixel(pair.first), plot->yAxis->coordToPixel(pair.second)};
  }

  const PatternPair* at(const QPointF& position) const {
    const PatternPair* best = nullptr;
    double least = kNearPoint;
    for (const PatternPair& pair : pairs) {
      const double distance = QLineF(place(pair), position).length();
      if (distance >= least) continue;
      least = distance;
      best = &pair;
    }
    return best;
  }

  QString tell(const PatternPair& pair) const {
    return ComparePatterns::tr("lost: %1\n%2 %3 %, %4 %5 %")
        .arg(QString::fromStdString(screenName(pair.pattern)), letter(*first), percentText(pair.first), letter(*second),
             percentText(pair.second));
  }

  QString sentence() const {
    int above = 0;
    int below = 0;
    double sum = 0;
    for (const PatternPair& pair : pairs) {
      above += pair.second > pair.first ? 1 : 0;
      below += pair.second < pair.first ? 1 : 0;
      sum += pair.second - pair.first;
    }
    const double mean = sum / static_cast<double>(pairs.size());
    return ComparePatterns::tr("%1 is better under %2 of %3 patterns, %4 under %5; on average %1 is %6 points %7.")
        .arg(letter(*second))
        .arg(above)
        .arg(pairs.size())
        .arg(letter(*first))
        .arg(below)
        .arg(percentText(std::abs(mean)), mean >= 0 ? ComparePatterns::tr("higher") : ComparePatterns::tr("lower"));
  }

  void showRing() const {
    const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const auto& p) { return p.pattern == current; });
    ring->setVisible(it != pairs.end());
    if (it == pairs.end()) return;
    const QPointF centre = place(*it);
    ring->topLeft->setPixelPosition(centre - QPointF(8, 8));
    ring->bottomRight->setPixelPosition(centre + QPointF(8, 8));
  }

  void fit() const {
    double low = 100;
    double high = 0;
    for (const PatternPair& pair : pairs) {
      low = std::min({low, pair.first, pair.second});
      high = std::max({high, pair.first, pair.second});
    }
    const double margin = std::max(0.05, 0.08 * (high - low));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) axis->setRange(low - margin, high + margin);
    diagonal->start->setCoords(low - margin, low - margin);
    diagonal->end->setCoords(high + margin, high + margin);
  }
};

ComparePatterns::ComparePatterns(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit);
  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  const auto choice = [&](const QString& words, const char* name) {
    QComboBox* box = addLabelledChoice(*bar, words, name, this);
    box->setMinimumContentsLength(16);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    bar->setStretchFactor(box, 1); // the names of runs may be long
    connect(box, &QComboBox::activated, this, [this] { draw(); });
    return box;
  };
  d->first = choice(tr("Across"), "compareFirst");
  d->second = choice(tr("Upward"), "compareSecond");
  bar->addStretch(1);
  column->addLayout(bar);
  d->filled = new QWidget(this);
  auto* filled = new QVBoxLayout(d->filled);
  filled->setContentsMargins(0, 0, 0, 0);
  filled->setSpacing(kUnit);
  d->plot = new QCustomPlot(d->filled);
  d->plot->setMinimumSize(240, 180);
  d->finding = new QLabel(d->filled);
  d->finding->setObjectName(QStringLiteral("compareFinding"));
  d->finding->setWordWrap(true);
  filled->addWidget(d->plot, 1);
  filled->addWidget(d->finding);
  d->empty = new QLabel(this);
  d->empty->setAlignment(Qt::AlignCenter);
  d->empty->setWordWrap(true);
  d->empty->setProperty("role", "caption");
  d->stack = new QStackedLayout;
  d->stack->addWidget(d->filled);
  d->stack->addWidget(d->empty);
  column->addLayout(d->stack, 1);
  d->diagonal = new QCPItemLine(d->plot);
  d->ring = new QCPItemEllipse(d->plot);
  for (QCPItemPosition* position : {d->ring->topLeft, d->ring->bottomRight})
    position->setType(QCPItemPosition::ptAbsolute);
  for (QCPAxis* axis : {d->plot->xAxis, d->plot->yAxis}) useExactTicks(*axis, 5);
  d->plot->legend->setVisible(true);
  d->plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
  connect(d->plot, &QCustomPlot::afterLayout, this, [this] { d->showRing(); });
  connect(d->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    const PatternPair* pair = d->at(event->pos());
    d->plot->setCursor(pair != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (pair == nullptr) return QToolTip::hideText();
    QToolTip::showText(event->globalPosition().toPoint(), d->tell(*pair), d->plot);
  });
  connect(d->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    const PatternPair* pair = event->button() == Qt::LeftButton ? d->at(event->pos()) : nullptr;
    if (pair != nullptr) emit patternWanted(pair->pattern);
  });
  applyTheme();
}

ComparePatterns::~ComparePatterns() = default;

int ComparePatterns::first() const {
  return d->first->currentIndex();
}

int ComparePatterns::second() const {
  return d->second->currentIndex();
}

QWidget* ComparePatterns::canvas() const {
  return d->plot;
}

QString ComparePatterns::finding() const {
  return d->stack->currentIndex() == 0 ? d->finding->text() : d->empty->text();
}

QPoint ComparePatterns::placeOf(FailurePattern pattern) const {
  for (const PatternPair& pair : d->pairs)
    if (pair.pattern == pattern) return d->place(pair).toPoint();
  return {};
}

void ComparePatterns::setRuns(const ComparedRuns& runs) {
  d->runs = runs;
  for (QComboBox* box : {d->first, d->second}) {
    box->clear();
    for (size_t i = 0; i < runs.size(); ++i) box->addItem(runLabel(runs, i));
  }
  // The first two that have patterns in common.
  for (size_t i = 0; i < runs.size(); ++i)
    for (size_t j = i + 1; j < runs.size(); ++j)
      if (!commonPatterns(runs[i].run, runs[j].run).empty()) return choose(static_cast<int>(i), static_cast<int>(j));
  choose(0, runs.size() > 1 ? 1 : 0);
}

void ComparePatterns::choose(int first, int second) {
  d->first->setCurrentIndex(first);
  d->second->setCurrentIndex(second);
  draw();
}

void ComparePatterns::setCurrent(FailurePattern pattern) {
  d->current = pattern;
  d->showRing();
  d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ComparePatterns::draw() {
  d->plot->clearGraphs();
  d->pairs.clear();
  if (first() < 0 || second() < 0) return;
  const RunRecord& a = d->runs[static_cast<size_t>(first())].run;
  const RunRecord& b = d->runs[static_cast<size_t>(second())].run;
  d->pairs = commonPatterns(a, b);
  if (d->pairs.empty()) {
    const bool alike = a.config.code.k == b.config.code.k && a.config.code.r == b.config.code.r;
    d->empty->setText(alike ? tr("One of these two runs has not been evaluated; there are no patterns to compare.")
                            : tr("Run %1 has k = %2, r = %3 and run %4 has k = %5, r = %6: they do not lose the same "
                                 "devices, so no pattern is common to both. Choose two runs with the same k and r.")
                                  .arg(d->letter(*d->first))
                                  .arg(a.config.code.k)
                                  .arg(a.config.code.r)
                                  .arg(d->letter(*d->second))
                                  .arg(b.config.code.k)
                                  .arg(b.config.code.r));
    d->stack->setCurrentIndex(1);
    return;
  }
  d->stack->setCurrentIndex(0);
  int most = 0;
  for (const PatternPair& pair : d->pairs) most = std::max(most, pair.lost);
  for (int lost = 1; lost <= most; ++lost) {
    QCPGraph* graph = d->plot->addGraph();
    graph->setName(tr("%1 lost").arg(lost));
    graph->setLineStyle(QCPGraph::lsNone);
    for (const PatternPair& pair : d->pairs)
      if (pair.lost == lost) graph->addData(pair.first, pair.second);
  }
  d->plot->xAxis->setLabel(tr("accuracy of %1 (%)").arg(d->letter(*d->first)));
  d->plot->yAxis->setLabel(tr("accuracy of %1 (%)").arg(d->letter(*d->second)));
  d->finding->setText(d->sentence());
  d->fit();
  applyTheme();
}

void ComparePatterns::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) applyTheme();
  QWidget::changeEvent(event);
}

void ComparePatterns::applyTheme() {
  const Theme& t = themeFor(palette());
  stylePlot(*d->plot, t);
  d->plot->xAxis->grid()->setVisible(true);
  d->diagonal->setPen(QPen(t.muted, 1, Qt::DashLine));
  d->ring->setPen(QPen(t.text, 2));
  constexpr QCPScatterStyle::ScatterShape shapes[] = {QCPScatterStyle::ssDisc, QCPScatterStyle::ssSquare,
                                                      QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond};
  for (int i = 0; i < d->plot->graphCount(); ++i) {
    const QColor color = curveColor(t, i);
    d->plot->graph(i)->setPen(QPen(color, 1.5));
    d->plot->graph(i)->setScatterStyle(QCPScatterStyle(shapes[i % 4], QPen(color, 1.5), color, 8));
  }
  d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ComparePatterns::paintOn(QPaintDevice& device, QSize size) const {
  paintPlot(*d->plot, device, size);
}

QString ComparePatterns::numbers() const {
  QString text = QStringLiteral("lost,%1,%2\n").arg(d->letter(*d->first), d->letter(*d->second));
  for (const PatternPair& pair : d->pairs)
    text += QStringLiteral("\"%1\",%2,%3\n")
                .arg(QString::fromStdString(screenName(pair.pattern)), QString::number(pair.first, 'g', 10),
                     QString::number(pair.second, 'g', 10));
  return text;
}

} // namespace lacuna::widgets
