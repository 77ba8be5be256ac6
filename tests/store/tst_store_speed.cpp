// SPDX-License-Identifier: GPL-3.0-or-later
//
// A large library opens and lists fast (store.md: 10,000 runs with a million points in under 200 ms). The bound here is
// wider, since tests share their machine; the measured time is printed.
#include <QElapsedTimer>

#include "store/database.h"
#include "store_support.h"
#include "util/sha256.h"

using namespace lacuna;
using namespace lacuna::store;

class TestStoreSpeed : public QObject {
  Q_OBJECT
 private slots:
  void tenThousandRunsOpenAndList() {
    Folder folder;
    const std::string path = folder.file("l");
    const int runs = 10000;
    {
      RunStore store = RunStore::open(path);
      const std::string first = store.createRun(exampleRun());
      store.saveResults(exampleResults(first));
    }
    {
      Database db(path, OpenMode::readWrite, 0);
      db.execute("PRAGMA synchronous = OFF; BEGIN");
      db.execute(
          "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(runs) +
          ") INSERT INTO run SELECT i, printf('%08x-0000-4000-8000-%012x', i * 2654435761 % 4294967296, i), 'run ' || "
          "i, "
          "'finished', '2026-01-01T00:00:00Z', started, ended, dataset, k, r, l, encoder, decoder, starred, archived, "
          "seconds, samples_per_second, device, threads, evaluated, accuracy_base, accuracy_available, seed, "
          "resumed_from, session, base_model, parent, code_version, config_sha256, error, config, notes "
          "FROM n, run WHERE run.id = 1");
      db.execute(
          "INSERT INTO lost_summary SELECT run.id, lost, patterns, all_pattern_mean, unavailable_mean, worst, "
          "worst_pattern, zeros_mean FROM run, lost_summary WHERE run.id > 1 AND lost_summary.run = 1");
      db.execute("INSERT INTO tag SELECT run.id, tag FROM run, tag WHERE run.id > 1 AND tag.run = 1");
      db.execute(
          "INSERT INTO series (id, name) VALUES (1, 'train.loss');"
          "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) "
          "INSERT INTO metric SELECT run.id, 1, i, i * 0.1, 1.0 / (i + 1) FROM run, n");
      db.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    }
    QElapsedTimer timer;
    timer.start();
    const RunStore store = RunStore::open(path);
    const qint64 opened = timer.elapsed();
    const auto listed = store.runs({false, RunDetail::list});
    const qint64 all = timer.elapsed();
    qInfo("opened in %lld ms, listed %zu runs after %lld ms", opened, listed.size(), all);
    QCOMPARE(listed.size(), size_t(runs));
    QCOMPARE(listed.back().accuracy.byLost.size(), size_t(2));
    QCOMPARE(listed.back().tags.size(), size_t(2));
    QVERIFY2(all < 1500, qPrintable(QString::number(all) + " ms"));
    timer.restart();
    QCOMPARE(store.runs().back().config.code.decoder.channels, exampleRun().config.code.decoder.channels);
    qInfo("with their documents in %lld ms", timer.elapsed());
    timer.restart();
    QCOMPARE(store.metrics(listed[5].uuid)[0].points.size(), size_t(100));
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed()) + " ms"));
  }
};

LACUNA_TEST(TestStoreSpeed)
#include "tst_store_speed.moc"
