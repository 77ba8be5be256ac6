// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the pipeline under pointer and keys, and the states of a device.
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/results/value_card.h"
#include "widgets/pipeline/scene/pipeline_layout.h"
#include "widgets/pipeline/scene/pipeline_scene.h"

using namespace lacuna;
using namespace lacuna::widgets;
using Place = PipelineSpot::Place;

class PipelineTraceTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() {
    m_view.reset();
    QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n')));
  }

  void everyPlaceIsFoundUnderItsOwnRect_data();
  void everyPlaceIsFoundUnderItsOwnRect();
  void aFeatureLeadsBackToItsReceptiveField();
  void aParityFeatureLeadsBackToEveryPart();
  void aRebuiltFeatureComesFromWhatArrived();
  void aPixelReachesTheMapsThatSeeIt();
  void pointingShowsTheValue();
  void aClickHoldsThePathAndEscapeLetsGo();
  void keysHoldAndMove();
  void aHeldValueFollowsThePattern();
  void theCardNeverLeavesTheView();
  void menuAndKeyLetADeviceStraggle();
  void aStragglerStaysLostForTheCode();

 private:
  void show(int k, int r, FailurePattern pattern = {}, QSize size = {1280, 800}) {
    m_scene = synthetic::scene(k, r);
    m_pattern = pattern;
    m_view = std::make_unique<PipelineView>();
    connect(m_view.get(), &PipelineView::patternWanted, m_view.get(), &PipelineView::setPattern);
    m_view->resize(size);
    m_view->setPlan(m_scene.plan, m_scene.config, {{}, {}, 10000, 1410000});
    m_view->setPattern(pattern);
    m_view->setInspection(synthetic::inspection(m_scene, pattern));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
  }
  /// The scene as the view has it, with all maps shown.
  PipelineScene scene() const {
    PipelineScene s;
    s.plan = m_scene.plan;
    s.config = m_scene.config;
    s.segment = networkOf(m_scene.config).convSegment;
    s.pattern = m_pattern;
    s.inspection = synthetic::inspection(m_scene, m_pattern);
    s.shownChannels = m_scene.plan.output.channels;
    s.layout = layoutPipeline(m_view->size(), s.plan);
    return s;
  }
  static PipelineSpot spot(Place place, int device, int channel, int row, int column) {
    PipelineSpot s;
    s.place = place;
    s.device = device;
    s.channel = channel;
    s.row = row;
    s.column = column;
    return s;
  }
  DeviceButton* device(int number) const {
    return m_view->findChild<DeviceButton*>(QStringLiteral("device%1").arg(number));
  }
  ValueCard* card() const { return m_view->findChild<ValueCard*>(); }
  QPoint pointOf(const PipelineSpot& s) const { return traceOf(scene(), s).here.center().toPoint(); }

  synthetic::Scene m_scene;
  FailurePattern m_pattern;
  std::unique_ptr<PipelineView> m_view;
};

void PipelineTraceTest::everyPlaceIsFoundUnderItsOwnRect_data() {
  QTest::addColumn<int>("k");
  QTest::addColumn<int>("r");
  for (const auto& [k, r] : {std::pair{2, 1}, std::pair{4, 2}, std::pair{8, 4}})
    QTest::addRow("k%d r%d", k, r) << k << r;
}

void PipelineTraceTest::everyPlaceIsFoundUnderItsOwnRect() {
  QFETCH(int, k);
  QFETCH(int, r);
  show(k, r, FailurePattern::of({1}), {1920, 1080});
  const PipelineScene s = scene();
  const int columns = m_scene.plan.partOutputWidth;
  int found = 0;
  for (const Place place :
       {Place::image, Place::tile, Place::maps, Place::decoded, Place::original, Place::difference, Place::merged})
    for (int device = 0; device < k + r; ++device)
      for (const int channel : {0, 3})
        for (const int at : {0, columns - 1}) {
          const PipelineSpot wanted = spot(place, device, channel, at, at);
          if (clampedSpot(s, wanted) != wanted) continue; // nothing is shown there
          const bool ofAll = place == Place::image || place == Place::merged;
          if (ofAll && device > 0) continue;
          const PipelineSpot there = spotAt(s, traceOf(s, wanted).here.center().toPoint());
          QVERIFY2(there == wanted, qPrintable(QStringLiteral("place %1 device %2 map %3 at %4, found place %5")
                                                   .arg(int(place))
                                                   .arg(device)
                                                   .arg(channel)
                                                   .arg(at)
                                                   .arg(int(there.place))));
          ++found;
        }
  QVERIFY(found > 6 * (k + r));
  QVERIFY(!spotAt(s, {2, 2}).isSomewhere());
  QVERIFY(!spotAt(s, s.layout.lanes[1].maps.center()).isSomewhere()); // nothing was received there
}

