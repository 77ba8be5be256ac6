// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/library_controller.h"

#include <algorithm>
#include <tuple>

#include "store/passing_error.h"
#include "store/run_store.h"
#include "util/error.h"
#include "util/held_files.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"
#include "workflow/run_reporter.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;
using namespace workflow;

namespace {

constexpr int kLookMilliseconds = 2000;

/// Whether a listing shows both as the same.
bool sameListing(const std::vector<RunRecord>& a, const std::vector<RunRecord>& b) {
  const auto same = [](const RunRecord& x, const RunRecord& y) {
    return std::tie(x.uuid, x.state, x.name, x.starred, x.archived, x.tags, x.ended, x.evaluated, x.seconds) ==
           std::tie(y.uuid, y.state, y.name, y.starred, y.archived, y.tags, y.ended, y.evaluated, y.seconds);
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

} // namespace

LibraryController::LibraryController(std::shared_ptr<EngineHost> host, QString storePath,
                                     std::vector<std::string> dataFolders, QObject* parent)
    : QObject(parent),
      m_host(std::move(host)),
      m_path(std::move(storePath)),
      m_folders(std::move(dataFolders)),
      m_worker(this, "library", "The run library failed for an unknown reason") {
  connect(&m_watch, &QTimer::timeout, this, &LibraryController::look);
}

LibraryController::~LibraryController() = default;

void LibraryController::ask(std::function<void(RunStore&)> task, std::function<void(bool)> then) {
  m_worker.run([this, task = std::move(task)] { task(openStore()); },
               [then] {
                 if (then) then(true);
               },
               [this, then](const JobError& error) {
                 say(error);
                 if (then) then(false);
               });
}

template <typename Read, typename Then>
void LibraryController::read(Read read, Then then) {
  m_worker.run([this, read = std::move(read)] { return read(openStore()); }, std::move(then),
               [this](const JobError& error) { say(error); });
}

void LibraryController::say(const JobError& error) {
  emit failed(coreText(error.text));
}

RunStore& LibraryController::openStore() {
  if (!m_store) {
    // Made once: later on, a library that is not there has been taken away.
    const Access access = m_openedBefore ? Access::existing : Access::readWrite;
    m_store = std::make_shared<RunStore>(RunStore::open(m_path.toStdString(), access));
    m_openedBefore = true;
  }
  return *m_store;
}

void LibraryController::list(RunStore& store) {
  m_seenChanges = store.othersChanges();
  m_listed = store.runs({m_archivedToo, RunDetail::list});
  m_worker.deliver([this, runs = m_listed] { emit listed(runs); });
}

void LibraryController::look() {
  if (m_looking) return; // a long report: the worker has not come to the last look yet
  m_looking = true;
  m_worker.run(
      [this] {
        if (m_store) lookForChanges(*m_store);
      },
      [this] { m_looking = false; },
      // What somebody asks for will say what is wrong with the library.
      [this](const JobError&) { m_looking = false; });
}

/// The file of the open library is no longer at its path.
void LibraryController::followMovedFile(const std::string& what) {
  if (FileIdentity::of(m_path.toStdString())) {
    m_store->leaveMovedFile();
    m_store.reset();
    list(openStore());
    m_worker.deliver(
        [this] { emit failed(tr("%1 was replaced by another run library, whose runs are shown now.").arg(m_path)); });
  } else if (!m_moveTold) {
    m_moveTold = true;
    m_worker.deliver([this, what] { emit failed(coreText(what)); });
  }
}

/// Whether a run that was let go has been marked.
bool LibraryController::noteEnds(RunStore& store) {
  bool noted = false;
  while (!m_letGo.empty()) {
    try {
      if (store.run(m_letGo.back()).state == RunState::running) {
        store.setState(m_letGo.back(), RunState::interrupted);
        noted = true;
      }
    } catch (const PassingError&) {
      return noted; // still full: the next look tries again
    } catch (const Error&) {
      // It is gone, or its library is; there is nothing to note.
    }
    m_letGo.pop_back();
  }
  return noted;
}

void LibraryController::lookForChanges(RunStore& store) {
  try {
    store.requireInPlace();
    m_moveTold = false;
  } catch (const MovedError& e) {
    return followMovedFile(e.what());
  }
  const bool ended = noteEnds(store);
  const bool orphans = (!store.readOnly() && !store.markOrphans().empty()) || ended;
  const int64_t changes = store.othersChanges();
  if (changes == m_seenChanges && !orphans) return;
  m_seenChanges = changes;
  auto runs = store.runs({m_archivedToo, RunDetail::list});
  if (sameListing(runs, m_listed)) return; // only curves have grown
  m_listed = std::move(runs);
  m_worker.deliver([this, listing = m_listed] { emit listed(listing); });
}

void LibraryController::open() {
  m_watch.start(kLookMilliseconds);
  ask([this](RunStore& store) {
    if (!store.readOnly()) {
      std::vector<RunRecord> orphans;
      for (const std::string& uuid : store.markOrphans()) orphans.push_back(store.run(uuid));
      if (!orphans.empty()) m_worker.deliver([this, orphans] { emit orphansFound(orphans); });
      std::vector<RunRecord> waiting;
      for (const std::string& uuid : store.waitingRuns()) waiting.push_back(store.run(uuid));
      if (!waiting.empty()) m_worker.deliver([this, waiting] { emit waitingFound(waiting); });
    }
    list(store);
  });
}

void LibraryController::refresh() {
  ask([this](RunStore& store) { list(store); });
}

void LibraryController::load(const QString& uuid) {
  read(
      [uuid = uuid.toStdString()](RunStore& store) { return std::pair(store.run(uuid), store.metrics(uuid)); },
      [this](const std::pair<RunRecord, std::vector<MetricSeries>>& found) { emit loaded(found.first, found.second); });
}

void LibraryController::fetch(const QString& uuid, std::function<void(const RunRecord&)> then) {
  read([uuid = uuid.toStdString()](RunStore& store) { return store.run(uuid); }, std::move(then));
}

void LibraryController::setStarred(const QString& uuid, bool starred) {
  ask([this, uuid, starred](RunStore& store) {
    store.setStarred(uuid.toStdString(), starred);
    list(store);
  });
}

void LibraryController::rename(const QString& uuid, const QString& name) {
  ask([this, uuid, name](RunStore& store) {
    store.setName(uuid.toStdString(), name.toStdString());
    list(store);
  });
}

void LibraryController::setNotes(const QString& uuid, const QString& notes) {
  ask([this, uuid, notes](RunStore& store) {
    store.setNotes(uuid.toStdString(), notes.toStdString());
    list(store);
  });
}

void LibraryController::setArchived(const QStringList& uuids, bool archived) {
  ask([this, uuids, archived](RunStore& store) {
    for (const QString& uuid : uuids) store.setArchived(uuid.toStdString(), archived);
    list(store);
  });
}

void LibraryController::listArchived(bool too) {
  ask([this, too](RunStore& store) {
    m_archivedToo = too;
    list(store);
  });
}

void LibraryController::changeTags(const QStringList& uuids, const QStringList& added, const QStringList& removed) {
  ask([this, uuids, added, removed](RunStore& store) {
    for (const QString& uuid : uuids) {
      std::vector<std::string> tags;
      for (const std::string& tag : store.run(uuid.toStdString()).tags)
        if (!removed.contains(QString::fromStdString(tag))) tags.push_back(tag);
      for (const QString& tag : added) tags.push_back(tag.toStdString());
      store.setTags(uuid.toStdString(), tags);
    }
    list(store);
  });
}

void LibraryController::letGo(const QString& uuid) {
  m_worker.run([this, uuid] { m_letGo.push_back(uuid.toStdString()); });
}

void LibraryController::setDataFolders(std::vector<std::string> folders) {
  m_worker.run([this, folders = std::move(folders)] { m_folders = folders; });
}

void LibraryController::report(const QStringList& uuids, const QString& path) {
  read(
      [this, uuids, path = path.toStdString(), language = reportLanguage()](RunStore& store) {
        std::vector<std::string> names;
        for (const QString& uuid : uuids) names.push_back(uuid.toStdString());
        writeReport(
            store, [this]() -> Engine& { return m_host->engine(); }, names, path, m_folders, language);
      },
      [this, path] { emit reported(path); });
}

} // namespace lacuna::window
