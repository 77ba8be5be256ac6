// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include "cli_support.h"
#include "store/run_store.h"

using namespace lacuna::test;
using lacuna::RunRecord;
using lacuna::RunState;

namespace {

constexpr const char* kEndless = R"({"name": "endless", "set": {"training": {"epochs": 100000}}})";

/// The library's runs, oldest first.
std::vector<RunRecord> runsIn(const QString& library) {
  const auto store = lacuna::store::RunStore::open(library.toStdString(), lacuna::store::Access::readOnly);
  std::vector<RunRecord> runs = store.runs();
  std::reverse(runs.begin(), runs.end());
  return runs;
}

/// True once this many trainings of a sweep have said which device they took.
bool waitForComputing(QProcess& process, int trainings) {
  process.setReadChannel(QProcess::StandardError);
  QByteArray said;
  while (said.count("Computing on") < trainings && process.waitForReadyRead(60000))
    said += process.readAllStandardError();
  return said.count("Computing on") >= trainings;
}

/// The one child of a process that waits for it.
pid_t childOf(const QProcess& process) {
  const QString pid = QString::number(process.processId());
  QFile file("/proc/" + pid + "/task/" + pid + "/children");
  return file.open(QIODevice::ReadOnly) ? pid_t(file.readAll().trimmed().toInt()) : pid_t(0);
}

} // namespace

