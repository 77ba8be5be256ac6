// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several processes and one library: who computes what, who died, who may only read.
#include <QScopeGuard>
#include <thread>

#include "store/database.h"
#include "store/process_identity.h"
#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

/// One run in every state, made by this process; uuids in the order of RunState.
std::vector<std::string> oneRunPerState(RunStore& store) {
  std::vector<std::string> uuids;
  for (int state = 0; state <= int(RunState::interrupted); ++state) {
    uuids.push_back(store.createRun(exampleRun()));
    if (state > 0) store.setState(uuids.back(), static_cast<RunState>(state));
  }
  return uuids;
}

std::vector<RunState> statesOf(const RunStore& store, const std::vector<std::string>& uuids) {
  std::vector<RunState> states;
  for (const std::string& uuid : uuids) states.push_back(store.run(uuid).state);
  return states;
}

const std::vector<RunState> kAsMade = {RunState::queued, RunState::running,   RunState::paused,     RunState::finished,
                                       RunState::failed, RunState::cancelled, RunState::interrupted};
const std::vector<RunState> kOrphaned = {RunState::queued,     RunState::interrupted, RunState::interrupted,
                                         RunState::finished,   RunState::failed,      RunState::cancelled,
                                         RunState::interrupted};

bool runningAsRoot() {
  return ::geteuid() == 0;
}

} // namespace

