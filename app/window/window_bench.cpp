// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_bench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include "util/error.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"
#include "window/frame/main_window.h"
#include "window/workbench/presets.h"

namespace lacuna::window {

using namespace data;
using namespace widgets;

namespace {

constexpr int kClicks = 300;
constexpr int kStarts = 5;

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return std::nan("");
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<size_t>(q * static_cast<double>(values.size())))];
}

void useOffscreenWithoutDisplay() {
  if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
      qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// Notices when the pipeline has painted.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }
  bool painted = false;

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) painted = true;
    return false;
  }
};

template <typename Condition>
void waitFor(Condition condition, int milliseconds, const char* what) {
  QElapsedTimer timer;
  timer.start();
  while (!condition()) {
    if (timer.elapsed() > milliseconds)
      throw Error(ErrorKind::failure, std::string("The benchmark waited in vain for ") + what);
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
  }
}

void click(QWidget* widget) {
  const QPointF at = QRectF(widget->rect()).center();
  for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
    QMouseEvent event(type, at, widget->mapToGlobal(at), Qt::LeftButton,
                      type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
  }
}

/// Longest time between two turns of the event loop, by a timer that wants to fire all the time.
class TurnWatch {
 public:
  TurnWatch() {
    QObject::connect(&m_timer, &QTimer::timeout, [this] {
      gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
      m_clock.start();
    });
  }
  void start() {
    m_clock.start();
    m_timer.start(1);
  }
  std::vector<double> gaps;

 private:
  QTimer m_timer;
  QElapsedTimer m_clock;
};

} // namespace

