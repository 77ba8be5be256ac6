// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may not be used is refused in one sentence, and stays byte for byte as it was.
#include <QElapsedTimer>

#include "store/database.h"
#include "store/schema.h"
#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

QByteArray goodLibrary() {
  Folder folder;
  {
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveResults(exampleResults(uuid));
    std::vector<MetricSample> samples;
    for (int64_t step = 0; step < 3000; ++step) samples.push_back({series::kLoss, {step, 0.5, 1.0 / double(step + 1)}});
    store.appendMetrics(uuid, samples);
    store.saveCheckpoint(uuid, CheckpointKind::last, 1, Bytes(20000, 7));
  }
  return contentOf(folder.file("l"));
}

QByteArray otherProgramsDatabase() {
  Folder folder;
  {
    Database db(folder.file("x"), OpenMode::create, 0);
    db.execute("CREATE TABLE run (id INTEGER PRIMARY KEY)");
  }
  return contentOf(folder.file("x"));
}

QByteArray newerLibrary() {
  Folder folder;
  writeFile(folder.file("l"), goodLibrary());
  {
    Database db(folder.file("l"), OpenMode::readWrite, 0);
    db.execute("PRAGMA journal_mode = DELETE; PRAGMA user_version = " + std::to_string(schemaVersion() + 1));
  }
  return contentOf(folder.file("l"));
}

QByteArray withoutTable() {
  Folder folder;
  writeFile(folder.file("l"), goodLibrary());
  {
    Database db(folder.file("l"), OpenMode::readWrite, 0);
    db.execute("PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF; DROP TABLE metric");
  }
  return contentOf(folder.file("l"));
}

QByteArray scribbled(QByteArray bytes, qsizetype from, qsizetype size) {
  for (qsizetype i = from; i < from + size; ++i) bytes[i] = static_cast<char>(i * 31 + 5);
  return bytes;
}

/// A library whose index has as many entries as there are rows, which SQLite counts at every look, but of another time.
QByteArray withWrongIndex() {
  Folder folder;
  QByteArray bytes = goodLibrary();
  writeFile(folder.file("l"), bytes);
  const Database database(folder.file("l"), OpenMode::readOnly, 0);
  const int64_t size = database.integer("PRAGMA page_size");
  const int64_t root = database.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'run_order'");
  const QByteArray created = QByteArray::fromStdString(database.text("SELECT created FROM run WHERE id = 1"));
  const qsizetype at = bytes.indexOf(created, (root - 1) * size);
  if (created.isEmpty() || at < 0 || at >= root * size) qFatal("the index does not hold what it is an index of");
  bytes[at] = '1'; // of another millennium, so that the order stays
  return bytes;
}

} // namespace

