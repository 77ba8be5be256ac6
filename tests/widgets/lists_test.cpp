// SPDX-License-Identifier: GPL-3.0-or-later
// Runs panel, failure atlas and banner.
#include <QApplication>
#include <QCheckBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/atlas_canvas.h"
#include "widgets/atlas_view.h"
#include "widgets/banner.h"
#include "widgets/runs_model.h"
#include "widgets/runs_panel.h"
#include "widgets/theme.h"

using namespace lacuna;

class ListsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void filterKeepsWhatMatches();
  void numbersSortAsNumbers();
  void doubleClickAndEnterOpen();
  void starIsToggledByAClick();
  void selectionAndScrollSurviveAnUpdate();
  void buttonsFollowTheSelection();
  void renamingAsksAndWaits();
  void tenThousandRunsAreShownInTime();
  void atlasClickChoosesThePattern();
  void atlasArrowsWalkTheCells();
  void atlasWorstFirstSortsWithinARow();
  void atlasWrapsManyPatterns();
  void bannerShowsActsAndCloses();

 private:
  static QTableView* tableOf(RunsPanel& panel) { return panel.findChild<QTableView*>("runs"); }
  static void doubleClick(QTableView* table, const QModelIndex& index) {
    const QPoint at = table->visualRect(index).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
  }
};

void ListsTest::filterKeepsWhatMatches() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(12));
  auto* filter = panel.findChild<QLineEdit*>("filter");
  const auto* rows = tableOf(panel)->model();
  QCOMPARE(rows->rowCount(), 12);
  QTest::keyClicks(filter, "fashion");
  QCOMPARE(rows->rowCount(), 4);
  filter->setText("k=4");
  QCOMPARE(rows->rowCount(), 6);
  filter->setText("no such run");
  QCOMPARE(rows->rowCount(), 0);
  QVERIFY(!tableOf(panel)->isVisibleTo(&panel));
  filter->clear();
  QCOMPARE(rows->rowCount(), 12);
}

void ListsTest::numbersSortAsNumbers() {
  RunsPanel panel;
  auto runs = synthetic::runs(3);
  runs[0].seconds = 9;
  runs[1].seconds = 100;
  runs[2].seconds = 20;
  panel.setRuns(runs);
  QTableView* table = tableOf(panel);
  table->sortByColumn(RunsModel::secondsColumn, Qt::AscendingOrder);
  QStringList shown;
  for (int row = 0; row < 3; ++row) shown << table->model()->index(row, RunsModel::secondsColumn).data().toString();
  QCOMPARE(shown, QStringList({"9", "20", "100"}));
}

void ListsTest::doubleClickAndEnterOpen() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.resize(1200, 300);
  panel.show();
  QSignalSpy opened(&panel, &RunsPanel::openRequested);
  QTableView* table = tableOf(panel);
  const QModelIndex third = table->model()->index(2, RunsModel::nameColumn);
  doubleClick(table, third);
  QCOMPARE(opened.count(), 1);
  QCOMPARE(opened.takeFirst().at(0).toString(), third.data(RunsModel::UuidRole).toString());
  QTest::keyClick(table, Qt::Key_Return);
  QCOMPARE(opened.count(), 1);
}

void ListsTest::starIsToggledByAClick() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.resize(1200, 300);
  panel.show();
  QSignalSpy starred(&panel, &RunsPanel::starToggled);
  QTableView* table = tableOf(panel);
  const QModelIndex star = table->model()->index(1, RunsModel::starColumn);
  const bool before = star.data().toString() == QStringLiteral("★");
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(star).center());
  QCOMPARE(starred.count(), 1);
  QCOMPARE(starred.at(0).at(1).toBool(), !before);
}

void ListsTest::selectionAndScrollSurviveAnUpdate() {
  RunsPanel panel;
  auto runs = synthetic::runs(200);
  panel.setRuns(runs);
  panel.resize(1200, 300);
  panel.show();
  QVERIFY(QTest::qWaitForWindowExposed(&panel));
  panel.selectRun("run-150");
  QScrollBar* bar = tableOf(panel)->verticalScrollBar();
  const int scroll = bar->value();
  QVERIFY(scroll > 0);
  runs[150].name = "renamed";
  panel.updateRun(runs[150]);
  QCOMPARE(panel.selectedUuids(), QStringList("run-150"));
  QCOMPARE(bar->value(), scroll);
  runs.push_back(synthetic::runs(201).back());
  panel.setRuns(runs);
  QCOMPARE(panel.selectedUuids(), QStringList("run-150"));
  QCOMPARE(bar->value(), scroll);
}

void ListsTest::buttonsFollowTheSelection() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.show();
  const auto button = [&](const char* name) {
    for (QPushButton* b : panel.findChildren<QPushButton*>())
      if (b->text() == QLatin1String(name)) return b;
    return static_cast<QPushButton*>(nullptr);
  };
  QVERIFY(!button("Open")->isEnabled());
  panel.selectRun("run-1");
  QVERIFY(button("Open")->isEnabled());
  QVERIFY(!button("Compare")->isEnabled());
  tableOf(panel)->selectAll();
  QVERIFY(!button("Open")->isEnabled());
  QSignalSpy compared(&panel, &RunsPanel::compareRequested);
  QTest::mouseClick(button("Compare"), Qt::LeftButton);
  QCOMPARE(compared.at(0).at(0).toStringList().size(), 4);
}