class TestStoreSessions : public QObject {
  Q_OBJECT
 private slots:
  void runsOfALiveProcessAreNoOrphans() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const auto uuids = oneRunPerState(store);
    QVERIFY(RunStore::open(folder.file("l")).markOrphans().empty());
    QCOMPARE(statesOf(store, uuids), kAsMade);
  }

  void whatTheSessionSaysDecides_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("orphaned");
    QTest::newRow("as it is") << "pid = pid" << false;
    QTest::newRow("pid taken by another process") << "process_start = process_start + 1" << true;
    QTest::newRow("no process has this pid") << "pid = 4194305" << true;
    QTest::newRow("earlier boot") << "boot = 'another'" << true;
    QTest::newRow("other host") << "host = 'elsewhere', pid = 4194305, boot = 'another'" << false;
  }
  void whatTheSessionSaysDecides() {
    QFETCH(QString, change);
    QFETCH(bool, orphaned);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const auto uuids = oneRunPerState(store);
    {
      Database db(folder.file("l"), OpenMode::readWrite, 1000);
      db.execute("UPDATE session SET " + change.toStdString());
    }
    const auto orphans = store.markOrphans();
    QCOMPARE(orphans,
             orphaned ? std::vector<std::string>(uuids.begin() + 1, uuids.begin() + 3) : std::vector<std::string>());
    QCOMPARE(statesOf(store, uuids), orphaned ? kOrphaned : kAsMade);
    QCOMPARE(store.waitingRuns(), orphaned ? std::vector<std::string>{uuids[0]} : std::vector<std::string>());
    if (orphaned) {
      QVERIFY(!store.run(uuids[1]).ended.empty());
      QCOMPARE(store.run(uuids[1]).events.size(), size_t(1));
      QVERIFY(store.markOrphans().empty()); // once is enough
    }
  }

  void aKilledProcessLeavesOrphans_data() {
    QTest::addColumn<bool>("reaped");
    QTest::newRow("gone") << true;
    QTest::newRow("not waited for yet") << false;
  }
  void aKilledProcessLeavesOrphans() {
    QFETCH(bool, reaped);
    Folder folder;
    const pid_t child = inChild(
        [&] {
          RunStore store = RunStore::open(folder.file("l"));
          store.setState(store.createRun(exampleRun()), RunState::running);
          ::_exit(0); // no destructor runs, as after a kill
        },
        reaped);
    QVERIFY(child > 0);
    RunStore store = RunStore::open(folder.file("l"));
    QCOMPARE(store.runs().front().state, RunState::running);
    QCOMPARE(store.markOrphans().size(), size_t(1));
    QCOMPARE(store.runs().front().state, RunState::interrupted);
    if (!reaped) ::waitpid(child, nullptr, 0);
  }

  void whatWaitedIsTakenOverOnceAndInTheOrderWanted() {
    Folder folder;
    QVERIFY(inChild([&] {
              RunStore store = RunStore::open(folder.file("l"));
              for (const char* name : {"a", "b", "c", "begun", "archived"}) store.createRun(exampleRun(name));
              ::_exit(0);
            }) > 0);
    RunStore store = RunStore::open(folder.file("l"));
    const auto named = [&](const std::string& name) {
      for (const RunRecord& run : store.runs({true, RunDetail::list}))
        if (run.name == name) return run.uuid;
      return std::string();
    };
    const std::string mine = store.createRun(exampleRun("mine"));
    store.setState(named("begun"), RunState::running);
    store.setArchived(named("archived"), true);
    QCOMPARE(store.waitingRuns(), (std::vector<std::string>{named("a"), named("b"), named("c")}));
    store.markOrphans();
    QCOMPARE(store.run(named("b")).state, RunState::queued);

    RunStore other = RunStore::open(folder.file("l"));
    const std::vector<std::string> wanted = {named("c"), named("archived"), named("begun"), mine, "absent", named("a")};
    QCOMPARE(other.takeOverWaiting(wanted), (std::vector<std::string>{named("c"), named("a")}));
    QCOMPARE(store.takeOverWaiting(wanted), std::vector<std::string>()); // someone was quicker
    QCOMPARE(store.waitingRuns(), std::vector<std::string>{named("b")});
    QCOMPARE(store.run(named("c")).state, RunState::queued);
    // Whoever took them over may die as well.
    {
      Database db(folder.file("l"), OpenMode::readWrite, 1000);
      db.execute("UPDATE session SET pid = 4194305");
    }
    QCOMPARE(store.waitingRuns().size(), size_t(4));
  }

  void whatWasCommittedBeforeAKillIsThere() {
    Folder folder;
    QVERIFY(inChild([&] {
              RunStore store = RunStore::open(folder.file("l"));
              const std::string uuid = store.createRun(exampleRun());
              store.appendMetrics(uuid, {{series::kLoss, {1, 0.5, 2.0}}});
              store.saveCheckpoint(uuid, CheckpointKind::last, 1, {9, 8, 7}, RunState::paused);
              ::_exit(0);
            }) > 0);
    const RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.resolve("last");
    QCOMPARE(store.run(uuid).state, RunState::paused);
    QCOMPARE(store.metrics(uuid)[0].points.size(), size_t(1));
    QCOMPARE(store.checkpoint(uuid, CheckpointKind::last)->bytes, (Bytes{9, 8, 7}));
  }

  void aRunThatALiveProcessComputesIsLeftToIt() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.setState(uuid, RunState::running);
    {
      Database db(folder.file("l"), OpenMode::readWrite, 1000);
      db.execute("UPDATE session SET host = 'elsewhere'"); // may be alive for all we know
    }
    QCOMPARE(errorOf([&] { store.resumeRun(uuid, 0); }).kind(), ErrorKind::usage);
    QCOMPARE(errorOf([&] { store.deleteRun(uuid); }).kind(), ErrorKind::usage);
    QCOMPARE(store.run(uuid).state, RunState::running);
    store.setState(uuid, RunState::interrupted);
    store.resumeRun(uuid, 0);
    QVERIFY(store.markOrphans().empty()); // it belongs to this process now
    QCOMPARE(store.run(uuid).state, RunState::running);
  }

  void twoConnectionsSeeEachOthersWrites() {
    Folder folder;
    RunStore a = RunStore::open(folder.file("l"));
    RunStore b = RunStore::open(folder.file("l"));
    const std::string uuid = a.createRun(exampleRun());
    QCOMPARE(b.runs().size(), size_t(1));
    b.setNotes(uuid, "from b");
    QCOMPARE(a.run(uuid).notes, std::string("from b"));
  }

  void writersTakeTurns() {
    Folder folder;
    const std::string uuid = RunStore::open(folder.file("l")).createRun(exampleRun());
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t)
      threads.emplace_back([&, t] {
        RunStore store = RunStore::open(folder.file("l"));
        for (int64_t step = 0; step < 40; ++step)
          store.appendMetrics(uuid, {{"series." + std::to_string(t), {step, 0, double(step)}},
                                     {"shared", {step * 3 + t, 0, double(t)}}});
      });
    std::thread reader([&] {
      const RunStore store = RunStore::open(folder.file("l"));
      for (int i = 0; i < 40; ++i) store.metrics(uuid);
    });
    for (std::thread& t : threads) t.join();
    reader.join();
    const RunStore store = RunStore::open(folder.file("l"));
    QCOMPARE(store.metrics(uuid).size(), size_t(4));
    for (const SeriesSummary& s : store.metricSummaries(uuid))
      QCOMPARE(s.count, int64_t(s.name == "shared" ? 120 : 40));
  }

  void processesMakingTheSameLibraryAtOnceShareIt() {
    Folder folder;
    std::vector<pid_t> children;
    for (int c = 0; c < 4; ++c) // a process each: the unfinished file carries the pid
      children.push_back(startChild([&] { RunStore::open(folder.file("l")).createRun(exampleRun()); }));
    for (const pid_t child : children) QVERIFY(endOfChild(child) > 0);
    QCOMPARE(RunStore::open(folder.file("l")).runs().size(), size_t(4));
    QCOMPARE(folder.names(), QStringList{"l"});
  }

  void aReadOnlyLibraryIsReadAndNeverWritten_data() {
    QTest::addColumn<QString>("how");
    QTest::newRow("asked for") << "access";
    QTest::newRow("file without write permission") << "file";
    QTest::newRow("folder without write permission") << "folder";
    QTest::newRow("both, for a user without rights") << "user";
  }
  void aReadOnlyLibraryIsReadAndNeverWritten() {
    QFETCH(QString, how);
    Folder folder;
    const std::string path = folder.file("l");
    std::string uuid;
    {
      RunStore store = RunStore::open(path);
      uuid = store.createRun(exampleRun());
      store.saveResults(exampleResults(uuid));
      store.appendMetrics(uuid, {{series::kLoss, {1, 0.5, 2.0}}});
      store.saveCheckpoint(uuid, CheckpointKind::best, 4, {1, 2, 3});
      store.setState(uuid, RunState::running);
    }
    const QByteArray before = contentOf(path);
    if (how == "file" || how == "user") ::chmod(path.c_str(), 0444);
    if (how == "folder" || how == "user") ::chmod(folder.path().c_str(), 0555);
    const bool stepDown = how == "user" && runningAsRoot();
    if (stepDown) QCOMPARE(::seteuid(65534), 0);
    const auto restore = qScopeGuard([&] {
      if (stepDown && ::seteuid(0) != 0) qFatal("cannot become root again");
      ::chmod(folder.path().c_str(), 0755);
    });
    {
      RunStore store = RunStore::open(path, how == "access" ? Access::readOnly : Access::readWrite);
      QVERIFY(store.readOnly());
      compareResults(store.run(uuid), exampleResults(uuid));
      QCOMPARE(store.runs().size(), size_t(1));
      QCOMPARE(store.metrics(uuid)[0].points.size(), size_t(1));
      QCOMPARE(store.metricSummaries(uuid).size(), size_t(1));
      QCOMPARE(store.checkpoint(uuid, CheckpointKind::best)->bytes, (Bytes{1, 2, 3}));
      QCOMPARE(store.resolve("last"), uuid);
      QVERIFY(store.markOrphans().empty()); // the run's process lives: nothing to write
      const std::vector<std::function<void()>> writes = {
          [&] { store.createRun(exampleRun()); },
          [&] { store.beginSession(); },
          [&] { store.setState(uuid, RunState::failed); },
          [&] { store.resumeRun(uuid, 1); },
          [&] {
            store.appendMetrics(uuid, {{"x", {1, 1, 1}}});
          },
          [&] { store.saveResults(exampleResults(uuid)); },
          [&] { store.addEvent(uuid, "x"); },
          [&] { store.setName(uuid, "x"); },
          [&] { store.setNotes(uuid, "x"); },
          [&] { store.setStarred(uuid, false); },
          [&] { store.setArchived(uuid, true); },
          [&] { store.setTags(uuid, {}); },
          [&] { store.deleteRun(uuid); },
          [&] { store.saveCheckpoint(uuid, CheckpointKind::last, 1, {1}); },
          [&] { store.saveBaseModel("identity", {1}, 99); },
          [&] { store.linkBaseModel(uuid, "identity"); },
          [&] { store.importRuns(path); }};
      for (size_t i = 0; i < writes.size(); ++i) {
        const Error e = errorOf(writes[i]);
        QVERIFY2(e.kind() == ErrorKind::library && QString(e.what()).contains("is read-only"),
                 qPrintable(QString("call %1: %2").arg(i).arg(e.what())));
      }
    }
    QCOMPARE(contentOf(path), before);
    QCOMPARE(folder.names(), QStringList{"l"}); // and nothing was left beside it
  }

  void aReadOnlyLibraryIsReadWhileAnotherProcessWritesIt() {
    Folder folder;
    RunStore writer = RunStore::open(folder.file("l"));
    const std::string uuid = writer.createRun(exampleRun());
    const RunStore reader = RunStore::open(folder.file("l"), Access::readOnly);
    QCOMPARE(reader.run(uuid).notes, exampleRun().notes);
    writer.setNotes(uuid, "later");
    QCOMPARE(reader.run(uuid).notes, std::string("later"));
  }

  void aNewLibraryInAReadOnlyFolderIsRefused() {
    Folder folder;
    ::chmod(folder.path().c_str(), 0555);
    const Error e = errorOf([&] { RunStore::open(folder.file("l")); });
    ::chmod(folder.path().c_str(), 0755);
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("read-only"), e.what());
    QVERIFY(folder.names().isEmpty());
  }
};

LACUNA_TEST(TestStoreSessions)
#include "tst_store_sessions.moc"