void PipelineTraceTest::aFeatureLeadsBackToItsReceptiveField() {
  show(2, 1);
  const PipelineScene s = scene();
  // LeNet-5: one value of a map sees 16 × 16 pixels; column 1 of X1 begins 4 pixels further right (stride 2 × 2).
  const PipelineTrace trace = traceOf(s, spot(Place::maps, 0, 2, 1, 1));
  const double cell = s.layout.image.width() / 28.0;
  const QRectF pixels(s.layout.image.x() + 4 * cell, s.layout.image.y() + 4 * cell, 16 * cell, 16 * cell);
  bool inImage = false;
  for (const PipelineTrace::Mark& mark : trace.marks)
    inImage = inImage || (mark.rect.center() - pixels.center()).manhattanLength() < 0.5;
  QVERIFY(inImage);
  QVERIFY(trace.lanes[0] && !trace.lanes[1] && !trace.lanes[2]);
  QVERIFY(trace.parts[0] && !trace.parts[1]);
  QCOMPARE(trace.marks.size(), size_t(5)); // image, tile, map, decoded, merged
  QVERIFY(textOf(s, trace.spot).source.contains("rows 4–19, columns 4–19"));
}

void PipelineTraceTest::aParityFeatureLeadsBackToEveryPart() {
  show(4, 2);
  const PipelineTrace trace = traceOf(scene(), spot(Place::maps, 4, 0, 0, 0));
  for (int part = 0; part < 4; ++part) QVERIFY(trace.lanes[static_cast<size_t>(part)]);
  QVERIFY(trace.lanes[4] && !trace.lanes[5]);
  QCOMPARE(trace.marks.size(), size_t(6)); // its map, its tile, four tiles of data parts
}

void PipelineTraceTest::aRebuiltFeatureComesFromWhatArrived() {
  show(4, 2, FailurePattern::of({1, 4}));
  const PipelineScene s = scene();
  const PipelineTrace trace = traceOf(s, spot(Place::decoded, 1, 5, 2, 0));
  QVERIFY(trace.lanes == (std::vector<bool>{true, false, true, true, false, true}));
  QVERIFY(trace.parts == (std::vector<bool>{false, true, false, false}));
  const SpotText text = textOf(s, trace.spot);
  QVERIFY(text.source.contains("devices 1, 3, 4 and 6"));
  QCOMPARE(text.values.size(), 3);
  const Inspection& in = *s.inspection;
  QVERIFY(text.values[0].contains(QLocale().toString(double(in.decoded[1].maps.at(5, 2, 0)), 'f', 3)));
  QVERIFY(text.values[1].contains(QLocale().toString(double(in.outputs[1].at(5, 2, 0)), 'f', 3)));
}

void PipelineTraceTest::aPixelReachesTheMapsThatSeeIt() {
  show(4, 2);
  const PipelineScene s = scene();
  const PipelineTrace left = traceOf(s, spot(Place::image, 0, 0, 10, 0));
  QVERIFY(left.lanes[0] && !left.lanes[1] && !left.lanes[2] && !left.lanes[3]);
  QVERIFY(textOf(s, left.spot).source.contains("X1"));
  const PipelineTrace middle = traceOf(s, spot(Place::image, 0, 0, 10, 14));
  QVERIFY(middle.lanes[0] && middle.lanes[1] && middle.lanes[2] && middle.lanes[3]);
}

void PipelineTraceTest::pointingShowsTheValue() {
  show(4, 2, FailurePattern::of({1}));
  const PipelineSpot there = spot(Place::difference, 1, 7, 3, 0);
  const QImage before = m_view->grab().toImage();
  QTest::mouseMove(m_view.get(), pointOf(there));
  QVERIFY(card()->isVisible());
  QVERIFY(card()->text().title.contains("map 8, row 3, column 0"));
  QVERIFY(m_view->grab().toImage() != before);
  QTest::mouseMove(m_view.get(), QPoint(4, 4));
  QVERIFY(!card()->isVisible());
  QTest::mouseMove(m_view.get(), pointOf(there));
  QVERIFY(card()->isVisible());
  QEvent entered(QEvent::Enter); // a pointer that goes on to a button never leaves the view itself
  QApplication::sendEvent(m_view->findChild<QAbstractButton*>(), &entered);
  QVERIFY(!card()->isVisible());
}

