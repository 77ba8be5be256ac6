// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include "widgets/compare/compare_curves.h"
#include "widgets/compare/compare_patterns.h"
#include "widgets/compare/compare_pipelines.h"
#include "widgets/compare/compare_table.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/parallel_axes.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_plots.h"
#include "window/base/exporter.h"
#include "window/compare/compare_controller.h"
#include "window/compare/compare_window.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

ExperimentConfig smallConfig(const char* name, int width, double rate) {
  ExperimentConfig config = tinyConfig();
  config.name = name;
  config.code.decoder.width = width;
  config.training.learningRate = rate;
  return config;
}

/// QTest's way goes through the cursor, which finds the other of two windows that lie above one another.
void pointAt(QWidget* widget, QPoint at, Qt::MouseButtons buttons = Qt::NoButton) {
  QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
  QApplication::sendEvent(widget, &event);
}

} // namespace

class TestCompareWindow : public WindowTest {
  Q_OBJECT

 private:
  std::unique_ptr<WindowFixture> m_fixture;
  QStringList m_uuids; ///< two runs alike in k and r, then one of another k

  WindowFixture& f() { return *m_fixture; }
  CompareWindow& window() { return *f().window().compareWindow(); }
  CompareView& view() { return window().view(); }
  QListWidget* list() { return view().findChild<QListWidget*>(QStringLiteral("compareRuns")); }

