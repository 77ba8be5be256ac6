// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/training_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "widgets/look/theme.h"
#include "widgets/training/training_plots.h"
#include "widgets/words/metric_names.h"

namespace lacuna::widgets {
namespace {

QString phaseName(TrainingPhase phase) {
  switch (phase) {
    case TrainingPhase::baseModel:
      return TrainingPanel::tr("Base model");
    case TrainingPhase::features:
      return TrainingPanel::tr("Preparing the training images");
    case TrainingPhase::evaluation:
      return TrainingPanel::tr("Evaluating every failure pattern");
    case TrainingPhase::code:
      break;
  }
  return TrainingPanel::tr("Code");
}

QString timeText(double seconds) {
  const auto whole = static_cast<long long>(seconds + 0.5);
  if (whole < 90) return TrainingPanel::tr("%1 s").arg(whole);
  if (whole < 90 * 60) return TrainingPanel::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
  return TrainingPanel::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

} // namespace

struct TrainingPanel::Private {
  TrainingState state = TrainingState::idle;
  bool trainEnabled = true;
  QString reason; ///< why it is not
  QVBoxLayout* column = nullptr;
  QueueView* queue = nullptr; ///< once something has waited
  QPushButton* train = nullptr;
  QPushButton* pause = nullptr;
  QPushButton* step = nullptr;
  QPushButton* stop = nullptr;
  QProgressBar* bar = nullptr;
  QLabel* run = nullptr; ///< its name
  QLabel* where = nullptr;
  QLabel* speed = nullptr;
  QLabel* event = nullptr;
  QWidget* plots = nullptr;
  QLabel* empty = nullptr;
  QStackedLayout* stack = nullptr;
  CurvePlot* loss = nullptr;
  CurvePlot* accuracy = nullptr;

