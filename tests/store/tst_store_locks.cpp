// SPDX-License-Identifier: GPL-3.0-or-later
//
// Closing any descriptor of a file drops all POSIX locks that this process has on it, so nothing may look at a library
// beside the connection that holds it; and a library whose file has moved must be noticed.
#include <fcntl.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "store/database.h"
#include "store/passing_error.h"
#include "store_support.h"
#include "util/held_files.h"

namespace lacuna {

using namespace store;

/// How many POSIX locks this process has on a file.
int locksOn(const std::string& path) {
  const FileIdentity file = FileIdentity::of(path);
  std::ifstream locks("/proc/locks");
  int count = 0;
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number, kind, mode, access, pid, place;
    words >> number >> kind >> mode >> access >> pid >> place;
    const std::string inode = ":" + std::to_string(file.inode);
    count += kind == "POSIX" && pid == std::to_string(::getpid()) && place.size() > inode.size() &&
             place.compare(place.size() - inode.size(), inode.size(), inode) == 0;
  }
  return count;
}

/// Another process that opens the library, reads it and closes it, as `lacuna runs` does. Begins before anything is
/// open here: a connection must not be carried into a child.
class OtherReader {
 public:
  explicit OtherReader(const std::string& path) {
    if (::pipe2(m_ask, O_CLOEXEC) != 0 || ::pipe2(m_answer, O_CLOEXEC) != 0) return;
    m_child = startChild([this, path] {
      ::close(m_ask[1]);
      for (char asked = 0; ::read(m_ask[0], &asked, 1) == 1;) {
        const char runs = static_cast<char>(RunStore::open(path).runs().size());
        if (::write(m_answer[1], &runs, 1) != 1) return;
      }
    });
    ::close(m_ask[0]);
    ::close(m_answer[1]);
  }
  ~OtherReader() {
    ::close(m_ask[1]);
    ::close(m_answer[0]);
    endOfChild(m_child);
  }
  /// Runs it has seen; -1 when it could not read them.
  int read() {
    char runs = -1;
    return ::write(m_ask[1], "?", 1) == 1 && ::read(m_answer[0], &runs, 1) == 1 ? runs : -1;
  }

 private:
  int m_ask[2] = {-1, -1};
  int m_answer[2] = {-1, -1};
  pid_t m_child = -1;
};

class TestStoreLocks : public QObject {
  Q_OBJECT
 private slots:
  void aSecondStoreThatClosesLeavesTheFirstItsLog_data() {
    QTest::addColumn<int>("access");
    QTest::newRow("to write") << int(Access::readWrite);
    QTest::newRow("that exists") << int(Access::existing);
    QTest::newRow("to read") << int(Access::readOnly);
  }

  void aSecondStoreThatClosesLeavesTheFirstItsLog() {
    QFETCH(int, access);
    Folder folder;
    const std::string path = folder.file("l");
    OtherReader other(path);
    RunStore first = RunStore::open(path);
    first.createRun(exampleRun());
    QVERIFY(locksOn(path) > 0 && locksOn(path + "-shm") > 0);
    { const RunStore second = RunStore::open(path, Access(access)); }
    QVERIFY(locksOn(path) > 0 && locksOn(path + "-shm") > 0);
    QCOMPARE(other.read(), 1);
    QVERIFY(QFile::exists(QString::fromStdString(path + "-wal")));
    for (int i = 0; i < 50; ++i) first.createRun(exampleRun());
    QCOMPARE(other.read(), 51);
    QVERIFY(first.problems().empty());
    QCOMPARE(RunStore::open(path).runs().size(), size_t(51));
  }

