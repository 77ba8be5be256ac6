// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two windows of this process and many command lines share one library: windows train, write reports, check the library
// for their preferences, are closed and opened; command lines train and read. Nothing may be lost. As a test for a few
// seconds; longer with
//     LACUNA_CONCURRENCY=60 QTEST_FUNCTION_TIMEOUT=600000 tst_shared_library_window
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <memory>
#include <vector>

#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_panel.h"
#include "window/settings/stored_preferences.h"
#include "window/workbench/library_controller.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

constexpr int kWriters = 8;
constexpr int kReaders = 4;

ExperimentConfig smallConfig() {
  ExperimentConfig config = tinyConfig();
  config.subset = {300, 100};
  config.baseModel.epochs = 1;
  config.training.epochs = 2;
  return config;
}

/// A command line that is begun again when it has ended.
class CommandLine {
 public:
  explicit CommandLine(QStringList arguments) : m_arguments(std::move(arguments)) { begin(); }

  /// False when one ended badly. Begins the next unless `last`.
  bool proceed(bool last) {
    if (!m_running || !(m_process->waitForFinished(1) || m_process->state() == QProcess::NotRunning)) return true;
    m_running = false;
    const QByteArray said = m_process->readAllStandardError();
    if (m_process->exitStatus() != QProcess::NormalExit || m_process->exitCode() != 0 || said.contains("locked")) {
      qWarning("%s: %s", qPrintable(m_arguments.join(' ')), said.constData());
      return false;
    }
    ++m_ended;
    if (!last) begin();
    return true;
  }
  bool running() const { return m_running; }
  int ended() const { return m_ended; }

 private:
  void begin() {
    m_process = std::make_unique<QProcess>();
    m_process->start(QStringLiteral(LACUNA_EXECUTABLE), m_arguments);
    m_running = true;
  }
  QStringList m_arguments;
  std::unique_ptr<QProcess> m_process;
  bool m_running = false;
  int m_ended = 0;
};

/// What the preferences do when somebody enters a library.
bool preferencesAccept(const QString& library) {
  Preferences wanted;
  wanted.library = library;
  return problemsOf(wanted, {}).library.isEmpty();
}

} // namespace

class TestSharedLibraryWindow : public WindowTest {
  Q_OBJECT
 private slots:
  void windowsAndCommandLinesLoseNothingOfOneLibrary() {
    const int milliseconds = std::max(6000, 1000 * qEnvironmentVariableIntValue("LACUNA_CONCURRENCY"));
    const QString library = folder() + QStringLiteral("/shared.lacuna");
    const QString config = folder() + QStringLiteral("/small.json");
    {
      QFile file(config);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(QByteArray::fromStdString(formatConfig(smallConfig())));
    }
    auto window = std::make_unique<WindowFixture>(library);
    QVERIFY(window->begin());
    QVERIFY(!window->train(smallConfig()).isEmpty());
    int trained = 1, opened = 1, reports = 0;

    const QStringList store = {QStringLiteral("--store"), library};
    std::vector<std::unique_ptr<CommandLine>> writers, readers;
    for (int i = 0; i < kWriters; ++i)
      writers.push_back(std::make_unique<CommandLine>(QStringList{"train", config, "--threads", "1"} + store));
    const QStringList calls[kReaders] = {
        {"runs"}, {"show", "last"}, {"check", library}, {"report", "last", "--output", folder() + "/cli.csv"}};
    for (const QStringList& call : calls) readers.push_back(std::make_unique<CommandLine>(call + store));
    const auto proceed = [&](bool last) {
      bool good = true;
      for (auto* all : {&writers, &readers})
        for (auto& one : *all) good = one->proceed(last) && good;
      return good;
    };
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
      const QString uuid = window->train(smallConfig());
      QVERIFY(!uuid.isEmpty());
      ++trained;
      QVERIFY(preferencesAccept(library));
      {
        WindowFixture other(library); // a second window comes and goes
        QVERIFY(other.begin());
        ++opened;
        QSignalSpy written(&other.bench().library(), &LibraryController::reported);
        other.bench().writeReport({uuid}, folder() + QStringLiteral("/window.html"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60000);
        ++reports;
        QVERIFY(preferencesAccept(library));
        QVERIFY(proceed(false));
      }
      QVERIFY(proceed(false));
      if (trained % 3 == 0) { // and the first one, too
        window = std::make_unique<WindowFixture>(library);
        QVERIFY(window->begin());
        ++opened;
      }
    }
    const auto running = [&] {
      return std::any_of(writers.begin(), writers.end(), [](const auto& one) { return one->running(); }) ||
             std::any_of(readers.begin(), readers.end(), [](const auto& one) { return one->running(); });
    };
    while (running()) {
      QVERIFY(proceed(true));
      QTest::qWait(10);
    }
    int byCommandLine = 0, read = 0;
    for (const auto& one : writers) byCommandLine += one->ended();
    for (const auto& one : readers) read += one->ended();
    QVERIFY(window->train(smallConfig()).size() > 0); // the first window's connections are sound as well
    ++trained;
    window.reset();

    const RunStore last = RunStore::open(library.toStdString(), Access::readOnly);
    const std::vector<std::string> problems = last.problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    const std::vector<RunRecord> runs = last.runs();
    QCOMPARE(int(runs.size()), trained + byCommandLine);
    for (const RunRecord& run : runs) {
      QCOMPARE(run.state, RunState::finished);
      QVERIFY(run.evaluated && last.checkpoint(run.uuid, CheckpointKind::best).has_value());
      QVERIFY(!last.metrics(run.uuid).empty());
    }
    std::printf(
        "%d trainings by windows, %d by command lines, %d readings, %d windows opened, %d reports in %lld s: all "
        "there\n",
        trained, byCommandLine, read, opened, reports, clock.elapsed() / 1000);
  }

