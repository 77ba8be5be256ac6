// SPDX-License-Identifier: GPL-3.0-or-later
//
// The centre: every code that ships, and every number of parts, with more and more devices lost.
#include <QTest>

#include "data/dataset_locator.h"
#include "stage.h"
#include "trainings.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/scene/pipeline_layout.h"
#include "window/workbench/presets.h"

namespace lacuna::screens {

using namespace data;
using namespace widgets;
using namespace window;
namespace {

void addShipped(Scenes& scenes, const QString& id) {
  const auto scene = [&](const char* how, const std::function<void(Stage&)>& lose) {
    scenes.push_back({QStringLiteral("pipeline-%1-%2").arg(id, QLatin1String(how)), [id, lose](Stage& stage) {
                        stage.showShipped(id);
                        lose(stage);
                        stage.shoot();
                      }});
  };
  const bool two = id.contains(QLatin1String("k2"));
  const bool oneParity = id.endsWith(QLatin1String("r1"));
  scene("none", [](Stage& stage) { stage.lose({}); });
  scene("one", [](Stage& stage) { stage.lose({1}); });
  if (!oneParity) scene("both", [](Stage& stage) { stage.lose({1, 2}); });
  scene("beyond", [two, oneParity](Stage& stage) {
    if (two)
      stage.lose({0, 1});
    else if (oneParity)
      stage.lose({1, 2});
    else
      stage.lose({0, 2, 4});
  });
}

/// One value looked at: held by the keys, and under the pointer.
void addLooking(Scenes& scenes) {
  const auto holding = [](std::initializer_list<int> lost, std::initializer_list<Qt::Key> keys) {
    return [lost = std::vector<int>(lost), keys = std::vector<Qt::Key>(keys)](Stage& stage) {
      stage.showShipped(QStringLiteral("stroke-digits-k4-r2"));
      stage.bench().state().setPattern(FailurePattern::of(lost));
      stage.waitFor("the pattern", [&] { return stage.fixture().shown().pattern == stage.bench().state().pattern(); });
      QTest::keyClick(stage.views().pipeline, Qt::Key_V);
      for (const Qt::Key key : keys) QTest::keyClick(stage.views().pipeline, key, Qt::ShiftModifier);
      stage.shoot();
      QTest::keyClick(stage.views().pipeline, Qt::Key_Escape);
    };
  };
  scenes.push_back({QStringLiteral("pipeline-held-received"), holding({}, {Qt::Key_Right})});
  scenes.push_back({QStringLiteral("pipeline-held-rebuilt"), holding({1}, {Qt::Key_Down})});
  scenes.push_back({QStringLiteral("pipeline-held-parity"),
                    holding({}, {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right})});
  scenes.push_back({QStringLiteral("pipeline-late"), [](Stage& stage) {
                      stage.showShipped(QStringLiteral("stroke-digits-k4-r2"));
                      stage.lose({1, 4});
                      QTest::keyClick(stage.views().pipeline, Qt::Key_S);
                      stage.shoot();
                    }});
  scenes.push_back({QStringLiteral("pipeline-pixel"), [](Stage& stage) {
                      stage.showShipped(QStringLiteral("stroke-digits-k4-r2"));
                      stage.lose({1});
                      PipelineView& view = *stage.views().pipeline;
                      const PipelineLayout layout = layoutPipeline(view.size(), stage.bench().state().code()->plan());
                      QTest::mouseMove(&view, layout.image.center());
                      stage.shoot();
                      QEvent left(QEvent::Leave);
                      QCoreApplication::sendEvent(&view, &left);
                    }});
}

} // namespace

void addPipelineScenes(Scenes& scenes) {
  for (const ShippedCodeName& code : shippedCodes()) {
    const std::string dataset = code.id.section(QStringLiteral("-k"), 0, 0).toStdString();
    // What is not built in shows nothing without its files.
    if (dataset == "stroke-digits" || !locateDataset(dataset, dataFolders("")).empty()) addShipped(scenes, code.id);
  }
  addLooking(scenes);
  for (const auto& code : kWideCodes) {
    const int k = code[0];
    const int r = code[1];
    for (const int lost : {0, r, r + 1})
      scenes.push_back({QStringLiteral("pipeline-k%1-r%2-%3-lost").arg(k).arg(r).arg(lost), [k, r, lost](Stage& stage) {
                          stage.showRun(wideName(k, r));
                          stage.loseFirst(lost);
                          stage.shoot();
                        }});
  }
}

} // namespace lacuna::screens
