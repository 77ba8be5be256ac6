// SPDX-License-Identifier: GPL-3.0-or-later
//
// Windows are opened and closed, codes trained, stopped, gone on with and deleted, devices taken and given back, all in
// one process and one library: memory, open files and threads must come back to where they were. As a test for a few
// seconds; for as long as one likes with
//     LACUNA_SOAK=3600 QTEST_FUNCTION_TIMEOUT=7200000 tst_soak
#include <malloc.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPixmapCache>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "sweep_fixture.h"
#include "window/training/training_queue.h"
#include "window_test.h"
#include "workflow/process_memory.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::workflow;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

/// What a process may lose bit by bit.
struct Holdings {
  double mebibytes = 0; ///< resident, after freed memory was given back
  double inUse = 0;     ///< of them what was allocated and not freed, MiB; the rest lies between
  int files = 0;
  int threads = 0;
};

int entriesOf(const char* folder) {
  return int(
      QDir(QString::fromLatin1(folder)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

Holdings held() {
  ::malloc_trim(0);
  QFile statm(QStringLiteral("/proc/self/statm"));
  const QByteArray pages = statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1) : QByteArray();
  statm.close();
  const struct mallinfo2 heap = ::mallinfo2();
  return {pages.toDouble() * 4096 / (1 << 20), double(heap.uordblks + heap.hblkhd) / (1 << 20),
          entriesOf("/proc/self/fd"), entriesOf("/proc/self/task")};
}

/// The window's tests take Qt's own messages for faults.
template <typename... Values>
void say(const char* format, Values... values) {
  std::printf(format, values...);
  std::printf("\n");
  std::fflush(stdout);
}

double medianOf(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
  return values[values.size() / 2];
}

} // namespace

class TestSoak : public WindowTest {
  Q_OBJECT

  int m_trainings = 0, m_toggles = 0, m_resumed = 0;

  /// A window's whole life.
  void oneRound(const QString& library) {
    SweepFixture f(library);
    QVERIFY(f.begin());
    const auto toggle = [&](int times) {
      for (int i = 0; i < times; ++i, ++m_toggles) {
        f.clickDevice(i % 3);
        QVERIFY(f.waitForPattern(FailurePattern::of({i % 3})));
        f.clickDevice(i % 3);
        QVERIFY(f.waitForPattern(FailurePattern{}));
      }
    };
    toggle(5);
    ExperimentConfig longer = smallest();
    longer.training.epochs = 400;
    const QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.bench().trainConfig(longer);
    ++m_trainings;
    QVERIFY(QTest::qWaitFor([&] { return stepped.count() > 2; }, 60000));
    toggle(2);
    f.bench().stopTraining();
    QVERIFY(QTest::qWaitFor([&] { return !f.bench().training(); }, 60000));
    const auto all = [&] { return RunStore::open(f.storePath().toStdString(), Access::readOnly).runs(); };
    QCOMPARE(all().size(), size_t(1));
    const QString uuid = QString::fromStdString(all().front().uuid);
    const auto before = stepped.count();
    f.window().queue().resume({uuid});
    ++m_resumed;
    QVERIFY(QTest::qWaitFor([&] { return stepped.count() > before + 1; }, 60000));
    f.bench().stopTraining();
    QVERIFY(QTest::qWaitFor([&] { return !f.bench().training(); }, 60000));
    QVERIFY(!f.train(smallest()).isEmpty());
    ++m_trainings;
    RunStore store = RunStore::open(f.storePath().toStdString());
    for (const RunRecord& run : store.runs()) store.deleteRun(run.uuid);
  }

 private slots:
  void nothingIsLostBitByBit() {
    const int wanted = qEnvironmentVariableIntValue("LACUNA_SOAK");
    const qint64 milliseconds = 1000 * qint64(wanted > 0 ? wanted : 12);
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("soak.lacuna"));
    QElapsedTimer clock;
    clock.start();
    std::vector<Holdings> rounds;
    constexpr size_t kWarm = 3; // caches and pools are made in the first rounds
    while (rounds.size() < kWarm + 3 || clock.elapsed() < milliseconds) {
      oneRound(library);
      if (QTest::currentTestFailed()) return;
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
      QTest::qWait(50);
      rounds.push_back(held());
      const Holdings& now = rounds.back();
      if (wanted > 0 && rounds.size() % 10 == 1)
        say("%lld s, round %zu: %.1f MiB (%.2f in use), %d files, %d threads", clock.elapsed() / 1000, rounds.size(),
            now.mebibytes, now.inUse, now.files, now.threads);
    }
    std::vector<double> early, late;
    int mostFiles = 0, mostThreads = 0;
    for (size_t i = kWarm; i < rounds.size(); ++i) {
      (i < (rounds.size() + kWarm) / 2 ? early : late).push_back(rounds[i].mebibytes);
      mostFiles = std::max(mostFiles, rounds[i].files);
      mostThreads = std::max(mostThreads, rounds[i].threads);
    }
    const double growth = medianOf(late) - medianOf(early);
    say("%zu windows, %d trainings, %d resumed, %d devices lost and brought back in %lld s; resident %.1f MiB, then "
        "%.1f MiB; files %d to %d, threads %d to %d",
        rounds.size(), m_trainings, m_resumed, m_toggles, clock.elapsed() / 1000, medianOf(early), medianOf(late),
        rounds[kWarm - 1].files, mostFiles, rounds[kWarm - 1].threads, mostThreads);
    QCOMPARE(rounds.back().files, rounds[kWarm - 1].files);
    QCOMPARE(rounds.back().threads, rounds[kWarm - 1].threads);
    // A window is some ten MiB, one snapshot of a code some hundred KiB.
    constexpr double kAllowed = 12;
    QVERIFY2(growth < kAllowed, qPrintable(QString::number(growth)));
  }
};

static int runTestSoak(int argc, char** argv) {
  keepFreedMemory(); // as the program does
  QApplication application(argc, argv);
  // Qt 6.4 keeps the name of every control it ever drew (QPixmapCache), some 25 KiB for a window; without that cache it
  // is seen that nothing else is kept.
  QPixmapCache::setCacheLimit(0);
  TestSoak test;
  return QTest::qExec(&test, argc, argv);
}

LACUNA_TEST_MAIN(TestSoak, runTestSoak)
#include "tst_soak.moc"
