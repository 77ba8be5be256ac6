// SPDX-License-Identifier: GPL-3.0-or-later
//
// Eight processes write into one library and four read it. As a test for some seconds; for longer with
//     LACUNA_CONCURRENCY=60 QTEST_FUNCTION_TIMEOUT=600000 tst_store_concurrency
#include <sys/wait.h>

#include <QElapsedTimer>
#include <set>

#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

constexpr int kWriters = 8;
constexpr int kReaders = 4;
constexpr int kBatch = 25; ///< points per write, as a training has them in 250 ms

/// One run after another until the time is over; each ends with as many points as it says in its notes.
void write(const std::string& path, int writer, int milliseconds) {
  QElapsedTimer clock;
  clock.start();
  RunStore store = RunStore::open(path);
  for (int n = 0; n == 0 || clock.elapsed() < milliseconds; ++n) {
    const std::string uuid = store.createRun(exampleRun("writer " + std::to_string(writer)));
    store.setState(uuid, RunState::running);
    int64_t step = 0;
    for (int batch = 0; batch < 10; ++batch) {
      std::vector<MetricSample> samples;
      for (int i = 0; i < kBatch; ++i, ++step)
        samples.push_back({series::kLoss, {step, double(step), 1.0 / (1.0 + double(step))}});
      if (batch % 3 == 2)
        store.saveCheckpoints(uuid, {{CheckpointKind::last, step, Bytes(20000, uint8_t(writer))}}, samples);
      else
        store.appendMetrics(uuid, samples);
      store.addEvent(uuid, "batch");
    }
    store.setNotes(uuid, std::to_string(step));
    store.saveResults(exampleResults(uuid));
    store.setState(uuid, RunState::finished);
  }
}

/// What a window and `lacuna runs` do: everything that is read is of one moment.
void read(const std::string& path, int milliseconds) {
  QElapsedTimer clock;
  clock.start();
  do {
    const RunStore store = RunStore::open(path, Access::readOnly);
    for (int i = 0; i < 5; ++i)
      for (const RunRecord& run : store.runs({true, RunDetail::list})) {
        if (run.state != RunState::finished) continue;
        const auto summaries = store.metricSummaries(run.uuid);
        if (summaries.size() != 1 || summaries[0].count != 10 * kBatch) throw Error(ErrorKind::failure, "half a run");
      }
  } while (clock.elapsed() < milliseconds);
}

} // namespace

class TestStoreConcurrency : public QObject {
  Q_OBJECT
 private slots:
  void writersAndReaders() {
    const int wanted = qEnvironmentVariableIntValue("LACUNA_CONCURRENCY");
    const int milliseconds = 1000 * (wanted > 0 ? wanted : 4);
    Folder folder;
    const std::string path = folder.file("l");
    { RunStore::open(path); }
    std::vector<pid_t> children;
    for (int i = 0; i < kWriters + kReaders; ++i) {
      const pid_t child = ::fork();
      QVERIFY(child >= 0);
      if (child > 0) {
        children.push_back(child);
        continue;
      }
      int status = 0;
      try {
        i < kWriters ? write(path, i, milliseconds) : read(path, milliseconds);
      } catch (const std::exception& e) {
        std::fprintf(stderr, "process %d: %s\n", i, e.what());
        status = 1;
      }
      ::_exit(status);
    }
    for (const pid_t child : children) {
      int status = -1;
      QCOMPARE(::waitpid(child, &status, 0), child);
      QCOMPARE(status, 0);
    }
    const RunStore store = RunStore::open(path);
    const std::vector<RunRecord> runs = store.runs();
    std::set<std::string> writers;
    int64_t points = 0;
    for (const RunRecord& run : runs) {
      writers.insert(run.name);
      QCOMPARE(run.state, RunState::finished);
      const RunRecord whole = store.run(run.uuid);
      QCOMPARE(whole.events.size(), size_t(10));
      QCOMPARE(whole.patterns.size(), exampleResults("").patterns.size());
      const auto curves = store.metrics(run.uuid);
      QCOMPARE(curves.size(), size_t(1));
      QCOMPARE(std::to_string(curves[0].points.size()), whole.notes);
      for (size_t i = 0; i < curves[0].points.size(); ++i) QCOMPARE(curves[0].points[i].step, int64_t(i));
      QCOMPARE(store.checkpoint(run.uuid, CheckpointKind::last)->step, int64_t(9 * kBatch));
      points += int64_t(curves[0].points.size());
    }
    QCOMPARE(writers.size(), size_t(kWriters));
    QVERIFY(store.problems().empty());
    qInfo("%zu runs, %lld points by %d writers, %d readers in %d s: all there", runs.size(),
          static_cast<long long>(points), kWriters, kReaders, milliseconds / 1000);
  }
};

LACUNA_TEST(TestStoreConcurrency)
#include "tst_store_concurrency.moc"
