// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QMessageBox>
#include <QTimer>

#include "experiment/config/config_json.h"
#include "sweep_fixture.h"
#include "widgets/look/banner.h"
#include "widgets/sweep/sweep_row.h"
#include "widgets/sweep/sweep_summary_model.h"
#include "widgets/training/training_panel.h"
#include "window/files/file_actions.h"
#include "window_test.h"
#include "workflow/config_file.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::widgets;
using namespace lacuna::workflow;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

const QString kTrained = QStringLiteral("✓ trained");
const QString kTaken = QStringLiteral("✓ in the library");
const QString kToTrain = QStringLiteral("○ to train");

QByteArray sweepOf(const QByteArray& fields, const ExperimentConfig& config = smallest()) {
  return "{\"lacuna_sweep\": 1, \"name\": \"Tiny\", " + fields +
         ", \"config\": " + QByteArray::fromStdString(formatConfig(config)) + "}";
}

} // namespace

class TestSweepWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void twoSeedsAreTrainedTaggedAndSummedUpAndTakenTheNextTime() {
    SweepFixture f;
    QVERIFY(f.open());
    QVERIFY(f.type(0, "1, 2"));
    QCOMPARE(f.states(), (QStringList{kToTrain, kToTrain}));
    QCOMPARE(f.find<QLabel>("sweepHeading")->text(), QStringLiteral("2 runs: 2 to train"));
    QVERIFY(!f.button("sweepReport")->isEnabled());
    f.start();
    QVERIFY(f.controller().working());
    QVERIFY(f.strip()->isVisible());
    QCOMPARE(f.strip()->text(), QStringLiteral("Run 1 of 2: seed 1"));
    auto* train = f.views().training->findChild<QPushButton*>(QStringLiteral("train"));
    QVERIFY(!train->isEnabled());
    QVERIFY(train->toolTip().contains(QStringLiteral("A sweep is training")));
    f.bench().train(); // as F5 does
    QVERIFY(f.waitForEnd());

    QCOMPARE(f.states(), (QStringList{kTrained, kTrained}));
    QVERIFY(!f.strip()->isVisible());
    QVERIFY(train->isEnabled());
    const std::vector<RunRecord> runs = f.runs();
    QCOMPARE(runs.size(), size_t(2));
    for (const RunRecord& run : runs) {
      QCOMPARE(run.state, RunState::finished);
      QCOMPARE(run.tags, std::vector<std::string>{"sweep: tiny over seeds"});
    }
    QCOMPARE(runs[1].name, std::string("tiny over seeds: seed 2"));
    QCOMPARE(runs[1].config.training.seed, uint64_t(2));
    const double mean = (runs[0].accuracy.byLost[0].worst + runs[1].accuracy.byLost[0].worst) / 2;
    QCOMPARE(f.summary(0, SweepSummaryModel::runsColumn), QStringLiteral("2"));
    QVERIFY2(f.summary(0, SweepSummaryModel::worstColumn).startsWith(QLocale().toString(mean, 'f', 2) + " ± "),
             qPrintable(f.summary(0, SweepSummaryModel::worstColumn)));

    // Both are taken the next time, also by another window, and a third seed is all that is missing.
    SweepFixture second(f.storePath());
    QVERIFY(second.open());
    QVERIFY(second.type(0, "1-3"));
    QCOMPARE(second.states(), (QStringList{kTaken, kTaken, kToTrain}));
    QCOMPARE(second.summary(0, SweepSummaryModel::runsColumn), QStringLiteral("2"));
    second.start();
    QVERIFY(second.waitForEnd());
    QCOMPARE(second.states(), (QStringList{kTaken, kTaken, kTrained}));
    QCOMPARE(second.runs().size(), size_t(3));
    QCOMPARE(second.summary(0, SweepSummaryModel::runsColumn), QStringLiteral("3"));
    QVERIFY(!second.button("sweepStart")->isEnabled());

    // A double click opens the best run of the row on the pipeline.
    auto* table = second.find<QTableView>("sweepSummary");
    const QPoint at = table->visualRect(table->model()->index(0, 0)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    std::vector<RunRecord> all = second.runs();
    const auto best = std::max_element(all.begin(), all.end(), [](const RunRecord& a, const RunRecord& b) {
      return a.accuracy.byLost[0].worst < b.accuracy.byLost[0].worst;
    });
    const RunRecord shown =
        RunStore::open(f.storePath().toStdString(), Access::readOnly).run(second.bench().shownRun().toStdString());
    QCOMPARE(shown.accuracy.byLost[0].worst, best->accuracy.byLost[0].worst);

    for (const char* end : {"html", "pdf", "md", "csv", "json"}) {
      const QString path = second.file(QStringLiteral("report.") + QLatin1String(end));
      QSignalSpy reported(&second.controller(), &SweepController::reported);
      second.controller().writeReport(path);
      QTRY_COMPARE_WITH_TIMEOUT(reported.count(), 1, 60000);
      QVERIFY(QFile(path).size() > 500);
      QVERIFY(second.find<QLabel>("sweepNote")->text().contains(path));
    }
  }

