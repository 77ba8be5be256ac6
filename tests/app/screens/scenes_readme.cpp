// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pictures that README.md shows, over the library of showLibrary().
#include <QTest>

#include "stage.h"
#include "trainings.h"
#include "widgets/compare/compare_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "window/compare/compare_controller.h"
#include "window/compare/compare_window.h"
#include "window/learn/lesson_controller.h"

namespace lacuna::screens {

using namespace widgets;
using namespace window;
namespace {

/// A trained code with its curves beside the pipeline, one device lost.
void showWindow(Stage& stage) {
  stage.views().banner->dismiss();
  stage.showRun(showName(1));
  stage.views().form->setConfig(showConfig(1));
  stage.raise("atlas");
  stage.lose({1});
  stage.showImage(5);
  stage.shoot();
}

/// A run in its later epochs, two devices lost.
void showTraining(Stage& stage) {
  ExperimentConfig config = showConfig(0);
  config.name = "narrow decoder, seed 2";
  config.training.seed = 2;
  config.training.epochs = 40;
  int epoch = 0;
  const auto connection =
      QObject::connect(&stage.bench(), &Workbench::trainingProgressed, &stage.window(),
                       [&epoch](const TrainingProgress& progress) { epoch = std::max(epoch, progress.epoch); });
  stage.train(config);
  stage.waitFor(
      "the later epochs", [&] { return epoch >= 12; }, 600000);
  QObject::disconnect(connection);
  stage.raise("atlas");
  stage.lose({1, 2});
  stage.showImage(5);
  stage.shoot();
}

void showLesson(Stage& stage) {
  stage.window().lessons().open(0);
  stage.waitFor("the lesson", [&] { return !stage.window().lessons().settingUp() && stage.bench().state().code(); });
  stage.press("next");
  stage.waitFor("the page", [&] { return !stage.window().lessons().settingUp(); });
  stage.perform("Lecture &mode");
  stage.views().banner->dismiss();
  stage.lose({1});
  stage.shoot();
}

void showComparison(Stage& stage) {
  stage.selectRuns({showName(0), showName(1), showName(2)});
  stage.perform("&Compare the selected runs");
  CompareWindow* window = stage.window().compareWindow();
  if (window == nullptr) return stage.miss(QStringLiteral("no window"));
  stage.waitFor("the runs", [&] { return window->view().runs().size() == 3; });
  window->view().showPage(CompareView::trainingPage);
  stage.shoot(*window);
}

} // namespace

void addReadmeScenes(Scenes& scenes) {
  scenes.push_back({QStringLiteral("window"), showWindow});
  scenes.push_back({QStringLiteral("training"), showTraining});
  scenes.push_back({QStringLiteral("lesson"), showLesson});
  scenes.push_back({QStringLiteral("compare"), showComparison});
}

} // namespace lacuna::screens
