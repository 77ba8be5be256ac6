// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>

#include "cli_support.h"
#include "store/run_store.h"

using namespace lacuna::test;

/// Exit status 1, 2 and 3: what is refused, and how.
class TestCliRefusals : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    // 17 runs: two of them begin with the same digit.
    m_library = m_program.path("library.lacuna");
    lacuna::store::RunStore store = lacuna::store::RunStore::open(m_library.toStdString());
    QMap<QChar, int> digits;
    for (int i = 0; i < 17; ++i) {
      lacuna::RunRecord run;
      run.name = "run " + std::to_string(i);
      run.config.name = run.name;
      const QString uuid = QString::fromStdString(store.createRun(run));
      if (++digits[uuid[0]] == 2) m_ambiguous = uuid[0];
    }
    QVERIFY(!m_ambiguous.isNull());
  }

  void wrongUsageIsStatus2_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const QString tiny = m_program.tinyConfig();
    QTest::newRow("unknown subcommand") << QStringList{"trian", tiny} << QByteArray("trian");
    QTest::newRow("unknown option") << QStringList{"runs", "--jsno"} << QByteArray("--jsno");
    QTest::newRow("no configuration") << QStringList{"train"} << QByteArray("CONFIG");
    QTest::newRow("no run") << QStringList{"show"} << QByteArray("RUN");
    QTest::newRow("no output") << QStringList{"report", "last"} << QByteArray("--output");
    QTest::newRow("no threads") << QStringList{"train", tiny, "--threads", "0"} << QByteArray("--threads");
    QTest::newRow("threads in words") << QStringList{"train", tiny, "--threads", "two"} << QByteArray("--threads");
    QTest::newRow("unknown processor") << QStringList{"train", tiny, "--processor", "tpu"} << QByteArray("--processor");
    QTest::newRow("by its old name") << QStringList{"train", tiny, "--device", "tpu"} << QByteArray("--processor");
    QTest::newRow("unknown benchmark") << QStringList{"bench", "nothing"} << QByteArray("nothing");
    QTest::newRow("no name") << QStringList{"train", tiny, "--name", ""} << QByteArray("name");
    QTest::newRow("empty name") << QStringList{"train", tiny, "--name", " "} << QByteArray("name");
    QTest::newRow("compare needs two") << QStringList{"compare", "last"} << QByteArray("two runs");
    QTest::newRow("unknown run") << QStringList{"show", "00000000-0000-4000-8000-000000000000"}
                                 << QByteArray("lacuna runs");
    QTest::newRow("no such prefix") << QStringList{"show", "xyz"} << QByteArray("xyz");
    QTest::newRow("ambiguous prefix") << QStringList{"show", QString(m_ambiguous)} << QByteArray("2 runs");
    QTest::newRow("empty prefix") << QStringList{"show", ""} << QByteArray("run");
    QTest::newRow("one of two unknown") << QStringList{"compare", "last", "xyz"} << QByteArray("xyz");
    QTest::newRow("evaluate unknown") << QStringList{"evaluate", "xyz"} << QByteArray("xyz");
    QTest::newRow("report of unknown") << QStringList{"report", "xyz", "--output", "r.html"} << QByteArray("xyz");
    QTest::newRow("unknown report format")
        << QStringList{"report", "last", "--output", "r.docx"} << QByteArray(".html");
    QTest::newRow("report without format")
        << QStringList{"report", "last", "--output", "report"} << QByteArray(".html");
    QTest::newRow("a run without a code") << QStringList{"evaluate", "last"} << QByteArray("no stored code");
  }
  void wrongUsageIsStatus2() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    // An option before the subcommand's own would belong to nobody, so the library comes last.
    const Answer answer = m_program.run(arguments + QStringList{"--store", m_library});
    QVERIFY(answer.refused(2));
    if (QTest::currentDataTag() != QByteArray("ambiguous prefix")) QVERIFY(answer.says(says));
  }

  void aConfigurationThatCannotBeUsedIsStatus2_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("says");
    const QByteArray tail = R"(, "code": {"k": 2, "r": 1}})";
    QTest::newRow("absent") << m_program.path("absent.json") << QByteArray("does not exist");
    QTest::newRow("a folder") << m_program.path("") << QByteArray("folder");
    QTest::newRow("empty") << m_program.write("empty.json", "") << QByteArray("JSON");
    QTest::newRow("cut") << m_program.write("cut.json", "{\"dataset\": \"stroke-d") << QByteArray("JSON");
    QTest::newRow("a list") << m_program.write("list.json", "[]") << QByteArray("object");
    QTest::newRow("10 MB") << m_program.write("large.json", "{\"name\": \"" + QByteArray(10000000, 'x') + "\"}")
                           << QByteArray("1048576");
    QTest::newRow("endless") << "/dev/zero" << QByteArray("1048576");
    QTest::newRow("invalid UTF-8") << m_program.write("latin.json",
                                                      "{\"dataset\": \"stroke-digits\", \"name\": \"Gr\xfc\xdf"
                                                      "e\"" +
                                                          tail)
                                   << QByteArray("UTF-8");
    QTest::newRow("zero byte") << m_program.write("zero.json", QByteArray("{\"dataset\": \"a\0b\"", 17) + tail)
                               << QByteArray("JSON");
    QTest::newRow("unknown data set") << m_program.write("unknown.json", R"({"dataset": "mnits")" + tail)
                                      << QByteArray("mnits");
    QTest::newRow("key twice") << m_program.write("twice.json", R"({"dataset": "mnist", "dataset": "mnist")" + tail)
                               << QByteArray("twice");
    QTest::newRow("deep") << m_program.write("deep.json", "{\"name\": " + QByteArray(100000, '['))
                          << QByteArray("16 levels");
  }
  void aConfigurationThatCannotBeUsedIsStatus2() {
    QFETCH(QString, file);
    QFETCH(QByteArray, says);
    for (const char* command : {"train", "split", "check"}) {
      const Answer answer = m_program.run({command, file});
      QVERIFY2(answer.refused(2), command);
      QVERIFY(answer.says(says));
      QVERIFY(answer.err.size() < 4000);
    }
    QVERIFY(!QFile::exists(m_program.defaultStore())); // nothing was begun
  }

  void allProblemsAreSaidAtOnceEachOnItsLine() {
    const Answer answer =
        m_program.run({"train", m_program.tinyConfig(), "--set", "code.k=9", "--set", "code.r=0", "--set",
                       "training.epochs=-1", "--set", "trainign.batch=1", "--set", "nonsense"});
    QVERIFY(answer.refused(2));
    QCOMPARE(answer.errorLines().size(), qsizetype(5));
    for (const char* path : {"code.k", "code.r", "training.epochs", "trainign", "nonsense"}) QVERIFY(answer.says(path));
  }

  void anErrorNeverCarriesControlCharacters() {
    const Answer answer =
        m_program.run({"train", m_program.tinyConfig(), "--set", "dataset=a\x1b[31m\nlacuna: forged"});
    QVERIFY(answer.refused(2));
    QCOMPARE(answer.errorLines().size(), qsizetype(1));
    QVERIFY(!answer.err.contains('\x1b'));
  }

  void missingOrDamagedDataIsStatus3_data() {
    QTest::addColumn<bool>("byVariable");
    QTest::newRow("--data") << false;
    QTest::newRow("LACUNA_DATA") << true;
  }
  void missingOrDamagedDataIsStatus3() {
    QFETCH(bool, byVariable);
    Program program;
    const QString config = program.write("mnist.json", R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})");
    const QByteArray oneLabel("\0\0\x08\x01\0\0\0\x01\x07", 9);
    program.write("data/mnist/train-images-idx3-ubyte", "no images");
    program.write("data/mnist/train-labels-idx1-ubyte", oneLabel);
    QStringList arguments = {"train", config};
    if (byVariable)
      program.set("LACUNA_DATA", program.path("data"));
    else
      arguments += {"--data", program.path("data")};
    const Answer halved = program.run(arguments);
    QVERIFY(halved.refused(3));
    QVERIFY(halved.says("lacks t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte")); // both at once
    program.write("data/mnist/t10k-images-idx3-ubyte", "no images");
    program.write("data/mnist/t10k-labels-idx1-ubyte", oneLabel);
    const Answer damaged = program.run(arguments);
    QVERIFY(damaged.refused(3));
    QVERIFY(damaged.says("train-images-idx3-ubyte"));
    QDir(program.path("data/mnist")).removeRecursively();
    if (QFile::exists("/usr/share/datasets/mnist")) QSKIP("this machine has MNIST installed");
    const Answer missing = program.run(arguments);
    QVERIFY(missing.refused(3));
    QVERIFY(missing.says(program.path("data/mnist").toUtf8()));
    QVERIFY(missing.says("/usr/share/datasets/mnist"));
    QVERIFY(missing.says("train-labels-idx1-ubyte"));
    QCOMPARE(program.run({"runs", "--json"}).json()["runs"].toArray().size(), qsizetype(0)); // no run was begun
  }

  void aReportThatCannotBeWrittenIsStatus1_data() {
    QTest::addColumn<QString>("output");
    QTest::newRow("no such folder") << m_program.path("nowhere/report.html");
    QTest::newRow("a file for a folder") << m_program.write("file", "x") + "/report.md";
    m_program.write("folder.csv/inside", "x");
    QTest::newRow("the name of a folder") << m_program.path("folder.csv");
    QTest::newRow("no file system for files") << "/proc/report.json";
    m_program.write("folder.pdf/inside", "x");
    QTest::newRow("a PDF with the name of a folder") << m_program.path("folder.pdf");
  }
  void aReportThatCannotBeWrittenIsStatus1() {
    QFETCH(QString, output);
    const Answer answer = m_program.run({"report", "last", "--output", output, "--store", m_library});
    QVERIFY(answer.refused(1));
    QVERIFY(answer.says(output.toUtf8()));
    for (const QString& name : QDir(m_program.path("")).entryList()) QVERIFY(!name.contains(".part"));
  }

 private:
  Program m_program;
  QString m_library;
  QChar m_ambiguous;
};

LACUNA_TEST(TestCliRefusals)
#include "tst_cli_refusals.moc"
