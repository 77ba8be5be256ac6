// SPDX-License-Identifier: GPL-3.0-or-later
//
// Eight trainings and four readers from the command line on one library. As a test once; again and again for as long as
//     LACUNA_CONCURRENCY=60 QTEST_FUNCTION_TIMEOUT=600000 tst_concurrency
#include <QElapsedTimer>
#include <memory>
#include <vector>

#include "cli_support.h"
#include "store/run_store.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::test;

class TestConcurrency : public QObject {
  Q_OBJECT

  Program m_program;

 private slots:
  void trainingsAndReadersOfOneLibrary() {
    constexpr int kWriters = 8, kReaders = 4;
    const int milliseconds = 1000 * qEnvironmentVariableIntValue("LACUNA_CONCURRENCY");
    const QString library = m_program.path("shared.lacuna");
    const QString config = m_program.tinyConfig();
    const QStringList training = {"train", config,  "--store",          library, "--threads", "1", "--checkpoint-every",
                                  "0.1",   "--set", "training.epochs=8"};
    QVERIFY(m_program.run(training).status == 0); // the base model, and a first run to read
    int trained = 1, read = 0;
    std::vector<std::unique_ptr<QProcess>> writers, readers;
    const auto again = [&](std::unique_ptr<QProcess>& process, const QStringList& arguments) {
      process = std::make_unique<QProcess>();
      m_program.start(*process, arguments);
    };
    for (int i = 0; i < kWriters; ++i) again(writers.emplace_back(), training);
    for (int i = 0; i < kReaders; ++i) again(readers.emplace_back(), {"runs", "--store", library, "--json"});
    QElapsedTimer clock;
    clock.start();
    const auto ended = [](QProcess& process) {
      return process.waitForFinished(1) || process.state() == QProcess::NotRunning;
    };
    while (!writers.empty()) {
      for (size_t i = 0; i < writers.size();) {
        if (!ended(*writers[i])) {
          ++i;
          continue;
        }
        const QByteArray said = writers[i]->readAllStandardError();
        QVERIFY2(writers[i]->exitStatus() == QProcess::NormalExit && writers[i]->exitCode() == 0, said);
        QVERIFY2(!said.contains("locked") && !said.contains("waits"), said);
        ++trained;
        if (clock.elapsed() < milliseconds)
          again(writers[i++], training);
        else
          writers.erase(writers.begin() + std::ptrdiff_t(i));
      }
      for (int i = 0; i < kReaders; ++i) {
        if (!ended(*readers[size_t(i)])) continue;
        QVERIFY2(readers[size_t(i)]->exitCode() == 0, readers[size_t(i)]->readAllStandardError());
        ++read;
        again(readers[size_t(i)], i % 2 == 0 ? QStringList{"runs", "--store", library, "--json"}
                                             : QStringList{"show", "last", "--store", library, "--json"});
      }
    }
    for (auto& reader : readers) QVERIFY(reader->waitForFinished());
    const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
    const std::vector<RunRecord> runs = store.runs();
    QCOMPARE(int(runs.size()), trained);
    const auto first = store.metrics(runs.front().uuid);
    const auto weights = store.checkpoint(runs.front().uuid, CheckpointKind::best);
    for (const RunRecord& run : runs) {
      QCOMPARE(run.state, RunState::finished);
      // One configuration: the same curves and the same weights in every one of them.
      QVERIFY(store.checkpoint(run.uuid, CheckpointKind::best)->bytes == weights->bytes);
      for (const MetricSeries& s : store.metrics(run.uuid))
        for (const MetricSeries& other : first) {
          if (s.name != other.name) continue;
          QCOMPARE(s.points.size(), other.points.size());
          for (size_t i = 0; i < s.points.size(); ++i) QCOMPARE(s.points[i].value, other.points[i].value);
        }
    }
    QVERIFY(store.problems().empty());
    qInfo("%d trainings by %d writers, %d readings by %d readers in %lld s", trained - 1, kWriters, read, kReaders,
          clock.elapsed() / 1000);
  }
};

LACUNA_TEST(TestConcurrency)
#include "tst_concurrency.moc"