void ListsTest::renamingAsksAndWaits() {
  RunsModel model;
  model.setRuns(synthetic::runs(2));
  QSignalSpy renamed(&model, &RunsModel::renameRequested);
  const QModelIndex name = model.index(0, RunsModel::nameColumn);
  const QString before = name.data().toString();
  QVERIFY(model.setData(name, "  new name "));
  QCOMPARE(renamed.at(0).at(1).toString(), QString("new name"));
  QCOMPARE(name.data().toString(), before);
  QVERIFY(!model.setData(name, "  "));
}

void ListsTest::tenThousandRunsAreShownInTime() {
  const auto runs = synthetic::runs(10000);
  RunsPanel panel;
  panel.resize(1200, 300);
  panel.show();
  QElapsedTimer timer;
  timer.start();
  panel.setRuns(runs);
  QApplication::processEvents();
  // The budget is 200 ms on a quiet machine; this catches only what is out of proportion.
  QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void ListsTest::atlasClickChoosesThePattern() {
  AtlasView atlas;
  atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
  atlas.resize(900, 300);
  atlas.show();
  QVERIFY(QTest::qWaitForWindowExposed(&atlas));
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  QSignalSpy chosen(&atlas, &AtlasView::patternChosen);
  QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->cellOf(FailurePattern::of({1, 3})).center());
  QCOMPARE(chosen.count(), 1);
  QVERIFY(chosen.at(0).at(0).value<FailurePattern>() == FailurePattern::of({1, 3}));
  QVERIFY(atlas.current() == FailurePattern::of({1, 3}));
  atlas.setCurrent(FailurePattern::of({0}));
  QCOMPARE(chosen.count(), 1);
}

void ListsTest::atlasArrowsWalkTheCells() {
  AtlasView atlas;
  atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
  atlas.resize(1200, 300);
  atlas.show();
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  QSignalSpy chosen(&atlas, &AtlasView::patternChosen);
  QTest::keyClick(canvas, Qt::Key_Right);
  QVERIFY(atlas.current() == FailurePattern::of({0}));
  QTest::keyClick(canvas, Qt::Key_Right);
  QVERIFY(atlas.current() == FailurePattern::of({1}));
  QTest::keyClick(canvas, Qt::Key_Down);
  QVERIFY(atlas.current() == FailurePattern::of({0, 2}));
  QTest::keyClick(canvas, Qt::Key_Up);
  QVERIFY(atlas.current() == FailurePattern::of({1}));
  QTest::keyClick(canvas, Qt::Key_Left);
  QTest::keyClick(canvas, Qt::Key_Left);
  QVERIFY(atlas.current() == FailurePattern::of({0}));
  QCOMPARE(chosen.count(), 5);
}

void ListsTest::atlasWorstFirstSortsWithinARow() {
  AtlasView atlas;
  const Evaluation e = synthetic::evaluation(4, 2);
  atlas.setEvaluation(e, 4, 2);
  atlas.resize(1200, 300);
  atlas.show();
  atlas.findChild<QCheckBox*>("worstFirst")->setChecked(true);
  QVERIFY(atlas.worstFirst());
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  const FailurePattern worst = e.accuracy.byLost[1].worstPattern;
  const int left = canvas->cellOf(worst).x();
  for (const PatternResult& p : e.patterns) QVERIFY(canvas->cellOf(p.pattern).x() >= left);
}

void ListsTest::atlasWrapsManyPatterns() {
  AtlasView atlas;
  const Evaluation e = synthetic::evaluation(8, 3);
  QVERIFY(e.patterns.size() > 200);
  atlas.setEvaluation(e, 8, 3);
  atlas.resize(600, 240);
  atlas.show();
  QVERIFY(QTest::qWaitForWindowExposed(&atlas));
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  for (const PatternResult& p : e.patterns) QVERIFY(canvas->rect().contains(canvas->cellOf(p.pattern)));
  QTest::keyClick(canvas, Qt::Key_End);
  QVERIFY(!canvas->visibleRegion().boundingRect().intersected(canvas->cellOf(atlas.current())).isEmpty());
  atlas.clear();
  QVERIFY(!canvas->isVisible());
}

void ListsTest::bannerShowsActsAndCloses() {
  Banner banner;
  QVERIFY(banner.isHidden());
  banner.showMessage(BannerKind::error, "It broke.", "Mend it");
  QVERIFY(banner.isVisible());
  QCOMPARE(banner.accessibleDescription(), QString("It broke."));
  QSignalSpy acted(&banner, &Banner::actionTriggered);
  QSignalSpy gone(&banner, &Banner::dismissed);
  QTest::mouseClick(banner.findChild<QPushButton*>(), Qt::LeftButton);
  QCOMPARE(acted.count(), 1);
  QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
  QCOMPARE(gone.count(), 1);
  QVERIFY(banner.isHidden());
  banner.showMessage(BannerKind::information, "Done.");
  QVERIFY(!banner.findChild<QPushButton*>()->isVisible());
  QTest::keyClick(&banner, Qt::Key_Escape);
  QVERIFY(banner.isHidden());
}

LACUNA_WIDGET_TEST(ListsTest)
#include "lists_test.moc"
