// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts, the docks without a training, and the banner.
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "stage.h"
#include "trainings.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/failures/odds_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_panel.h"
#include "window/failures/odds_controller.h"
#include "window/files/file_actions.h"
#include "window/workbench/presets.h"

namespace lacuna::screens {

using namespace widgets;
using namespace window;
namespace {

/// One that can be opened everywhere, with a device lost.
void showOrdinary(Stage& stage) {
  stage.showShipped(QStringLiteral("stroke-digits-k4-r2"));
  stage.lose({1});
}

void addLayouts(Scenes& scenes) {
  const auto layout = [&](const char* name, const char* text) {
    scenes.push_back({QStringLiteral("layout-") + QLatin1String(name), [text](Stage& stage) {
                        showOrdinary(stage);
                        stage.perform(text);
                        stage.shoot();
                      }});
  };
  layout("lecture", "L&ecture: the pipeline alone");
  layout("explore", "E&xplore: what can be lost");
  layout("research", "Re&search: everything");
  scenes.push_back({QStringLiteral("lecture-mode"), [](Stage& stage) {
                      showOrdinary(stage);
                      stage.perform("Lecture &mode");
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("lecture-mode-quiet"), [](Stage& stage) {
                      showOrdinary(stage);
                      stage.perform("Lecture &mode");
                      stage.views().banner->dismiss();
                      stage.shoot();
                    }});
}

/// Every folded part opened, and the form scrolled from its beginning to its end.
void addExperiment(Scenes& scenes) {
  for (int page = 0; page < 4; ++page)
    scenes.push_back({QStringLiteral("experiment-page-%1").arg(page + 1), [page](Stage& stage) {
                        stage.raise("experiment");
                        for (auto* head : stage.views().form->findChildren<QToolButton*>())
                          if (head->property("role") == QLatin1String("section") && !head->isChecked()) head->click();
                        stage.settle();
                        QScrollBar* bar = stage.views().form->findChild<QScrollArea*>()->verticalScrollBar();
                        bar->setValue(bar->maximum() * page / 3);
                        stage.shoot();
                      }});
  scenes.push_back({QStringLiteral("experiment-problems"), [](Stage& stage) {
                      stage.raise("experiment");
                      ExperimentConfig config = quickConfig("problems");
                      config.code.k = 5;
                      config.code.r = 9;
                      config.training.learningRate = -1;
                      stage.views().form->setConfig(config);
                      stage.views().form->findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
                      stage.shoot();
                      stage.views().form->setConfig(builtInPresets().front().config);
                    }});
}

void addRuns(Scenes& scenes) {
  scenes.push_back({QStringLiteral("runs"), [](Stage& stage) {
                      stage.selectRuns({QStringLiteral("narrow decoder"), QStringLiteral("wide decoder")});
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("runs-filtered-to-none"), [](Stage& stage) {
                      stage.raise("runs");
                      auto* filter = stage.find<QLineEdit>("filter", stage.views().runs);
                      QTest::keyClicks(filter, QStringLiteral("k=9"));
                      stage.shoot();
                      filter->clear();
                    }});
  scenes.push_back({QStringLiteral("runs-one-open"), [](Stage& stage) {
                      stage.showRun(QStringLiteral("narrow decoder"));
                      stage.selectRuns({QStringLiteral("narrow decoder")});
                      stage.raise("training");
                      stage.shoot();
                    }});
}

void addAtlas(Scenes& scenes) {
  scenes.push_back({QStringLiteral("atlas-worst-first"), [](Stage& stage) {
                      showOrdinary(stage);
                      stage.raise("atlas");
                      stage.press("worstFirst", stage.views().atlas);
                      stage.shoot();
                      stage.press("worstFirst", stage.views().atlas);
                    }});
  scenes.push_back({QStringLiteral("atlas-k8-r4"), [](Stage& stage) {
                      stage.showRun(wideName(8, 4));
                      stage.perform("E&xplore: what can be lost");
                      stage.raise("atlas");
                      stage.loseFirst(2);
                      stage.shoot();
                    }});
}

void showOdds(Stage& stage) {
  showOrdinary(stage);
  stage.raise("odds");
  stage.waitFor("the odds", [&] { return stage.window().odds().counted().has_value(); });
}

void addOdds(Scenes& scenes) {
  scenes.push_back({QStringLiteral("odds"), [](Stage& stage) {
                      showOdds(stage);
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("odds-other-question"), [](Stage& stage) {
                      showOdds(stage);
                      auto* question = stage.window().findChild<OddsView*>()->findChild<QComboBox*>();
                      question->setCurrentIndex(1);
                      stage.shoot();
                      question->setCurrentIndex(0);
                    }});
  scenes.push_back({QStringLiteral("odds-played"), [](Stage& stage) {
                      showOdds(stage);
                      stage.find<QSlider>("oddsChance")->setValue(250);
                      int played = 0;
                      const auto connection = QObject::connect(&stage.window().odds(), &OddsController::played,
                                                               &stage.window(), [&played] { ++played; });
                      stage.press("oddsPlay");
                      stage.waitFor(
                          "the play", [&] { return played >= 5; }, 20000);
                      stage.shoot();
                      QObject::disconnect(connection);
                      stage.press("oddsPlay");
                      stage.find<QSlider>("oddsChance")->setValue(100);
                    }});
}

void addBanners(Scenes& scenes) {
  // The library has a training that waited when another process ended: asked at once, so this scene comes first.
  scenes.insert(scenes.begin(), {QStringLiteral("banner-question"), [](Stage& stage) {
                                   stage.waitFor("the question", [&] { return stage.views().banner->isVisible(); });
                                   stage.shoot();
                                 }});
  scenes.push_back({QStringLiteral("banner-error"), [](Stage& stage) {
                      showOrdinary(stage);
                      stage.window().files().openConfig(QStringLiteral("/home/somebody/experiments/not-there.json"));
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("banner-error-long"), [](Stage& stage) {
                      showOrdinary(stage);
                      const QString path = stage.fixture().file(QStringLiteral("wrong.json"));
                      QFile file(path);
                      if (file.open(QIODevice::WriteOnly))
                        file.write(
                            "{\"lacuna\": 1, \"dataset\": \"mnist\", \"code\": {\"k\": 5, \"r\": 0, \"q\": 1}, "
                            "\"training\": {\"epochs\": -1, \"batch\": 0}}");
                      file.close();
                      stage.window().files().openConfig(path);
                      stage.shoot();
                    }});
}

} // namespace

void addDockScenes(Scenes& scenes) {
  addLayouts(scenes);
  addExperiment(scenes);
  addRuns(scenes);
  addAtlas(scenes);
  addOdds(scenes);
  addBanners(scenes);
}

} // namespace lacuna::screens