  /// Curves that come together, in the order of their names in the legend: by devices lost, the mean first. A stored
  /// run brings them by series.
  CurvePlot* plotOf(const MetricKind& kind) const;
  void addCurves(const std::vector<MetricSample>& samples);
  void showPlots(bool on) { stack->setCurrentWidget(on ? plots : static_cast<QWidget*>(empty)); }
};

TrainingPanel::TrainingPanel(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Training"));
  auto* column = d->column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  column->setSpacing(kUnit);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kUnit / 2);
  d->train = new QPushButton(tr("Train"), this);
  d->train->setProperty("primary", true);
  d->pause = new QPushButton(tr("Pause"), this);
  d->step = new QPushButton(tr("Step"), this);
  d->stop = new QPushButton(tr("Stop"), this);
  d->train->setObjectName(QStringLiteral("train"));
  d->pause->setObjectName(QStringLiteral("pause"));
  d->step->setObjectName(QStringLiteral("step"));
  d->stop->setObjectName(QStringLiteral("stop"));
  d->step->setToolTip(tr("One batch, then pause"));
  d->stop->setToolTip(tr("End the training; what it has learned is kept"));
  d->train->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  for (QPushButton* button : {d->train, d->pause, d->step, d->stop}) {
    button->setAccessibleName(button->text());
    buttons->addWidget(button, button == d->train ? 2 : 1);
  }
  // The style would make each as wide as a dialog's. What they say later has to fit, too.
  const auto room = [this](const QString& words) { return fontMetrics().horizontalAdvance(words) + kUnit * 5 / 2; };
  d->train->setMinimumWidth(room(tr("Add to queue")));
  d->pause->setMinimumWidth(std::max(room(tr("Pause")), room(tr("Resume"))));
  d->step->setMinimumWidth(room(d->step->text()));
  d->stop->setMinimumWidth(room(d->stop->text()));
  column->addLayout(buttons);
  d->bar = new QProgressBar(this);
  d->bar->setTextVisible(false);
  d->bar->setFixedHeight(kUnit);
  d->bar->setRange(0, 1000);
  d->bar->setAccessibleName(tr("Training progress"));
  d->run = new QLabel(this);
  d->run->setObjectName(QStringLiteral("trainingRun"));
  d->run->setProperty("role", "heading");
  d->where = new QLabel(this);
  d->speed = new QLabel(this);
  d->speed->setProperty("role", "caption");
  d->event = new QLabel(this);
  d->event->setProperty("role", "caption");
  for (QLabel* label : {d->run, d->where, d->speed, d->event}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  d->event->hide();
  column->addWidget(d->run);
  column->addWidget(d->where);
  column->addWidget(d->bar);
  column->addWidget(d->speed);
  column->addWidget(d->event);
  d->stack = new QStackedLayout;
  column->addLayout(d->stack, 1);
  d->empty = new QLabel(tr("Loss and accuracy appear here as soon as a code trains."), this);
  d->empty->setAlignment(Qt::AlignCenter);
  d->empty->setWordWrap(true);
  d->empty->setProperty("role", "caption");
  d->plots = new QWidget(this);
  auto* two = new QVBoxLayout(d->plots);
  two->setContentsMargins(0, 0, 0, 0);
  two->setSpacing(kUnit);
  d->loss = new CurvePlot(tr("loss (log)"), true, d->plots);
  d->accuracy = new CurvePlot(tr("accuracy (%)"), false, d->plots);
  d->accuracy->setAccessibleName(tr("validation accuracy (%)"));
  two->addWidget(d->loss, 1);
  two->addWidget(d->accuracy, 1);
  d->stack->addWidget(d->empty);
  d->stack->addWidget(d->plots);
  connect(d->train, &QPushButton::clicked, this, &TrainingPanel::trainRequested);
  connect(d->pause, &QPushButton::clicked, this, [this] {
    if (d->state == TrainingState::paused)
      emit resumeRequested();
    else
      emit pauseRequested();
  });
  connect(d->step, &QPushButton::clicked, this, &TrainingPanel::stepRequested);
  connect(d->stop, &QPushButton::clicked, this, &TrainingPanel::stopRequested);
  setState(TrainingState::idle);
  clear();
}

TrainingPanel::~TrainingPanel() = default;

void TrainingPanel::setState(TrainingState state) {
  d->state = state;
  const bool running = state == TrainingState::running;
  const bool paused = state == TrainingState::paused;
  refreshTrain();
  d->pause->setEnabled(running || paused);
  d->pause->setText(paused ? tr("Resume") : tr("Pause"));
  d->pause->setAccessibleName(d->pause->text());
  d->step->setEnabled(paused);
  d->stop->setEnabled(running || paused);
  for (CurvePlot* plot : {d->loss, d->accuracy}) plot->setLive(running);
  if (state == TrainingState::stopping) d->speed->setText(tr("Stopping after this batch …"));
}

TrainingState TrainingPanel::state() const {
  return d->state;
}

void TrainingPanel::setTrainEnabled(bool enabled, const QString& reason) {
  d->trainEnabled = enabled;
  d->reason = reason;
  refreshTrain();
}

void TrainingPanel::refreshTrain() {
  const bool now = d->state == TrainingState::idle;
  d->train->setText(now ? tr("Train") : tr("Add to queue"));
  d->train->setAccessibleName(d->train->text());
  d->train->setEnabled(d->trainEnabled);
  if (!d->trainEnabled)
    d->train->setToolTip(d->reason);
  else
    d->train->setToolTip(now ? tr("Train this code") : tr("Train this code when the current training has ended"));
  // Beside a training it is not the first thing to do.
  if (d->train->property("primary").toBool() == now) return;
  d->train->setProperty("primary", now);
  d->train->style()->unpolish(d->train);
  d->train->style()->polish(d->train);
}

void TrainingPanel::setQueue(const std::vector<QueuedTraining>& trainings) {
  if (d->queue == nullptr) {
    if (trainings.empty()) return;
    d->queue = new QueueView(this);
    d->column->insertWidget(d->column->indexOf(d->event) + 1, d->queue);
    connect(d->queue, &QueueView::orderChanged, this, &TrainingPanel::queueOrderChanged);
    connect(d->queue, &QueueView::removeRequested, this, &TrainingPanel::queueRemovalRequested);
    connect(d->queue, &QueueView::stopAllRequested, this, &TrainingPanel::stopAllRequested);
  }
  d->queue->setTrainings(trainings);
}

void TrainingPanel::setRun(const QString& name) {
  d->run->setText(name);
  d->where->setText(tr("Reading the data"));
  d->where->show();
  d->speed->clear();
}

void TrainingPanel::setStoredRun(const QString& name) {
  d->run->setText(name);
  d->where->hide();
  d->speed->setText(tr("Curves of the run that is shown"));
}

void TrainingPanel::setProgress(const TrainingProgress& p) {
  d->bar->show();
  d->where->show();
  // Without steps to count the bar only shows that something happens.
  d->bar->setRange(0, p.steps > 0 ? 1000 : 0);
  d->where->setText(p.epoch > 0 ? tr("%1: epoch %2 of %3").arg(phaseName(p.phase)).arg(p.epoch).arg(p.epochs)
                                : phaseName(p.phase));
  const double share = p.steps > 0 ? static_cast<double>(p.step) / static_cast<double>(p.steps) : 0;
  d->bar->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * 1000));
  QStringList parts;
  if (p.samplesPerSecond > 0) parts << tr("%1 samples/s").arg(QLocale().toString(p.samplesPerSecond, 'f', 0));
  if (p.secondsLeft >= 0) parts << tr("%1 left").arg(timeText(p.secondsLeft));
  if (p.loss > 0) parts << tr("loss %1").arg(p.loss, 0, 'g', 3);
  if (d->state != TrainingState::stopping) d->speed->setText(parts.join(QStringLiteral(" · ")));
}

