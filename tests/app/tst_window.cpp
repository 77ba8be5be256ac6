// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"
#include "window/files/file_actions.h"
#include "window/workbench/library_controller.h"
#include "window_fixture.h"
#include "window_test.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::widgets;
using namespace lacuna::workflow;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

/// Presses the button with this text in the next message box.
void answerDialog(const QString& text) {
  QTimer::singleShot(300, qApp, [text] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (box == nullptr) return;
    for (QAbstractButton* button : box->buttons())
      if (button->text() == text) return button->click();
  });
}

RunRecord stored(const QString& path, const QString& uuid) {
  return RunStore::open(path.toStdString(), Access::readOnly).run(uuid.toStdString());
}

} // namespace

class TestWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void opensWithAPipelineAlreadyAlive() {
    WindowFixture f;
    QVERIFY(f.begin());
    QCOMPARE(f.shown().parts.size(), size_t(6));
    QCOMPARE(f.shown().decoded.size(), size_t(4));
    QCOMPARE(f.shown().wholeModel.size(), size_t(10));
    QCOMPARE(predictedClass(f.shown().wholeModel), f.shown().label);
  }

  void everythingFitsASmallProjector() {
    WindowFixture f;
    f.window().resize(1280, 800);
    f.window().show();
    QTest::qWait(50);
    QCOMPARE(f.window().size(), QSize(1280, 800));
    // Every layout does, in any order.
    for (const char* name :
         {"L&ecture: the pipeline alone", "Re&search: everything", "E&xplore: what can be lost", "&Reset layout"}) {
      for (QAction* action : f.window().findChildren<QAction*>())
        if (action->text() == QLatin1String(name)) action->trigger();
      QTest::qWait(50);
      QCOMPARE(f.window().size(), QSize(1280, 800));
    }
  }

  void theLayoutOfAWiderScreenIsNotForcedOnThisOne() {
    const auto reset = [](MainWindow& window) {
      for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == QStringLiteral("&Reset layout")) return action->trigger();
      QFAIL("no action resets the layout");
    };
    {
      WindowFixture wide;
      QVERIFY(wide.begin());
      reset(wide.window());
      QVERIFY(wide.window().minimumSizeHint().width() > 1280);
      wide.window().close();
    }
    WindowFixture f;
    f.window().show();
    QVERIFY(f.window().minimumSizeHint().width() <= 1280);
    QSettings().remove(QStringLiteral("window"));
  }

  void clickingADeviceChangesThePipelineAndAgainRestoresIt() {
    WindowFixture f;
    QVERIFY(f.begin());
    const QImage before = f.views().pipeline->grab().toImage();
    f.clickDevice(1);
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QTest::qWait(50);
    QVERIFY(f.views().pipeline->grab().toImage() != before);
    QCOMPARE(f.shown().decoded[1].origin, PartOrigin::rebuilt);
    QVERIFY(f.shown().decoded[1].relativeError > 0);
    QCOMPARE(f.views().atlas->current(), FailurePattern::of({1}));
    f.clickDevice(1);
    QVERIFY(f.waitForPattern(FailurePattern{}));
  }

  void digitKeysAndSpaceBreakDevices() {
    WindowFixture f;
    QVERIFY(f.begin());
    QTest::keyClick(f.views().pipeline, Qt::Key_3);
    QVERIFY(f.waitForPattern(FailurePattern::of({2})));
    QTest::keyClick(f.views().pipeline, Qt::Key_6);
    QVERIFY(f.waitForPattern(FailurePattern::of({2, 5})));
    QTest::keyClick(f.views().pipeline, Qt::Key_1);
    QVERIFY(f.waitForPattern(FailurePattern::of({0, 2, 5})));
    QVERIFY(f.shown().beyondCode);
  }

  void theAtlasPutsAPatternOnThePipeline() {
    WindowFixture f;
    QVERIFY(f.begin());
    emit f.views().atlas->patternWanted(FailurePattern::of({0, 1}));
    QVERIFY(f.waitForPattern(FailurePattern::of({0, 1})));
    QCOMPARE(f.views().pipeline->pattern(), FailurePattern::of({0, 1}));
  }

  void theAtlasFillsWhileACodeTrains() {
    WindowFixture f;
    QVERIFY(f.begin());
    const auto says = [&](const char* word) {
      for (QLabel* label : f.views().atlas->findChildren<QLabel*>())
        if (label->isVisibleTo(f.views().atlas) && label->text().contains(QLatin1String(word))) return true;
      return false;
    };
    QVERIFY(says("test set"));
    bool live = false;
    connect(&f.bench(), &Workbench::trainingProgressed, this, [&] { live = live || says("validation accuracy"); });
    QVERIFY(!f.train(tinyConfig()).isEmpty());
    QVERIFY(live);
    QTRY_VERIFY(says("test set"));
  }

  void theCurvesAreThoseOfTheCodeThatIsShown() {
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.code.r = config.code.l = 2;
    const QString uuid = f.train(config);
    QVERIFY(!uuid.isEmpty());
    const auto plots = f.views().training->findChildren<CurvePlot*>();
    QTRY_VERIFY(plots[0]->pointCount() > 0);
    const QStringList live = plots[1]->names();
    QCOMPARE(live, (QStringList{"1 lost, mean", "1 lost, worst", "2 lost, mean", "2 lost, worst"}));
    f.bench().openShipped(QStringLiteral("stroke-digits-k4-r2"));
    QTRY_COMPARE_WITH_TIMEOUT(plots[0]->pointCount(), 0, 20000);
    // Those of a run come back with it, in the order they had while it trained.
    f.bench().openRun(uuid);
    QTRY_COMPARE_WITH_TIMEOUT(plots[1]->names(), live, 20000);
  }

  void imagesCanBeWalkedAndWrapAround() {
    WindowFixture f;
    QVERIFY(f.begin());
    f.bench().state().previousImage();
    QTRY_COMPARE(f.shown().imageIndex, 1999);
    f.bench().state().nextImage();
    QTRY_COMPARE(f.shown().imageIndex, 0);
  }

  void oneThatFailsIsRightWithoutAndWrongWithTheLoss() {
    WindowFixture f;
    QVERIFY(f.begin());
    f.bench().state().setPattern(FailurePattern::of({0, 1}));
    QVERIFY(f.waitForPattern(FailurePattern::of({0, 1})));
    f.bench().brokenImage();
    QTRY_VERIFY_WITH_TIMEOUT(predictedClass(f.shown().coded) != f.shown().label, 60000);
    QCOMPARE(predictedClass(f.shown().wholeModel), f.shown().label);
  }

  void thePatternThatHurtsAnImageMostIsFound() {
    WindowFixture f;
    QVERIFY(f.begin());
    QTest::mouseClick(f.views().atlas->findChild<QPushButton*>("worstForImage"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.bench().state().pattern().mask != 0, 60000);
    const FailurePattern found = f.bench().state().pattern();
    QVERIFY(f.waitForPattern(found));
    const PatternOutcome worst = outcomeOf(f.shown());
    // No other pattern that the window shows is worse.
    for (const FailurePattern pattern : allPatterns(6, 2)) {
      f.bench().state().setPattern(pattern);
      QVERIFY(f.waitForPattern(pattern));
      QVERIFY2(!hurtsMore(outcomeOf(f.shown()), worst), screenName(pattern).c_str());
    }
    QTest::keyClick(f.views().pipeline, Qt::Key_W);
    QTRY_VERIFY_WITH_TIMEOUT(f.bench().state().pattern() == found, 60000);
  }

  void aRunTrainsIsKeptReopenedAndReported() {
    WindowFixture f;
    QVERIFY(f.begin());
    const QString uuid = f.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    const RunRecord run = stored(f.storePath(), uuid);
    QCOMPARE(run.state, RunState::finished);
    QVERIFY(run.evaluated);
    QTRY_COMPARE(f.shown().parts.size(), size_t(3)); // its code is on the pipeline
    f.clickDevice(0);
    QVERIFY(f.waitForPattern(FailurePattern::of({0})));

    // Another window on the same library lists it; a double click opens it there.
    WindowFixture second(f.storePath());
    QVERIFY(second.begin());
    auto* table = second.views().runs->findChild<QTableView*>(QStringLiteral("runs"));
    QVERIFY(table != nullptr);
    second.window().findChild<QWidget*>(QStringLiteral("runs"))->raise();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    emit second.views().runs->openRequested(uuid);
    QTRY_COMPARE(second.shown().parts.size(), size_t(3));
    QCOMPARE(second.bench().shownRun(), uuid);

    const QString path = f.file(QStringLiteral("report.html"));
    QSignalSpy written(&f.bench(), &Workbench::reportWritten);
    f.bench().writeReport({uuid}, path);
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 60000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("tiny"));
  }

  void twoWindowsSeeEachOther() {
    WindowFixture first;
    QVERIFY(first.begin());
    WindowFixture second(first.storePath());
    QVERIFY(second.begin());
    const auto rows = [](WindowFixture& f) {
      return f.views().runs->findChild<QTableView*>(QStringLiteral("runs"))->model()->rowCount();
    };
    QCOMPARE(rows(second), 0);
    const QSignalSpy listed(&second.bench().library(), &LibraryController::listed);
    const QString uuid = first.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    QTRY_COMPARE(rows(second), 1);
    // Its end as well; what a listing does not show, the points of its curves, makes no listing.
    const auto state = [&] {
      const auto runs = listed.isEmpty() ? std::vector<RunRecord>() : listed.last()[0].value<std::vector<RunRecord>>();
      return runs.empty() ? RunState::queued : runs.front().state;
    };
    QTRY_COMPARE(state(), RunState::finished);
    second.bench().library().rename(uuid, QStringLiteral("by the second"));
    const auto shows = [&] {
      auto* model = first.views().runs->findChild<QTableView*>(QStringLiteral("runs"))->model();
      for (int column = 0; column < model->columnCount(); ++column)
        if (model->index(0, column).data().toString() == QStringLiteral("by the second")) return true;
      return false;
    };
    QTRY_VERIFY(shows());
    // Somebody else's run goes, too.
    RunStore::open(first.storePath().toStdString()).deleteRun(uuid.toStdString());
    QTRY_COMPARE(rows(first), 0);
    QTRY_COMPARE(rows(second), 0);
  }

  void theWindowAndTheCommandLineComputeTheSameNumbers() {
    WindowFixture f;
    QVERIFY(f.begin());
    const QString uuid = f.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    const RunRecord fromWindow = stored(f.storePath(), uuid);

    RunOptions options;
    options.storePath = f.file(QStringLiteral("other.lacuna")).toStdString();
    TrainingControl control;
    RunListener listener;
    const RunRecord direct = performRun(*loadEngine(), tinyConfig(), options, control, listener);
    QCOMPARE(fromWindow.accuracy.base, direct.accuracy.base);
    QCOMPARE(fromWindow.patterns.size(), direct.patterns.size());
    for (size_t i = 0; i < direct.patterns.size(); ++i) {
      QCOMPARE(fromWindow.patterns[i].accuracy, direct.patterns[i].accuracy);
      QCOMPARE(fromWindow.patterns[i].featureError, direct.patterns[i].featureError);
    }
  }

  void stoppingKeepsTheRunAsCancelled() {
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.training.epochs = 100000;
    f.views().form->setConfig(config);
    QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    QSignalSpy ended(&f.bench(), &Workbench::trainingEnded);
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    QCOMPARE(f.views().training->findChild<QLabel*>(QStringLiteral("trainingRun"))->text(), QStringLiteral("tiny"));
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("pause")), Qt::LeftButton);
    QCOMPARE(f.views().training->state(), TrainingState::paused);
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("stop")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QCOMPARE(stored(f.storePath(), ended.first().first().toString()).state, RunState::cancelled);
  }

  void closingWhileTrainingAsksAndLosesNothingEitherWay() {
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.training.epochs = 100000;
    f.views().form->setConfig(config);
    QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    answerDialog(QStringLiteral("Keep training"));
    QVERIFY(!f.window().close());
    QVERIFY(f.bench().training());
    answerDialog(QStringLiteral("Stop and close"));
    QVERIFY(f.window().close());
    RunStore store = RunStore::open(f.storePath().toStdString());
    const RunRecord run = store.run(store.resolve("last"));
    QCOMPARE(run.state, RunState::interrupted);
    QVERIFY(store.checkpoint(run.uuid, CheckpointKind::last).has_value());
  }

  void aMissingDataSetIsExplainedAndTheWindowLives() {
    const QByteArray data = qgetenv("LACUNA_DATA");
    qunsetenv("LACUNA_DATA");
    qputenv("XDG_DATA_HOME", folder().toLocal8Bit());
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.dataset = "mnist";
    f.train(config);
    QVERIFY(f.views().banner->isVisible());
    QVERIFY(f.views().banner->text().contains(QStringLiteral("MNIST was not found")));
    QVERIFY(RunStore::open(f.storePath().toStdString()).runs().empty());
    f.clickDevice(0);
    QVERIFY(f.waitForPattern(FailurePattern::of({0})));
    qputenv("LACUNA_DATA", data);
  }

  void aDamagedLibraryIsExplainedAndLeftAlone() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("runs.lacuna"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content("this is a shopping list, not a library\n");
    file.write(content);
    file.close();
    WindowFixture f(path);
    QVERIFY(f.begin());
    QTRY_VERIFY(f.views().banner->isVisible());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
  }

  void aConfigurationWithProblemsIsNotOpened() {
    WindowFixture f;
    QFile file(f.file(QStringLiteral("bad.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"dataset": "mnist", "code": {"k": 9, "r": 1}})");
    file.close();
    const ExperimentConfig before = f.views().form->config();
    f.window().show();
    f.window().files().openConfig(file.fileName());
    QVERIFY(f.views().banner->text().contains(QStringLiteral("4 columns wide")));
    QVERIFY(f.views().form->config() == before);
  }
};

LACUNA_GUI_TEST(TestWindow)
#include "tst_window.moc"
