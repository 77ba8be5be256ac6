// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk fails on purpose: a VFS in front of SQLite's own makes the nth write or sync fail.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "faulty_disk.h"
#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

using Step = std::function<void(RunStore&, const std::string& uuid)>;

/// Everything that a training does to a library, in its order.
std::vector<Step> aTrainingsSteps() {
  const auto metric = [](int64_t step) -> std::vector<MetricSample> {
    return {{series::kLoss, {step, 0.1, 1.0 / double(step)}}};
  };
  return {[](RunStore& s, const std::string& u) { s.setState(u, RunState::running); },
          [=](RunStore& s, const std::string& u) { s.appendMetrics(u, metric(1)); },
          [=](RunStore& s, const std::string& u) {
            s.saveCheckpoints(
                u, {{CheckpointKind::last, 2, Bytes(30000, 1)}, {CheckpointKind::best, 1, Bytes(9000, 2)}}, metric(2));
          },
          [](RunStore& s, const std::string& u) { s.addEvent(u, "half way"); },
          [=](RunStore& s, const std::string& u) {
            s.saveCheckpoints(
                u, {{CheckpointKind::last, 3, Bytes(30000, 3)}, {CheckpointKind::best, 3, Bytes(9000, 4)}}, metric(3));
          },
          [](RunStore& s, const std::string& u) {
            RunRecord results = s.run(u);
            results.evaluated = true;
            results.patterns = {{FailurePattern::of({0}), 99, 99, 0.1, 50}};
            s.saveResults(results);
          },
          [](RunStore& s, const std::string& u) { s.setState(u, RunState::finished); }};
}

/// All that those steps change, in one text.
QString seen(const RunStore& store, const std::string& uuid) {
  const RunRecord run = store.run(uuid);
  QString text = QString::fromUtf8(lacuna::text(run.state));
  for (const MetricSeries& s : store.metrics(uuid)) text += QStringLiteral(" m%1").arg(s.points.size());
  for (const CheckpointKind kind : {CheckpointKind::last, CheckpointKind::best})
    if (const auto c = store.checkpoint(uuid, kind))
      text += QStringLiteral(" c%1:%2").arg(c->step).arg(c->bytes.front());
  return text + QStringLiteral(" e%1 p%2").arg(run.events.size()).arg(run.patterns.size());
}

/// What is seen after none, one, two … of the steps.
QStringList seenAfterEach() {
  Folder folder;
  RunStore store = RunStore::open(folder.file("l"));
  const std::string uuid = store.createRun(exampleRun());
  QStringList all = {seen(store, uuid)};
  for (const Step& step : aTrainingsSteps()) {
    step(store, uuid);
    all << seen(store, uuid);
  }
  return all;
}

} // namespace

