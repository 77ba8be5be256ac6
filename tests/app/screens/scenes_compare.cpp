// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window that compares runs: each of its pages, in the size it opens with and as large as the screen.
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include "stage.h"
#include "trainings.h"
#include "widgets/compare/compare_patterns.h"
#include "widgets/compare/compare_pipelines.h"
#include "widgets/compare/compare_view.h"
#include "widgets/pipeline/pipeline_view.h"
#include "window/compare/compare_controller.h"
#include "window/compare/compare_window.h"

namespace lacuna::screens {

using namespace widgets;
using namespace window;
namespace {

CompareWindow* compare(Stage& stage, const QStringList& names, CompareView::Page page, bool large) {
  stage.selectRuns(names);
  stage.perform("&Compare the selected runs"); // they are read from now on
  CompareWindow* window = stage.window().compareWindow();
  if (window == nullptr) return nullptr;
  bool read = false;
  QObject context;
  QObject::connect(&window->controller(), &CompareController::read, &context, [&read] { read = true; });
  const QSize room = stage.variant().room();
  window->resize(large ? room : window->view().sizeHint().boundedTo(room * 0.9));
  stage.waitFor(
      "the runs", [&] { return read && int(window->view().runs().size()) == names.size(); }, 20000);
  QTabBar* bar = stage.find<QTabWidget>("comparePages", window)->tabBar();
  QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(page).center());
  return window;
}

/// Both sides show the same image with a device lost.
void showPipelines(Stage& stage, CompareWindow& window) {
  ComparePipelines& pipelines = window.view().pipelines();
  const FailurePattern wanted = FailurePattern::of({1});
  // A side takes the pattern once its code is open.
  stage.waitFor(
      "both codes",
      [&] {
        window.controller().setPattern(wanted);
        return pipelines.side(0).pattern() == wanted && pipelines.side(1).pattern() == wanted;
      },
      20000);
  int shown = 0;
  QObject context;
  QObject::connect(&window.controller(), &CompareController::sideShown, &context,
                   [&shown](int side) { shown |= 1 << side; });
  window.controller().setPattern(wanted);
  stage.waitFor(
      "both pipelines", [&] { return shown == 3; }, 20000);
}

} // namespace

void addCompareScenes(Scenes& scenes) {
  const QStringList three = {QStringLiteral("narrow decoder"), QStringLiteral("wide decoder"),
                             QStringLiteral("four parts, two parities")};
  const std::pair<const char*, CompareView::Page> pages[] = {{"training", CompareView::trainingPage},
                                                             {"table", CompareView::tablePage},
                                                             {"patterns", CompareView::patternsPage},
                                                             {"parallel", CompareView::parallelPage},
                                                             {"pipelines", CompareView::pipelinesPage}};
  for (const auto& [name, page] : pages)
    for (const bool large : {false, true}) {
      const QString full =
          QStringLiteral("compare-%1%2").arg(QLatin1String(name), large ? QStringLiteral("-large") : QString());
      scenes.push_back({full, [three, page = page, large](Stage& stage) {
                          CompareWindow* window = compare(stage, three, page, large);
                          if (window == nullptr) return stage.miss(QStringLiteral("no window"));
                          if (page == CompareView::patternsPage) window->view().patterns().choose(0, 1);
                          if (page == CompareView::pipelinesPage) showPipelines(stage, *window);
                          stage.shoot(*window);
                        }});
    }
  scenes.push_back({QStringLiteral("compare-many"), [](Stage& stage) {
                      QStringList names;
                      for (const auto& code : kWideCodes) names << wideName(code[0], code[1]);
                      CompareWindow* window = compare(stage, names, CompareView::tablePage, false);
                      if (window != nullptr) stage.shoot(*window);
                    }});
  scenes.push_back({QStringLiteral("compare-no-common-pattern"), [three](Stage& stage) {
                      CompareWindow* window = compare(stage, three, CompareView::patternsPage, false);
                      if (window == nullptr) return;
                      window->view().patterns().choose(0, 2);
                      stage.shoot(*window);
                    }});
}

} // namespace lacuna::screens
