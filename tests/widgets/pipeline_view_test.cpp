// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/results/class_bars.h"
#include "widgets/pipeline/results/verdict_card.h"
#include "widgets/pipeline/scene/pipeline_layout.h"

using namespace lacuna;
using namespace lacuna::widgets;

class PipelineViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() {
    m_view.reset();
    QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n')));
  }

  void clickOnADeviceTakesItAway();
  void spaceOnTheFocusedDeviceTakesItAway();
  void digitTakesTheDeviceOfThatNumberAway();
  void escapeBringsAllDevicesBack();
  void aPatternFromOutsideIsShownAndNotSentBack();
  void browserButtonsAndKeysAskForImages();
  void anInspectionOfAnotherPlanIsIgnored();
  void figuresOfAnotherPatternAreNotShown();
  void nothingIsClipped_data();
  void nothingIsClipped();
  void aClickMovesNothing();
  void anotherPatternPaintsAllThatItChanges_data();
  void anotherPatternPaintsAllThatItChanges();
  void hoveringALaneRepaintsInputAndMerged();
  void everyControlHasANameAndTakesFocus();
  void clearShowsTheEmptyState();
  void imagesOfAGroupHaveRoomAndNames_data();
  void imagesOfAGroupHaveRoomAndNames();
  void theImageLookedAtIsNamed();

 private:
  void show(int k, int r, FailurePattern pattern = {}, QSize size = {1280, 800}) {
    show(synthetic::scene(k, r), pattern, size);
  }
  void show(const synthetic::Scene& scene, FailurePattern pattern, QSize size) {
    m_scene = scene;
    m_view = std::make_unique<PipelineView>();
    connect(m_view.get(), &PipelineView::patternWanted, m_view.get(), &PipelineView::setPattern);
    m_view->resize(size);
    m_view->setPlan(m_scene.plan, m_scene.config, {{}, {}, 10000, 1410000});
    m_view->setPattern(pattern);
    m_view->setInspection(synthetic::inspection(m_scene, pattern));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
  }
  DeviceButton* device(int number) const {
    return m_view->findChild<DeviceButton*>(QStringLiteral("device%1").arg(number));
  }
  static FailurePattern sent(QSignalSpy& spy) { return spy.takeFirst().at(0).value<FailurePattern>(); }

  synthetic::Scene m_scene;
  std::unique_ptr<PipelineView> m_view;
};

void PipelineViewTest::clickOnADeviceTakesItAway() {
  show(4, 2);
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  QTest::mouseClick(device(2), Qt::LeftButton);
  QCOMPARE(spy.count(), 1);
  QVERIFY(sent(spy) == FailurePattern::of({1}));
  QVERIFY(device(2)->isChecked());
  QVERIFY(device(2)->accessibleName().contains("lost"));
  QTest::mouseClick(device(2), Qt::LeftButton);
  QVERIFY(sent(spy) == FailurePattern());
  QVERIFY(!device(2)->isChecked());
  QVERIFY(!device(2)->accessibleName().contains("lost"));
}

void PipelineViewTest::spaceOnTheFocusedDeviceTakesItAway() {
  show(4, 2);
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  device(6)->setFocus();
  QTest::keyClick(device(6), Qt::Key_Space);
  QCOMPARE(spy.count(), 1);
  QVERIFY(sent(spy) == FailurePattern::of({5}));
}

void PipelineViewTest::digitTakesTheDeviceOfThatNumberAway() {
  show(4, 2);
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  QTest::keyClick(m_view.get(), Qt::Key_3);
  QVERIFY(sent(spy) == FailurePattern::of({2}));
  QTest::keyClick(device(1), Qt::Key_6);
  QVERIFY(sent(spy) == FailurePattern::of({2, 5}));
  QTest::keyClick(m_view.get(), Qt::Key_7);
  QTest::keyClick(m_view.get(), Qt::Key_1, Qt::ControlModifier);
  QCOMPARE(spy.count(), 0);
}

void PipelineViewTest::escapeBringsAllDevicesBack() {
  show(4, 2, FailurePattern::of({0, 4}));
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  QTest::keyClick(m_view.get(), Qt::Key_Escape);
  QVERIFY(sent(spy) == FailurePattern());
  QTest::keyClick(m_view.get(), Qt::Key_Escape);
  QCOMPARE(spy.count(), 0);
}