void PipelineTraceTest::aClickHoldsThePathAndEscapeLetsGo() {
  show(4, 2, FailurePattern::of({1}));
  QSignalSpy changed(m_view.get(), &PipelineView::patternWanted);
  const QPoint at = pointOf(spot(Place::maps, 2, 4, 1, 0));
  QTest::mouseMove(m_view.get(), at);
  const QImage pointed = m_view->grab().toImage();
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
  QVERIFY(m_view->grab().toImage() != pointed);
  QTest::mouseMove(m_view.get(), QPoint(4, 4));
  QVERIFY(card()->isVisible());
  QVERIFY(m_view->accessibleDescription().contains("Y3, map 5, row 1, column 0"));
  QTest::keyClick(m_view.get(), Qt::Key_Escape);
  QVERIFY(!card()->isVisible());
  QCOMPARE(changed.count(), 0); // the devices come back with the next Escape
  QTest::keyClick(m_view.get(), Qt::Key_Escape);
  QCOMPARE(changed.count(), 1);
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
  QVERIFY(!card()->isVisible());
}

void PipelineTraceTest::keysHoldAndMove() {
  show(4, 2, FailurePattern::of({1}));
  QTest::keyClick(m_view.get(), Qt::Key_V);
  QVERIFY(card()->text().title.startsWith("Ŷ2, map 1, row 2, column 0"));
  QTest::keyClick(m_view.get(), Qt::Key_Up);
  QVERIFY(card()->text().title.startsWith("Ŷ2, map 1, row 1, column 0"));
  QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
  QVERIFY(card()->text().title.startsWith("Ŷ2, map 2, row 1"));
  QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(card()->text().title.startsWith("Ŷ3, map 2, row 1"));
  for (int i = 0; i < 40; ++i) QTest::keyClick(m_view.get(), Qt::Key_Down);
  QVERIFY(card()->text().title.startsWith("Ŷ3, map 2, row 3"));
  QTest::keyClick(m_view.get(), Qt::Key_V);
  QVERIFY(!card()->isVisible());
}

void PipelineTraceTest::aHeldValueFollowsThePattern() {
  show(4, 2);
  QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, pointOf(spot(Place::maps, 1, 4, 1, 0)));
  QVERIFY(card()->text().title.startsWith("Y2"));
  const FailurePattern lost = FailurePattern::of({1});
  m_view->setPattern(lost);
  m_view->setInspection(synthetic::inspection(m_scene, lost));
  QVERIFY(card()->isVisible());
  QVERIFY(card()->text().title.startsWith("Ŷ2, map 5, row 1"));
  QCOMPARE(card()->text().values.size(), 3);
}

void PipelineTraceTest::theCardNeverLeavesTheView() {
  show(8, 4, FailurePattern::of({7}), {860, 520});
  const PipelineScene s = scene();
  for (int y = 4; y < m_view->height(); y += 9)
    for (int x = 4; x < m_view->width(); x += 9) {
      if (!spotAt(s, {x, y}).isSomewhere()) continue;
      QTest::mouseMove(m_view.get(), QPoint(x, y));
      if (card()->isVisible()) QVERIFY(m_view->rect().contains(card()->geometry()));
    }
}

void PipelineTraceTest::menuAndKeyLetADeviceStraggle() {
  show(4, 2);
  QSignalSpy changed(m_view.get(), &PipelineView::patternWanted);
  QTimer::singleShot(0, this, [] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
  });
  QContextMenuEvent event(QContextMenuEvent::Mouse, device(2)->rect().center(), device(2)->mapToGlobal(QPoint(5, 5)));
  QApplication::sendEvent(device(2), &event);
  QVERIFY(device(2)->state() == DeviceState::late);
  QCOMPARE(changed.count(), 1);
  QVERIFY(m_view->pattern() == FailurePattern::of({1}));
  QVERIFY(device(2)->accessibleName().contains("late"));
  QTest::keyClick(device(5), Qt::Key_S);
  QVERIFY(device(5)->state() == DeviceState::late);
  QTest::keyClick(device(5), Qt::Key_S);
  QVERIFY(device(5)->state() == DeviceState::available);
  QVERIFY(m_view->accessibleDescription().contains("1 device(s) late"));
}

void PipelineTraceTest::aStragglerStaysLostForTheCode() {
  show(4, 2, FailurePattern::of({1}));
  QSignalSpy changed(m_view.get(), &PipelineView::patternWanted);
  const QImage lost = m_view->grab().toImage();
  QTest::keyClick(device(2), Qt::Key_S);
  QVERIFY(device(2)->state() == DeviceState::late);
  QCOMPARE(changed.count(), 0); // nothing changes for the decoder
  QVERIFY(m_view->grab().toImage() != lost);
  m_view->setPattern({});
  QVERIFY(device(2)->state() == DeviceState::available);
  m_view->setPattern(FailurePattern::of({1}));
  QVERIFY(device(2)->state() == DeviceState::lost);
}

LACUNA_GUI_TEST(PipelineTraceTest)
#include "pipeline_trace_test.moc"
