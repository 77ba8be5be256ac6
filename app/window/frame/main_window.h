// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "widgets/look/theme.h"
#include "window/frame/dock_layout.h"
#include "window/workbench/workbench.h"

class QActionGroup;

namespace lacuna::widgets {
class LessonView;
class OddsView;
class SweepStrip;
} // namespace lacuna::widgets

namespace lacuna::window {

class CompareWindow;
class Exporter;
class FileActions;
class HelpController;
class History;
class LessonController;
class FailureReporter;
class OddsController;
class PreferencesController;
class RunActions;
class SweepWindow;
class TrainingQueue;
struct WindowContent;

/// The window: the pipeline in the centre, docks around it, menus. What they do is the workbench's business.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(const WindowOptions& options, QWidget* parent = nullptr);
  ~MainWindow() override;

  Workbench& workbench() { return *m_workbench; }
  const WorkbenchViews& views() const { return m_views; }
  /// Shows the window of sweeps, which is made when it is first asked for.
  void showSweep();
  SweepWindow* sweepWindow() const { return m_sweep; }
  /// Shows these runs beside one another; the window for it is made when it is first asked for.
  void compareRuns(const QStringList& uuids);
  CompareWindow* compareWindow() const { return m_compare; }
  OddsController& odds() { return *m_odds; }
  FailureReporter& failureReporter() { return *m_failureReporter; }
  Exporter& exporter() { return *m_exporter; }
  LessonController& lessons() { return *m_lessons; }
  HelpController& help() { return *m_help; }
  TrainingQueue& queue() { return *m_queue; }
  FileActions& files() { return *m_files; }
  /// Opens what the window shows first, and the library. What is not said is as at the program's start.
  void begin(const WindowContent& content);
  /// What begin() has to be given to show the same again.
  WindowContent content() const;

 signals:
  /// The preferences ask for another language than this window speaks, and nothing speaks against another window.
  void languageWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void buildCentre();
  void buildDocks();
  void buildMenus();
  void buildEditMenu();
  void buildViewMenu();
  void buildLearnMenu();
  void buildHelpMenu();
  void setLectureMode(bool on);
  void offerLessons();
  void restoreLayout();
  void setTheme(widgets::ThemeChoice theme);
  void showPreferences();
  void changeLanguage();
  bool confirmClosing();
  void connectFiles();
  void offerExports();
  void explainWindow();

  WorkbenchViews m_views{};
  const CommandLineChoices m_commandLine;
  Workbench* m_workbench = nullptr;
  TrainingQueue* m_queue = nullptr;
  widgets::OddsView* m_oddsView = nullptr;
  OddsController* m_odds = nullptr;
  FailureReporter* m_failureReporter = nullptr;
  widgets::LessonView* m_lessonView = nullptr;
  LessonController* m_lessons = nullptr;
  widgets::SweepStrip* m_strip = nullptr;
  SweepWindow* m_sweep = nullptr;     ///< once it was asked for
  CompareWindow* m_compare = nullptr; ///< likewise
  Exporter* m_exporter = nullptr;
  FileActions* m_files = nullptr;
  RunActions* m_runs = nullptr;
  HelpController* m_help = nullptr;
  PreferencesController* m_preferences = nullptr; ///< once it was asked for
  History* m_history = nullptr;
  ExperimentConfig m_configBefore; ///< the form's, before its next change
  bool m_restoring = false;        ///< the form shows what the history wants
  DockLayout m_docks{*this};
  QActionGroup* m_themes = nullptr;
  QAction* m_lecture = nullptr;
  QByteArray m_beforeLecture;    ///< the docks
  bool m_layoutRestored = false; ///< by the settings
  bool m_shownBefore = false;
};

} // namespace lacuna::window
