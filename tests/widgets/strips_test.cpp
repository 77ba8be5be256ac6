// SPDX-License-Identifier: GPL-3.0-or-later
// The queue, the failure atlas and the banner.
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/failures/atlas_canvas.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/training/queue_view.h"

using namespace lacuna;
using namespace lacuna::widgets;

class StripsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void theQueueIsHiddenWhileNothingWaits();
  void theQueueIsPutInOrderByKeys();
  void trainingsAreTakenOutOfTheQueue();
  void theQueueKeepsWhatIsSelected();
  void atlasClickChoosesThePattern();
  void atlasArrowsWalkTheCells();
  void atlasWorstFirstSortsWithinARow();
  void atlasWrapsManyPatterns();
  void bannerShowsActsAndCloses();

 private:
  static std::vector<QueuedTraining> waitingTrainings(int count) {
    std::vector<QueuedTraining> trainings;
    for (int i = 0; i < count; ++i)
      trainings.push_back({QString::number(i), QStringLiteral("run %1").arg(i), 2 + i, 1, QStringLiteral("MNIST")});
    return trainings;
  }
};

void StripsTest::theQueueIsHiddenWhileNothingWaits() {
  QueueView queue;
  QVERIFY(queue.isHidden());
  queue.setTrainings(waitingTrainings(2));
  QVERIFY(!queue.isHidden());
  QCOMPARE(queue.findChild<QLabel*>("queueHeading")->text(), QString("Waiting: 2"));
  const auto* list = queue.findChild<QListWidget*>("queueList");
  QCOMPARE(list->item(0)->data(Qt::AccessibleTextRole).toString(), QString("run 0, k = 2, r = 1 · MNIST, next"));
  QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(), QString("run 1, k = 3, r = 1 · MNIST, waiting"));
  // Three are seen at once, more are scrolled to.
  const int two = list->height();
  queue.setTrainings(waitingTrainings(3));
  const int three = list->height();
  QVERIFY(three > two);
  queue.setTrainings(waitingTrainings(9));
  QCOMPARE(list->height(), three);
  queue.setTrainings({});
  QVERIFY(queue.isHidden());
}

void StripsTest::theQueueIsPutInOrderByKeys() {
  QueueView queue;
  queue.setTrainings(waitingTrainings(3));
  queue.show();
  auto* list = queue.findChild<QListWidget*>("queueList");
  list->setFocus();
  QSignalSpy ordered(&queue, &QueueView::orderChanged);
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
  QCOMPARE(ordered.count(), 1);
  QCOMPARE(ordered.takeLast().at(0).toStringList(), QStringList({"0", "2", "1"}));
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
  QCOMPARE(ordered.takeLast().at(0).toStringList(), QStringList({"2", "0", "1"}));
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // it is the first
  QVERIFY(ordered.isEmpty());
  QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
  QCOMPARE(ordered.takeLast().at(0).toStringList(), QStringList({"0", "2", "1"}));
  QCOMPARE(list->currentRow(), 1);
  QTest::keyClick(list, Qt::Key_Down);
  QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier); // it is the last
  QVERIFY(ordered.isEmpty());
}

void StripsTest::trainingsAreTakenOutOfTheQueue() {
  QueueView queue;
  queue.setTrainings(waitingTrainings(4));
  queue.show();
  auto* list = queue.findChild<QListWidget*>("queueList");
  auto* remove = queue.findChild<QPushButton*>("queueRemove");
  QSignalSpy removed(&queue, &QueueView::removeRequested);
  QVERIFY(!remove->isEnabled());
  QTest::keyClick(list, Qt::Key_Delete);
  QVERIFY(removed.isEmpty());
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
  QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
  QTest::keyClick(list, Qt::Key_Delete);
  QCOMPARE(removed.takeLast().at(0).toStringList(), QStringList({"0", "1"}));
  QCOMPARE(list->count(), 4); // only asked for
  QTest::mouseClick(remove, Qt::LeftButton);
  QCOMPARE(removed.count(), 1);
  QSignalSpy all(&queue, &QueueView::stopAllRequested);
  QTest::mouseClick(queue.findChild<QPushButton*>("queueStopAll"), Qt::LeftButton);
  QCOMPARE(all.count(), 1);
}

void StripsTest::theQueueKeepsWhatIsSelected() {
  QueueView queue;
  auto trainings = waitingTrainings(3);
  queue.setTrainings(trainings);
  queue.show();
  auto* list = queue.findChild<QListWidget*>("queueList");
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
  trainings.erase(trainings.begin()); // it trains now
  queue.setTrainings(trainings);
  QCOMPARE(list->selectedItems(), QList<QListWidgetItem*>{list->item(1)});
  QCOMPARE(list->item(1)->text(), QString("run 2"));
  QCOMPARE(list->currentRow(), 1);
}

void StripsTest::atlasClickChoosesThePattern() {
  AtlasView atlas;
  atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
  atlas.resize(900, 300);
  atlas.show();
  QVERIFY(QTest::qWaitForWindowExposed(&atlas));
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  QSignalSpy chosen(&atlas, &AtlasView::patternWanted);
  connect(&atlas, &AtlasView::patternWanted, &atlas, &AtlasView::setCurrent);
  QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->cellOf(FailurePattern::of({1, 3})).center());
  QCOMPARE(chosen.count(), 1);
  QVERIFY(chosen.at(0).at(0).value<FailurePattern>() == FailurePattern::of({1, 3}));
  QVERIFY(atlas.current() == FailurePattern::of({1, 3}));
  atlas.setCurrent(FailurePattern::of({0}));
  QCOMPARE(chosen.count(), 1);
}

void StripsTest::atlasArrowsWalkTheCells() {
  AtlasView atlas;
  atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
  atlas.resize(1200, 300);
  atlas.show();
  auto* canvas = atlas.findChild<AtlasCanvas*>("atlasCanvas");
  QSignalSpy chosen(&atlas, &AtlasView::patternWanted);
  connect(&atlas, &AtlasView::patternWanted, &atlas, &AtlasView::setCurrent);
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

void StripsTest::atlasWorstFirstSortsWithinARow() {
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

void StripsTest::atlasWrapsManyPatterns() {
  AtlasView atlas;
  connect(&atlas, &AtlasView::patternWanted, &atlas, &AtlasView::setCurrent);
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

void StripsTest::bannerShowsActsAndCloses() {
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
LACUNA_WIDGET_TEST(StripsTest)
#include "strips_test.moc"
