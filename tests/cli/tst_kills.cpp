// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real trainings are killed at random moments until they have ended all the same. As a test a few times; all of it with
//     LACUNA_KILLS=500 QTEST_FUNCTION_TIMEOUT=7200000 tst_kills
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <set>

#include "cli_support.h"
#include "store/run_store.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::test;

namespace {

/// Series, step and value of every point; how long it took is never the same. A base model is trained for the first run
/// of a library alone.
std::vector<std::tuple<std::string, int64_t, double>> pointsOf(const RunStore& store, const std::string& uuid,
                                                               bool withBase) {
  std::vector<std::tuple<std::string, int64_t, double>> points;
  for (const MetricSeries& s : store.metrics(uuid))
    for (const MetricPoint& p : s.points)
      if (withBase || s.name.rfind("base.", 0) != 0) points.emplace_back(s.name, p.step, p.value);
  return points;
}

/// What was committed at a moment.
struct Committed {
  size_t points = 0; ///< up to the checkpoint: those after it are made again
  int64_t step = -1; ///< of the last checkpoint
  int64_t base = -1; ///< of the base model's, while that is trained
};

Committed committedOf(const RunStore& store, const std::string& uuid) {
  Committed c;
  if (const auto last = store.checkpoint(uuid, CheckpointKind::last)) c.step = last->step;
  if (store.run(uuid).state == RunState::finished) c.step = INT64_MAX; // and has no last checkpoint any more
  if (const auto base = store.checkpoint(uuid, CheckpointKind::base)) c.base = base->step;
  if (store.baseModelOf(uuid)) c.base = INT64_MAX;
  for (const auto& [series, step, value] : pointsOf(store, uuid, false)) c.points += step <= c.step;
  return c;
}

} // namespace

class TestKills : public QObject {
  Q_OBJECT

  Program m_program;

 private slots:
  void aTrainingThatIsKilledEndsAsOneThatIsNot() {
    const int wanted =
        qMax(1, qEnvironmentVariableIntValue("LACUNA_KILLS") > 0 ? qEnvironmentVariableIntValue("LACUNA_KILLS") : 9);
    const QString config = m_program.tinyConfig();
    const QStringList settings = {config,
                                  "--threads",
                                  "1",
                                  "--set",
                                  "base_model.epochs=20",
                                  "--set",
                                  "training.epochs=15",
                                  "--set",
                                  "training.patterns={\"policy\": \"sample\", \"per_step\": 2}"};
    const QString whole = m_program.path("whole.lacuna");
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(m_program.run(QStringList{"train"} + settings + QStringList{"--store", whole}).status, 0);
    const int length = int(clock.elapsed());
    const RunStore expected = RunStore::open(whole.toStdString(), Access::readOnly);
    const std::string model = expected.resolve("last");
    const RunRecord result = expected.run(model);

    QRandomGenerator random(20261127);
    int kills = 0, finished = 0, between = 0, inBase = 0;
    int64_t lost = 0;
    std::set<std::string> known;
    constexpr int kRunsPerLibrary = 5;
    while (kills < wanted) {
      // A library of its own every few runs: a base model is trained for the first run of each alone.
      const QString library = m_program.path(QStringLiteral("killed-%1.lacuna").arg(finished / kRunsPerLibrary));
      std::string uuid;
      for (bool ended = false; !ended;) {
        QProcess process;
        const QStringList action =
            uuid.empty() ? QStringList{"train"} + settings : QStringList{"resume", QString::fromStdString(uuid)};
        m_program.start(process, action + QStringList{"--store", library, "--checkpoint-every", "0.05"});
        const int patience = int(random.bounded(uint(length) * 6 / 5));
        ended = process.waitForFinished(patience);
        Committed before;
        if (!ended && !uuid.empty() && QFile::exists(library))
          before = committedOf(RunStore::open(library.toStdString(), Access::readOnly), uuid);
        process.kill();
        process.waitForFinished(); // false when it has ended by itself
        QCOMPARE(process.state(), QProcess::NotRunning);
        if (process.exitStatus() == QProcess::NormalExit) {
          QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
          ended = true;
        } else {
          ++kills;
        }
        if (!QFile::exists(library)) continue; // killed before there was one
        RunStore store = RunStore::open(library.toStdString());
        const std::vector<std::string> problems = store.problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        store.markOrphans();
        if (uuid.empty())
          for (const RunRecord& run : store.runs())
            if (known.insert(run.uuid).second) uuid = run.uuid;
        if (uuid.empty()) {
          ++between; // killed before its run was noted
          continue;
        }
        const RunState state = store.run(uuid).state;
        if (state == RunState::finished) ended = true; // killed after all was stored
        QVERIFY2(ended ? state == RunState::finished : state == RunState::interrupted, lacuna::text(state));
        const Committed after = committedOf(store, uuid);
        QVERIFY(after.step >= before.step && after.points >= before.points && after.base >= before.base);
        inBase += !ended && after.base < INT64_MAX;
        lost += std::max<int64_t>(0, before.step - after.step);
      }
      const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
      ++finished;
      const auto weights = store.checkpoint(uuid, CheckpointKind::best);
      QVERIFY(weights->bytes == expected.checkpoint(model, CheckpointKind::best)->bytes);
      QCOMPARE(weights->step, expected.checkpoint(model, CheckpointKind::best)->step);
      QVERIFY(!store.checkpoint(uuid, CheckpointKind::last)); // a finished run needs none
      const bool withBase = (finished - 1) % kRunsPerLibrary == 0;
      QVERIFY(pointsOf(store, uuid, withBase) == pointsOf(expected, model, withBase));
      const RunRecord run = store.run(uuid);
      QCOMPARE(run.accuracy.available, result.accuracy.available);
      QCOMPARE(run.patterns.size(), result.patterns.size());
      for (size_t i = 0; i < run.patterns.size(); ++i) {
        QCOMPARE(run.patterns[i].accuracy, result.patterns[i].accuracy);
        QCOMPARE(run.patterns[i].featureError, result.patterns[i].featureError);
      }
    }
    QCOMPARE(lost, int64_t(0));
    qInfo(
        "%d kills, %d of them before the run was noted, %d while its base model was trained; %d trainings ended as the "
        "one that was not killed",
        kills, between, inBase, finished);
  }
};

LACUNA_TEST(TestKills)
#include "tst_kills.moc"