class TestStoreFaults : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QVERIFY(registerFaultyDisk()); }
  void cleanup() { faults = {}; }

  void everyFailingWriteLeavesTheLibraryAsBeforeOrAfter_data() {
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("says");
    QTest::newRow("disk full") << SQLITE_FULL << "disk is full";
    QTest::newRow("I/O error") << SQLITE_IOERR_WRITE << "cannot be read or written";
  }
  void everyFailingWriteLeavesTheLibraryAsBeforeOrAfter() {
    QFETCH(int, error);
    QFETCH(QString, says);
    int failures = 0;
    for (int allowed = 0; allowed < 60; allowed += allowed < 12 ? 1 : 4) {
      Folder folder;
      std::string uuid;
      {
        RunStore store = RunStore::open(folder.file("l"));
        uuid = store.createRun(exampleRun());
        store.saveCheckpoint(uuid, CheckpointKind::last, 1, Bytes(30000, 1));
        faults.left = allowed;
        faults.error = error;
        const Error e =
            errorOf([&] { store.saveCheckpoint(uuid, CheckpointKind::last, 2, Bytes(30000, 2), RunState::paused); });
        faults = {};
        if (e.what()[0] != 0) {
          ++failures;
          QCOMPARE(e.kind(), ErrorKind::library);
          QVERIFY2(QString(e.what()).contains(says), e.what());
          QCOMPARE(store.run(uuid).state, RunState::queued);
          store.addEvent(uuid, "the connection still works");
        }
      }
      const RunStore store = RunStore::open(folder.file("l"));
      const auto checkpoint = store.checkpoint(uuid, CheckpointKind::last);
      const bool after = store.run(uuid).state == RunState::paused;
      QCOMPARE(checkpoint->step, int64_t(after ? 2 : 1));
      QVERIFY(checkpoint->bytes == Bytes(30000, after ? 2 : 1));
    }
    QVERIFY(failures > 5);
    QVERIFY(failures < 24); // and with enough writes it succeeds
  }

  void aTrainingLosesNothingToAFailingDisk_data() {
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("forGood");
    const std::pair<const char*, Operation> operations[] = {{"write", opWrite}, {"sync", opSync}};
    for (const auto& [name, operation] : operations)
      for (const bool forGood : {false, true})
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(name, forGood ? "for good" : "once")))
            << int(operation) << SQLITE_IOERR_WRITE << forGood;
    QTest::newRow("disk full once") << int(opWrite) << SQLITE_FULL << false;
    QTest::newRow("disk full for good") << int(opWrite) << SQLITE_FULL << true;
  }
  void aTrainingLosesNothingToAFailingDisk() {
    QFETCH(int, operation);
    QFETCH(int, error);
    QFETCH(bool, forGood);
    const QStringList after = seenAfterEach();
    const std::vector<Step> steps = aTrainingsSteps();
    int injected = 0;
    for (int allowed = 0;; ++allowed) {
      Folder folder;
      std::string uuid;
      size_t done = 0;
      Error failure(ErrorKind::failure, "");
      {
        RunStore store = RunStore::open(folder.file("l"));
        uuid = store.createRun(exampleRun());
        faults = {Operation(operation), allowed, error, forGood};
        for (; done < steps.size() && failure.what()[0] == 0; done += failure.what()[0] == 0)
          failure = errorOf([&] { steps[done](store, uuid); });
        const bool reached = faults.fired > 0;
        faults = {};
        if (!reached) break; // the training asks for no more of it
        ++injected;
        if (done < steps.size()) {
          QCOMPARE(failure.kind(), ErrorKind::library);
          QVERIFY2(QString(failure.what()).contains("l"), failure.what());
          QCOMPARE(seen(store, uuid), after[int(done)]); // the call that threw has changed nothing
        }
        // The disk works again, and so does the connection.
        for (; done < steps.size(); ++done) steps[done](store, uuid);
        QCOMPARE(seen(store, uuid), after.back());
      }
      const RunStore store = RunStore::open(folder.file("l"));
      QVERIFY(store.problems().empty());
      QCOMPARE(seen(store, uuid), after.back());
    }
    qInfo("%d faults", injected);
    QVERIFY(injected > 0);
  }

  void aLibraryThatCannotBeOpenedNowIsTheSameLater_data() {
    QTest::addColumn<int>("operation");
    QTest::addColumn<bool>("forGood");
    const std::pair<const char*, Operation> operations[] = {
        {"write", opWrite}, {"sync", opSync}, {"truncate", opTruncate}, {"open", opOpen}, {"delete", opDelete}};
    for (const auto& [name, operation] : operations)
      for (const bool forGood : {false, true})
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(name, forGood ? "for good" : "once")))
            << int(operation) << forGood;
  }
  void aLibraryThatCannotBeOpenedNowIsTheSameLater() {
    QFETCH(int, operation);
    QFETCH(bool, forGood);
    int injected = 0;
    for (int allowed = 0;; ++allowed) {
      Folder folder;
      std::string uuid;
      {
        RunStore store = RunStore::open(folder.file("l"));
        uuid = store.createRun(exampleRun());
        for (const Step& step : aTrainingsSteps()) step(store, uuid);
      }
      faults = {Operation(operation), allowed, SQLITE_IOERR_WRITE, forGood};
      const Error failure = errorOf([&] {
        RunStore store = RunStore::open(folder.file("l"));
        store.addEvent(uuid, "opened");
      });
      const bool reached = faults.fired > 0;
      faults = {};
      if (failure.what()[0] != 0) QCOMPARE(failure.kind(), ErrorKind::library);
      const RunStore store = RunStore::open(folder.file("l"));
      QVERIFY(store.problems().empty());
      const size_t events = store.run(uuid).events.size();
      QVERIFY(events == 1 || (events == 2 && failure.what()[0] == 0));
      QVERIFY(seen(store, uuid).startsWith(QLatin1String("finished m3 c3:4")));
      if (!reached) break;
      ++injected;
    }
    qInfo("%d faults", injected);
  }

  void aProcessKilledAtAnyWriteLosesNothingCommitted_data() {
    QTest::addColumn<int>("operation");
    QTest::newRow("write") << int(opWrite);
    QTest::newRow("sync") << int(opSync);
  }
  void aProcessKilledAtAnyWriteLosesNothingCommitted() {
    QFETCH(int, operation);
    const QStringList after = seenAfterEach();
    const std::vector<Step> steps = aTrainingsSteps();
    int kills = 0;
    for (int allowed = 0;; ++allowed) {
      Folder folder;
      const std::string uuid = RunStore::open(folder.file("l")).createRun(exampleRun());
      int committed[2];
      QCOMPARE(::pipe(committed), 0);
      const pid_t child = ::fork();
      if (child == 0) {
        RunStore store = RunStore::open(folder.file("l"));
        store.beginSession();
        faults = {Operation(operation), allowed, SQLITE_FULL, true, true};
        for (const Step& step : steps) {
          step(store, uuid);
          if (::write(committed[1], ".", 1) != 1) ::_exit(2);
        }
        ::_exit(0);
      }
      ::close(committed[1]);
      QByteArray said(64, ' ');
      size_t done = 0;
      for (ssize_t got; (got = ::read(committed[0], said.data(), size_t(said.size()))) > 0;) done += size_t(got);
      ::close(committed[0]);
      int status = 0;
      QCOMPARE(::waitpid(child, &status, 0), child);
      RunStore store = RunStore::open(folder.file("l"));
      QVERIFY(store.problems().empty());
      // What was said to be done is there; what was under way is there whole or not at all.
      const QString now = seen(store, uuid);
      QVERIFY2(now == after[int(done)] || (done < steps.size() && now == after[int(done) + 1]), qPrintable(now));
      if (WIFEXITED(status)) break;
      ++kills;
      for (size_t step = size_t(after.indexOf(now)); step < steps.size(); ++step) steps[step](store, uuid);
      QCOMPARE(seen(store, uuid), after.back());
    }
    qInfo("%d kills", kills);
    QVERIFY(kills > 0);
  }

  void aLibraryThatCannotBeMadeLeavesNothing() {
    int failures = 0;
    for (int allowed = 0; allowed < 80; allowed += 7) {
      Folder folder;
      faults.left = allowed;
      const Error e = errorOf([&] { RunStore::open(folder.file("l")); });
      faults = {};
      if (e.what()[0] == 0) continue;
      ++failures;
      QCOMPARE(e.kind(), ErrorKind::library);
      if (folder.names().isEmpty()) continue;
      QCOMPARE(folder.names(), QStringList{"l"}); // whole, when only what came after making it failed
      RunStore::open(folder.file("l")).createRun(exampleRun());
    }
    QVERIFY(failures > 0);
  }
};

LACUNA_TEST(TestStoreFaults)
#include "tst_store_faults.moc"
