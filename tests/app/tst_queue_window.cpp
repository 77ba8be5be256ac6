// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags and the archive in a real library, and trainings that wait for one another.
#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QTableView>
#include <QTimer>

#include "store/database.h"
#include "sweep_fixture.h"
#include "widgets/dialogs/command_palette.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/runs/tags_dialog.h"
#include "widgets/training/training_panel.h"
#include "window/training/training_queue.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

ExperimentConfig named(const char* name, int epochs = 1) {
  ExperimentConfig config = smallest();
  config.name = name;
  config.training.epochs = epochs;
  return config;
}

/// Goes on until it is stopped.
ExperimentConfig endless(const char* name = "endless") {
  return named(name, 100000);
}

/// A window whose trainings wait for one another.
class QueueFixture : public SweepFixture {
 public:
  /// Takes an entry of the menu below the list of runs.
  bool chooseForRuns(const QString& text) {
    for (QPushButton* button : views().runs->findChildren<QPushButton*>()) {
      if (button->menu() == nullptr) continue;
      emit button->menu()->aboutToShow();
      for (QAction* action : button->menu()->actions())
        if (action->text() == text) return action->trigger(), true;
    }
    return false;
  }

  using SweepFixture::SweepFixture;

  QPushButton* trainButton() { return views().training->findChild<QPushButton*>(QStringLiteral("train")); }
  QListWidget* list() { return views().training->findChild<QListWidget*>(QStringLiteral("queueList")); }
  QString said() { return views().banner->text(); }

  /// The names of what waits, as the training dock shows them.
  QStringList shown() {
    QStringList names;
    if (list() == nullptr || !list()->isVisibleTo(views().training)) return names;
    for (int row = 0; row < list()->count(); ++row) names << list()->item(row)->text();
    return names;
  }

  /// Presses Train or F5; waits until it trains or stands in the queue.
  bool ask(const ExperimentConfig& config, bool byKey = false) {
    views().form->setConfig(config);
    const int before = window().queue().waiting();
    const bool began = !bench().training();
    if (byKey)
      QTest::keyClick(&window(), Qt::Key_F5);
    else
      QTest::mouseClick(trainButton(), Qt::LeftButton);
    return QTest::qWaitFor([&] { return began ? bench().training() : window().queue().waiting() == before + 1; },
                           20000);
  }

  /// Begins a training that does not end by itself.
  bool keepBusy() {
    const QSignalSpy stepped(&bench(), &Workbench::trainingStepped);
    if (!begin() || !ask(endless()) || !QTest::qWaitFor([&] { return stepped.count() > 0; }, 60000)) return false;
    // A second press that comes as quickly as a double click's would be taken for one.
    QTest::qWait(QApplication::doubleClickInterval());
    return true;
  }

  RunRecord runNamed(const std::string& name) {
    const RunStore store = RunStore::open(storePath().toStdString(), Access::readOnly);
    for (const RunRecord& run : store.runs({true, RunDetail::list}))
      if (run.name == name) return store.run(run.uuid);
    return {};
  }
  RunState stateOf(const char* name) { return runNamed(name).state; }
  bool waitForState(const char* name, RunState state) {
    return QTest::qWaitFor([&] { return stateOf(name) == state; }, 60000);
  }
  /// Null while it cannot be done.
  QAction* action(const char* name) {
    for (const PaletteEntry& entry : paletteEntries(*window().menuBar()))
      if (entry.name.endsWith(QLatin1String(name))) return entry.action;
    return nullptr;
  }
  bool close() {
    QTimer::singleShot(300, qApp, [this] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (box == nullptr) return;
      m_asked = box->text();
      for (QAbstractButton* b : box->buttons())
        if (b->text() == QStringLiteral("Stop and close")) return b->click();
    });
    return window().close();
  }
  const QString& asked() const { return m_asked; }

 private:
  QString m_asked;
};

/// As if the process that has written the library so far had died.
void endProcessOf(const QString& library) {
  Database db(library.toStdString(), OpenMode::readWrite, 5000);
  db.execute("UPDATE session SET pid = 4194305");
}

} // namespace

class TestQueueWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void trainingsFollowOneAnother() {
    QueueFixture f;
    QVERIFY(f.keepBusy());
    QCOMPARE(f.trainButton()->text(), QStringLiteral("Add to queue"));
    QVERIFY(f.action("Add to queue") != nullptr);
    QVERIFY(f.shown().isEmpty());
    QVERIFY(f.ask(named("second")));
    QVERIFY(f.ask(named("third"), true));
    QCOMPARE(f.shown(), (QStringList{"second", "third"}));
    QCOMPARE(f.stateOf("second"), RunState::queued);
    QCOMPARE(f.bench().waiting(), 2);
    // Marked in the list of runs.
    auto* table = f.views().runs->findChild<QTableView*>(QStringLiteral("runs"));
    const auto states = [&] {
      QStringList all;
      for (int row = 0; row < table->model()->rowCount(); ++row)
        all << table->model()->index(row, RunsModel::stateColumn).data().toString();
      all.sort();
      return all.join(' ');
    };
    QTRY_COMPARE(states(), QStringLiteral("▸ running ○ queued ○ queued"));

    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("stop")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.said().startsWith(QStringLiteral("“endless” was stopped. “second” trains now; one more")), 30000);
    QCOMPARE(f.shown(), QStringList{"third"});
    QCOMPARE(f.stateOf("endless"), RunState::cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.said().startsWith(QStringLiteral("The queue has ended")) ||
            f.said().contains(QStringLiteral("The queue has ended: 2 trained, 0 failed, 1 stopped.")),
        120000);
    QVERIFY2(f.said().startsWith(QStringLiteral("“third” is trained.")), qPrintable(f.said()));
    QVERIFY(f.shown().isEmpty());
    QCOMPARE(f.stateOf("second"), RunState::finished);
    QCOMPARE(f.stateOf("third"), RunState::finished);
    QVERIFY(f.runNamed("third").evaluated);
    QCOMPARE(f.runs().size(), size_t(3)); // none twice
    QCOMPARE(f.trainButton()->text(), QStringLiteral("Train"));
    QCOMPARE(f.bench().shownRun().toStdString(), f.runNamed("third").uuid);
  }

  void aDoubleClickTrainsOnce() {
    QueueFixture f;
    QVERIFY(f.begin());
    f.views().form->setConfig(endless());
    QTest::mouseClick(f.trainButton(), Qt::LeftButton);
    QTest::mouseDClick(f.trainButton(), Qt::LeftButton);
    QVERIFY(f.waitForState("endless", RunState::running));
    QTest::qWait(300);
    QCOMPARE(f.window().queue().waiting(), 0);
    QCOMPARE(f.runs().size(), size_t(1));
    f.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!f.bench().training(), 30000);
  }

  void oneThatFailsDoesNotHoldUpTheOthers() {
    QueueFixture f;
    QVERIFY(f.keepBusy());
    ExperimentConfig broken = named("broken");
    const NetworkSpec lenet = networkOf(broken);
    broken.baseModel.kind = "custom";
    broken.baseModel.layers = lenet.convSegment;
    broken.baseModel.layers.insert(broken.baseModel.layers.end(), lenet.fcSegment.begin(), lenet.fcSegment.end());
    broken.baseModel.weights = f.file(QStringLiteral("absent.safetensors")).toStdString();
    QVERIFY(f.ask(broken));
    QVERIFY(f.ask(named("after")));
    f.bench().stopTraining();
    QVERIFY2(f.waitForState("broken", RunState::failed), text(f.stateOf("broken")));
    QVERIFY(f.runNamed("broken").error.find("absent.safetensors") != std::string::npos);
    QTRY_VERIFY2_WITH_TIMEOUT(f.said().startsWith(QStringLiteral("“broken” failed: ")), qPrintable(f.said()), 30000);
    QVERIFY2(f.said().contains(QStringLiteral("absent.safetensors")), qPrintable(f.said()));
    QVERIFY(f.waitForState("after", RunState::finished));
    QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(QStringLiteral("1 trained, 1 failed, 1 stopped")), 30000);
  }

  void theOrderDecidesAndWhatIsRemovedIsArchived() {
    QueueFixture f;
    QVERIFY(f.keepBusy());
    for (const char* name : {"a", "b", "c"}) QVERIFY(f.ask(endless(name)));
    QTest::mouseClick(f.list()->viewport(), Qt::LeftButton, {}, f.list()->visualItemRect(f.list()->item(2)).center());
    QTest::keyClick(f.list(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(f.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(f.shown(), (QStringList{"c", "a", "b"}));
    QTest::keyClick(f.list(), Qt::Key_Down);
    QTest::keyClick(f.list(), Qt::Key_Delete);
    QCOMPARE(f.shown(), (QStringList{"c", "b"}));
    QVERIFY(f.waitForState("a", RunState::cancelled));
    QTRY_VERIFY(f.runNamed("a").archived);
    f.bench().stopTraining();
    QVERIFY(f.waitForState("c", RunState::running));
    QCOMPARE(f.stateOf("b"), RunState::queued);

    // Archived in the list of runs it is out of the queue as well.
    f.views().runs->selectRun(QString::fromStdString(f.runNamed("b").uuid));
    QVERIFY(f.chooseForRuns(QStringLiteral("Archive")));
    QVERIFY(f.shown().isEmpty());
    QVERIFY(f.waitForState("b", RunState::cancelled));
    f.bench().stopTraining();
    QVERIFY(f.waitForState("c", RunState::cancelled));
    QTest::qWait(200);
    QVERIFY(!f.bench().training());
  }

  void stopAllEmptiesTheQueue() {
    QueueFixture f;
    QVERIFY(f.keepBusy());
    QVERIFY(f.action("Stop all and empty the queue") == nullptr);
    QVERIFY(f.ask(endless("a")));
    QVERIFY(f.ask(endless("b")));
    QVERIFY(f.action("Stop all and empty the queue") != nullptr);
    QTest::mouseClick(f.views().training->findChild<QPushButton*>(QStringLiteral("queueStopAll")), Qt::LeftButton);
    for (const char* name : {"endless", "a", "b"}) QVERIFY(f.waitForState(name, RunState::cancelled));
    QVERIFY(f.shown().isEmpty());
    QTRY_VERIFY(!f.bench().training());
    QTest::qWait(200); // nothing further begins
    QVERIFY(!f.bench().training());
    QTRY_VERIFY(f.runNamed("b").archived);
    QVERIFY(!f.runNamed("endless").archived);
  }

  void aSweepAndAQueueExcludeEachOther() {
    QueueFixture f;
    QVERIFY(f.open());
    QVERIFY(f.type(0, "1"));
    QVERIFY(f.ask(endless()));
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    QVERIFY(f.ask(endless("waits")));
    QVERIFY(!f.button("sweepStart")->isEnabled());
    auto* note = f.find<QLabel>("sweepNote");
    QTRY_VERIFY2(note->text().startsWith(QStringLiteral("Trainings wait in the queue")), qPrintable(note->text()));
    f.controller().start();
    QVERIFY(!f.controller().working());
    f.window().queue().stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!f.bench().training(), 30000);
    QVERIFY(f.waitForPlan([&] { f.views().form->setConfig(endless("swept")); }));
    QTRY_VERIFY_WITH_TIMEOUT(f.button("sweepStart")->isEnabled(), 20000);
    f.start();
    QVERIFY(f.controller().working());
    f.window().queue().train();
    QTest::qWait(200);
    QCOMPARE(f.window().queue().waiting(), 0);
    QVERIFY(!f.trainButton()->isEnabled());
    f.controller().stopNow();
    QVERIFY(f.waitForEnd());
  }

  void whatWaitsOutlivesTheProgram() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    {
      QueueFixture f(library);
      QVERIFY(f.keepBusy());
      for (const char* name : {"a", "b", "c"}) QVERIFY(f.ask(named(name)));
      QTest::mouseClick(f.list()->viewport(), Qt::LeftButton, {}, f.list()->visualItemRect(f.list()->item(2)).center());
      QTest::keyClick(f.list(), Qt::Key_Up, Qt::AltModifier);
      QVERIFY(f.close());
      QVERIFY2(f.asked().contains(QStringLiteral("the next start offers to resume it")), qPrintable(f.asked()));
      QCOMPARE(f.stateOf("endless"), RunState::interrupted);
      QTest::qWait(200); // nothing further begins
      for (const char* name : {"a", "b", "c"}) QCOMPARE(f.stateOf(name), RunState::queued);
    }
    {
      // The process lives: nobody else may take what waits.
      QueueFixture beside(library);
      QVERIFY(beside.begin());
      QTest::qWait(300);
      QCOMPARE(beside.window().queue().offered(), 0);
    }
    endProcessOf(library);
    QueueFixture f(library);
    QVERIFY(f.begin());
    QTRY_COMPARE(f.window().queue().offered(), 3);
    QVERIFY2(f.said().startsWith(QStringLiteral("3 trainings were waiting")), qPrintable(f.said()));
    QVERIFY(f.shown().isEmpty());
    QVERIFY(!f.bench().training());
    QVERIFY(f.action("Resume the queue") != nullptr);
    QSignalSpy begun(&f.bench(), &Workbench::runCreated);
    for (QPushButton* button : f.views().banner->findChildren<QPushButton*>())
      QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(QStringLiteral("3 trained, 0 failed, 0 stopped")), 120000);
    QStringList order;
    for (const auto& run : begun)
      for (const char* name : {"a", "b", "c"})
        if (f.runNamed(name).uuid == run.at(0).toString().toStdString()) order << QLatin1String(name);
    QCOMPARE(order, (QStringList{"a", "c", "b"}));
    QCOMPARE(f.runs().size(), size_t(4));
    QVERIFY(f.action("Resume the queue") == nullptr);
  }

  void afterACrashBothAreTold() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    std::string waits;
    {
      RunStore store = RunStore::open(library.toStdString());
      RunRecord run;
      run.config = named("ran");
      store.setState(store.createRun(run), RunState::running);
      run.config = named("waits");
      waits = store.createRun(run);
    }
    endProcessOf(library);
    QueueFixture f(library);
    QVERIFY(f.begin());
    QTRY_COMPARE(f.window().queue().offered(), 1);
    QVERIFY2(f.said().startsWith(QStringLiteral("“ran” ended unexpectedly")), qPrintable(f.said()));
    QVERIFY2(f.said().contains(QStringLiteral("A training was waiting when the program ended: “waits”")),
             qPrintable(f.said()));
    QCOMPARE(f.stateOf("ran"), RunState::interrupted);
    // Refused it stays, and can still be taken by the menu.
    f.views().banner->dismiss();
    QCOMPARE(f.stateOf("waits"), RunState::queued);
    f.bench().openRun(QString::fromStdString(waits));
    QTRY_VERIFY2(f.said().contains(QStringLiteral("waits for its turn")), qPrintable(f.said()));
    f.action("Resume the queue")->trigger();
    QVERIFY(f.waitForState("waits", RunState::finished));
  }

  void tagsAndTheArchiveReachTheLibrary() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    {
      RunStore store = RunStore::open(library.toStdString());
      for (const char* name : {"one", "two"}) {
        RunRecord run;
        run.config = named(name);
        run.tags = {"old"};
        store.setState(store.createRun(run), RunState::finished);
      }
    }
    QueueFixture f(library);
    QVERIFY(f.begin());
    RunsPanel* runs = f.views().runs;
    auto* table = runs->findChild<QTableView*>(QStringLiteral("runs"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->selectAll();
    QVERIFY(f.chooseForRuns(QStringLiteral("Tags…")));
    auto* line = runs->findChild<QLineEdit*>(QStringLiteral("tags"));
    QCOMPARE(line->text(), QStringLiteral("old"));
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("lecture, seeds"));
    QTest::keyClick(line, Qt::Key_Return);
    const std::vector<std::string> both = {"lecture", "seeds"};
    QTRY_VERIFY(f.runNamed("one").tags == both && f.runNamed("two").tags == both);
    QTRY_COMPARE(table->model()->index(0, RunsModel::tagsColumn).data().toString(), QStringLiteral("lecture, seeds"));

    runs->selectRun(QString::fromStdString(f.runNamed("two").uuid));
    QVERIFY(f.chooseForRuns(QStringLiteral("Archive")));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    runs->findChild<QCheckBox*>(QStringLiteral("archived"))->click();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    runs->selectRun(QString::fromStdString(f.runNamed("two").uuid));
    QVERIFY(f.chooseForRuns(QStringLiteral("Take out of the archive")));
    QTRY_VERIFY(!f.runNamed("two").archived);
    runs->findChild<QCheckBox*>(QStringLiteral("archived"))->click();
    QTest::qWait(200);
    QCOMPARE(table->model()->rowCount(), 2);
  }
};

LACUNA_GUI_TEST(TestQueueWindow)
#include "tst_queue_window.moc"
