// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include "store/database.h"
#include "store/migrations.h"
#include "store/schema.h"
#include "store_support.h"
#include "util/sha256.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

constexpr const char* kUuid = "11111111-2222-4333-8444-555555555555";

/// A library as this version wrote it, with a run.
Database makeOld(const std::string& path, int version) {
  Database db(path, OpenMode::create, 0);
  db.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  migrateTo(db, version, 0);
  const std::string config = formatConfig(exampleRun().config, -1);
  db.prepare(
        "INSERT INTO run (uuid, name, state, created, dataset, k, r, l, encoder, decoder, seed, code_version, "
        "config_sha256, config) VALUES (?, 'old', 'finished', '2026-01-01T00:00:00Z', 'mnist', 2, 2, 1, 'mlp', "
        "'conv', 1, 'old', ?, ?)")
      .with(kUuid, sha256Hex(config), config)
      .run();
  return db;
}

/// With two curves.
void makeVersion1(const std::string& path) {
  Database db = makeOld(path, 1);
  QCOMPARE(db.integer("PRAGMA user_version"), int64_t(1));
  db.execute(
      "INSERT INTO series (id, name) VALUES (1, 'train.loss'), (2, 'validation.mean.l1');"
      "INSERT INTO metric (run, series, step, wall, value) VALUES (1, 1, 1, 0.5, 3.0), (1, 1, 2, 1.0, 0.25),"
      "(1, 1, 3, 1.5, NULL), (1, 2, 1, 0.5, 90.0), (1, 2, 3, 1.5, 95.5), (1, 2, 4, 2.0, 95.5)");
}

void compareCurves(const RunStore& store) {
  const auto summaries = store.metricSummaries(kUuid);
  QCOMPARE(summaries.size(), size_t(2));
  QCOMPARE(summaries[0].name, std::string("train.loss"));
  QCOMPARE(summaries[0].count, int64_t(3));
  QCOMPARE(summaries[0].lastStep, int64_t(3));
  QVERIFY(std::isnan(summaries[0].last));
  QCOMPARE(summaries[0].least, 0.25);
  QCOMPARE(summaries[0].greatest, 3.0);
  QCOMPARE(summaries[0].bestStep, int64_t(2));
  QCOMPARE(summaries[1].bestStep, int64_t(3)); // the first of two equal ones
  QCOMPARE(summaries[1].last, 95.5);
  QCOMPARE(store.metrics(kUuid)[0].points.size(), size_t(3));
}

} // namespace

class TestStoreMigrations : public QObject {
  Q_OBJECT
 private slots:
  void stepsAreNumberedWithoutGaps() {
    int version = 0;
    for (const Migration& step : migrations()) QCOMPARE(step.version, ++version);
    QVERIFY(version >= 2);
    QCOMPARE(schemaVersion(), version);
  }

  void aNewLibraryHasTheNewestSchemaAndNoBackup() {
    Folder folder;
    { RunStore::open(folder.file("l")); }
    QCOMPARE(folder.names(), QStringList{"l"});
    const Database db(folder.file("l"), OpenMode::readOnly, 0);
    QCOMPARE(db.integer("PRAGMA user_version"), int64_t(schemaVersion()));
    QCOMPARE(db.integer("PRAGMA application_id"), int64_t(kApplicationId));
    QCOMPARE(db.text("PRAGMA journal_mode"), std::string("wal"));
  }