class TestStoreRefusals : public QObject {
  Q_OBJECT
 private slots:
  void aRefusedFileStaysAsItWas_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray good = goodLibrary();
    QVERIFY(good.size() > 40000);
    QTest::newRow("empty") << QByteArray() << "is empty";
    QTest::newRow("text") << QByteArray("just some notes\n") << "not a run library";
    QTest::newRow("long text") << QByteArray(5000, 'x') << "not a run library";
    QTest::newRow("other program's database") << otherProgramsDatabase() << "another program";
    QTest::newRow("newer schema") << newerLibrary() << "newer Lacuna";
    QTest::newRow("cut to half") << good.left(good.size() / 2) << "is damaged";
    QTest::newRow("last page missing") << good.left(good.size() - 4096) << "is damaged";
    QTest::newRow("cut inside the header") << good.left(60) << "not a run library";
    QTest::newRow("only the first page") << good.left(4096) << "is damaged";
    QTest::newRow("schema page scribbled over") << scribbled(good, 100, 3000) << "is damaged";
    QTest::newRow("second page scribbled over") << scribbled(good, 4096, 4096) << "is damaged";
    QTest::newRow("middle scribbled over") << scribbled(good, 8192, 16384) << "is damaged";
    QTest::newRow("a table missing") << withoutTable() << "is damaged";
  }
  void aRefusedFileStaysAsItWas() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    Folder folder;
    writeFile(folder.file("l"), bytes);
    for (const Access access : {Access::readWrite, Access::readOnly}) {
      const Error e = errorOf([&] { RunStore::open(folder.file("l"), access); });
      QCOMPARE(e.kind(), ErrorKind::library);
      QCOMPARE(e.exitStatus(), 4);
      const QString text = e.what();
      QVERIFY2(text.contains(says), qPrintable(text));
      QVERIFY2(text.contains(QString::fromStdString(folder.file("l"))), qPrintable(text));
      QVERIFY2(!text.contains('\n'), qPrintable(text));
      QCOMPARE(contentOf(folder.file("l")), bytes);
      QCOMPARE(folder.names(), QStringList{"l"});
    }
  }

  void theLibraryThatTheDamagedOnesWereMadeFromIsGood() {
    Folder folder;
    writeFile(folder.file("l"), goodLibrary());
    QCOMPARE(RunStore::open(folder.file("l")).runs().size(), size_t(1));
  }

  void aNewerLibraryWithAWaitingWalStaysAsItWas() {
    Folder folder;
    writeFile(folder.file("good"), goodLibrary());
    // A process that dies leaves its changes in the -wal file; here it is the newer program's schema bump.
    QVERIFY(inChild([&] {
              Database db(folder.file("good"), OpenMode::readWrite, 0);
              db.execute("PRAGMA journal_mode = WAL; PRAGMA user_version = 99");
              ::_exit(0);
            }) > 0);
    QVERIFY(!contentOf(folder.file("good-wal")).isEmpty());
    const QByteArray main = contentOf(folder.file("good"));
    const QByteArray wal = contentOf(folder.file("good-wal"));
    const Error e = errorOf([&] { RunStore::open(folder.file("good")); });
    QVERIFY2(QString(e.what()).contains("newer Lacuna"), e.what());
    QCOMPARE(contentOf(folder.file("good")), main);
    QCOMPARE(contentOf(folder.file("good-wal")), wal);
  }

  void damageFoundLaterIsReportedByTheCallThatFindsIt() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveCheckpoint(uuid, CheckpointKind::last, 1, Bytes(50000, 7));
    { RunStore other = std::move(store); }
    QByteArray bytes = contentOf(folder.file("l"));
    // Inside the BLOB: SQLite itself does not notice.
    const qsizetype at = bytes.indexOf(QByteArray(4000, 7));
    QVERIFY(at > 0);
    bytes[at + 2000] = 8;
    writeFile(folder.file("l"), bytes);
    const RunStore again = RunStore::open(folder.file("l"));
    const Error e = errorOf([&] { again.checkpoint(uuid, CheckpointKind::last); });
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("is damaged"), e.what());
  }

  /// What opening does not see, because it would take as long as reading everything.
  void theWholeCheckFindsWhatOpeningDoesNot_data() {
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("an index of other rows") << "index"
                                            << "is damaged (row 1 missing from index run_order)";
    QTest::newRow("a session missing") << "PRAGMA foreign_keys = OFF; DELETE FROM session"
                                       << "is damaged (1 rows of run refer to what is not there)";
    QTest::newRow("weights changed") << "UPDATE content SET bytes = zeroblob(length(bytes))"
                                     << "do not match their SHA-256";
  }
  void theWholeCheckFindsWhatOpeningDoesNot() {
    QFETCH(QString, damage);
    QFETCH(QString, says);
    Folder folder;
    writeFile(folder.file("l"), goodLibrary());
    if (damage == "index")
      writeFile(folder.file("l"), withWrongIndex());
    else if (!damage.isEmpty())
      Database(folder.file("l"), OpenMode::readWrite, 0).execute(damage.toStdString());
    const std::vector<std::string> problems = RunStore::open(folder.file("l"), Access::readOnly).problems();
    if (says.isEmpty()) {
      QVERIFY(problems.empty());
      return;
    }
    QVERIFY(!problems.empty());
    const QString text = QString::fromStdString(problems.front());
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY2(text.contains(QString::fromStdString(folder.file("l"))) && text.contains("use a copy"), qPrintable(text));
  }

  void aMissingFolderIsNamed() {
    Folder folder;
    const Error e = errorOf([&] { RunStore::open(folder.file("no/such/runs.lacuna")); });
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("does not exist"), e.what());
    QVERIFY2(QString(e.what()).contains(QString::fromStdString(folder.file("no/such"))), e.what());
    QVERIFY(folder.names().isEmpty());
  }

  void aFolderIsNoLibrary() {
    Folder folder;
    const Error e = errorOf([&] { RunStore::open(folder.path()); });
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("is a folder"), e.what());
  }

  void readingAloneMakesNoLibrary() {
    Folder folder;
    QCOMPARE(errorOf([&] { RunStore::open(folder.file("l"), Access::readOnly); }).kind(), ErrorKind::library);
    QVERIFY(folder.names().isEmpty());
  }

  void aWriteThatCannotGetTheLockSaysSo() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"), Access::readWrite, {150});
    const std::string uuid = store.createRun(exampleRun());
    Database other(folder.file("l"), OpenMode::readWrite, 0);
    other.execute("BEGIN IMMEDIATE");
    QElapsedTimer timer;
    timer.start();
    const Error e = errorOf([&] { store.setNotes(uuid, "x"); });
    QVERIFY2(timer.elapsed() >= 140, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("is locked by another process"), e.what());
    QCOMPARE(store.run(uuid).notes, exampleRun().notes); // readers go on
    other.execute("ROLLBACK");
    store.setNotes(uuid, "x");
    QCOMPARE(store.run(uuid).notes, std::string("x"));
  }

  void aLibraryLockedAgainstReadersSaysSo() {
    Folder folder;
    { RunStore::open(folder.file("l")).createRun(exampleRun()); }
    Database other(folder.file("l"), OpenMode::readWrite, 0);
    other.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE run SET notes = 'mine'");
    const Error e = errorOf([&] { RunStore::open(folder.file("l"), Access::readWrite, {50}).runs(); });
    QCOMPARE(e.kind(), ErrorKind::library);
    QVERIFY2(QString(e.what()).contains("is locked by another process"), e.what());
  }
};

LACUNA_TEST(TestStoreRefusals)
#include "tst_store_refusals.moc"