void PipelineViewTest::aPatternFromOutsideIsShownAndNotSentBack() {
  show(4, 2);
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  const QImage before = m_view->grab().toImage();
  m_view->setPattern(FailurePattern::of({0, 3}));
  QCOMPARE(spy.count(), 0);
  QVERIFY(device(1)->isChecked());
  QVERIFY(device(4)->isChecked());
  QVERIFY(m_view->accessibleDescription().contains("2 device(s) lost"));
  QVERIFY(m_view->grab().toImage() != before);
}

void PipelineViewTest::browserButtonsAndKeysAskForImages() {
  show(2, 1);
  QSignalSpy previous(m_view.get(), &PipelineView::previousRequested);
  QSignalSpy next(m_view.get(), &PipelineView::nextRequested);
  QSignalSpy random(m_view.get(), &PipelineView::randomRequested);
  QSignalSpy broken(m_view.get(), &PipelineView::brokenImageRequested);
  for (QAbstractButton* button : m_view->findChildren<QAbstractButton*>())
    if (button->isVisible() && qobject_cast<DeviceButton*>(button) == nullptr)
      QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(previous.count(), 1);
  QCOMPARE(next.count(), 1);
  QCOMPARE(random.count(), 1);
  QCOMPARE(broken.count(), 2); // beside the image and in the verdict
  QTest::keyClick(m_view.get(), Qt::Key_PageUp);
  QTest::keyClick(m_view.get(), Qt::Key_PageDown);
  QCOMPARE(previous.count(), 2);
  QCOMPARE(next.count(), 2);
}

void PipelineViewTest::anInspectionOfAnotherPlanIsIgnored() {
  show(4, 2);
  const auto* card = m_view->findChild<VerdictCard*>();
  const QString before = card->verdict().headline;
  m_view->setInspection(synthetic::inspection(synthetic::scene(2, 1), FailurePattern::of({0}), 9));
  QCOMPARE(card->verdict().headline, before);
}

void PipelineViewTest::figuresOfAnotherPatternAreNotShown() {
  show(4, 2, FailurePattern::of({1}));
  auto* card = m_view->findChild<VerdictCard*>();
  const QImage without = card->grab().toImage();
  m_view->setTestFigures(testFigures(synthetic::evaluation(4, 2), FailurePattern::of({2})));
  QVERIFY(card->grab().toImage() == without);
  m_view->setTestFigures(testFigures(synthetic::evaluation(4, 2), FailurePattern::of({1})));
  QVERIFY(card->grab().toImage() != without);
}

void PipelineViewTest::nothingIsClipped_data() {
  QTest::addColumn<int>("k");
  QTest::addColumn<int>("r");
  QTest::addColumn<QSize>("size");
  for (const auto& [k, r] :
       {std::pair{2, 1}, std::pair{3, 1}, std::pair{4, 1}, std::pair{4, 2}, std::pair{8, 4}, std::pair{2, 4}})
    for (const QSize& size : {QSize(860, 520), QSize(1100, 650), QSize(1920, 1080), QSize(2560, 1440)})
      QTest::addRow("k%d r%d %d", k, r, size.width()) << k << r << size;
}

void PipelineViewTest::nothingIsClipped() {
  QFETCH(int, k);
  QFETCH(int, r);
  QFETCH(QSize, size);
  show(k, r, FailurePattern::of({1}), size);
  QCOMPARE(m_view->findChildren<DeviceButton*>().size(), k + r);
  std::vector<QRect> taken;
  for (QWidget* child : m_view->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    if (!child->isVisible()) continue;
    QVERIFY2(m_view->rect().contains(child->geometry()), qPrintable(child->accessibleName()));
    for (const QRect& other : taken)
      QVERIFY2(!other.intersects(child->geometry()), qPrintable(child->accessibleName()));
    taken.push_back(child->geometry());
  }
  const PipelineLayout layout = layoutPipeline(size, m_scene.plan);
  const auto inside = [&](const QRect& rect) { return m_view->rect().contains(rect); };
  for (const LaneLayout& lane : layout.lanes) {
    QVERIFY(inside(lane.card));
    for (const QRect& part : {lane.tile, lane.label, lane.device, lane.maps}) QVERIFY(lane.card.contains(part));
    QVERIFY(!lane.tile.intersects(lane.label) && !lane.label.intersects(lane.device) &&
            !lane.device.intersects(lane.maps));
    const MapGrid grid = fitMaps(lane.maps, m_scene.plan.partOutput(), 16);
    QVERIFY(QRectF(lane.maps).adjusted(-0.5, -0.5, 0.5, 0.5).contains(grid.bounds(16)));
  }
  for (const DecodedLayout& cell : layout.decoded) {
    for (const QRect& part : {cell.label, cell.decoded, cell.original, cell.difference})
      QVERIFY(cell.card.contains(part));
    QVERIFY(!layout.verdict.intersects(cell.card));
  }
  for (const QRect& rect :
       {layout.image, layout.browser, layout.decoder, layout.merged, layout.classes, layout.verdict})
    QVERIFY(inside(rect));
}