  /// Selects these runs in the library and presses Compare.
  bool compare(const QStringList& uuids) {
    auto* table = f().views().runs->findChild<QTableView*>(QStringLiteral("runs"));
    table->clearSelection();
    QItemSelection selection;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      const QModelIndex index = table->model()->index(row, RunsModelName);
      if (uuids.contains(index.data(Qt::UserRole).toString())) selection.select(index, index);
    }
    table->selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QPushButton* button = nullptr;
    for (QPushButton* b : f().views().runs->findChildren<QPushButton*>())
      if (b->text() == QStringLiteral("Compare")) button = b;
    if (button == nullptr || !button->isEnabled()) return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor([&] { return view().runs().size() == size_t(uuids.size()); }, 20000);
  }
  void showPage(CompareView::Page page) {
    QTabBar* bar = view().findChild<QTabWidget*>(QStringLiteral("comparePages"))->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(page).center());
  }
  const RunRecord& run(int index) { return view().runs()[size_t(index)].run; }
  int indexOf(const QString& uuid) {
    for (int i = 0; i < int(view().runs().size()); ++i)
      if (QString::fromStdString(run(i).uuid) == uuid) return i;
    return -1;
  }
  QString cell(int row, int column) { return view().table().data(view().table().index(row, column)).toString(); }
  int rowOf(const QString& title) {
    for (int row = 0; row < view().table().rowCount(); ++row)
      if (view().table().headerData(row, Qt::Vertical).toString() == title) return row;
    return -1;
  }

  static constexpr int RunsModelName = 1;

 private slots:
  void trainThree() {
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(f().begin());
    m_uuids << f().train(smallConfig("narrow", 32, 1e-3));
    m_uuids << f().train(smallConfig("wide", 96, 3e-3));
    ExperimentConfig four = smallConfig("four parts", 32, 1e-3);
    four.code.k = 4;
    m_uuids << f().train(four);
    for (const QString& uuid : m_uuids) QVERIFY(!uuid.isEmpty());
  }

  void oneRunIsNotCompared() {
    QVERIFY(!compare({m_uuids[0]}));
    QVERIFY(f().window().compareWindow() == nullptr);
  }

  void curvesAreThoseOfTheLibrary() {
    QVERIFY(compare(m_uuids));
    QVERIFY(window().isVisible());
    QCOMPARE(list()->count(), 3);
    CurvePlot* loss = view().curves().loss();
    QString stored = QStringLiteral("curve,x,y\n");
    for (int i = 0; i < 3; ++i)
      for (const MetricSeries& s : view().runs()[size_t(i)].metrics)
        if (s.name == series::kValidationLoss)
          for (const MetricPoint& p : s.points)
            stored += QStringLiteral("\"%1\",%2,%3\n")
                          .arg(QChar('A' + i))
                          .arg(QString::number(double(p.step), 'g', 10), QString::number(p.value, 'g', 10));
    QCOMPARE(stored.count(QLatin1Char('\n')), 1 + 3 * 2); // two epochs each
    QCOMPARE(loss->numbers(), stored);
    auto* box = view().findChild<QComboBox*>(QStringLiteral("compareLoss"));
    const int points = loss->pointCount();
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down); // training
    QVERIFY(loss->pointCount() > points);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(loss->pointCount(), points);
  }

  void overTimeTheSameValuesLieElsewhere() {
    CurvePlot* loss = view().curves().loss();
    const QString bySteps = loss->numbers();
    auto* over = view().findChild<QComboBox*>(QStringLiteral("compareOver"));
    over->setFocus();
    QTest::keyClick(over, Qt::Key_Down);
    const QStringList timed = loss->numbers().split(QLatin1Char('\n'));
    const QStringList stepped = bySteps.split(QLatin1Char('\n'));
    QCOMPARE(timed.size(), stepped.size());
    for (int i = 1; i + 1 < timed.size(); ++i) {
      const QStringList t = timed[i].split(QLatin1Char(','));
      const QStringList s = stepped[i].split(QLatin1Char(','));
      QCOMPARE(t[2], s[2]);
      QVERIFY(t[1] != s[1] && t[1].toDouble() > 0);
    }
    QTest::keyClick(over, Qt::Key_Up);
    QCOMPARE(loss->numbers(), bySteps);
  }

  void pointingAtACurveEmphasizesItsRun() {
    CurvePlot* loss = view().curves().loss();
    loss->drawNow();
    QTest::qWait(200); // drawn
    const QPoint at = loss->placeOf(QStringLiteral("1"), 1);
    pointAt(loss->canvas(), QPoint(2, 2));
    pointAt(loss->canvas(), at);
    QCOMPARE(loss->emphasized(), QStringLiteral("1"));
    QVERIFY(loss->describeAt(at).startsWith(QStringLiteral("B: ")));
    // The other plot follows.
    QCOMPARE(view().curves().accuracy()->emphasized(), QStringLiteral("1"));
    pointAt(loss->canvas(), QPoint(2, 2));
    QCOMPARE(loss->emphasized(), QString());
  }

  void uncheckedRunsLeaveThePlots() {
    const QRect row = list()->visualItemRect(list()->item(0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 12, row.center().y()));
    QCOMPARE(list()->item(0)->checkState(), Qt::Unchecked);
    QVERIFY(!view().curves().loss()->has(QStringLiteral("0")));
    QVERIFY(view().tableView().isColumnHidden(0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 12, row.center().y()));
    QVERIFY(view().curves().loss()->has(QStringLiteral("0")));
    QVERIFY(!view().tableView().isColumnHidden(0));
  }

  void theTableHasResultsAndDifferences() {
    showPage(CompareView::tablePage);
    QCOMPARE(view().page(), CompareView::tablePage);
    const int narrow = indexOf(m_uuids[0]);
    const int wide = indexOf(m_uuids[1]);
    QCOMPARE(cell(rowOf(QStringLiteral("code.decoder.width")), narrow), QStringLiteral("32"));
    QCOMPARE(cell(rowOf(QStringLiteral("code.decoder.width")), wide), QStringLiteral("96"));
    QCOMPARE(rowOf(QStringLiteral("training.epochs")), -1);
    QCOMPARE(rowOf(QStringLiteral("name")), -1);
    const int worst = rowOf(QStringLiteral("worst pattern, 1 lost (%)"));
    QVERIFY(worst >= 0 && worst < view().table().resultRows());
    QCOMPARE(cell(worst, narrow), QLocale().toString(run(narrow).accuracy.byLost[0].worst, 'f', 2));
    double best = 0;
    for (int i = 0; i < 3; ++i) best = std::max(best, run(i).accuracy.byLost[0].worst);
    for (int i = 0; i < 3; ++i) {
      const bool strong = view().table().data(view().table().index(worst, i), Qt::FontRole).isValid();
      QCOMPARE(strong, run(i).accuracy.byLost[0].worst == best);
    }
  }

  void patternsOfTwoRuns() {
    showPage(CompareView::patternsPage);
    ComparePatterns& patterns = view().patterns();
    patterns.choose(indexOf(m_uuids[0]), indexOf(m_uuids[1]));
    const RunRecord& a = run(indexOf(m_uuids[0]));
    const RunRecord& b = run(indexOf(m_uuids[1]));
    QCOMPARE(a.patterns.size(), size_t(3));
    QVERIFY(patterns.finding().contains(QStringLiteral("of 3 patterns")));
    int above = 0;
    for (size_t i = 0; i < a.patterns.size(); ++i) above += b.patterns[i].accuracy > a.patterns[i].accuracy ? 1 : 0;
    QVERIFY(patterns.finding().contains(QStringLiteral("better under %1 of").arg(above)));
    QVERIFY(patterns.numbers().count(QLatin1Char('\n')) == 4);
    // A point is a pattern: a click chooses it.
    QTest::qWait(100);
    QSignalSpy chosen(&patterns, &ComparePatterns::patternWanted);
    QTest::mouseClick(patterns.canvas(), Qt::LeftButton, {}, patterns.placeOf(a.patterns[0].pattern));
    QCOMPARE(chosen.count(), 1);
    QVERIFY(window().controller().pattern() == chosen[0][0].value<FailurePattern>());
  }

  void runsThatLoseOtherDevicesHaveNoCommonPattern() {
    view().patterns().choose(indexOf(m_uuids[0]), indexOf(m_uuids[2]));
    QVERIFY(view().patterns().finding().contains(QStringLiteral("k = 4")));
    QVERIFY(view().patterns().finding().contains(QStringLiteral("Choose two runs")));
    view().patterns().choose(indexOf(m_uuids[0]), indexOf(m_uuids[1]));
  }

  void aRangeOnAnAxisLeavesOthersOut() {
    showPage(CompareView::parallelPage);
    ParallelAxes& axes = view().parallel();
    QVERIFY(axes.axisCount() >= 4);
    QCOMPARE(axes.passing(), std::vector<bool>({true, true, true}));
    // code.k is the first that differs: 2, 2 and 4. From the top to the middle only 4 passes.
    const int four = indexOf(m_uuids[2]);
    const QPoint top = axes.placeOf(four, 0).toPoint();
    const QPoint below = axes.placeOf(indexOf(m_uuids[0]), 0).toPoint();
    const QPoint middle(top.x(), (top.y() + below.y()) / 2);
    QTest::mousePress(&axes, Qt::LeftButton, {}, top);
    pointAt(&axes, middle, Qt::LeftButton);
    QTest::mouseRelease(&axes, Qt::LeftButton, {}, middle);
    for (int i = 0; i < 3; ++i) QCOMPARE(bool(axes.passing()[size_t(i)]), i == four);
    QTest::mouseClick(&axes, Qt::LeftButton, {}, middle);
    QCOMPARE(axes.passing(), std::vector<bool>({true, true, true}));
  }

  void twoPipelinesShowTheSameImageAndPattern() {
    QSignalSpy shown(&window().controller(), &CompareController::sideShown);
    showPage(CompareView::pipelinesPage);
    ComparePipelines& pipelines = view().pipelines();
    QTRY_VERIFY_WITH_TIMEOUT(shown.count() >= 2, 20000);
    QVERIFY(pipelines.runAt(0) != pipelines.runAt(1));
    // A device taken away on one side is gone on the other.
    const int before = shown.count();
    window().controller().setPattern({});
    QTRY_VERIFY_WITH_TIMEOUT(shown.count() >= before + 2, 20000);
    for (DeviceButton* button : pipelines.side(0).findChildren<DeviceButton*>())
      if (button->index() == 1) QTest::mouseClick(button, Qt::LeftButton);
    for (int side = 0; side < 2; ++side) QVERIFY(pipelines.side(side).pattern() == FailurePattern::of({1}));
    const int image = window().controller().image();
    pipelines.side(1).setFocus();
    QTest::keyClick(&pipelines.side(1), Qt::Key_PageDown);
    QCOMPARE(window().controller().image(), image + 1);
  }

  void aRunWithFewerDevicesLosesThoseItHas() {
    ComparePipelines& pipelines = view().pipelines();
    QSignalSpy shown(&window().controller(), &CompareController::sideShown);
    auto* box = pipelines.findChild<QComboBox*>(QStringLiteral("compareSide1"));
    pipelines.choose(1, indexOf(m_uuids[2]));
    QCOMPARE(box->currentIndex(), indexOf(m_uuids[2]));
    QTRY_VERIFY_WITH_TIMEOUT(shown.count() >= 1, 20000);
    window().controller().setPattern(FailurePattern::of({1, 4}));
    QTRY_VERIFY_WITH_TIMEOUT(pipelines.side(0).pattern() == FailurePattern::of({1}), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(pipelines.side(1).pattern() == FailurePattern::of({1, 4}), 20000);
  }

  void exportsCarryTheFigures() {
    window().exporter().copyNumbers(&view().tableView());
    const QString numbers = QApplication::clipboard()->text();
    QVERIFY(numbers.contains(QStringLiteral("\"code.decoder.width\"")));
    QVERIFY(numbers.startsWith(QStringLiteral("\"\",\"A: ")));
    QVERIFY(window().exporter().save(&view().parallel(), f().file(QStringLiteral("axes.svg"))));
    QVERIFY(window().exporter().save(view().curves().loss(), f().file(QStringLiteral("loss.pdf"))));
  }

  void theReportIsAskedForWithTheseRuns() {
    QSignalSpy asked(&window(), &CompareWindow::reportRequested);
    disconnect(&window(), &CompareWindow::reportRequested, nullptr, nullptr);
    QSignalSpy again(&window(), &CompareWindow::reportRequested);
    QTest::mouseClick(view().findChild<QPushButton*>(QStringLiteral("compareReport")), Qt::LeftButton);
    QCOMPARE(again.count(), 1);
    QStringList uuids = again[0][0].toStringList();
    uuids.sort();
    QStringList wanted = m_uuids;
    wanted.sort();
    QCOMPARE(uuids, wanted);
  }

  void aDoubleClickOpensTheRunInTheMainWindow() {
    const int wide = indexOf(m_uuids[1]);
    const QPoint at = list()->visualItemRect(list()->item(wide)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE_WITH_TIMEOUT(f().bench().shownRun(), m_uuids[1], 20000);
  }

  void theSecondComparisonReplacesTheFirst() {
    window().close();
    QVERIFY(compare({m_uuids[0], m_uuids[1]}));
    QVERIFY(window().isVisible());
    QCOMPARE(list()->count(), 2);
    QVERIFY(rowOf(QStringLiteral("code.k")) < 0);
    m_fixture.reset();
  }
};

LACUNA_GUI_TEST(TestCompareWindow)
#include "tst_compare_window.moc"
