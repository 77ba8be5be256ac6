// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs that were interrupted, in a real window: going on with them, keeping them, deleting them; bundles.
#include <QApplication>
#include <QDropEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScopeGuard>
#include <QTableView>
#include <QTimer>

#include "../store/faulty_disk.h"
#include "store/database.h"
#include "sweep_fixture.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_panel.h"
#include "window/training/training_queue.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

ExperimentConfig namedTraining(const char* name, int epochs) {
  ExperimentConfig config = smallest();
  config.name = name;
  config.training.epochs = epochs;
  return config;
}

class ResumeFixture : public SweepFixture {
 public:
  using SweepFixture::SweepFixture;

  RunStore store() { return RunStore::open(storePath().toStdString(), Access::readOnly); }
  RunRecord run(const std::string& uuid) { return store().run(uuid); }
  QString said() { return views().banner->text(); }
  QPushButton* button(const char* text) {
    for (QPushButton* b : views().banner->findChildren<QPushButton*>())
      if (b->isVisible() && b->text() == QString::fromUtf8(text)) return b;
    return nullptr;
  }
  /// Of the run library's menu, with this run selected.
  QAction* action(const std::string& uuid, const char* text) {
    views().runs->selectRun(QString::fromStdString(uuid));
    for (QMenu* menu : views().runs->findChildren<QMenu*>()) {
      emit menu->aboutToShow();
      for (QAction* action : menu->actions())
        if (action->text() == QString::fromUtf8(text)) return action;
    }
    return nullptr;
  }
  /// Begins a training and stops it once it has learned something; its uuid.
  std::string stopped(const char* name) {
    const QSignalSpy stepped(&bench(), &Workbench::trainingStepped);
    bench().trainConfig(namedTraining(name, 400));
    if (!QTest::qWaitFor([&] { return stepped.count() > 2; }, 60000)) return {};
    bench().stopTraining();
    if (!QTest::qWaitFor([&] { return !bench().training(); }, 60000)) return {};
    return store().resolve("last");
  }
  /// Answers the next question.
  static void answer(const char* text) {
    QTimer::singleShot(200, qApp, [text] {
      for (QWidget* w : QApplication::topLevelWidgets())
        if (auto* box = qobject_cast<QMessageBox*>(w); box != nullptr && box->isVisible())
          for (QAbstractButton* b : box->buttons())
            if (b->text().remove(QLatin1Char('&')) == QLatin1String(text)) return b->click();
    });
  }
};

/// A library with one run whose process died before it had a checkpoint.
std::string orphanIn(const QString& library) {
  std::string uuid;
  {
    RunStore store = RunStore::open(library.toStdString());
    RunRecord run;
    run.name = "orphan";
    run.config = namedTraining("orphan", 2);
    uuid = store.createRun(run);
    store.setState(uuid, RunState::running);
  }
  Database db(library.toStdString(), OpenMode::readWrite, 1000);
  db.execute("UPDATE session SET pid = 4194305");
  return uuid;
}

} // namespace

class TestResumeWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void aStoppedRunGoesOnFromTheLibrary() {
    ResumeFixture f;
    QVERIFY(f.begin());
    const std::string uuid = f.stopped("goes on");
    QVERIFY(!uuid.empty());
    QCOMPARE(f.run(uuid).state, RunState::cancelled);
    const int64_t step = f.store().checkpoint(uuid, CheckpointKind::last)->step;
    QVERIFY(step > 0);
    QTRY_VERIFY(f.action(uuid, "Resume") != nullptr && f.action(uuid, "Resume")->isEnabled());
    QSignalSpy created(&f.bench(), &Workbench::runCreated);
    const QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.action(uuid, "Resume")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 60000);
    QCOMPARE(created[0][0].toString().toStdString(), uuid); // the same run
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    QCOMPARE(f.run(uuid).resumedFromStep, step);
    QCOMPARE(f.bench().shownRun().toStdString(), uuid);
    f.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!f.bench().training(), 60000);
    QVERIFY(f.store().checkpoint(uuid, CheckpointKind::last)->step > step);
    QCOMPARE(f.store().runs().size(), size_t(1));
  }

  /// Its end cannot be noted before there is room again; from then on it can be resumed, in this window.
  void aRunStoppedOnAFullDiskIsInterruptedOnceThereIsRoom() {
    QVERIFY(registerFaultyDisk());
    const auto mended = qScopeGuard([] { inject({}); });
    ResumeFixture f;
    QVERIFY(f.begin());
    QVERIFY(!f.train(namedTraining("before", 1)).isEmpty());
    const QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.bench().trainConfig(namedTraining("on a full disk", 100000));
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 2, 60000);
    const std::string uuid = f.store().resolve("last");
    inject({opWrite, 0, SQLITE_FULL, true});
    QTest::qWait(1000); // the next points, which are due after 250 ms, meet it
    f.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!f.bench().training(), 60000);
    QVERIFY2(f.said().contains(QLatin1String("disk is full")), qPrintable(f.said()));
    QTest::qWait(2500); // a look at the library in vain
    QCOMPARE(f.run(uuid).state, RunState::running);
    inject({});
    QTRY_COMPARE_WITH_TIMEOUT(f.run(uuid).state, RunState::interrupted, 10000);
    QTRY_VERIFY(f.action(uuid, "Resume") != nullptr && f.action(uuid, "Resume")->isEnabled());
    QCOMPARE(f.store().runs().back().state, RunState::finished);
  }

  void severalGoOnOneAfterTheOther() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    std::vector<std::string> uuids;
    {
      RunStore store = RunStore::open(library.toStdString());
      for (const char* name : {"one", "two"}) {
        RunRecord run;
        run.name = name;
        run.config = namedTraining(name, 1);
        uuids.push_back(store.createRun(run));
        store.setState(uuids.back(), RunState::failed, "The disk was full");
      }
    }
    ResumeFixture f(library);
    QVERIFY(f.begin());
    f.window().queue().resume({QString::fromStdString(uuids[0]), QString::fromStdString(uuids[1])});
    QTRY_COMPARE_WITH_TIMEOUT(f.run(uuids[1]).state, RunState::finished, 120000);
    QCOMPARE(f.run(uuids[0]).state, RunState::finished);
    QVERIFY(f.run(uuids[0]).error.empty());
  }

  void afterACrashItGoesOnWithOneClick() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    const std::string uuid = orphanIn(library);
    ResumeFixture f(library);
    QVERIFY(f.begin());
    QTRY_VERIFY2(f.said().contains(QLatin1String("Resume from the last checkpoint?")), qPrintable(f.said()));
    QCOMPARE(f.run(uuid).state, RunState::interrupted);
    QTest::mouseClick(f.button("Resume"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(f.run(uuid).state, RunState::finished, 120000);
    QVERIFY(f.run(uuid).evaluated);
  }

  void afterACrashItCanBeKeptOrDeleted() {
    QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("runs.lacuna"));
    const std::string uuid = orphanIn(library);
    ResumeFixture f(library);
    QVERIFY(f.begin());
    QTRY_VERIFY(f.button("Delete…") != nullptr);
    ResumeFixture::answer("Cancel");
    QTest::mouseClick(f.button("Delete…"), Qt::LeftButton);
    QTest::qWait(500);
    QCOMPARE(f.run(uuid).state, RunState::interrupted);
    ResumeFixture::answer("Delete");
    QTest::mouseClick(f.button("Delete…"), Qt::LeftButton);
    QTRY_VERIFY(f.store().runs().empty());
    auto* table = f.views().runs->findChild<QTableView*>(QStringLiteral("runs"));
    QTRY_COMPARE(table->model()->rowCount(), 0);
  }

  void theRunThatTrainsIsNotDeleted() {
    ResumeFixture f;
    QVERIFY(f.begin());
    const QSignalSpy stepped(&f.bench(), &Workbench::trainingStepped);
    f.bench().trainConfig(namedTraining("trains", 100000));
    QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 0, 60000);
    const std::string uuid = f.store().resolve("last");
    QTRY_VERIFY(f.action(uuid, "Delete…") != nullptr);
    QVERIFY(!f.action(uuid, "Resume")->isEnabled());
    f.action(uuid, "Delete…")->trigger();
    QVERIFY2(f.said().contains(QLatin1String("stop it first")), qPrintable(f.said()));
    QVERIFY(f.bench().training());
    f.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!f.bench().training(), 60000);
  }

  void aDroppedLibraryIsImported() {
    QTemporaryDir folder;
    const QString other = folder.filePath(QStringLiteral("other.lacuna"));
    {
      RunStore store = RunStore::open(other.toStdString());
      RunRecord run;
      run.name = "from elsewhere";
      run.config = namedTraining("from elsewhere", 1);
      store.setState(store.createRun(run), RunState::finished);
    }
    ResumeFixture f;
    QVERIFY(f.begin());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(other)});
    const auto dropIt = [&] {
      QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(&f.window(), &enter);
      QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(&f.window(), &drop);
    };
    dropIt();
    QTRY_VERIFY2(f.said().contains(QLatin1String("One run was imported")), qPrintable(f.said()));
    QCOMPARE(f.store().runs().front().name, std::string("from elsewhere"));
    dropIt();
    QTRY_VERIFY2(f.said().contains(QLatin1String("here already")), qPrintable(f.said()));
  }
};

LACUNA_GUI_TEST(TestResumeWindow)
#include "tst_resume_window.moc"