void PipelineViewTest::aClickMovesNothing() {
  show(3, 1);
  std::vector<QRect> before;
  for (const QWidget* child : m_view->findChildren<QWidget*>()) before.push_back(child->geometry());
  QTest::mouseClick(device(2), Qt::LeftButton);
  m_view->setInspection(synthetic::inspection(m_scene, FailurePattern::of({1})));
  std::vector<QRect> after;
  for (const QWidget* child : m_view->findChildren<QWidget*>()) after.push_back(child->geometry());
  QVERIFY(before == after);
}

namespace {

/// What a widget and the ones in it were asked to paint.
class PaintedRegion : public QObject {
 public:
  explicit PaintedRegion(QWidget& view) : m_view(view) {
    view.installEventFilter(this);
    for (QWidget* child : view.findChildren<QWidget*>()) child->installEventFilter(this);
  }
  QRegion region;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      const auto* widget = qobject_cast<QWidget*>(watched);
      region += static_cast<QPaintEvent*>(event)->region().translated(widget->mapTo(&m_view, QPoint()));
    }
    return false;
  }

 private:
  QWidget& m_view;
};

} // namespace

void PipelineViewTest::anotherPatternPaintsAllThatItChanges_data() {
  QTest::addColumn<QList<int>>("before");
  QTest::addColumn<QList<int>>("after");
  QTest::addColumn<bool>("passThrough");
  const QList<QList<int>> patterns = {{}, {1}, {0, 4}, {0, 1, 2}};
  for (const QList<int>& before : patterns)
    for (const QList<int>& after : patterns)
      for (const bool passThrough : {true, false})
        if (before != after)
          QTest::addRow("%s to %s%s", screenName(FailurePattern::of({before.begin(), before.end()})).c_str(),
                        screenName(FailurePattern::of({after.begin(), after.end()})).c_str(),
                        passThrough ? "" : ", rewritten")
              << before << after << passThrough;
}

void PipelineViewTest::anotherPatternPaintsAllThatItChanges() {
  QFETCH(QList<int>, before);
  QFETCH(QList<int>, after);
  QFETCH(bool, passThrough);
  synthetic::Scene scene = synthetic::scene(4, 2);
  scene.config.code.passThrough = passThrough;
  show(scene, FailurePattern::of({before.begin(), before.end()}), {1280, 800});
  const QImage old = m_view->grab().toImage();
  QTest::qWait(30); // nothing is left to paint
  PaintedRegion painted(*m_view);
  const FailurePattern next = FailurePattern::of({after.begin(), after.end()});
  m_view->setPattern(next);
  m_view->setInspection(synthetic::inspection(scene, next));
  QTest::qWait(250); // what fades in has arrived
  const QRegion region = painted.region;
  QVERIFY(region != QRegion(m_view->rect())); // else this would prove nothing
  const QImage now = m_view->grab().toImage();
  QVERIFY(now != old);
  for (int y = 0; y < now.height(); ++y)
    for (int x = 0; x < now.width(); ++x)
      if (now.pixel(x, y) != old.pixel(x, y))
        QVERIFY2(region.contains(QPoint(x, y)), qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
}

void PipelineViewTest::hoveringALaneRepaintsInputAndMerged() {
  show(4, 2);
  const PipelineLayout layout = layoutPipeline(m_view->size(), m_scene.plan);
  const QImage before = m_view->grab().toImage();
  QTest::mouseMove(m_view.get(), layout.lanes[2].label.center());
  const QImage after = m_view->grab().toImage();
  QVERIFY(after.copy(layout.image) != before.copy(layout.image));
  QVERIFY(after.copy(layout.merged) != before.copy(layout.merged));
}

void PipelineViewTest::everyControlHasANameAndTakesFocus() {
  show(4, 2);
  for (QAbstractButton* button : m_view->findChildren<QAbstractButton*>()) {
    QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
    QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->accessibleName()));
  }
  QVERIFY(!m_view->findChild<ClassBars*>()->accessibleDescription().isEmpty());
}