class TestCliSweep : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    m_program.tinyConfig();
    QVERIFY(QDir().mkpath(m_program.path("tmp")));
    m_program.set("TMPDIR", m_program.path("tmp"));
    m_library = m_program.path("sweep.lacuna");
    m_sweep = sweepOf(R"("grid": {"code.r": [1, 2], "training.seed": [1, 2]})");
    m_first = m_program.run({"sweep", m_sweep, "--json", "--store", m_library, "--set", "training.epochs=1"});
    QCOMPARE(m_first.status, 0);
  }

  void cleanup() {
    QVERIFY(QDir(m_program.path("tmp")).entryList({"lacuna-*"}).isEmpty()); // no configuration stays behind
  }

  void everyRunIsTrainedInOrderAndTagged() {
    const QJsonObject document = m_first.json();
    QCOMPARE(difference(document, {"runs", "summary"}), QStringList());
    const QJsonArray runs = document["runs"].toArray();
    const QStringList names = {"Tiny: r=1, seed 1", "Tiny: r=1, seed 2", "Tiny: r=2, seed 1", "Tiny: r=2, seed 2"};
    QCOMPARE(runs.size(), names.size());
    for (qsizetype i = 0; i < runs.size(); ++i) {
      const QJsonObject run = runs[i].toObject();
      QCOMPARE(run["name"].toString(), names[i]);
      QCOMPARE(run["state"].toString(), "finished");
      QCOMPARE(run["tags"].toArray(), QJsonArray{"sweep: Tiny"});
      QVERIFY(!run.contains("patterns"));
      QCOMPARE(run["config"].toObject()["training"].toObject()["epochs"].toInt(), 1); // --set
    }
    QVERIFY(m_first.says("4 runs: 0 are in the library, 4 will be trained"));
    QVERIFY(m_first.says("run 3 of 4: Tiny: r=2, seed 1"));
  }

  void theSummaryHasAGroupForWhatDiffersInSeeds() {
    const QJsonArray groups = m_first.json()["summary"].toArray();
    QCOMPARE(groups.size(), 2);
    const QJsonObject group = groups[1].toObject();
    QCOMPARE(
        difference(group, {"name", "settings", "count", "runs", "base", "available", "by_lost", "encoder_parameters",
                           "decoder_parameters", "bytes_sent", "device_flops", "samples_per_second"}),
        QStringList());
    QCOMPARE(group["name"].toString(), "r=2");
    QCOMPARE(group["count"].toInt(), 2);
    const QJsonArray runs = m_first.json()["runs"].toArray();
    const auto worst = [&](int run) {
      return runs[run].toObject()["accuracy"].toObject()["by_lost"].toArray()[1].toObject()["worst"].toDouble();
    };
    const QJsonObject two = group["by_lost"].toArray()[1].toObject();
    QCOMPARE(difference(two, {"lost", "all_pattern_mean", "unavailable_mean", "worst", "degradation_mean",
                              "degradation_worst"}),
             QStringList());
    QCOMPARE(two["worst"].toObject()["mean"].toDouble(), (worst(2) + worst(3)) / 2);
    QCOMPARE(two["worst"].toObject()["min"].toDouble(), std::min(worst(2), worst(3)));
  }

  void theSecondTimeNothingIsTrained() {
    const Answer again =
        m_program.run({"sweep", m_sweep, "--json", "--store", m_library, "--set", "training.epochs=1"});
    QCOMPARE(again.status, 0);
    QCOMPARE(again.json(), m_first.json());
    QVERIFY(again.says("4 runs: 4 are in the library, 0 will be trained"));
    QCOMPARE(runsIn(m_library).size(), size_t(4));
  }

  void aFinishedRunUnderAnotherNameIsTaken() {
    const QString library = m_program.path("other.lacuna");
    QCOMPARE(m_program.run({"train", "tiny.json", "--name", "Mine", "--store", library}).status, 0);
    const Answer answer =
        m_program.run({"sweep", sweepOf(R"("grid": {"training.seed": [2, 1]})"), "--json", "--store", library});
    QVERIFY(answer.says("2 runs: 1 are in the library, 1 will be trained"));
    QCOMPARE(answer.json()["runs"].toArray()[1].toObject()["name"].toString(), "Mine");
    QCOMPARE(runsIn(library).size(), size_t(2));
  }

  void everyReportFormatBeginsWithTheSummary_data() {
    QTest::addColumn<QString>("end");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("html") << "html" << QByteArray("<h2>Summary</h2>");
    QTest::newRow("md") << "md" << QByteArray("## Summary");
    QTest::newRow("csv") << "csv" << QByteArray("r=2,deviation,2,");
    QTest::newRow("json") << "json" << QByteArray("\"summary\": [");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
  }
  void everyReportFormatBeginsWithTheSummary() {
    QFETCH(QString, end);
    QFETCH(QByteArray, says);
    const QString path = m_program.path("report." + end);
    const Answer answer =
        m_program.run({"sweep", m_sweep, "--store", m_library, "--set", "training.epochs=1", "--report", path});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.out.contains("4 of 4 runs finished"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains(says), text.left(400));
    if (end == "json") QVERIFY(QJsonDocument::fromJson(text).isObject());
  }

  void severalRunsAtATimeShareOneBaseModel() {
    const QString library = m_program.path("jobs.lacuna");
    const Answer answer = m_program.run({"sweep", sweepOf(R"("grid": {"training.seed": [1, 2, 3]})"), "--json",
                                         "--jobs", "2", "--threads", "1", "--store", library});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json()["runs"].toArray().size(), 3);
    QVERIFY(answer.says("\n[2] Computing on"));
    const auto store = lacuna::store::RunStore::open(library.toStdString(), lacuna::store::Access::readOnly);
    int trained = 0;
    for (const RunRecord& run : runsIn(library))
      for (const auto& s : store.metrics(run.uuid))
        trained += s.name == lacuna::series::kBaseAccuracy ? 1 : 0;
    QCOMPARE(trained, 1);
  }

  void oneThatFailsDoesNotTakeTheOthersWithIt() {
    if (QFile::exists("/usr/share/datasets/mnist")) QSKIP("this machine has MNIST installed");
    const QString library = m_program.path("fails.lacuna");
    const QString report = m_program.path("fails.md");
    const Answer answer = m_program.run(
        {"sweep", sweepOf(R"("list": [{"name": "absent", "set": {"dataset": "mnist"}}, {"name": "fine", "set": {}}])"),
         "--json", "--store", library, "--data", m_program.path("tmp"), "--report", report});
    QCOMPARE(answer.status, 3);
    QCOMPARE(answer.json()["runs"].toArray().size(), 1);
    QCOMPARE(answer.json()["summary"].toArray()[0].toObject()["name"].toString(), "fine");
    QVERIFY(answer.says("lacuna: run 1 of 2: Tiny: absent failed (exit status 3: data missing or damaged)\n"));
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("1 of the sweep's 2 runs finished"));
  }

  void failuresOfSeveralKindsAreStatus1() {
    if (QFile::exists("/usr/share/datasets/mnist")) QSKIP("this machine has MNIST installed");
    const QString library = m_program.path("kinds.lacuna");
    const Answer answer = m_program.run(
        {"sweep", sweepOf(R"("list": [{"name": "absent", "set": {"dataset": "mnist"}}, {"name": "diverging", "set":
                    {"training": {"learning_rate": 10, "epochs": 2, "schedule": "constant", "loss": {"features": 1e300}}}}])"),
         "--store", library, "--data", m_program.path("tmp")});
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.says("diverging failed (exit status 1"));
    QVERIFY(answer.out.contains("0 of 2 runs finished"));
  }

  void oneThatIsKilledDoesNotTakeTheOthersWithIt() {
    const QString library = m_program.path("killed.lacuna");
    QProcess process;
    m_program.start(process,
                    {"sweep", sweepOf("\"list\": [" + QByteArray(kEndless) + R"(, {"name": "fine", "set": {}}])"),
                     "--json", "--store", library});
    QVERIFY(Program::waitForComputing(process));
    QVERIFY(childOf(process) > 0);
    ::kill(childOf(process), SIGKILL);
    const Answer answer = Program::wait(process);
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.says("Tiny: endless failed (ended by signal 9"));
    const QJsonArray runs = answer.json()["runs"].toArray();
    QCOMPARE(runs[0].toObject()["state"].toString(), "interrupted");
    QCOMPARE(runs[1].toObject()["state"].toString(), "finished");
    QCOMPARE(answer.json()["summary"].toArray().size(), 1);
  }

  void aStoppedSweepGoesOn_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("jobs");
    QTest::newRow("SIGINT") << SIGINT << "1";
    QTest::newRow("SIGTERM, two at a time") << SIGTERM << "2";
  }
  void aStoppedSweepGoesOn() {
    QFETCH(int, signal);
    QFETCH(QString, jobs);
    const QString library = m_program.path("stopped-" + jobs + ".lacuna");
    const QString sweep = sweepOf(R"("list": [{"name": "first", "set": {}},
      {"name": "second", "set": {"training": {"epochs": 8}}}, {"name": "third", "set": {"training": {"epochs": 9}}}])");
    const QStringList arguments = {"sweep", sweep, "--json", "--jobs", jobs, "--threads", "1", "--store", library};
    QProcess process;
    m_program.start(process, arguments);
    QVERIFY(waitForComputing(process, 1 + jobs.toInt())); // the first is alone, for its base model
    ::kill(pid_t(process.processId()), signal);
    const Answer stopped = Program::wait(process, 30000);
    QCOMPARE(stopped.status, 130);
    const QJsonArray runs = stopped.json()["runs"].toArray();
    QCOMPARE(runs.size(), qsizetype(1 + jobs.toInt()));
    QCOMPARE(runs[0].toObject()["state"].toString(), "finished");
    QCOMPARE(runs[1].toObject()["state"].toString(), "interrupted");
    const Answer goneOn = m_program.run(arguments);
    QCOMPARE(goneOn.status, 0);
    QVERIFY(goneOn.says("3 runs: 1 are in the library, 2 will be trained"));
    QCOMPARE(goneOn.json()["runs"].toArray()[0], runs[0]);
    for (const QJsonValue& run : goneOn.json()["runs"].toArray())
      QCOMPARE(run.toObject()["state"].toString(), "finished");
  }

  void whatCannotRunIsRefusedBeforeAnythingIsTrained_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("lines");
    const auto row = [](const char* tag, const QString& file, const QStringList& more, int status,
                        const QByteArrayList& lines) { QTest::newRow(tag) << file << more << status << lines; };
    const QString good = sweepOf(R"("grid": {"training.seed": [1, 2]})");
    row("absent", m_program.path("absent.json"), {}, 2, {"absent.json does not exist"});
    row("every problem", sweepOf(R"("grid": {"code.r": [1, 9], "training.seed": [1, -2]})"), {"--set", "code.q=1"}, 2,
        {": every run: code.q: ", ": run \"r=9, seed 1\" and 1 more: code.r: ",
         ": run \"r=1, seed -2\" and 1 more: training.seed: "});
    row("configuration absent",
        m_program.write("lost.json", R"({"lacuna_sweep": 1, "name": "S", "config": "gone.json"})"), {}, 2,
        {"lost.json: config: "});
    row("no jobs", good, {"--jobs", "0"}, 2, {"--jobs"});
    row("report of no format", good, {"--report", "x.docx"}, 2, {".html"});
    row("report without folder", good, {"--report", m_program.path("nowhere/x.html")}, 1, {"nowhere"});
  }
  void whatCannotRunIsRefusedBeforeAnythingIsTrained() {
    QFETCH(QString, file);
    QFETCH(QStringList, more);
    QFETCH(int, status);
    QFETCH(QByteArrayList, lines);
    const QString library = m_program.path("refused.lacuna");
    const Answer answer = m_program.run(QStringList{"sweep", file, "--store", library} + more);
    QVERIFY(answer.refused(status));
    for (const QByteArray& line : lines) QVERIFY(answer.says(line));
    QCOMPARE(answer.errorLines().size(), lines.size());
    QVERIFY(!QFile::exists(library));
  }

  void aLibraryThatCannotBeUsedIsStatus4() {
    QVERIFY(m_program.run({"sweep", m_sweep, "--store", m_program.path("nowhere/x.lacuna")}).refused(4));
  }

 private:
  /// A sweep of tiny.json in a file of its own.
  QString sweepOf(const QByteArray& fields) {
    return m_program.write(QString("sweep-%1.json").arg(++m_count),
                           "{\"lacuna_sweep\": 1, \"name\": \"Tiny\", \"config\": \"tiny.json\", " + fields + "}");
  }

  Program m_program;
  QString m_library;
  QString m_sweep;
  Answer m_first;
  int m_count = 0;
};

LACUNA_TEST(TestCliSweep)
#include "tst_cli_sweep.moc"