  void whatCannotRunIsNamedAndBlocks() {
    SweepFixture f;
    QVERIFY(f.open());
    QTest::mouseClick(f.button("sweepAdd"), Qt::LeftButton);
    auto* field = f.sweep().findChildren<QComboBox*>(QStringLiteral("sweepField")).value(1);
    QVERIFY(f.waitForPlan([&] { field->setCurrentText(QStringLiteral("Parity parts r")); }));
    QVERIFY(f.type(1, "1, nine"));
    auto* row = f.sweep().findChildren<SweepRowEditor*>().value(1);
    QStringList said;
    for (QLabel* label : row->findChildren<QLabel*>()) said << label->text();
    QVERIFY2(said.join('|').contains("\"nine\" is not a whole number"), qPrintable(said.join('|')));
    QVERIFY(!f.button("sweepStart")->isEnabled());
    QVERIFY(f.type(1, "1, 9"));
    QVERIFY2(f.problems().startsWith("Run \"seed 1, r=9\" and 2 more: Parity parts r: 9 is out of range"),
             qPrintable(f.problems()));
    QCOMPARE(f.states().filter("9 is out of range").size(), 3);
    QVERIFY(!f.button("sweepStart")->isEnabled());
    f.controller().start();
    QVERIFY(!f.controller().working());
    QVERIFY(f.type(1, "1, 2"));
    QVERIFY(f.button("sweepStart")->isEnabled());
    QCOMPARE(f.problems(), QString());
  }

  void everyProblemOfAFileIsSaid() {
    SweepFixture f;
    QVERIFY(f.open());
    QVERIFY(f.openText(sweepOf(R"("nmae": "x", "grid": {"code.r": [1, 9], "code.rr": [1]})")));
    QVERIFY2(f.problems().contains("nmae: is not a known field"), qPrintable(f.problems()));
    QVERIFY(f.problems().contains("Every run: code.rr: is not a known field"));
    QVERIFY(f.problems().contains("Run \"r=9\": Parity parts r: 9 is out of range"));
    QVERIFY(!f.button("sweepStart")->isEnabled());
    QVERIFY(f.waitForPlan([&] { f.controller().openFile(f.file(QStringLiteral("absent.json"))); }));
    QVERIFY(f.problems().contains("absent.json does not exist"));
    QVERIFY(f.openText(sweepOf(R"("grid": {"training.seed": [1, 2, 3, 4]})")));
    QCOMPARE(f.states().size(), 4);
    QVERIFY(f.button("sweepStart")->isEnabled());
  }

  void whatComesWithTheProgramCanBeChosenAndSaved() {
    SweepFixture f;
    QVERIFY(f.open());
    auto* source = f.find<QComboBox>("sweepSource");
    for (int i = 1; i <= 3; ++i) {
      QVERIFY(f.waitForPlan([&] {
        source->setCurrentIndex(i);
        emit source->activated(i);
      }));
      QCOMPARE(f.problems(), QString());
      QVERIFY(f.states().size() >= 3);
      const QString path = f.file(QStringLiteral("saved.json"));
      f.window().sweepWindow()->saveAs(path);
      const ParsedSweep saved =
          parseSweep(readTextFile(path.toStdString(), kMaxConfigBytes), configsBeside(path.toStdString()));
      QVERIFY2(saved.issues.empty(), joinIssues(saved.issues, "saved").c_str());
      QCOMPARE(saved.sweep.runs.size(), size_t(f.states().size()));
    }
  }

  void aSweepOpenedAsAConfigurationIsASweep() {
    SweepFixture f;
    QVERIFY(f.open());
    QFile sweepFile(f.file(QStringLiteral("mine.json")));
    QVERIFY(sweepFile.open(QIODevice::WriteOnly));
    sweepFile.write(sweepOf(R"("grid": {"training.seed": [1, 2]})"));
    sweepFile.close();
    QVERIFY(f.waitForPlan([&] { f.window().files().openConfig(sweepFile.fileName()); }));
    QCOMPARE(f.states(), (QStringList{kToTrain, kToTrain}));
    QVERIFY(!f.views().banner->isVisible());
  }

