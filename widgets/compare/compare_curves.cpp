// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_curves.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSet>
#include <algorithm>

#include "widgets/look/labelled_choice.h"
#include "widgets/look/theme.h"
#include "widgets/training/training_plots.h"
#include "widgets/words/metric_names.h"

namespace lacuna::widgets {
namespace {

constexpr int kColours = 8; ///< from the ninth run on they repeat, dashed

const MetricSeries* seriesOf(const ComparedRun& run, const QString& name) {
  for (const MetricSeries& s : run.metrics)
    if (QLatin1String(s.name.c_str()) == name) return &s;
  return nullptr;
}

QString keyOf(int run) {
  return QString::number(run);
}

int runOf(const QString& key) {
  return key.isEmpty() ? -1 : key.toInt();
}

} // namespace

struct CompareCurves::Private {
  ComparedRuns runs;
  std::vector<bool> shown;
  QComboBox* lossOf = nullptr;
  QComboBox* accuracyOf = nullptr;
  QComboBox* over = nullptr;
  CurvePlot* loss = nullptr;
  CurvePlot* accuracy = nullptr;
  QBoxLayout* plots = nullptr;

  bool overSeconds() const { return over->currentData().toBool(); }

  void fill(CurvePlot& plot, const QComboBox& choice) const {
    plot.clear();
    plot.setStepLabel(overSeconds() ? CompareCurves::tr("time (s)") : CompareCurves::tr("step (batches)"));
    for (size_t i = 0; i < runs.size(); ++i) {
      const MetricSeries* s = shown[i] ? seriesOf(runs[i], choice.currentData().toString()) : nullptr;
      if (s == nullptr) continue;
      const int run = static_cast<int>(i);
      plot.addCurve(keyOf(run), QString::fromStdString(runLetter(i)), run % kColours, run >= kColours);
      std::vector<std::pair<double, double>> points;
      for (const MetricPoint& p : s->points)
        points.emplace_back(overSeconds() ? p.wall : static_cast<double>(p.step), p.value);
      // A run that was interrupted and went on may have clocks that overlap.
      std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      plot.setPoints(keyOf(run), points);
    }
  }
};

CompareCurves::CompareCurves(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit);
  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  const auto choice = [&](const QString& words, const char* name) {
    QComboBox* box = addLabelledChoice(*bar, words, name, this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(box, &QComboBox::activated, this, [this] { draw(); });
    return box;
  };
  d->lossOf = choice(tr("Loss"), "compareLoss");
  d->accuracyOf = choice(tr("Accuracy"), "compareAccuracy");
  d->over = choice(tr("Over"), "compareOver");
  d->over->addItem(tr("steps"), false);
  d->over->addItem(tr("time"), true);
  bar->addStretch(1);
  column->addLayout(bar);
  d->plots = new QBoxLayout(QBoxLayout::TopToBottom);
  d->plots->setSpacing(kUnit);
  d->loss = new CurvePlot(tr("loss"), true, this);
  d->accuracy = new CurvePlot(tr("accuracy (%)"), false, this);
  for (CurvePlot* plot : {d->loss, d->accuracy}) {
    plot->setMinimumHeight(150);
    plot->setEndNames(true);
    d->plots->addWidget(plot, 1);
    connect(plot, &CurvePlot::curveHovered, this, [this](const QString& key) { emit runHovered(runOf(key)); });
  }
  column->addLayout(d->plots, 1);
}

CompareCurves::~CompareCurves() = default;

CurvePlot* CompareCurves::loss() const {
  return d->loss;
}

CurvePlot* CompareCurves::accuracy() const {
  return d->accuracy;
}

void CompareCurves::setRuns(const ComparedRuns& runs) {
  d->runs = runs;
  d->shown.assign(runs.size(), true);
  offerSeries();
  draw();
}

void CompareCurves::offerSeries() {
  QSet<QString> present;
  int most = 0;
  for (const ComparedRun& run : d->runs) {
    for (const MetricSeries& s : run.metrics) present.insert(QString::fromStdString(s.name));
    most = std::max(most, run.run.config.code.r);
  }
  const auto offer = [&](QComboBox& box, MetricAxis axis, const QString& first) {
    const QVariant before = box.currentData();
    box.clear();
    const auto add = [&](const MetricKind& kind, int lost) {
      const QString name = QString::fromStdString(seriesName(kind, lost));
      if (kind.axis == axis && !kind.level && present.contains(name)) box.addItem(metricTitle(kind, lost), name);
    };
    for (int lost = 1; lost <= most; ++lost)
      for (const MetricKind& kind : metricKinds())
        if (kind.byLost) add(kind, lost);
    for (const MetricKind& kind : metricKinds())
      if (!kind.byLost) add(kind, 0);
    const int chosen = box.findData(before);
    box.setCurrentIndex(chosen >= 0 ? chosen : std::max(0, box.findData(first)));
    box.setEnabled(box.count() > 1);
  };
  offer(*d->lossOf, MetricAxis::loss, QLatin1String(series::kValidationLoss));
  offer(*d->accuracyOf, MetricAxis::accuracy, QString());
}

void CompareCurves::setShown(const std::vector<bool>& shown) {
  d->shown = shown;
  d->shown.resize(d->runs.size(), true);
  draw();
}

void CompareCurves::emphasize(int run) {
  for (CurvePlot* plot : {d->loss, d->accuracy})
    plot->emphasize(run >= 0 && plot->has(keyOf(run)) ? keyOf(run) : QString());
}

void CompareCurves::draw() {
  d->fill(*d->loss, *d->lossOf);
  d->fill(*d->accuracy, *d->accuracyOf);
  // One line for the whole model where all that are shown have the same.
  QSet<double> bases;
  for (size_t i = 0; i < d->runs.size(); ++i)
    if (const MetricSeries* s = d->shown[i] ? seriesOf(d->runs[i], QLatin1String(series::kValidationBase)) : nullptr)
      if (!s->points.empty()) bases.insert(s->points.back().value);
  if (bases.size() == 1) d->accuracy->setReference(*bases.begin(), tr("whole model"));
}

/// Beside one another where there is room, else below.
void CompareCurves::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  d->plots->setDirection(width() >= 900 ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace lacuna::widgets
