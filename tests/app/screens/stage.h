// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <functional>
#include <vector>

#include "../window_fixture.h"
#include "camera.h"

class QAction;
class QDockWidget;
class QPushButton;

namespace lacuna::screens {

using namespace window;

/// The real window before the camera, brought from state to state by clicks and keys. What does not come about is a
/// finding of the picture that was to show it.
class Stage {
 public:
  Stage(const Variant& variant, const QString& library, Camera& camera);

  test::WindowFixture& fixture() { return m_fixture; }
  MainWindow& window() { return m_fixture.window(); }
  Workbench& bench() { return m_fixture.bench(); }
  const WorkbenchViews& views() { return m_fixture.views(); }
  const Variant& variant() const { return m_variant; }

  bool begin();
  /// Everything that was opened is closed, every device is back, the layout is the one of a first start.
  void tidy();
  /// The scene whose pictures follow.
  void setScene(const QString& name) { m_scene = name; }
  const QString& scene() const { return m_scene; }

  /// Waits until what was asked for has been painted.
  void settle();
  void shoot() { shoot(window()); }
  void shoot(QWidget& window, bool ours = true);
  void shootTogether(QWidget& top);
  /// False, and a finding, when it does not come true in time.
  bool waitFor(const char* what, const std::function<bool()>& condition, int milliseconds = 60000);
  void miss(const QString& what) { m_camera.find(m_scene, what); }

  void showShipped(const QString& id);
  /// By the name it has in the library.
  void showRun(const QString& name);
  QString uuidOf(const QString& name);
  void lose(std::initializer_list<int> devices);
  void loseFirst(int count);
  void showImage(int index);

  /// By its words as they stand in the source of the main window.
  QAction* action(const char* text);
  void perform(const char* text);
  QDockWidget* dock(const char* name);
  void raise(const char* name);
  template <typename Widget>
  Widget* find(const char* name, QWidget* within = nullptr) {
    return (within == nullptr ? &window() : within)->template findChild<Widget*>(QLatin1String(name));
  }
  void press(const char* button, QWidget* within = nullptr);
  void selectRuns(const QStringList& names);
  void train(const ExperimentConfig& config);
  void stopTraining();

  /// Opens a dialog, one that blocks or another, hands it to `use` and leaves it.
  void withDialog(const std::function<void()>& open, const std::function<void(QDialog&)>& use);

 private:
  Variant m_variant;
  Camera& m_camera;
  test::WindowFixture m_fixture;
  QString m_scene;
  QString m_shipped; ///< shown last; empty when it was a run
};

/// A state worth looking at.
struct Scene {
  QString name;
  std::function<void(Stage&)> play; ///< takes the picture, too
};
using Scenes = std::vector<Scene>;

void addPipelineScenes(Scenes& scenes);
void addDockScenes(Scenes& scenes);
void addTrainingScenes(Scenes& scenes);
void addLessonScenes(Scenes& scenes);
void addSweepScenes(Scenes& scenes);
void addCompareScenes(Scenes& scenes);
void addDialogScenes(Scenes& scenes);
void addReadmeScenes(Scenes& scenes);

} // namespace lacuna::screens