  void whoLooksAtAnotherRunKeepsIt() {
    SweepFixture f;
    QVERIFY(f.open());
    f.start();
    QVERIFY(f.waitForRun());
    const QString first = QString::fromStdString(f.runs()[0].uuid);
    QSignalSpy created(&f.bench(), &Workbench::runCreated);
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 30000);
    QCOMPARE(f.bench().shownRun(), created[0][0].toString());
    f.bench().openRun(first);
    QVERIFY(f.waitForEnd());
    QCOMPARE(f.bench().shownRun(), first);
  }

  void oneThatFailsIsNotedAndTheOthersGoOn() {
    const QByteArray data = qgetenv("LACUNA_DATA");
    qunsetenv("LACUNA_DATA");
    qputenv("XDG_DATA_HOME", folder().toLocal8Bit());
    SweepFixture f;
    qputenv("LACUNA_DATA", data);
    QVERIFY(f.open());
    QVERIFY(f.openText(sweepOf(R"("list": [{"name": "diverging", "set": {"training": {"learning_rate": 10, "epochs": 3,
        "schedule": "constant", "loss": {"features": 1e300}}}}, {"name": "absent", "set": {"dataset": "mnist", "subset": {"train": 400}}},
        {"name": "fine", "set": {}}])")));
    f.start();
    QVERIFY(f.waitForEnd());
    QVERIFY2(f.states()[0].startsWith("✕ failed: "), qPrintable(f.states()[0]));
    if (!QFile::exists("/usr/share/datasets/mnist"))
      QVERIFY2(f.states()[1].startsWith("✕ failed: MNIST was not found"), qPrintable(f.states()[1]));
    QCOMPARE(f.states()[2], kTrained);
    QCOMPARE(f.summary(0, SweepSummaryModel::groupColumn), QStringLiteral("fine"));
    const std::vector<RunRecord> runs = f.runs();
    QCOMPARE(runs[0].state, RunState::failed);
    for (const RunRecord& run : runs) QCOMPARE(run.tags, std::vector<std::string>{"sweep: Tiny"});
    QVERIFY(f.views().banner->text().contains("of 3 runs are finished"));
    QVERIFY(f.button("sweepStart")->isEnabled()); // it can be tried again
  }

  void stoppedAfterThisRunItGoesOnWithTheRest() {
    SweepFixture f;
    QVERIFY(f.open());
    f.start();
    QTest::mouseClick(f.strip()->findChild<QPushButton*>(QStringLiteral("sweepStopAfter")), Qt::LeftButton);
    QVERIFY(f.button("sweepStopAfter")->isChecked()); // the other strip knows
    QVERIFY(f.waitForEnd());
    QCOMPARE(f.states(), (QStringList{kTrained, kToTrain, kToTrain}));
    f.start();
    QVERIFY(!f.button("sweepStopAfter")->isChecked());
    QCOMPARE(f.strip()->text(), QStringLiteral("Run 2 of 3: seed 2"));
    QVERIFY(f.waitForEnd());
    QCOMPARE(f.states(), (QStringList{kTrained, kTrained, kTrained}));
    QCOMPARE(f.runs().size(), size_t(3));
  }

  void stoppedNowTheRunIsKeptAsStopped() {
    SweepFixture f;
    ExperimentConfig endless = smallest();
    endless.training.epochs = 100000;
    QVERIFY(f.open(endless));
    QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    // What pauses one training pauses the sweep.
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("pause")), Qt::LeftButton);
    QCOMPARE(f.views().training->state(), TrainingState::paused);
    QTest::mouseClick(f.button("sweepStopNow"), Qt::LeftButton);
    QVERIFY(f.waitForEnd());
    QCOMPARE(f.states(), (QStringList{"■ stopped", kToTrain, kToTrain}));
    QCOMPARE(f.runs().size(), size_t(1));
    QCOMPARE(f.runs()[0].state, RunState::cancelled);
    QCOMPARE(f.runs()[0].tags.size(), size_t(1));
    QVERIFY(f.views().training->findChild<QPushButton*>(QStringLiteral("train"))->isEnabled());
  }

  void closingTheWindowAsksAndEndsTheSweep() {
    SweepFixture f;
    ExperimentConfig endless = smallest();
    endless.training.epochs = 100000;
    QVERIFY(f.open(endless));
    QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    QVERIFY(f.window().sweepWindow()->close()); // its own window ends nothing
    QVERIFY(f.controller().working());
    QString asked;
    QTimer::singleShot(300, qApp, [&asked] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (box == nullptr) return;
      asked = box->text();
      for (QAbstractButton* b : box->buttons())
        if (b->text() == QStringLiteral("Stop and close")) return b->click();
    });
    QVERIFY(f.window().close());
    QVERIFY2(asked.contains("the sweep goes on with what is missing"), qPrintable(asked));
    QCOMPARE(f.runs().size(), size_t(1));
    QCOMPARE(f.runs()[0].state, RunState::interrupted);
    QTest::qWait(200); // nothing further begins
    QCOMPARE(f.runs().size(), size_t(1));
  }

  void aTrainingOfOneRunHasToEndFirst() {
    SweepFixture f;
    ExperimentConfig endless = smallest();
    endless.training.epochs = 100000;
    QVERIFY(f.open(endless));
    f.bench().train();
    QVERIFY(!f.button("sweepStart")->isEnabled());
    QVERIFY(f.find<QLabel>("sweepNote")->text().contains("A training is going on"));
    f.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(f.button("sweepStart")->isEnabled(), 30000);
  }
};

LACUNA_GUI_TEST(TestSweepWindow)
#include "tst_sweep_window.moc"
