// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that opens above the main window.
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>

#include "stage.h"
#include "trainings.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/controls/digit_pad.h"
#include "widgets/runs/runs_panel.h"
#include "window/base/exporter.h"
#include "window/frame/help_controller.h"

namespace lacuna::screens {

using namespace widgets;
using namespace window;
namespace {

using Use = std::function<void(Stage&, QDialog&)>;

void shootDialog(Stage& stage, QDialog& dialog) {
  stage.shoot(dialog, qobject_cast<QFileDialog*>(&dialog) == nullptr);
}

void addDialog(Scenes& scenes, const char* name, const std::function<void(Stage&)>& open,
               const Use& use = shootDialog) {
  scenes.push_back({QStringLiteral("dialog-") + QLatin1String(name), [open, use](Stage& stage) {
                      stage.withDialog([&] { open(stage); }, [&](QDialog& dialog) { use(stage, dialog); });
                    }});
}

void addPreferences(Scenes& scenes) {
  const auto open = [](Stage& stage) { stage.perform("Pre&ferences…"); };
  addDialog(scenes, "preferences", open);
  addDialog(scenes, "preferences-problems", open, [](Stage& stage, QDialog& dialog) {
    auto& preferences = dynamic_cast<PreferencesDialog&>(dialog);
    preferences.addFolder(QStringLiteral("/home/somebody/data sets/that are not there"));
    preferences.setLibrary(QStringLiteral("/home/somebody/no folder/runs.lacuna"));
    QTest::qWait(400); // looked at on another thread
    stage.shoot(dialog);
  });
}

/// The run panel's menu holds them.
void triggerOfRuns(Stage& stage, const char* text) {
  stage.selectRuns({QStringLiteral("narrow decoder")});
  for (QPushButton* button : stage.views().runs->findChildren<QPushButton*>()) {
    if (button->menu() == nullptr) continue;
    emit button->menu()->aboutToShow();
    for (QAction* action : button->menu()->actions())
      if (action->text() == RunsPanel::tr(text)) return action->trigger();
  }
  stage.miss(QStringLiteral("no such entry of the runs' menu"));
}

/// A seven, as a hand draws it.
void draw(DigitPad& pad) {
  QWidget* canvas = nullptr;
  for (QWidget* child : pad.findChildren<QWidget*>())
    if (child->cursor().shape() == Qt::CrossCursor) canvas = child;
  if (canvas == nullptr) return;
  const QList<QPoint> corners = {{90, 70}, {230, 72}, {200, 130}, {160, 200}, {140, 265}};
  const auto send = [&](QEvent::Type type, QPoint at) {
    QMouseEvent event(type, at, canvas->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &event);
  };
  send(QEvent::MouseButtonPress, corners.front());
  for (const QPoint& corner : corners) send(QEvent::MouseMove, corner);
  send(QEvent::MouseButtonRelease, corners.back());
}

void addPad(Scenes& scenes) {
  const auto open = [](Stage& stage) { stage.perform("&Draw a digit…"); };
  addDialog(scenes, "digit-pad", open);
  addDialog(scenes, "digit-pad-drawn", open, [](Stage& stage, QDialog& dialog) {
    draw(dynamic_cast<DigitPad&>(dialog));
    stage.waitFor("the drawn image", [&] { return stage.fixture().shown().imageIndex == kOwnImage; });
    stage.shootTogether(dialog);
    stage.showImage(0);
  });
}

void addPalette(Scenes& scenes) {
  const auto open = [](Stage& stage) { stage.perform("&Find a command…"); };
  addDialog(scenes, "command-palette", open);
  addDialog(scenes, "command-palette-typed", open, [](Stage& stage, QDialog& dialog) {
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("e"));
    stage.shootTogether(dialog);
  });
}

void addExport(Scenes& scenes) {
  scenes.push_back({QStringLiteral("menu-of-a-view"), [](Stage& stage) {
                      QWidget* view = stage.views().atlas;
                      stage.raise("atlas");
                      QContextMenuEvent event(QContextMenuEvent::Mouse, {100, 20}, view->mapToGlobal(QPoint(100, 20)));
                      QCoreApplication::sendEvent(view, &event);
                      for (auto* menu : stage.window().findChildren<QMenu*>())
                        if (menu->isVisible()) return stage.shoot(*menu), void(menu->close());
                      stage.miss(QStringLiteral("no menu"));
                    }});
  addDialog(scenes, "report-file", [](Stage& stage) {
    stage.selectRuns({QStringLiteral("narrow decoder")});
    stage.perform("Write &report of the selected runs…");
  });
}

void addClosing(Scenes& scenes) {
  addDialog(scenes, "closing", [](Stage& stage) {
    ExperimentConfig config = quickConfig("to be closed");
    config.training.epochs = 100000;
    stage.train(config);
    stage.window().close();
  });
}

} // namespace

void addDialogScenes(Scenes& scenes) {
  addPreferences(scenes);
  addDialog(scenes, "how-to", [](Stage& stage) { stage.perform("&How to use this window"); });
  addDialog(scenes, "keys", [](Stage& stage) { stage.perform("&Keys"); });
  addDialog(scenes, "whats-new", [](Stage& stage) { stage.perform("What's &new"); });
  addDialog(
      scenes, "about", [](Stage& stage) { stage.perform("&About Lacuna"); },
      [](Stage& stage, QDialog& dialog) {
        QTest::qWait(200); // the engine is asked
        stage.shoot(dialog);
      });
  addDialog(scenes, "tags", [](Stage& stage) { triggerOfRuns(stage, "Tags…"); });
  addDialog(scenes, "notes", [](Stage& stage) { triggerOfRuns(stage, "Notes…"); });
  addPalette(scenes);
  addPad(scenes);
  addExport(scenes);
  addClosing(scenes);
}

} // namespace lacuna::screens
