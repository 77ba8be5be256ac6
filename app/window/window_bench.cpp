// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_bench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include "experiment/error.h"
#include "widgets/device_button.h"
#include "widgets/experiment_form.h"
#include "widgets/pipeline_view.h"
#include "window/main_window.h"
#include "window/presets.h"

namespace lacuna {
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

} // namespace lacuna
