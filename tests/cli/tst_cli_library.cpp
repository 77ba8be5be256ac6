// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sqlite3.h>

#include "cli_support.h"
#include "store/run_store.h"

using namespace lacuna::test;

namespace {

/// One statement on the library's file, from outside the program.
void execute(const QString& file, const char* sql) {
  sqlite3* database = nullptr;
  const bool done = sqlite3_open(file.toUtf8(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  if (!done) qFatal("%s: %s", sql, sqlite3_errmsg(database));
  sqlite3_close(database);
}

} // namespace

/// Exit status 4 and 130: the run library, and what an interrupted run leaves in it.
class TestCliLibrary : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    m_config = m_program.tinyConfig();
    m_good = m_program.path("good.lacuna");
    lacuna::store::RunStore::open(m_good.toStdString()); // makes it
    // A call waits 20 s for a lock: the other tests run meanwhile.
    m_lockedFile = m_program.write("locked.lacuna", bytesOf(m_good));
    QCOMPARE(sqlite3_open(m_lockedFile.toUtf8(), &m_lock), SQLITE_OK);
    QCOMPARE(sqlite3_exec(m_lock, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr, nullptr),
             SQLITE_OK);
    m_program.start(m_waiting, {"train", m_config, "--store", m_lockedFile});
  }