  /// The test above can fail: this is what closing a descriptor does.
  void anyOtherDescriptorThatClosesDropsTheLocks() {
    Folder folder;
    const std::string path = folder.file("l");
    const RunStore store = RunStore::open(path);
    QVERIFY(locksOn(path) > 0);
    ::close(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    QCOMPARE(locksOn(path), 0);
  }

  void everythingAStoreDoesKeepsItsLocks() {
    Folder folder;
    const std::string path = folder.file("l");
    RunStore store = RunStore::open(path);
    const std::string uuid = store.createRun(exampleRun());
    store.saveCheckpoint(uuid, CheckpointKind::best, 1, Bytes(5000, 1));
    const auto held = [&] { return locksOn(path) > 0 && locksOn(path + "-shm") > 0; };
    store.exportRuns({uuid}, folder.file("bundle"));
    QVERIFY(held());
    store.importRuns(folder.file("bundle"));
    QVERIFY(held());
    store.backUp(folder.file("copy"));
    QVERIFY(held());
    QVERIFY(store.problems().empty());
    store.compact();
    QVERIFY(held());
    QVERIFY(looksLikeLibrary(path));
    QVERIFY(held());
    QVERIFY(errorOf([&] { RunStore::open(folder.file("none"), Access::existing); }).kind() == ErrorKind::library);
    QVERIFY(held());
    // Its own file, as a bundle: nothing is new.
    QCOMPARE(store.importRuns(path).alreadyHere.size(), size_t(1));
    QVERIFY(held());
    ::symlink(path.c_str(), folder.file("link").c_str());
    QVERIFY(looksLikeLibrary(folder.file("link")));
    { const RunStore linked = RunStore::open(folder.file("link"), Access::readOnly); }
    QVERIFY(held());
  }

  /// SQLite keeps such a descriptor open as long as other connections of the process need their locks.
  void aConnectionWithoutLocksTakesNoneAway() {
    Folder folder;
    const std::string path = folder.file("l");
    const RunStore store = RunStore::open(path);
    { const Database other(path, OpenMode::immutable, 0); }
    QVERIFY(locksOn(path) > 0 && locksOn(path + "-shm") > 0);
  }

  void filesOfAnOpenLibraryAreNotReadByOthers() {
    Folder folder;
    const std::string path = folder.file("l");
    {
      RunStore store = RunStore::open(path);
      store.createRun(exampleRun());
      for (const char* part : {"", "-wal", "-shm"}) {
        const Error e = errorOf([&] { const FileReading reading(path + part); });
        QVERIFY2(QString(e.what()).contains("belongs to a run library that is open here"), e.what());
      }
    }
    const FileReading reading(path); // closed, it is a file like any other
  }

  void openingWaitsForWhoeverReadsTheFile() {
    Folder folder;
    const std::string path = folder.file("l");
    { RunStore::open(path); }
    std::atomic<bool> opened = false;
    std::thread opening;
    {
      const FileReading reading(path);
      opening = std::thread([&] {
        const RunStore store = RunStore::open(path);
        opened = true;
      });
      QTest::qWait(50);
      QVERIFY(!opened);
    }
    opening.join();
    QVERIFY(opened);
  }

  void threadsMayOpenOneLibraryAtTheSameMoment() {
    for (int round = 0; round < 20; ++round) {
      Folder folder;
      const std::string path = folder.file("l");
      std::atomic<int> failed = 0;
      std::vector<std::thread> threads;
      for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
          for (int n = 0; n < 10; ++n) {
            const Error e = errorOf([&] {
              RunStore::open(path).runs();
              if (!looksLikeLibrary(path)) ++failed;
            });
            if (e.what()[0] == 0) continue;
            ++failed;
            qWarning("%s", e.what());
          }
        });
      for (std::thread& thread : threads) thread.join();
      QCOMPARE(failed.load(), 0);
    }
  }

  void aLibraryThatIsNoLongerThereIsNoticed_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"moved", "removed", "replaced"}) QTest::newRow(what) << what;
  }

  void aLibraryThatIsNoLongerThereIsNoticed() {
    QFETCH(QString, what);
    Folder folder;
    const std::string path = folder.file("l");
    RunStore store = RunStore::open(path);
    const std::string uuid = store.createRun(exampleRun());
    if (what == "moved") QVERIFY(::rename(path.c_str(), folder.file("elsewhere").c_str()) == 0);
    if (what == "removed") QVERIFY(::unlink(path.c_str()) == 0);
    if (what == "replaced") {
      { RunStore::open(folder.file("other")); }
      QVERIFY(::rename(folder.file("other").c_str(), path.c_str()) == 0);
    }
    bool noticed = false;
    try {
      store.setNotes(uuid, "lost to everybody");
    } catch (const MovedError& e) {
      noticed = true;
      QCOMPARE(e.kind(), ErrorKind::library);
      QVERIFY2(QString(e.what()).contains(what == "replaced" ? "was replaced" : "was moved or removed"), e.what());
    }
    QVERIFY(noticed);
    QCOMPARE(store.run(uuid).notes, exampleRun().notes);
  }

  void oneThatIsPutBackIsUsedOn() {
    Folder folder;
    const std::string path = folder.file("l");
    RunStore store = RunStore::open(path);
    const std::string uuid = store.createRun(exampleRun());
    QVERIFY(::rename(path.c_str(), folder.file("elsewhere").c_str()) == 0);
    QCOMPARE(errorOf([&] { store.requireInPlace(); }).kind(), ErrorKind::library);
    QVERIFY(::rename(folder.file("elsewhere").c_str(), path.c_str()) == 0);
    store.setNotes(uuid, "back");
    QCOMPARE(RunStore::open(path).run(uuid).notes, std::string("back"));
  }

  void aRunGoesOnInARecoveryLibrary() {
    Folder folder;
    const std::string path = folder.file("runs.lacuna");
    const std::string moved = folder.file("moved.lacuna");
    RunStore store = RunStore::open(path);
    const std::string other = store.createRun(exampleRun("other"));
    const std::string uuid = store.createRun(exampleRun("training"));
    store.setState(uuid, RunState::running);
    store.appendMetrics(uuid, {{"train.loss", {1, 0.5, 2}}, {"train.loss", {2, 1, 1}}});
    store.saveCheckpoint(uuid, CheckpointKind::last, 7, Bytes(3000, 9));
    QVERIFY(::rename(path.c_str(), moved.c_str()) == 0);

    QCOMPARE(recoveryPath(path), folder.file("runs.recovered.lacuna"));
    store.goOnIn(recoveryPath(path), uuid);
    QCOMPARE(store.path(), folder.file("runs.recovered.lacuna"));
    QCOMPARE(store.run(uuid).state, RunState::running);
    QVERIFY(store.markOrphans().empty()); // it is this process's
    store.appendMetrics(uuid, {{"train.loss", {3, 2, 0.5}}});
    store.setState(uuid, RunState::finished);
    const RunStore recovered = RunStore::open(folder.file("runs.recovered.lacuna"), Access::readOnly);
    QCOMPARE(recovered.runs().size(), size_t(1));
    QCOMPARE(recovered.metrics(uuid).front().points.size(), size_t(3));
    QCOMPARE(recovered.checkpoint(uuid, CheckpointKind::last)->bytes, Bytes(3000, 9));
    // The moved file alone, without the log that lay beside the old path, has what was committed to it.
    RunStore there = RunStore::open(moved);
    QCOMPARE(there.runs().size(), size_t(2));
    QCOMPARE(there.run(other).name, std::string("other"));
    QVERIFY(there.problems().empty());
    QCOMPARE(recoveryPath(path), folder.file("runs.recovered-2.lacuna"));
    // Nothing lies in the way of a new library under the old name.
    QVERIFY(RunStore::open(path).runs().empty());
  }

  /// Another file under the old name must not be given the changes that wait in this one's log.
  void aFileThatTakesTheNameIsNotGivenTheLog() {
    Folder folder;
    const std::string path = folder.file("l");
    {
      RunStore store = RunStore::open(path);
      for (int i = 0; i < 20; ++i) store.createRun(exampleRun("old"));
      { RunStore::open(folder.file("other")).createRun(exampleRun("new")); }
      QVERIFY(::rename(path.c_str(), folder.file("away").c_str()) == 0);
      QVERIFY(::rename(folder.file("other").c_str(), path.c_str()) == 0);
      store.leaveMovedFile();
    }
    const RunStore there = RunStore::open(path);
    QCOMPARE(there.runs().size(), size_t(1));
    QCOMPARE(there.runs().front().name, std::string("new"));
    QVERIFY(there.problems().empty());
    QCOMPARE(RunStore::open(folder.file("away")).runs().size(), size_t(20));
  }

  void noLibraryIsMadeBesideTheLogOfAnotherOne() {
    Folder folder;
    const std::string path = folder.file("l");
    QVERIFY(inChild([&] {
              auto* store = new RunStore(RunStore::open(path)); // ends without closing it, as a crash does
              store->createRun(exampleRun());
              ::rename(path.c_str(), folder.file("moved").c_str());
            }) > 0);
    const Error e = errorOf([&] { RunStore::open(path); });
    QVERIFY2(QString(e.what()).contains("-wal holds changes of a run library that is no longer there"), e.what());
    QVERIFY(::rename(folder.file("moved").c_str(), path.c_str()) == 0);
    QCOMPARE(RunStore::open(path).runs().size(), size_t(1));
  }
};

} // namespace lacuna

using lacuna::TestStoreLocks;
LACUNA_TEST(TestStoreLocks)
#include "tst_store_locks.moc"
