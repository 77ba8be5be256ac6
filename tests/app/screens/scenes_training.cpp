// SPDX-License-Identifier: GPL-3.0-or-later
//
// The training dock from the first step to the end, and trainings that wait.
#include <QApplication>
#include <QTest>

#include "stage.h"
#include "trainings.h"
#include "widgets/form/experiment_form.h"
#include "widgets/training/training_panel.h"
#include "window/training/training_queue.h"

namespace lacuna::screens {

using namespace window;
namespace {

ExperimentConfig endless(const char* name) {
  ExperimentConfig config = quickConfig(name);
  config.subset = {400, 60};
  config.training.epochs = 100000;
  return config;
}

/// A training that has drawn its curves for some epochs.
void beginTraining(Stage& stage) {
  int validations = 0;
  const auto connection =
      QObject::connect(&stage.bench(), &Workbench::trainingProgressed, &stage.window(),
                       [&](const TrainingProgress& progress) { validations = std::max(validations, progress.epoch); });
  stage.train(endless("narrow decoder again"));
  stage.waitFor("some epochs", [&] { return validations >= 5; });
  QObject::disconnect(connection);
  stage.raise("training");
}

void addToQueue(Stage& stage, const char* name) {
  const int before = stage.window().queue().waiting();
  QTest::qWait(QApplication::doubleClickInterval() + 20); // a second press at once would be taken for a double click
  ExperimentConfig config = endless(name);
  config.code.k = before % 2 == 0 ? 4 : 2;
  stage.views().form->setConfig(config);
  stage.perform("Add &to queue");
  stage.waitFor("the queue", [&] { return stage.window().queue().waiting() == before + 1; });
}

} // namespace

void addTrainingScenes(Scenes& scenes) {
  scenes.push_back({QStringLiteral("training-none"), [](Stage& stage) {
                      stage.raise("training");
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("training-running"), [](Stage& stage) {
                      beginTraining(stage);
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("training-paused"), [](Stage& stage) {
                      beginTraining(stage);
                      stage.press("pause", stage.views().training);
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("training-queue"), [](Stage& stage) {
                      beginTraining(stage);
                      for (const char* name : {"four parts", "seed 2", "four parts with a much wider decoder"})
                        addToQueue(stage, name);
                      stage.raise("training");
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("training-finished"), [](Stage& stage) {
                      ExperimentConfig config = endless("once more");
                      config.training.epochs = 6;
                      bool ended = false;
                      const auto connection = QObject::connect(&stage.bench(), &Workbench::trainingEnded,
                                                               &stage.window(), [&ended] { ended = true; });
                      stage.train(config);
                      stage.waitFor("the end", [&] { return ended; });
                      QObject::disconnect(connection);
                      QTest::qWait(300); // its code is opened again
                      stage.raise("training");
                      stage.shoot();
                    }});
}

} // namespace lacuna::screens
