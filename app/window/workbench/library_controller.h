// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "experiment/run/run_record.h"
#include "window/base/engine_host.h"
#include "window/base/worker.h"

namespace lacuna::store {
class RunStore;
}

namespace lacuna::window {

/// The window's side of the run library: every call returns at once and works on a thread of its own with its own
/// connection.
class LibraryController : public QObject {
  Q_OBJECT
 public:
  LibraryController(std::shared_ptr<EngineHost> host, QString storePath, std::vector<std::string> dataFolders,
                    QObject* parent = nullptr);
  /// Blocks until everything that was asked for is done.
  ~LibraryController() override;

  const QString& storePath() const { return m_path; }

  /// Marks runs of dead processes and finds those that waited there, then listed(). From then on listed() follows also
  /// when another window or a command line has changed what a listing shows.
  void open();
  /// listed() follows.
  void refresh();
  /// One run with patterns and metrics: loaded() follows.
  void load(const QString& uuid);
  /// The whole record of a run, which listings do not carry; `then` is called in this object's thread.
  void fetch(const QString& uuid, std::function<void(const RunRecord&)> then);
  void setStarred(const QString& uuid, bool starred);
  void rename(const QString& uuid, const QString& name);
  void setNotes(const QString& uuid, const QString& notes);
  void setArchived(const QStringList& uuids, bool archived);
  /// Whether listings hold archived runs too; listed() follows.
  void listArchived(bool too);
  /// Adds and takes away tags of every one of these runs.
  void changeTags(const QStringList& uuids, const QStringList& added, const QStringList& removed);
  /// For what has no call of its own: `task` works on the library, then `then` (if any) hears in this object's thread
  /// whether it could; failed() says why not.
  void ask(std::function<void(store::RunStore&)> task, std::function<void(bool)> then = {});
  /// This window no longer computes the run. One that could not note its own end, its disk being full, becomes
  /// `interrupted` as soon as the library can be written; listed() follows.
  void letGo(const QString& uuid);
  /// Where reports look for images from the next one on.
  void setDataFolders(std::vector<std::string> folders);
  /// Writes a report of one run, or a comparison of several; reported() follows.
  void report(const QStringList& uuids, const QString& path);

 signals:
  void listed(const std::vector<lacuna::RunRecord>& runs);
  /// Runs whose process died; they are `interrupted` now.
  void orphansFound(const std::vector<lacuna::RunRecord>& runs);
  /// Runs that were queued when their process ended; nobody trains them.
  void waitingFound(const std::vector<lacuna::RunRecord>& runs);
  void loaded(const lacuna::RunRecord& run, const std::vector<lacuna::MetricSeries>& metrics);
  void reported(const QString& path);
  void failed(const QString& text);

 private:
  /// The same for what answers with a value, which `then` is given.
  template <typename Read, typename Then>
  void read(Read read, Then then);
  void say(const JobError& error);
  store::RunStore& openStore();
  void list(store::RunStore& store);
  void followMovedFile(const std::string& what);
  void look();
  void lookForChanges(store::RunStore& store);
  bool noteEnds(store::RunStore& store);

  std::shared_ptr<EngineHost> m_host;
  QString m_path;
  std::vector<std::string> m_folders;       ///< of the worker's thread
  bool m_archivedToo = false;               ///< of the worker's thread
  std::shared_ptr<store::RunStore> m_store; ///< of the worker's thread
  bool m_openedBefore = false;              ///< of the worker's thread
  bool m_moveTold = false;                  ///< of the worker's thread: that the file is no longer there
  int64_t m_seenChanges = 0;                ///< of the worker's thread
  std::vector<RunRecord> m_listed;          ///< of the worker's thread
  std::vector<std::string> m_letGo;         ///< of the worker's thread
  QTimer m_watch;
  bool m_looking = false;
  Worker m_worker;
};

} // namespace lacuna::window
