// SPDX-License-Identifier: GPL-3.0-or-later
//
// The disk fills up while a real training goes on: it waits, and goes on when there is room again.
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <mutex>
#include <thread>

#include "../store/faulty_disk.h"
#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "test_program.h"
#include "util/error.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::workflow;

namespace {

ExperimentConfig tiny() {
  return parseConfigOrThrow(R"({"dataset": "stroke-digits", "subset": {"train": 300, "test": 100},
      "base_model": {"epochs": 2}, "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4},
      "decoder": {"kind": "residual", "width": 16, "blocks": 1}}, "training": {"epochs": 15, "batch": 64}})");
}

/// What is said, and what happens to the disk when the training has come so far.
class Listener : public RunListener {
 public:
  void onEvent(const std::string& text) override {
    const std::lock_guard lock(m_mutex);
    m_events.push_back(text);
  }
  void onProgress(const TrainingProgress& p) override {
    if (p.phase == TrainingPhase::code && p.step > 10 && !begun.exchange(true) && atWork) atWork();
  }
  bool heard(const char* begin) {
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_events.begin(), m_events.end(), [&](const std::string& e) { return e.rfind(begin, 0) == 0; });
  }
  std::atomic<bool> begun{false};
  std::function<void()> atWork;

 private:
  std::mutex m_mutex;
  std::vector<std::string> m_events;
};

constexpr const char* kWaits = "The training waits until its library can be written";

} // namespace

class TestFullDisk : public QObject {
  Q_OBJECT

  std::shared_ptr<Engine> m_engine;
  const QTemporaryDir m_whole; ///< where nothing failed
  RunRecord m_expected;

  static RunOptions optionsFor(const QTemporaryDir& folder) {
    RunOptions options;
    options.storePath = folder.filePath(QStringLiteral("runs.lacuna")).toStdString();
    options.compute.threads = 1;
    options.checkpointSeconds = 0.05;
    return options;
  }

 private slots:
  void initTestCase() {
    QVERIFY(registerFaultyDisk());
    m_engine = loadEngine();
    TrainingControl control;
    Listener quiet;
    m_expected = performRun(*m_engine, tiny(), optionsFor(m_whole), control, quiet);
  }
  void cleanup() { inject({}); }

  void aTrainingWaitsForRoom_data() {
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("error");
    QTest::newRow("disk full") << int(opWrite) << SQLITE_FULL;
    QTest::newRow("disk gone") << int(opWrite) << SQLITE_IOERR_WRITE;
    QTest::newRow("cannot be synced") << int(opSync) << SQLITE_IOERR_FSYNC;
  }
  void aTrainingWaitsForRoom() {
    QFETCH(int, operation);
    QFETCH(int, error);
    const QTemporaryDir folder;
    TrainingControl control;
    Listener listener;
    listener.atWork = [&] { inject({Operation(operation), 0, error, true}); };
    std::thread makesRoom([&] {
      for (int i = 0; i < 1200 && !listener.heard(kWaits); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      std::this_thread::sleep_for(std::chrono::milliseconds(1200)); // more than one try is made in vain
      inject({});
    });
    const RunRecord run = performRun(*m_engine, tiny(), optionsFor(folder), control, listener);
    makesRoom.join();
    QVERIFY(listener.heard(kWaits));
    QVERIFY(listener.heard("The library can be written again"));
    QCOMPARE(run.state, RunState::finished);
    const RunStore store = RunStore::open(optionsFor(folder).storePath, Access::readOnly);
    const RunStore other = RunStore::open(optionsFor(m_whole).storePath, Access::readOnly);
    QVERIFY(store.problems().empty());
    QCOMPARE(run.accuracy.available, m_expected.accuracy.available);
    QVERIFY(store.checkpoint(run.uuid, CheckpointKind::best)->bytes ==
            other.checkpoint(m_expected.uuid, CheckpointKind::best)->bytes);
    const auto a = store.metrics(run.uuid);
    const auto b = other.metrics(m_expected.uuid);
    QCOMPARE(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) QCOMPARE(a[i].points.size(), b[i].points.size()); // not a point is lost
  }

  void whoeverDoesNotWaitCanStopIt() {
    const QTemporaryDir folder;
    TrainingControl control;
    Listener listener;
    listener.atWork = [&] { inject({opWrite, 0, SQLITE_FULL, true}); };
    std::thread stops([&] {
      for (int i = 0; i < 1200 && !listener.heard(kWaits); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      control.cancel();
    });
    QString said;
    try {
      performRun(*m_engine, tiny(), optionsFor(folder), control, listener);
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::library);
      said = QString::fromUtf8(e.what());
    }
    stops.join();
    inject({});
    QVERIFY2(said.contains(QLatin1String("disk is full")), qPrintable(said));
    RunStore store = RunStore::open(optionsFor(folder).storePath);
    QVERIFY(store.problems().empty());
    // What was committed before is there, and the run can go on once there is room.
    const std::string uuid = store.resolve("last");
    TrainingControl again;
    const RunRecord run = resumeRun(*m_engine, uuid, optionsFor(folder), again, listener);
    QCOMPARE(run.state, RunState::finished);
  }
};

LACUNA_TEST(TestFullDisk)
#include "tst_full_disk.moc"
