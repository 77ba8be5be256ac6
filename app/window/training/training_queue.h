// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <vector>

#include "experiment/run/run_record.h"

namespace lacuna::widgets {
enum class BannerKind;
}

namespace lacuna::window {

class LibraryController;
class Workbench;
struct WorkbenchViews;

/// Trainings that wait for the present one. Each stands in the library as a queued run from the moment it was asked
/// for, so that a program that ends takes none with it: the next start offers them again.
class TrainingQueue : public QObject {
  Q_OBJECT
 public:
  TrainingQueue(Workbench& workbench, const WorkbenchViews& views, QObject* parent = nullptr);

  /// Trains what the form shows, or puts it at the end of the queue while a training goes on.
  void train();
  /// Goes on with runs that were interrupted, cancelled or failed, one after the other; others are left out.
  void resume(const QStringList& uuids);
  /// Goes on with what was interrupted or waited when the program ended last.
  void goOn();
  /// Stops the present training and takes every other out of the queue.
  void stopAll();
  /// The window closes: nothing more is begun, and what waits stays queued in the library.
  void abandon() { m_closing = true; }
  int waiting() const { return static_cast<int>(m_waiting.size()); }
  /// How many trainings goOn() would take.
  int offered() const { return static_cast<int>(m_offered.size()); }

 signals:
  /// waiting() or offered() is another one.
  void changed();
  /// Somebody wants to be rid of what was interrupted.
  void deletionWanted(const QStringList& uuids);

 private:
  void add(const ExperimentConfig& config);
  void begin();
  void ended(const QString& uuid, const QString& error);
  void say(const RunRecord& run, const QString& error);
  void offer(const std::vector<RunRecord>& runs);
  void offerInterrupted(const std::vector<RunRecord>& runs);
  QString lostText() const;
  void ask(widgets::BannerKind kind, const QString& question, const QString& second = {});
  void append(const std::vector<RunRecord>& runs);
  void takeOver(const std::vector<std::string>& taken);
  void reorder(const QStringList& uuids);
  void remove(const QStringList& uuids);
  void takeNames(const std::vector<RunRecord>& runs);
  void show();

  Workbench& m_workbench;
  LibraryController& m_library;
  const WorkbenchViews& m_views;
  std::vector<RunRecord> m_waiting; ///< in the order in which they begin
  std::vector<RunRecord> m_offered;
  RunRecord m_present;              ///< the one of the queue that trains; its uuid is empty while none does
  QString m_asked;                  ///< the banner's question whose answer is meant for this
  std::vector<RunRecord> m_orphans; ///< interrupted when the program ended last, until somebody decides
  int m_trained = 0;                ///< this and the next two: of the present queue
  int m_failed = 0;
  int m_stopped = 0;
  QElapsedTimer m_sinceStart; ///< of a training that did not have to wait
  bool m_closing = false;
};

} // namespace lacuna::window
