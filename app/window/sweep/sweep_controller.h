// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <deque>
#include <map>
#include <string>

#include "experiment/engine/engine.h"
#include "widgets/sweep/sweep_runs_model.h"
#include "window/base/worker.h"
#include "window/sweep/sweep_plan.h"

namespace lacuna::widgets {
class ExperimentForm;
class SweepStrip;
class SweepView;
} // namespace lacuna::widgets

namespace lacuna::window {

class LibraryController;
class Workbench;

/// What the window's sweep does: says which runs a choice makes and which of them the library has, trains the others
/// one after the other as single trainings of the workbench, and sums up what has finished.
class SweepController : public QObject {
  Q_OBJECT
 public:
  /// `strip` is the one in the main window, beside that of the view.
  SweepController(Workbench& workbench, widgets::ExperimentForm& form, widgets::SweepView& view,
                  widgets::SweepStrip& strip, QObject* parent = nullptr);

  /// Makes the runs anew from what is chosen; returns at once, planned() follows. Does nothing while it works.
  void plan();
  /// What a hidden view has missed: the library's changes, and those of the form.
  void refresh();
  /// Takes a sweep file in place of what was chosen.
  void openFile(const QString& path);

  /// Trains what is missing; ignored unless the plan can run and no training is going on.
  void start();
  void stopAfterThisRun(bool on);
  void stopNow();
  /// The window closes: nothing more is started when the present run has ended.
  void abandon();
  bool working() const { return m_working; }

  /// The sweep as a file that `lacuna sweep` takes.
  QString document() const { return QString::fromStdString(m_plan->document); }
  /// Of the present sweep, in its order.
  QStringList finishedRuns() const;
  /// reported() follows unless it fails, which the banner tells.
  void writeReport(const QString& path);

 signals:
  void planned();
  void runEnded(int run);
  void ended(const QString& summary);
  void reported(const QString& path);

 private:
  void planAgain();
  void adopt(const std::shared_ptr<const SweepPlan>& plan);
  void showPlan(bool libraryWorks, std::shared_ptr<const SweepResults> results);
  void tagTaken();
  void next();
  void created(const QString& uuid);
  void trained(const QString& uuid, const QString& error);
  void keep(const widgets::SweepRunRow& row);
  void finish();
  void leave();
  void showRun(int run);
  void showProgress();
  void refreshStart();
  QStringList problems() const;
  QString estimate() const;
  void openRun(int run);
  void openBest(int group, int series);

  Workbench& m_workbench;
  LibraryController& m_library;
  widgets::ExperimentForm& m_form;
  widgets::SweepView& m_view;
  widgets::SweepStrip& m_strip;

  SweepChoice m_choice;
  std::shared_ptr<const SweepPlan> m_plan = std::make_shared<SweepPlan>();
  std::shared_ptr<const SweepResults> m_results = std::make_shared<SweepResults>();
  std::vector<widgets::SweepRunRow> m_rows;
  bool m_formChanged = true; ///< since m_choice was read
  bool m_libraryWorks = true;
  bool m_ready = false; ///< m_plan and m_results are those of what is chosen
  RequestIds m_planning;
  QString m_file;                                       ///< the sweep file that was opened last
  std::map<std::string, widgets::SweepRunRow> m_before; ///< how runs ended in this window, by identity

  bool m_working = false;
  bool m_stopAfter = false;
  bool m_stopped = false;
  std::deque<int> m_waiting;
  int m_current = -1;
  TrainingProgress m_progress;
  QElapsedTimer m_clock; ///< of the present run
  double m_spent = 0;    ///< seconds, of the runs trained in this go
  int m_trained = 0;

  Worker m_worker; ///< last, so that it ends before what it uses
};

} // namespace lacuna::window