void PipelineViewTest::imagesOfAGroupHaveRoomAndNames_data() {
  QTest::addColumn<int>("k");
  QTest::addColumn<bool>("logits");
  QTest::addColumn<QSize>("size");
  for (const int k : {1, 2, 4, 8, 32})
    for (const bool logits : {false, true})
      for (const QSize& size : {QSize(860, 520), QSize(1280, 800), QSize(1920, 1080)})
        QTest::addRow("k%d %s %d", k, logits ? "logits" : "maps", size.width()) << k << logits << size;
}

void PipelineViewTest::imagesOfAGroupHaveRoomAndNames() {
  QFETCH(int, k);
  QFETCH(bool, logits);
  QFETCH(QSize, size);
  const auto scene = synthetic::imageScene(k, 1, logits ? DeviceReturns::logits : DeviceReturns::features);
  show(scene, FailurePattern::of({0}), size);
  const PipelineLayout layout = layoutPipeline(size, scene.plan);
  QCOMPARE(static_cast<int>(layout.sources.size()), k);
  for (size_t i = 0; i < layout.sources.size(); ++i) {
    QVERIFY(layout.image.contains(layout.sources[i]));
    QVERIFY(!layout.sources[i].isEmpty());
    for (size_t j = 0; j < i; ++j) QVERIFY(!layout.sources[i].intersects(layout.sources[j]));
  }
  QVERIFY(m_view->rect().contains(layout.image));
  QVERIFY(!layout.image.intersects(layout.browser) && !layout.image.intersects(layout.encoder));
  // Maps, merged map and logits are there: something is painted where they belong.
  const QImage picture = m_view->grab().toImage();
  const auto painted = [&](const QRect& area) {
    const QRgb first = picture.pixel(area.topLeft());
    for (int y = area.top(); y <= area.bottom(); ++y)
      for (int x = area.left(); x <= area.right(); ++x)
        if (picture.pixel(x, y) != first) return true;
    return false;
  };
  QVERIFY(painted(layout.lanes.back().maps) && painted(layout.decoded.front().decoded) && painted(layout.merged));
}

void PipelineViewTest::theImageLookedAtIsNamed() {
  const auto scene = synthetic::imageScene(4, 1, DeviceReturns::features);
  show(scene, FailurePattern::of({2}), {1280, 800});
  QVERIFY(m_view->findChild<VerdictCard*>()->verdict().headline.startsWith(QStringLiteral("X3: ")));
  QVERIFY(m_view->findChild<VerdictCard*>()->verdict().overLost);
  m_view->setPattern({});
  m_view->setInspection(synthetic::inspection(scene, {}));
  QVERIFY(m_view->findChild<VerdictCard*>()->verdict().headline.startsWith(QStringLiteral("X1: ")));
  QVERIFY(!m_view->findChild<VerdictCard*>()->verdict().overLost);
}

void PipelineViewTest::clearShowsTheEmptyState() {
  show(4, 2);
  const QImage before = m_view->grab().toImage();
  m_view->clear();
  for (const QWidget* child : m_view->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
    QVERIFY(!child->isVisible());
  QSignalSpy spy(m_view.get(), &PipelineView::patternWanted);
  QTest::keyClick(m_view.get(), Qt::Key_1);
  QCOMPARE(spy.count(), 0);
  QVERIFY(!m_view->grab().isNull());
  // Filled again it shows everything it did.
  m_view->setPlan(m_scene.plan, m_scene.config, {{}, {}, 10000, 1410000});
  m_view->setPattern({});
  m_view->setInspection(synthetic::inspection(m_scene, {}));
  QCOMPARE(m_view->grab().toImage(), before);
}

LACUNA_WIDGET_TEST(PipelineViewTest)
#include "pipeline_view_test.moc"
