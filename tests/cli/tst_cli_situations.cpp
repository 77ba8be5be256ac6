// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens around a program: its library is moved, its output goes nowhere, its parent is killed, there is no
// display and no home.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QElapsedTimer>

#include "cli_support.h"
#include "store/run_store.h"
#include "util/held_files.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::test;

class TestCliSituations : public QObject {
  Q_OBJECT
 private:
  Program m_program;

  Answer shell(const QString& line, const QStringList& unset = {}) const {
    QProcess process;
    QString command;
    for (const QString& name : unset) command += "unset " + name + "; ";
    command += "L=" LACUNA_EXECUTABLE "; " + line;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LACUNA_DATA"}) environment.remove(name);
    environment.insert("HOME", m_program.path(""));
    environment.insert("XDG_DATA_HOME", m_program.path("share"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_program.path(""));
    process.start("/bin/sh", {"-c", command});
    return Program::wait(process);
  }

  /// A configuration whose training takes several seconds.
  QString longConfig() const {
    return m_program.write("long.json",
                           R"({"dataset": "stroke-digits", "name": "long", "subset": {"train": 300, "test": 100},
      "base_model": {"epochs": 1}, "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4},
      "decoder": {"kind": "residual", "width": 16, "blocks": 1}}, "training": {"epochs": 400, "batch": 64}})");
  }

 private slots:
  /// The window has its library open; somebody looks at it from a terminal.
  void aLibraryThatIsOpenHereKeepsItsLogWhenTheCommandLineComesAndGoes() {
    const QString path = m_program.path("two-stores.lacuna");
    const auto first = std::make_unique<RunStore>(RunStore::open(path.toStdString()));
    { const auto second = std::make_unique<RunStore>(RunStore::open(path.toStdString())); }
    for (const QStringList& call : {QStringList{"runs"}, QStringList{"check", path}, QStringList{"compact"},
                                    QStringList{"backup", m_program.path("copy.lacuna")}}) {
      const Answer answer = m_program.run(QStringList(call) << "--store" << path);
      QVERIFY2(answer.status == 0, answer.err);
      QVERIFY2(QFile::exists(path + "-wal"), qPrintable("unlinked under an open store by " + call.front()));
    }
  }

  void callsThatReadMakeNoLibrary() {
    const QString none = m_program.path("none.lacuna");
    for (const QStringList& call :
         {QStringList{"runs"}, QStringList{"show", "last"}, QStringList{"compare", "last", "last"},
          QStringList{"report", "last", "--output", m_program.path("r.html")}, QStringList{"evaluate", "last"},
          QStringList{"resume", "last"}, QStringList{"export", "last", "--output", m_program.path("b.lacuna")},
          QStringList{"compact"}, QStringList{"backup", m_program.path("b.lacuna")},
          QStringList{"rescue", none, "--output", m_program.path("b.lacuna")}}) {
      const Answer answer = m_program.run(QStringList(call) << "--store" << none);
      QVERIFY(answer.refused(4));
      QVERIFY(answer.says("there is no run library"));
      QVERIFY(!QFile::exists(none));
    }
    // Who has not trained anything yet has done nothing wrong; nothing is made for him either.
    const Answer answer = m_program.run({"runs", "--json"});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.json()["runs"].toArray().isEmpty());
    QVERIFY(!QFile::exists(m_program.path("share")));
  }

  void outputThatCannotBeWrittenIsStatus1() {
    m_program.tinyConfig();
    for (const char* call : {"info --json", "datasets", "--help", "train --help", "runs", "split tiny.json"}) {
      const Answer full = shell(QString("$L %1 >/dev/full").arg(call));
      QVERIFY2(full.refused(1), call);
      QVERIFY(full.says("No space left on device"));
      QVERIFY2(shell(QString("$L %1 >&-").arg(call)).refused(1), call);
    }
    // What is printed goes nowhere else either: a report that is written gets the number of a closed stream.
    const Answer trained = shell("$L train tiny.json --store out.lacuna --json >/dev/full");
    QCOMPARE(trained.status, 1);
    QVERIFY(trained.says("the output could not be written"));
    QCOMPARE(m_program.run({"runs", "--store", m_program.path("out.lacuna")}).out.count("finished"), 1);
    const Answer closed = shell("$L report last --store out.lacuna --output r.csv >&- 2>&-");
    QCOMPARE(closed.status, 0); // a report prints nothing
    QFile report(m_program.path("r.csv"));
    QVERIFY(report.open(QIODevice::ReadOnly) && !report.readAll().contains("was written"));
    const Answer pipe = shell("{ $L runs --store out.lacuna; echo $? >&2; } | true");
    QVERIFY(pipe.err.contains("1") || pipe.err.contains("0")); // a reader that ended before or after
  }

  void aFinishedRunKeepsNoOptimizer() {
    const QString library = m_program.path("small.lacuna");
    QCOMPARE(m_program.run({"train", m_program.tinyConfig(), "--store", library}).status, 0);
    const RunStore store = RunStore::open(library.toStdString());
    const std::string uuid = store.resolve("last");
    QVERIFY(store.checkpoint(uuid, CheckpointKind::best));
    QVERIFY(!store.checkpoint(uuid, CheckpointKind::last));
    QVERIFY(m_program.run({"resume", "last", "--store", library}).refused(2));
    QCOMPARE(m_program.run({"evaluate", "last", "--store", library}).status, 0);
  }

  void anOldLibraryShrinksOnRequest() {
    const QString library = m_program.path("old.lacuna");
    QVERIFY(QFile::copy(LACUNA_GOLDEN "/library-v3.lacuna", library));
    QFile(library).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const Answer answer = m_program.run({"compact", "--store", library, "--json"});
    QCOMPARE(answer.status, 0);
    const QJsonObject said = answer.json();
    QVERIFY(said["bytes_after"].toInt() < said["bytes_before"].toInt());
    QCOMPARE(QFileInfo(library).size(), qint64(said["bytes_after"].toInt()));
    QCOMPARE(said["checkpoints_dropped"].toInt(), 1); // of the one that is finished
    const Answer again = m_program.run({"compact", "--store", library});
    QVERIFY2(again.out.contains("0 checkpoints of finished runs dropped"), again.out);
    // What was interrupted goes on from where it was.
    RunStore store = RunStore::open(library.toStdString());
    QVERIFY(store.problems().empty());
    for (const RunRecord& run : store.runs())
      QCOMPARE(store.checkpoint(run.uuid, CheckpointKind::last).has_value(), run.name == "code");
  }

  void aBackupIsACopyAndReplacesNothing() {
    const QString library = m_program.path("b.lacuna");
    QCOMPARE(m_program.run({"train", m_program.tinyConfig(), "--store", library}).status, 0);
    const QString copy = m_program.path("copy-of-b.lacuna");
    const Answer answer = m_program.run({"backup", copy, "--store", library, "--json"});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json()["bytes"].toInt(), int(QFileInfo(copy).size()));
    QCOMPARE(m_program.run({"runs", "--store", copy}).out, m_program.run({"runs", "--store", library}).out);
    QVERIFY(m_program.run({"backup", copy, "--store", library}).refused(4));
    const Answer nowhere = m_program.run({"backup", m_program.path("nowhere/b.lacuna"), "--store", library});
    QVERIFY(nowhere.refused(4) && nowhere.says("does not exist"));
  }

  void aDamagedLibraryIsRescued() {
    const Answer refused = m_program.run({"runs", "--store", LACUNA_GOLDEN "/damaged-v3.lacuna"});
    QVERIFY(refused.refused(4));
    QVERIFY(refused.says("lacuna rescue"));
    const QString rescued = m_program.path("rescued.lacuna");
    const Answer answer = m_program.run({"rescue", LACUNA_GOLDEN "/damaged-v3.lacuna", "--output", rescued, "--json"});
    QCOMPARE(answer.status, 0);
    const int runs = int(answer.json()["runs"].toArray().size());
    QVERIFY(runs > 0);
    QCOMPARE(m_program.run({"runs", "--store", rescued}).out.count('\n'), runs);
    const Answer again = m_program.run({"rescue", LACUNA_GOLDEN "/damaged-v3.lacuna", "--output", rescued});
    QVERIFY(again.refused(4));
    QVERIFY(again.says("exists already"));
  }

  void aLibraryThatIsMovedUnderATrainingLosesNothing_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"moved", "removed", "replaced"}) QTest::newRow(what) << what;
  }

  void aLibraryThatIsMovedUnderATrainingLosesNothing() {
    QFETCH(QString, what);
    const QString library = m_program.path(what + ".lacuna");
    const QString recovered = m_program.path(what + ".recovered.lacuna");
    { RunStore::open(m_program.path("other.lacuna").toStdString()); }
    QProcess training;
    m_program.start(training, {"train", longConfig(), "--store", library, "--threads", "1", "--set",
                               "training.epochs=25", "--json"});
    QVERIFY(Program::waitForComputing(training));
    if (what == "moved") QVERIFY(QFile::rename(library, m_program.path("away.lacuna")));
    if (what == "removed") QVERIFY(QFile::remove(library));
    if (what == "replaced") QVERIFY(::rename(qPrintable(m_program.path("other.lacuna")), qPrintable(library)) == 0);
    const Answer answer = Program::wait(training);
    QCOMPARE(answer.status, 4);
    QVERIFY(answer.out.isEmpty()); // nothing is reported as finished that is not where it should be
    QVERIFY(answer.says("this run goes on in " + recovered.toUtf8()));
    QVERIFY(answer.says("bring it back with: lacuna import " + recovered.toUtf8()));
    {
      const RunStore store = RunStore::open(recovered.toStdString());
      const RunRecord run = store.run(store.resolve("last"));
      QCOMPARE(run.state, RunState::finished);
      QVERIFY(run.evaluated && !run.patterns.empty());
      QVERIFY(store.baseModelOf(run.uuid) && store.checkpoint(run.uuid, CheckpointKind::best));
      QCOMPARE(store.metrics(run.uuid).empty(), false);
      QVERIFY(store.problems().empty());
    }
    if (what == "replaced") { // the other library was not given what waited in the log of this one
      const RunStore other = RunStore::open(library.toStdString());
      QVERIFY(other.runs().empty() && other.problems().empty());
    }
    const QString home = m_program.path(what + "-home.lacuna");
    QCOMPARE(m_program.run({"import", recovered, "--store", home}).status, 0);
    QCOMPARE(m_program.run({"evaluate", "last", "--store", home}).status, 0);
    if (what == "moved") {
      const Answer there = m_program.run({"runs", "--store", m_program.path("away.lacuna")});
      QVERIFY2(there.status == 0 && there.out.contains("interrupted"), there.out + there.err);
    }
  }

  void trainingsOfAKilledSweepEndWithIt() {
    longConfig();
    const QString sweep = m_program.write("s.json", R"({"lacuna_sweep": 1, "name": "K", "config": "long.json",
                                                        "grid": {"training.seed": [1]}})");
    const QString library = m_program.path("sweep.lacuna");
    const auto temporary = [&] { return QDir(QDir::tempPath()).entryList({"lacuna-*.json"}).size(); };
    const auto before = temporary();
    QProcess parent;
    m_program.start(parent, {"sweep", sweep, "--store", library, "--threads", "1"});
    QVERIFY(Program::waitForComputing(parent));
    QCOMPARE(temporary(), before);
    const pid_t child = [&] {
      QFile children(QString("/proc/%1/task/%1/children").arg(parent.processId()));
      return children.open(QIODevice::ReadOnly) ? pid_t(children.readAll().trimmed().toInt()) : 0;
    }();
    QVERIFY(child > 0);
    parent.kill();
    parent.waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(::kill(child, 0) != 0 || QFile(QString("/proc/%1/stat").arg(child)).exists() == false,
                             30000);
    const RunStore store = RunStore::open(library.toStdString());
    QCOMPARE(store.runs().size(), size_t(1));
    QCOMPARE(store.run(store.resolve("last")).state, RunState::interrupted); // by its own hand: it can be resumed
  }

  void whatAnotherProcessTrainsIsWaitedFor() {
    const QString config = m_program.write("shared.json", R"({"dataset": "stroke-digits", "name": "shared",
      "subset": {"train": 300, "test": 100}, "base_model": {"epochs": 1},
      "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4},
               "decoder": {"kind": "residual", "width": 16, "blocks": 1}}, "training": {"epochs": 40, "batch": 64}})");
    const QString sweep = m_program.write("w.json", R"({"lacuna_sweep": 1, "name": "W", "config": "shared.json",
                                                        "grid": {"training.seed": [1]}})");
    const QString library = m_program.path("waited.lacuna");
    QProcess first;
    m_program.start(first, {"sweep", sweep, "--store", library, "--threads", "1"});
    QVERIFY(Program::waitForComputing(first));
    const Answer second = m_program.run({"sweep", sweep, "--store", library, "--threads", "1"});
    QCOMPARE(Program::wait(first).status, 0);
    QVERIFY2(second.status == 0, second.err);
    QVERIFY(second.says("another process is training it"));
    QVERIFY2(second.out.contains("1 of 1 runs finished"), second.out);
    QCOMPARE(RunStore::open(library.toStdString()).runs().size(), size_t(1));
  }

  void withoutADisplayTheWindowPointsToTheCommandLine_data() {
    QTest::addColumn<QString>("before");
    QTest::newRow("none") << "";
    QTest::newRow("one that does not answer") << "export DISPLAY=:4711; ";
    QTest::newRow("a platform that is not there") << "export QT_QPA_PLATFORM=nosuch; ";
  }

  void withoutADisplayTheWindowPointsToTheCommandLine() {
    QFETCH(QString, before);
    const Answer answer = shell(before + "$L --store window.lacuna");
    QVERIFY(answer.refused(1));
    QCOMPARE(answer.errorLines().size(), 1);
    QVERIFY(answer.says("lacuna --help"));
    QVERIFY(!QFile::exists(m_program.path("window.lacuna")));
  }

  /// The command line is a package of its own: what needs Qt says which one has it.
  void withoutTheWindowsPackageAllElseWorks() {
    const QString alone = m_program.path("bin/lacuna");
    QDir().mkpath(m_program.path("bin"));
    QVERIFY(QFile::copy(LACUNA_EXECUTABLE, alone));
    m_program.tinyConfig();
    const QString engine = QFileInfo(LACUNA_EXECUTABLE).path() + "/liblacuna_coding.so";
    const auto call = [&](const QString& arguments) {
      return shell("export LACUNA_ENGINE=" + engine + "; " + alone + " " + arguments + " --store alone.lacuna");
    };
    for (const char* window : {"", "bench views"}) {
      const Answer answer = call(window);
      QVERIFY(answer.refused(1));
      QVERIFY(answer.says("install the package lacuna-window"));
    }
    QVERIFY(!QFile::exists(m_program.path("alone.lacuna")));
    QCOMPARE(call("train tiny.json").status, 0);
    QCOMPARE(call("report last --output alone.html").status, 0);
    const Answer pdf = call("report last --output alone.pdf");
    QVERIFY(pdf.refused(1));
    QVERIFY(pdf.says("install it, or use .html, .md, .csv or .json"));
    QVERIFY(!QFile::exists(m_program.path("alone.pdf")));
  }

  void withoutHomeTheUserDatabaseKnowsIt() {
    const Answer answer = shell("$L info --json", {"HOME", "XDG_DATA_HOME"});
    QCOMPARE(answer.status, 0);
    const QString store = answer.json()["store"].toString();
    QVERIFY2(store.startsWith('/') && store.endsWith("/.local/share/lacuna/runs.lacuna"), qPrintable(store));
    QVERIFY(!QDir(m_program.path(".local")).exists());
    // A relative XDG_DATA_HOME would mean another library in every folder; the standard says to ignore it.
    const Answer relative = shell("XDG_DATA_HOME=here $L info --json");
    QCOMPARE(relative.json()["store"].toString(), m_program.path("") + "/.local/share/lacuna/runs.lacuna");
  }

  void namesAreUtf8WithoutControlCharacters() {
    const QString config = m_program.tinyConfig();
    const Answer bytes = shell("$L train tiny.json --store names.lacuna --name \"$(printf 'ab\\377')\"");
    QVERIFY(bytes.refused(2));
    QVERIFY(bytes.says("--name byte 3 (0xff) is no UTF-8"));
    const Answer control = shell("$L train tiny.json --store names.lacuna --name \"$(printf 'a\\033[31m')\"");
    QVERIFY(control.refused(2));
    QVERIFY(control.says("--name byte 2 (0x1b) is a control character"));
    QVERIFY(m_program.run({"train", config, "--store", "names.lacuna", "--set", "name=\"a\\u0007\""}).refused(2));
    QVERIFY(!QFile::exists(m_program.path("names.lacuna")));
  }
};

LACUNA_TEST(TestCliSituations)
#include "tst_cli_situations.moc"
