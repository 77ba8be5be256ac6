// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk fails on purpose: a VFS in front of SQLite's own makes the nth write or sync fail.
#include <sqlite3.h>

#include <algorithm>
#include <deque>

#include "store_support.h"

using namespace lacuna;

namespace {

struct Faults {
  int writesLeft = -1; ///< -1: never fails
  int error = SQLITE_FULL;
} faults;

/// SQLite's own functions of a file, with xWrite in front. There is one table for databases and one for journals.
struct Methods {
  sqlite3_io_methods patched; // first: a file points at it
  const sqlite3_io_methods* real;
};
std::deque<Methods> tables;
sqlite3_vfs faulty;
sqlite3_vfs* plain = nullptr;

int writeOrFail(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (faults.writesLeft == 0) return faults.error;
  if (faults.writesLeft > 0) --faults.writesLeft;
  return reinterpret_cast<const Methods*>(file->pMethods)->real->xWrite(file, bytes, size, offset);
}

int openPatched(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
  const int result = plain->xOpen(plain, name, file, flags, outFlags);
  if (result != SQLITE_OK || file->pMethods == nullptr) return result;
  auto table = std::find_if(tables.begin(), tables.end(), [&](const Methods& m) { return m.real == file->pMethods; });
  if (table == tables.end()) {
    table = tables.insert(table, {*file->pMethods, file->pMethods});
    table->patched.xWrite = writeOrFail;
  }
  file->pMethods = &table->patched;
  return SQLITE_OK;
}

} // namespace

class TestStoreFaults : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    plain = sqlite3_vfs_find(nullptr);
    faulty = *plain;
    faulty.zName = "faulty";
    faulty.xOpen = openPatched;
    QCOMPARE(sqlite3_vfs_register(&faulty, 1), SQLITE_OK);
  }
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
        faults = {allowed, error};
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

  void aLibraryThatCannotBeMadeLeavesNothing() {
    int failures = 0;
    for (int allowed = 0; allowed < 80; allowed += 7) {
      Folder folder;
      faults = {allowed, SQLITE_FULL};
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

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