BenchFigures benchToggle(const std::vector<std::string>& dataFolders, const ComputeOptions& compute) {
  useOffscreenWithoutDisplay();
  int argc = 1;
  char name[] = "lacuna";
  char* argv[] = {name, nullptr};
  QApplication application(argc, argv);
  QTemporaryDir folder;
  WindowOptions options;
  options.storePath = folder.filePath(QStringLiteral("bench.lacuna"));
  options.dataFolders = dataFolders;
  options.compute = compute;
  options.compute.besideWindow = true;
  MainWindow window(options);
  window.resize(1920, 1080);
  window.show();
  Workbench& bench = window.workbench();
  bool shown = false;
  QObject::connect(&bench, &Workbench::pipelineShown, &window, [&shown] { shown = true; });
  bench.begin();
  waitFor([&] { return shown; }, 60000, "the first pipeline");

  ExperimentConfig config = builtInPresets().front().config;
  config.baseModel.epochs = 1;
  config.training.epochs = 100000; // ends with the benchmark
  window.views().form->setConfig(config);
  bool training = false;
  QObject::connect(&bench, &Workbench::trainingStepped, &window, [&training] { training = true; });
  bench.train();
  waitFor([&] { return training; }, 300000, "the training");

  std::vector<double> inspections;
  QObject::connect(&bench.inspections(), &InspectionController::inspected, &window,
                   [&inspections](const Inspection& i) { inspections.push_back(i.milliseconds); });
  PaintWatch watch(window.views().pipeline);
  // Only a paint after the answer counts.
  QObject::connect(&bench, &Workbench::pipelineShown, &window, [&watch] { watch.painted = false; });
  TurnWatch turns;
  turns.start();
  std::vector<double> times;
  for (int i = 0; i < kClicks; ++i) {
    const auto devices = window.views().pipeline->findChildren<DeviceButton*>();
    if (devices.isEmpty()) throw Error(ErrorKind::failure, "The pipeline shows no devices");
    shown = false;
    QElapsedTimer timer;
    timer.start();
    click(devices[i % devices.size()]);
    waitFor([&] { return shown && watch.painted; }, 10000, "the repainted pipeline");
    times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  bench.stopForClosing();
  return {{"clicks", kClicks},
          {"median_ms", quantile(times, 0.5)},
          {"p95_ms", quantile(times, 0.95)},
          {"max_ms", quantile(times, 1.0)},
          {"engine_median_ms", quantile(inspections, 0.5)},
          {"engine_p95_ms", quantile(inspections, 0.95)},
          {"event_loop_gap_p95_ms", quantile(turns.gaps, 0.95)},
          {"event_loop_gap_max_ms", quantile(turns.gaps, 1.0)}};
}

BenchFigures benchViews() {
  useOffscreenWithoutDisplay();
  int argc = 1;
  char name[] = "lacuna";
  char* argv[] = {name, nullptr};
  QApplication application(argc, argv);
  applyTheme(application, ThemeChoice::light);
  constexpr int kPoints = 100000;
  constexpr int kFrames = 120;
  constexpr int kRuns = 10000;
  const auto metric = [](int step) {
    return MetricSample{series::kLoss, {step, 0, 2.0 / (1 + step * 1e-3) + 0.1 * std::sin(step * 0.7)}};
  };
  const auto timed = [](const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
  };
  TrainingPanel panel;
  panel.resize(420, 980);
  panel.show();
  panel.setState(TrainingState::running);
  std::vector<MetricSample> samples;
  for (int step = 0; step < kPoints; ++step) samples.push_back(metric(step));
  BenchFigures figures = {{"points", kPoints}};
  figures.emplace_back("add_points_ms", timed([&] { panel.addMetrics(samples); }));
  CurvePlot* loss = panel.findChild<CurvePlot*>();
  std::vector<double> live;
  std::vector<double> dragged;
  // The ranges follow with the plot's own next frame.
  waitFor([&] { return loss->stepsShown().second >= kPoints; }, 5000, "the plot to show all points");
  for (int i = 0; i < kFrames; ++i)
    live.push_back(timed([&] {
      panel.addMetrics({metric(kPoints + i)});
      loss->drawNow();
    }));
  panel.setState(TrainingState::idle);
  for (int i = 0; i < kFrames; ++i)
    dragged.push_back(timed([&] {
      const double first = kPoints * 0.4 * i / kFrames;
      loss->showSteps(first, first + kPoints / 2.0);
      loss->drawNow();
    }));
  for (const auto& [what, times] : {std::pair("live_frame", live), std::pair("dragged_frame", dragged)}) {
    figures.emplace_back(std::string(what) + "_median_ms", quantile(times, 0.5));
    figures.emplace_back(std::string(what) + "_p95_ms", quantile(times, 0.95));
  }
  std::vector<RunRecord> runs(kRuns);
  for (int i = 0; i < kRuns; ++i) {
    RunRecord& run = runs[static_cast<size_t>(i)];
    run.uuid = std::to_string(i);
    run.name = "run " + std::to_string(i * 7919 % kRuns);
    run.created = "2026-01-31T13:37:00Z";
    run.state = RunState::finished;
    run.config.code.k = 2 + i % 7;
  }
  RunsPanel list;
  list.resize(1280, 400);
  list.show();
  figures.emplace_back("runs", kRuns);
  figures.emplace_back("show_runs_ms", timed([&] {
                         list.setRuns(runs);
                         QCoreApplication::processEvents();
                         list.grab();
                       }));
  auto* filter = list.findChild<QLineEdit*>();
  figures.emplace_back("filter_runs_ms", timed([&] {
                         filter->setText(QStringLiteral("run 99"));
                         QCoreApplication::processEvents();
                         list.grab();
                       }));
  return figures;
}

BenchFigures benchStartup() {
  useOffscreenWithoutDisplay();
  std::vector<double> interactive;
  std::vector<double> ready;
  for (int i = 0; i < kStarts; ++i) {
    QTemporaryDir folder;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral("/proc/self/exe"), {QStringLiteral("--report-milestones"), QStringLiteral("--store"),
                                                     folder.filePath(QStringLiteral("bench.lacuna"))});
    if (!process.waitForStarted()) throw Error(ErrorKind::failure, "The program could not be started a second time");
    while (process.waitForReadyRead(60000)) {
      while (process.canReadLine()) {
        const QByteArray line = process.readLine().trimmed();
        const double elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (line == "interactive") interactive.push_back(elapsed);
        if (line == "ready") ready.push_back(elapsed);
      }
      if (ready.size() > static_cast<size_t>(i)) break;
    }
    process.waitForFinished();
  }
  if (interactive.empty() || ready.empty()) throw Error(ErrorKind::failure, "The window did not come up");
  return {{"starts", kStarts},
          {"first_interactive_ms", interactive.front()},
          {"interactive_median_ms", quantile(interactive, 0.5)},
          {"interactive_max_ms", quantile(interactive, 1.0)},
          {"first_pipeline_median_ms", quantile(ready, 0.5)},
          {"first_pipeline_max_ms", quantile(ready, 1.0)}};
}

} // namespace lacuna::window