CurvePlot* TrainingPanel::Private::plotOf(const MetricKind& kind) const {
  return kind.axis == MetricAxis::loss ? loss : accuracy;
}

/// In the order of losses and kinds, whichever was measured first.
void TrainingPanel::Private::addCurves(const std::vector<MetricSample>& samples) {
  std::map<std::pair<int, const MetricKind*>, QString> added;
  for (const MetricSample& sample : samples) {
    const NamedMetric metric = metricNamed(sample.series);
    if (metric.kind == nullptr || !metric.kind->live) continue;
    const QString key = QString::fromStdString(sample.series);
    if (!plotOf(*metric.kind)->has(key)) added[{metric.lost, metric.kind}] = key;
  }
  for (const auto& [what, key] : added) {
    const auto& [lost, kind] = what;
    const bool first = kind->name == std::string(series::kLoss);
    plotOf(*kind)->addCurve(key, metricTitle(*kind, lost), kind->byLost ? lost - 1 : first ? 0 : 1, kind->dashed);
  }
}

void TrainingPanel::addMetrics(const std::vector<MetricSample>& samples) {
  bool any = false;
  d->addCurves(samples);
  for (const MetricSample& sample : samples) {
    const NamedMetric metric = metricNamed(sample.series);
    if (sample.series == series::kValidationBase)
      setBaseAccuracy(sample.point.value);
    else if (metric.kind != nullptr && metric.kind->live)
      d->plotOf(*metric.kind)
          ->addPoint(QString::fromStdString(sample.series), static_cast<double>(sample.point.step), sample.point.value);
    else
      continue; // a series that has no plot
    any = true;
  }
  if (any) d->showPlots(true);
}

void TrainingPanel::setBaseAccuracy(double percent) {
  d->accuracy->setReference(percent, tr("whole model %1 %").arg(percent, 0, 'f', 2));
}

void TrainingPanel::setBestEpoch(int epoch, int64_t step) {
  for (CurvePlot* plot : {d->loss, d->accuracy})
    plot->setMark(static_cast<double>(step), tr("best: epoch %1").arg(epoch));
}

void TrainingPanel::setEvent(const QString& text) {
  d->event->setText(text);
  d->event->setVisible(!text.isEmpty());
}

void TrainingPanel::clearCurves() {
  d->loss->clear();
  d->accuracy->clear();
}

void TrainingPanel::clear() {
  clearCurves();
  d->bar->setValue(0);
  d->bar->hide();
  d->run->setText(tr("No training yet"));
  d->where->hide();
  d->speed->setText(tr("Choose an experiment, then train it."));
  setEvent({});
  d->showPlots(false);
}

QSize TrainingPanel::sizeHint() const {
  return {360, 560};
}

} // namespace lacuna::widgets
