// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of sweeps before, during and after its work, and the strip in the main window.
#include <QLineEdit>
#include <QTest>

#include "stage.h"
#include "trainings.h"
#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_view.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"

namespace lacuna::screens {

using namespace window;
namespace {

ExperimentConfig swept() {
  ExperimentConfig config = quickConfig("quick");
  config.subset = {400, 60};
  config.training.epochs = 2;
  return config;
}

SweepWindow& openSweep(Stage& stage, const ExperimentConfig& config) {
  stage.views().form->setConfig(config);
  stage.perform("S&weep…");
  SweepWindow& sweep = *stage.window().sweepWindow();
  sweep.resize(sweep.view().sizeHint().boundedTo(stage.variant().room() * 0.9));
  QTest::qWait(300); // what it makes of the form is found out on another thread
  return sweep;
}

void type(Stage& stage, SweepWindow& sweep, const QString& values) {
  auto* edit = stage.find<QLineEdit>("sweepValues", &sweep);
  edit->setFocus();
  edit->selectAll();
  QTest::keyClicks(edit, values);
  QTest::qWait(300);
}

/// Until the second of three runs trains.
void startSweep(Stage& stage, SweepWindow& sweep, int ended) {
  int runs = 0;
  const auto connection =
      QObject::connect(&sweep.controller(), &SweepController::runEnded, &stage.window(), [&runs] { ++runs; });
  stage.press("sweepStart", &sweep);
  stage.waitFor("a run of the sweep", [&] { return runs >= ended; });
  QTest::qWait(200);
  QObject::disconnect(connection);
}

void endSweep(Stage& stage, SweepWindow& sweep) {
  sweep.controller().stopNow();
  stage.waitFor("the end of the sweep", [&] { return !sweep.controller().working(); });
}

} // namespace

void addSweepScenes(Scenes& scenes) {
  scenes.push_back({QStringLiteral("sweep-to-set-up"), [](Stage& stage) { stage.shoot(openSweep(stage, swept())); }});
  scenes.push_back({QStringLiteral("sweep-problem"), [](Stage& stage) {
                      SweepWindow& sweep = openSweep(stage, swept());
                      type(stage, sweep, QStringLiteral("1, nine"));
                      stage.shoot(sweep);
                      type(stage, sweep, QStringLiteral("1-3"));
                    }});
  scenes.push_back({QStringLiteral("sweep-working"), [](Stage& stage) {
                      ExperimentConfig config = swept();
                      config.training.epochs = 12;
                      SweepWindow& sweep = openSweep(stage, config);
                      startSweep(stage, sweep, 1);
                      stage.shoot(sweep);
                      endSweep(stage, sweep);
                    }});
  scenes.push_back({QStringLiteral("sweep-working-main-window"), [](Stage& stage) {
                      ExperimentConfig config = swept();
                      config.training.epochs = 13;
                      SweepWindow& sweep = openSweep(stage, config);
                      startSweep(stage, sweep, 1);
                      stage.shoot();
                      endSweep(stage, sweep);
                    }});
  scenes.push_back({QStringLiteral("sweep-done"), [](Stage& stage) {
                      SweepWindow& sweep = openSweep(stage, swept());
                      startSweep(stage, sweep, 3);
                      stage.waitFor("the end of the sweep", [&] { return !sweep.controller().working(); });
                      stage.shoot(sweep);
                    }});
}

} // namespace lacuna::screens
