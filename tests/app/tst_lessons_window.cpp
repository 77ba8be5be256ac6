// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDockWidget>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

#include "widgets/form/experiment_form.h"
#include "widgets/learn/lesson_view.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_panel.h"
#include "window/learn/lesson_controller.h"
#include "window/workbench/presets.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::lesson;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

class LessonFixture : public WindowFixture {
 public:
  LessonController& lessons() { return window().lessons(); }
  LessonView& view() { return *window().findChild<LessonView*>(); }
  QDockWidget* dock(const char* name) { return window().findChild<QDockWidget*>(QLatin1String(name)); }
  void press(const char* button) {
    QTest::mouseClick(view().findChild<QPushButton*>(QLatin1String(button)), Qt::LeftButton);
  }
  QString said() { return view().findChild<QLabel*>(QStringLiteral("lessonSaid"))->accessibleName(); }
  QString write(const QByteArray& text) {
    const QString path = file(QStringLiteral("own.md"));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly)) return {};
    out.write(text);
    return path;
  }
  /// The page's setup is on screen.
  bool settled(const LessonSetup& setup) {
    return QTest::qWaitFor(
        [&] {
          if (lessons().settingUp() || !bench().state().code() ||
              (setup.lost && shown().pattern.mask != setup.lost->mask))
            return false;
          return !setup.image || shown().imageIndex == *setup.image;
        },
        60000);
  }
  /// What the page asks for, as a person would do it.
  bool perform(const LessonTask& task) {
    switch (task.kind) {
      case TaskKind::none:
        return true;
      case TaskKind::lose:
        for (int d = 0; d < bench().state().code()->plan().devices(); ++d)
          if (task.lost.isLost(DeviceIndex(d)) != bench().state().pattern().isLost(DeviceIndex(d))) clickDevice(d);
        break;
      case TaskKind::loseCount:
        for (int d = 0; bench().state().pattern().lostCount() < task.count; ++d)
          if (!bench().state().pattern().isLost(DeviceIndex(d))) clickDevice(d);
        break;
      case TaskKind::otherImage:
        QTest::keyClick(views().pipeline, Qt::Key_PageDown);
        break;
      case TaskKind::wrong:
        QTest::keyClick(views().pipeline, Qt::Key_B);
        break;
      case TaskKind::train:
        QTest::mouseClick(views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
        break;
      case TaskKind::open:
        dock(task.dock.c_str())->raise();
        break;
      case TaskKind::choose:
        view().findChildren<QRadioButton*>().at(task.right)->click();
        break;
    }
    // A training takes as long as it takes: the limit of the test function ends one that hangs.
    static const int functionLimit = qEnvironmentVariable("QTEST_FUNCTION_TIMEOUT", "300000").toInt();
    return QTest::qWaitFor([this] { return lessons().taskDone(); },
                           task.kind == TaskKind::train ? functionLimit : 30000);
  }
};

} // namespace

class TestLessonsWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void everyLessonCanBePlayed_data() {
    QTest::addColumn<int>("index");
    const QStringList ids = builtInLessons();
    QCOMPARE(ids.size(), 8);
    for (int i = 0; i < ids.size(); ++i) QTest::newRow(qPrintable(ids[i])) << i;
  }
  void everyLessonCanBePlayed() {
    QFETCH(int, index);
    LessonFixture f;
    QVERIFY(f.begin());
    f.window().resize(1280, 800);
    const Lesson lesson = parseLesson(builtInLesson(builtInLessons()[index]));
    f.lessons().open(index);
    QTRY_VERIFY(f.view().isVisible());
    for (size_t p = 0; p < lesson.pages.size(); ++p) {
      const LessonPage& page = lesson.pages[p];
      QCOMPARE(f.lessons().page(), int(p));
      QVERIFY2(!page.setup.code.empty() || p > 0, "the first page says which code it speaks of");
      QVERIFY2(f.settled(page.setup), page.title.c_str());
      if (page.setup.config) {
        QVERIFY(f.views().form->config() == *page.setup.config);
        ExperimentConfig quick = *page.setup.config; // as asked, on fewer images
        quick.subset = {2000, 200};
        f.views().form->setConfig(quick);
      }
      QVERIFY2(page.task.kind == TaskKind::none || !f.lessons().taskDone(), page.title.c_str());
      QVERIFY2(f.perform(page.task), page.title.c_str());
      if (page.task.kind != TaskKind::none) QVERIFY(f.said().startsWith(QStringLiteral("✓ ")));
      QVERIFY(f.view().isVisible());
      QVERIFY(f.view().width() >= 280);
      f.press("next");
    }
    QVERIFY(!f.lessons().playing()); // the list again
    QVERIFY(QSettings().value(QStringLiteral("lessons/done")).toStringList().contains(builtInLessons()[index]));
    QVERIFY(f.view()
                .findChild<QListWidget*>(QStringLiteral("lessons"))
                ->item(index)
                ->data(Qt::AccessibleTextRole)
                .toString()
                .contains("done"));
  }

  void aWrongChoiceIsSaidAndAnotherMayFollow() {
    LessonFixture f;
    QVERIFY(f.begin());
    f.lessons().openFile(
        f.write("---\nlacuna-lesson: 1\ntitle: Own\n---\n# One\n```formula\n*x* = 1\n```\n"
                "```task\nask: Which?\nchoice: this\nchoice: that\nright: 2\ndone: Yes.\n```\n"));
    const auto choices = f.view().findChildren<QRadioButton*>();
    QCOMPARE(choices.size(), 2);
    choices[0]->click();
    QVERIFY(!f.lessons().taskDone());
    QVERIFY(f.said().startsWith(QStringLiteral("Not that one")));
    choices[1]->click();
    QVERIFY(f.lessons().taskDone());
    QCOMPARE(f.said(), QStringLiteral("✓ Yes."));
    auto* formula = f.view().findChild<QLabel*>(QStringLiteral("formulaText"));
    QVERIFY(!formula->isVisible());
    QTest::mouseClick(f.view().findChild<QToolButton*>(QStringLiteral("formula")), Qt::LeftButton);
    QVERIFY(formula->isVisible());
  }

  void backShowsThePageBeforeAsItWas() {
    LessonFixture f;
    QVERIFY(f.begin());
    f.lessons().openFile(
        f.write("---\nlacuna-lesson: 1\ntitle: Own\n---\n# One\n```setup\nlost: 2\nimage: 5\n```\n"
                "# Two\n```setup\nlost: none\nimage: 9\n```\n"));
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QTRY_COMPARE(f.shown().imageIndex, 4);
    f.press("next");
    QVERIFY(f.waitForPattern({}));
    QTRY_COMPARE(f.shown().imageIndex, 8);
    f.press("back");
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QTRY_COMPARE(f.shown().imageIndex, 4);
  }

  void whatCannotBeReadIsSaidAndNothingIsOpened() {
    LessonFixture f;
    QVERIFY(f.begin());
    f.lessons().openFile(f.write("---\nlacuna-lesson: 1\ntitle: Own\n---\n# One\n```setup\nlost: 99\n```\n"));
    QVERIFY(f.views().banner->isVisible());
    QVERIFY2(f.views().banner->text().contains(QStringLiteral("line 7: \"99\" is not a number from 1 to 64")),
             qPrintable(f.views().banner->text()));
    QVERIFY(!f.lessons().playing());
    f.lessons().openFile(f.file(QStringLiteral("missing.md")));
    QVERIFY(f.views().banner->text().contains(QStringLiteral("missing.md cannot be read")));
    f.lessons().openFile(f.write("---\nlacuna-lesson: 1\ntitle: Own\n---\n# One\n```setup\ncode: nowhere\n```\n"));
    QVERIFY(
        f.views().banner->text().contains(QStringLiteral("the code nowhere, which does not come with the program")));
  }

  void aCodeThatDoesNotOpenLeavesNothingForTheNext() {
    const QByteArray before = qgetenv("LACUNA_DATA");
    qputenv("LACUNA_DATA", folder().toLocal8Bit()); // where MNIST is not
    LessonFixture f;
    QVERIFY(f.begin());
    before.isNull() ? qunsetenv("LACUNA_DATA") : qputenv("LACUNA_DATA", before);
    const int image = f.shown().imageIndex;
    f.lessons().openFile(
        f.write("---\nlacuna-lesson: 1\ntitle: Own\n---\n# One\n```setup\ncode: mnist-k2-r1\n"
                "image: 7\nlost: 1\n```\n"));
    QTRY_VERIFY_WITH_TIMEOUT(f.views().banner->text().contains(QStringLiteral("mnist")), 20000);
    QVERIFY(!f.lessons().settingUp());
    // The code on screen goes on.
    f.clickDevice(2);
    QVERIFY(f.waitForPattern(FailurePattern::of({2})));
    f.clickDevice(2);
    f.bench().openShipped(QStringLiteral("stroke-digits-k2-r1"));
    QTRY_VERIFY_WITH_TIMEOUT(f.bench().state().code() && f.bench().state().code()->plan().k == 2, 20000);
    QTest::qWait(300);
    QCOMPARE(f.bench().state().pattern().lostCount(), 0);
    QCOMPARE(f.shown().imageIndex, image);
  }

  /// Whoever has just pressed a lesson's button can go on with the keys it speaks of.
  void digitsTakeDevicesAwayFromTheLessonToo() {
    LessonFixture f;
    QVERIFY(f.begin());
    f.lessons().open(0);
    QTRY_VERIFY(f.view().isVisible());
    QTRY_VERIFY(!f.lessons().settingUp());
    auto* next = f.view().findChild<QPushButton*>(QStringLiteral("next"));
    next->setFocus();
    QTest::keyClick(next, Qt::Key_2);
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QTest::keyClick(next, Qt::Key_9); // there are six
    QTest::keyClick(next, Qt::Key_2);
    QVERIFY(f.waitForPattern({}));
  }

  void lectureModeKeepsTheKeysAndComesBack() {
    LessonFixture f;
    QVERIFY(f.begin());
    f.window().resize(1680, 980);
    const bool experiment = f.dock("experiment")->isVisible();
    QTest::keyClick(&f.window(), Qt::Key_F11, Qt::ShiftModifier);
    QTRY_VERIFY(!f.dock("experiment")->isVisible());
    QVERIFY(f.window().isFullScreen());
    QCOMPARE(f.window().menuBar()->height(), 0);
    const int image = f.bench().state().image();
    QTest::keyClick(&f.window(), Qt::Key_PageDown);
    QTRY_COMPARE(f.bench().state().image(), image + 1);
    QTest::keyClick(f.views().pipeline, Qt::Key_Escape);
    QTRY_COMPARE(f.dock("experiment")->isVisible(), experiment);
    QVERIFY(!f.window().isFullScreen());
    QVERIFY(f.window().menuBar()->height() > 0);
  }

  void theListOpensALesson() {
    LessonFixture f;
    QVERIFY(f.begin());
    QVERIFY(!f.dock("learn")->isVisible());
    QTest::keyClick(&f.window(), Qt::Key_F2);
    QTRY_VERIFY(f.dock("learn")->isVisible());
    auto* list = f.view().findChild<QListWidget*>(QStringLiteral("lessons"));
    QCOMPARE(list->count(), f.lessons().count());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualItemRect(list->item(1)).center());
    QVERIFY(f.lessons().playing());
    QTRY_COMPARE(f.bench().state().code() ? f.bench().state().code()->plan().k : 0, 2);
    f.press("allLessons");
    QVERIFY(!f.lessons().playing());
  }
};

LACUNA_GUI_TEST(TestLessonsWindow)
#include "tst_lessons_window.moc"