  void anOldLibraryIsCopiedThenMigrated() {
    Folder folder;
    makeVersion1(folder.file("l"));
    {
      const RunStore store = RunStore::open(folder.file("l"));
      QCOMPARE(store.run(kUuid).name, std::string("old"));
      compareCurves(store);
    }
    const Database now(folder.file("l"), OpenMode::readOnly, 0);
    QCOMPARE(now.integer("PRAGMA user_version"), int64_t(schemaVersion()));
    const std::string backup = folder.file("l.before-v" + std::to_string(schemaVersion()));
    const Database before(backup, OpenMode::immutable, 0);
    QCOMPARE(before.integer("PRAGMA user_version"), int64_t(1));
    QCOMPARE(before.text("PRAGMA integrity_check"), std::string("ok"));
    QCOMPARE(before.text("SELECT uuid FROM run"), std::string(kUuid));
    QCOMPARE(before.integer("SELECT count(*) FROM metric"), int64_t(6));
    QCOMPARE(before.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'metric_summary'"), int64_t(0));
  }

  void theCopyIsItselfALibrary() {
    Folder folder;
    makeVersion1(folder.file("l"));
    { RunStore::open(folder.file("l")); }
    const RunStore copy = RunStore::open(folder.file("l.before-v3"), Access::readOnly);
    QCOMPARE(copy.run(kUuid).name, std::string("old"));
  }

  void anEarlierCopyIsNotOverwritten() {
    Folder folder;
    makeVersion1(folder.file("l"));
    writeFile(folder.file("l.before-v3"), "precious");
    { RunStore::open(folder.file("l")); }
    QCOMPARE(contentOf(folder.file("l.before-v3")), QByteArray("precious"));
    QVERIFY(contentOf(folder.file("l.before-v3-2")).startsWith("SQLite format 3"));
  }

  void secondOpeningMigratesNothing() {
    Folder folder;
    makeVersion1(folder.file("l"));
    { RunStore::open(folder.file("l")); }
    { RunStore::open(folder.file("l")); }
    QCOMPARE(folder.names(), (QStringList{"l", "l.before-v3"}));
  }

  void anOldLibraryThatIsReadOnlyIsReadAsItIs() {
    Folder folder;
    makeVersion1(folder.file("l"));
    const QByteArray before = contentOf(folder.file("l"));
    {
      const RunStore store = RunStore::open(folder.file("l"), Access::readOnly);
      QCOMPARE(store.run(kUuid).name, std::string("old"));
      QCOMPARE(store.runs().size(), size_t(1));
      compareCurves(store);
    }
    QCOMPARE(contentOf(folder.file("l")), before);
    QVERIFY(!QFile::exists(QString::fromStdString(folder.file("l.before-v3"))));
  }

  void aStepThatFailsLeavesTheOldLibraryWhole() {
    Folder folder;
    makeVersion1(folder.file("l"));
    {
      Database db(folder.file("l"), OpenMode::readWrite, 0);
      db.execute("CREATE TABLE metric_summary (in_the_way INTEGER)"); // what version 2 is about to make
    }
    const Error e = errorOf([&] { RunStore::open(folder.file("l")); });
    QCOMPARE(e.kind(), ErrorKind::library);
    const Database db(folder.file("l"), OpenMode::readOnly, 0);
    QCOMPARE(db.integer("PRAGMA user_version"), int64_t(1));
    QCOMPARE(db.text("SELECT uuid FROM run"), std::string(kUuid));
  }

  void aLaterStepThatFailsTakesTheEarlierOnesBack() {
    Folder folder;
    makeVersion1(folder.file("l"));
    {
      Database db(folder.file("l"), OpenMode::readWrite, 0);
      db.execute("CREATE TABLE artifact_of_three_kinds (in_the_way INTEGER)"); // what version 3 is about to make
    }
    QCOMPARE(errorOf([&] { RunStore::open(folder.file("l")); }).kind(), ErrorKind::library);
    const Database db(folder.file("l"), OpenMode::readOnly, 0);
    QCOMPARE(db.integer("PRAGMA user_version"), int64_t(1));
    QCOMPARE(db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'metric_summary'"), int64_t(0));
  }

  void withoutRoomForTheCopyNothingIsMigrated() {
    Folder folder;
    makeVersion1(folder.file("l"));
    // A folder has the copy's unfinished name: the copy cannot be made.
    const std::string taken = folder.file("l.before-v3.unfinished-" + std::to_string(::getpid()) + "-");
    for (int i = 1; i < 200; ++i) QVERIFY(QDir().mkdir(QString::fromStdString(taken + std::to_string(i))));
    QCOMPARE(errorOf([&] { RunStore::open(folder.file("l")); }).kind(), ErrorKind::library);
    const Database db(folder.file("l"), OpenMode::readOnly, 0);
    QCOMPARE(db.integer("PRAGMA user_version"), int64_t(1));
  }

  void checkpointsOfVersion2Stay() {
    Folder folder;
    {
      Database db = makeOld(folder.file("l"), 2);
      const Bytes weights = {1, 2, 3};
      db.prepare("INSERT INTO content (sha256, bytes) VALUES (?, ?)").with(sha256Hex(weights), weights).run();
      db.prepare("INSERT INTO artifact (run, kind, step, sha256) VALUES (1, 'last', 8, ?1), (1, 'best', 4, ?1)")
          .with(sha256Hex(weights))
          .run();
    }
    RunStore store = RunStore::open(folder.file("l"));
    QCOMPARE(store.checkpoint(kUuid, CheckpointKind::last)->step, int64_t(8));
    QCOMPARE(store.checkpoint(kUuid, CheckpointKind::best)->step, int64_t(4));
    QVERIFY(store.checkpoint(kUuid, CheckpointKind::last)->bytes == (Bytes{1, 2, 3}));
    store.saveCheckpoint(kUuid, CheckpointKind::base, 5, {9});
    QVERIFY(store.problems().empty());
    store.deleteRun(kUuid);
    QCOMPARE(Database(folder.file("l"), OpenMode::readOnly, 0).integer("SELECT count(*) FROM content"), int64_t(0));
  }

  void anOldLibraryThatIsBeingWrittenIsWaitedFor() {
    Folder folder;
    makeVersion1(folder.file("l"));
    Database other(folder.file("l"), OpenMode::readWrite, 0); // not yet a WAL database
    other.execute("BEGIN IMMEDIATE");
    StoreOptions hurried;
    hurried.busyTimeoutMs = 50;
    QVERIFY(QByteArray(errorOf([&] { RunStore::open(folder.file("l"), Access::readWrite, hurried); }).what())
                .contains("is locked by another process"));
    std::thread ends([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      other.execute("ROLLBACK");
    });
    const Error e = errorOf([&] { RunStore::open(folder.file("l")); });
    ends.join();
    QCOMPARE(e.what(), ""); // none
  }

  void severalOpeningAnOldLibraryMigrateItOnce() {
    // Many rounds: where each step is a transaction of its own, one round in a hundred makes a second copy.
    for (int round = 0; round < 25; ++round) {
      Folder folder;
      makeVersion1(folder.file("l"));
      std::vector<std::thread> threads;
      std::atomic<int> opened{0};
      for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
          const RunStore store = RunStore::open(folder.file("l"));
          if (store.metricSummaries(kUuid).size() == 2) ++opened;
        });
      for (std::thread& t : threads) t.join();
      QCOMPARE(opened.load(), 4);
      QVERIFY(!QFile::exists(QString::fromStdString(folder.file("l.before-v3-2"))));
    }
  }
};

LACUNA_TEST(TestStoreMigrations)
#include "tst_store_migrations.moc"