  /// What a person sees when the library under the window is taken away, and brought back.
  void aLibraryThatIsTakenAwayIsToldOfAndUsedOnWhenItIsBack() {
    WindowFixture f;
    QVERIFY(f.begin());
    const QString uuid = f.train(smallConfig());
    QVERIFY(!uuid.isEmpty());
    const QString away = f.file(QStringLiteral("away.lacuna"));
    QVERIFY(QFile::rename(f.storePath(), away));
    QTRY_VERIFY_WITH_TIMEOUT(f.views().banner->text().contains(QStringLiteral("was moved or removed")), 10000);
    f.bench().library().rename(uuid, QStringLiteral("lost"));
    QTest::qWait(100);
    QVERIFY(!QFile::exists(f.storePath()));
    QVERIFY(QFile::rename(away, f.storePath()));
    f.bench().library().rename(uuid, QStringLiteral("found"));
    QTRY_COMPARE_WITH_TIMEOUT(
        QString::fromStdString(RunStore::open(f.storePath().toStdString()).run(uuid.toStdString()).name),
        QStringLiteral("found"), 10000);
  }

  void aLibraryThatIsReplacedIsShownAnew() {
    WindowFixture f;
    QVERIFY(f.begin());
    QVERIFY(!f.train(smallConfig()).isEmpty());
    const QString other = f.file(QStringLiteral("other.lacuna"));
    {
      RunStore store = RunStore::open(other.toStdString());
      RunRecord run;
      run.name = "from elsewhere";
      run.config = smallConfig();
      store.createRun(run);
    }
    std::vector<RunRecord> shown;
    connect(&f.bench().library(), &LibraryController::listed, this,
            [&shown](const std::vector<RunRecord>& runs) { shown = runs; });
    QVERIFY(::rename(qPrintable(other), qPrintable(f.storePath())) == 0);
    QTRY_VERIFY_WITH_TIMEOUT(shown.size() == 1 && shown.front().name == "from elsewhere", 10000);
    QVERIFY(f.views().banner->text().contains(QStringLiteral("was replaced by another run library")));
  }
};

LACUNA_GUI_TEST(TestSharedLibraryWindow)
#include "tst_shared_library_window.moc"