  void aLibraryThatCannotBeUsedIsStatus4_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("missing folder") << m_program.path("nowhere/runs.lacuna") << QByteArray("nowhere/runs.lacuna");
    QTest::newRow("a name too long") << m_program.path(QString("n").repeated(300)) << QByteArray("nnn");
    QTest::newRow("a folder") << m_program.path("") << QByteArray("folder");
    QTest::newRow("a text file") << m_program.write("text.lacuna", QByteArray("some text\n").repeated(500))
                                 << QByteArray("not a run library");
    QTest::newRow("an empty file") << m_program.write("empty.lacuna", "") << QByteArray("empty");
    const QString other = m_program.path("other.lacuna");
    execute(other, "CREATE TABLE song(title); INSERT INTO song VALUES('x')");
    QTest::newRow("another program's") << other << QByteArray("another program");
    const QString newer = m_program.write("newer.lacuna", bytesOf(m_good));
    execute(newer, "PRAGMA user_version = 99");
    QTest::newRow("a newer program's") << newer << QByteArray("newer");
    QByteArray pages = bytesOf(m_good);
    for (qsizetype at = 4096; at < pages.size(); at += 3) pages[at] = char(at * 31);
    QTest::newRow("damaged pages") << m_program.write("damaged.lacuna", pages) << QByteArray("damaged");
    QTest::newRow("cut") << m_program.write("cut.lacuna", bytesOf(m_good).left(6000)) << QByteArray("damaged");
  }
  void aLibraryThatCannotBeUsedIsStatus4() {
    QFETCH(QString, file);
    QFETCH(QByteArray, says);
    const QByteArray before = QFileInfo(file).isFile() ? bytesOf(file) : QByteArray();
    for (const QStringList& call : {QStringList{"runs"}, QStringList{"train", m_config}, QStringList{"show", "last"},
                                    QStringList{"report", "last", "--output", m_program.path("r.html")}}) {
      const Answer answer = m_program.run(call + QStringList{"--store", file});
      QVERIFY2(answer.refused(4), qPrintable(call.first()));
      QVERIFY(answer.says(says));
    }
    QCOMPARE(QFileInfo(file).isFile() ? bytesOf(file) : QByteArray(), before); // never written to
  }

  void aReadOnlyLibraryIsReadAndNotWritten() {
    const QString file = m_program.write("readonly.lacuna", bytesOf(m_good));
    QFile::setPermissions(file, QFileDevice::ReadOwner);
    QCOMPARE(m_program.run({"runs", "--json", "--store", file}).status, 0);
    QVERIFY(m_program.run({"train", m_config, "--store", file}).refused(4));
  }

  void ctrlCKeepsTheRunAsInterrupted_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
  }
  void ctrlCKeepsTheRunAsInterrupted() {
    QFETCH(int, signal);
    const QString library = m_program.path(QString("interrupted-%1.lacuna").arg(signal));
    QProcess process;
    m_program.start(process, {"train", m_config, "--json", "--store", library, "--set", "training.epochs=100000"});
    QVERIFY(Program::waitForComputing(process));
    QTest::qWait(1200); // base model, then some batches of the code
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(pid_t(process.processId()), signal);
    const Answer answer = Program::wait(process, 30000);
    QCOMPARE(answer.status, 130);
    QCOMPARE(answer.json()["state"].toString(), "interrupted");
    QVERIFY(answer.json()["accuracy"].isNull());
    const QJsonArray runs = m_program.run({"runs", "--json", "--store", library}).json()["runs"].toArray();
    QCOMPARE(runs.size(), qsizetype(1));
    QCOMPARE(runs[0].toObject()["state"].toString(), "interrupted");
    // What it had learned so far can be used.
    QCOMPARE(m_program.run({"evaluate", "last", "--store", library}).status, 0);
  }

  void ctrlCAtTheVeryStartIsNoCrash() {
    const QString library = m_program.path("early.lacuna");
    for (int milliseconds : {50, 300, 900}) {
      QProcess process;
      m_program.start(process, {"train", m_config, "--store", library, "--set", "training.epochs=100000"});
      QVERIFY(process.waitForStarted());
      QTest::qWait(milliseconds);
      ::kill(pid_t(process.processId()), SIGINT);
      QVERIFY(process.waitForFinished(30000));
      // Before the program watches for it the signal ends it as it ends any program.
      if (process.exitStatus() == QProcess::NormalExit) QCOMPARE(process.exitCode(), 130);
    }
    for (const QJsonValue& run : m_program.run({"runs", "--json", "--store", library}).json()["runs"].toArray())
      QCOMPARE(run.toObject()["state"].toString(), "interrupted");
  }

  void aKilledTrainingIsInterruptedAtTheNextLook() {
    const QString library = m_program.path("killed.lacuna");
    QProcess process;
    m_program.start(process, {"train", m_config, "--store", library, "--set", "training.epochs=100000"});
    QVERIFY(Program::waitForComputing(process));
    const auto state = [&] {
      return m_program.run({"runs", "--json", "--store", library})
          .json()["runs"]
          .toArray()[0]
          .toObject()["state"]
          .toString();
    };
    QCOMPARE(state(), "running"); // another process looks while it trains
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(state(), "interrupted");
  }

  void aKilledTrainingGoesOnToTheSameNumbers() {
    const QStringList train = {"train", m_config, "--threads", "1", "--set", "training.epochs=30"};
    const auto documentIn = [&](const QString& library) {
      const QString report = library + ".json";
      if (m_program.run({"report", "last", "--store", library, "--output", report}).status != 0) return QJsonObject();
      QFile file(report);
      return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    };
    const auto pointsOf = [](const QJsonObject& report) {
      QStringList points;
      for (const QJsonValue& series : report["metrics"].toArray())
        for (const QJsonValue& point : series["points"].toArray())
          points << series["series"].toString() + QString(" %1 ").arg(point["step"].toInt()) +
                        QString::number(point["value"].toDouble(), 'g', 17);
      return points;
    };
    const QString whole = m_program.path("whole.lacuna");
    QCOMPARE(m_program.run(train + QStringList{"--store", whole}).status, 0);

    const QString library = m_program.path("goes-on.lacuna");
    QProcess process;
    m_program.start(process, train + QStringList{"--store", library, "--checkpoint-every", "0"});
    QVERIFY(Program::waitForComputing(process));
    const auto pointsNow = [&] { return pointsOf(documentIn(library)).size(); };
    QTest::qWait(800);
    process.kill();
    QVERIFY(process.waitForFinished());
    const auto before = pointsNow();
    const QByteArray uuid = m_program.run({"runs", "--json", "--store", library})
                                .json()["runs"]
                                .toArray()[0]
                                .toObject()["run"]
                                .toString()
                                .toUtf8();
    const Answer resumed = m_program.run({"resume", "last", "--store", library, "--json"});
    QCOMPARE(resumed.status, 0);
    QCOMPARE(resumed.json()["run"].toString().toUtf8(), uuid); // it keeps its name
    QCOMPARE(resumed.json()["state"].toString(), "finished");
    const QJsonObject a = documentIn(whole);
    const QJsonObject b = documentIn(library);
    QVERIFY(QJsonDocument(b["events"].toArray()).toJson().contains("Resumed from batch"));
    QVERIFY(pointsOf(b).size() > before);
    QCOMPARE(pointsOf(b), pointsOf(a));
    QCOMPARE(b["accuracy"], a["accuracy"]);
    QCOMPARE(b["patterns"], a["patterns"]);
    QVERIFY(m_program.run({"resume", "last", "--store", library}).refused(2)); // it is finished
  }

  void oneKilledBeforeItsFirstCheckpointTakesAsManyThreads() {
    const QString library = m_program.path("threads.lacuna");
    QProcess process;
    m_program.start(process,
                    {"train", m_config, "--store", library, "--threads", "3", "--set", "training.epochs=100000"});
    QVERIFY(Program::waitForComputing(process));
    process.kill();
    QVERIFY(process.waitForFinished());
    m_program.start(process, {"resume", "last", "--store", library});
    QVERIFY(Program::waitForComputing(process));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(m_program.run({"show", "last", "--json", "--store", library}).json()["threads"].toInt(), 3);
  }

  void whatIsMissingForAResumeIsFoundBeforeTheRunIsTouched() {
    const QString library = m_program.path("missing.lacuna");
    QDir().mkpath(m_program.path("data/mnist"));
    QProcess process;
    m_program.start(process, {"train", m_config, "--store", library, "--set", "training.epochs=100000"});
    QVERIFY(Program::waitForComputing(process));
    const Answer live = m_program.run({"resume", "last", "--store", library});
    QVERIFY(live.refused(2)); // another process computes it
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30000));
    QVERIFY(m_program.run({"resume", "nosuchrun", "--store", library}).refused(2));
    QVERIFY(m_program.run({"resume", "last", "--store", library, "--checkpoint-every", "-1"}).refused(2));
    QCOMPARE(m_program.run({"show", "last", "--json", "--store", library}).json()["state"].toString(), "interrupted");
  }

  void aBundleTravels() {
    const QString from = m_program.path("from.lacuna");
    const QString to = m_program.path("to.lacuna");
    const QString bundle = m_program.path("run.bundle");
    const Answer trained = m_program.run({"train", m_config, "--json", "--store", from});
    const QString uuid = trained.json()["run"].toString();
    const Answer written = m_program.run({"export", "last", "--output", bundle, "--json", "--store", from});
    QCOMPARE(written.status, 0);
    QCOMPARE(written.json(), (QJsonObject{{"run", uuid}}));
    const Answer again = m_program.run({"export", "last", "--output", bundle, "--store", from});
    QVERIFY(again.refused(4)); // nothing is overwritten
    QVERIFY(again.says("run.bundle"));
    const Answer read = m_program.run({"import", bundle, "--json", "--store", to});
    QCOMPARE(read.status, 0);
    QCOMPARE(read.json()["run"].toString(), uuid);
    QCOMPARE(read.json()["imported"].toArray(), QJsonArray{uuid});
    const Answer twice = m_program.run({"import", bundle, "--json", "--store", to});
    QCOMPARE(twice.json()["already_here"].toArray(), QJsonArray{uuid});
    QCOMPARE(m_program.run({"show", uuid, "--json", "--store", to}).json(),
             m_program.run({"show", uuid, "--json", "--store", from}).json());
    QCOMPARE(m_program.run({"evaluate", uuid, "--json", "--store", to}).json()["accuracy"], trained.json()["accuracy"]);
    QCOMPARE(m_program.run({"import", from, "--store", m_program.path("merged.lacuna")}).status, 0);
    QVERIFY(m_program.run({"import", m_config, "--store", to}).refused(4));
    QVERIFY(m_program.run({"import", m_program.path("absent"), "--store", to}).refused(4));
    QVERIFY(m_program.run({"export", "last", "--output", m_program.path("no/where"), "--store", from}).refused(4));
  }

  void wordsOfALibraryDoNotSteerTheTerminal() {
    const QString library = m_program.path("words.lacuna");
    QCOMPARE(m_program.run({"train", m_config, "--store", library}).status, 0);
    execute(
        library,
        "UPDATE run SET name = 'a' || char(27) || ']0;b' || char(10) || 'c', notes = 'one' || char(10) || 'two' || "
        "char(27) || '[2J', error = char(155) || '0m', "
        "device = 'cpu' || char(13);"
        "INSERT INTO tag SELECT id, 'draft' FROM run; INSERT INTO tag SELECT id, 'the' || char(7) || 'sis' FROM run");
    const Answer list = m_program.run({"runs", "--store", library});
    QVERIFY2(list.out.endsWith("  a\\x1b]0;b\\nc  [draft, the\\x07sis]\n"), list.out);
    QCOMPARE(list.out.count('\n'), qsizetype(1));
    const Answer whole = m_program.run({"show", "last", "--store", library});
    QVERIFY2(whole.out.contains("notes: one\ntwo\\x1b[2J\n"), whole.out);
    QVERIFY2(whole.out.contains("tags: draft, the\\x07sis\n"), whole.out);
    for (const char* control : {"\x1b", "\r", "\x07", "\xc2\x9b"})
      QVERIFY2(!(list.out + whole.out).contains(control), whole.out);
    QCOMPARE(m_program.run({"show", "last", "--json", "--store", library}).json()["name"].toString(),
             QString("a\x1b]0;b\nc"));
  }

  void checkFindsADamagedLibrary() {
    const QString library = m_program.path("sound.lacuna");
    QCOMPARE(m_program.run({"train", m_config, "--store", library}).status, 0);
    const Answer sound = m_program.run({"check", library});
    QCOMPARE(sound.status, 0);
    QVERIFY2(sound.out.contains("a sound library of 1 run"), sound.out);
    QFile file(library);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype weights = bytes.indexOf("encoder."); // of a checkpoint: SQLite itself does not see it
    QVERIFY(weights > 0);
    QVERIFY(file.seek(weights) && file.write("decoder.") == 8);
    file.close();
    const Answer damaged = m_program.run({"check", library});
    QVERIFY(damaged.refused(4));
    QVERIFY(damaged.says("SHA-256"));
    const Answer json = m_program.run({"check", library, "--json"});
    QCOMPARE(json.status, 4);
    QCOMPARE(json.json()["valid"].toBool(true), false);
  }

  void aLockedLibraryIsWaitedForAndThenStatus4() {
    const Answer answer = Program::wait(m_waiting);
    sqlite3_close(m_lock);
    QVERIFY(answer.refused(4));
    QVERIFY(answer.says(m_lockedFile.toUtf8()));
  }

 private:
  Program m_program;
  QString m_config;
  QString m_good;
  QString m_lockedFile;
  sqlite3* m_lock = nullptr;
  QProcess m_waiting;
};

LACUNA_TEST(TestCliLibrary)
#include "tst_cli_library.moc"
