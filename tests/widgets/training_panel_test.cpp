// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/look/theme.h"
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"

using namespace lacuna;
using namespace lacuna::widgets;

class TrainingPanelTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void buttonsFollowTheState_data();
  void buttonsFollowTheState();
  void clicksAskForWhatTheySay();
  void aFaultyConfigurationCannotBeTrained();
  void metricsReachTheirPlot();
  void aStoredRunHasItsCurvesInTheOrderOfALiveOne();
  void theFirstEpochIsSeen();
  void aPlotOneLooksCloserAtStaysThere();
  void progressIsSaid();
  void aThemeChangeReachesThePlots();

 private:
  static QPushButton* button(TrainingPanel& panel, const char* name) { return panel.findChild<QPushButton*>(name); }
};

void TrainingPanelTest::buttonsFollowTheState_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<bool>("train");
  QTest::addColumn<bool>("pause");
  QTest::addColumn<bool>("step");
  QTest::addColumn<bool>("stop");
  QTest::newRow("idle") << int(TrainingState::idle) << true << false << false << false;
  QTest::newRow("running") << int(TrainingState::running) << true << true << false << true;
  QTest::newRow("paused") << int(TrainingState::paused) << true << true << true << true;
  QTest::newRow("stopping") << int(TrainingState::stopping) << true << false << false << false;
}

void TrainingPanelTest::buttonsFollowTheState() {
  QFETCH(int, state);
  TrainingPanel panel;
  panel.setState(static_cast<TrainingState>(state));
  for (const char* name : {"train", "pause", "step", "stop"}) {
    QTEST(button(panel, name)->isEnabled(), name);
  }
  const bool idle = static_cast<TrainingState>(state) == TrainingState::idle;
  QCOMPARE(button(panel, "train")->text(), QString(idle ? "Train" : "Add to queue"));
  panel.setTrainEnabled(false, "Because.");
  QVERIFY(!button(panel, "train")->isEnabled());
  QCOMPARE(button(panel, "train")->toolTip(), QString("Because."));
}

void TrainingPanelTest::clicksAskForWhatTheySay() {
  TrainingPanel panel;
  panel.show();
  QSignalSpy train(&panel, &TrainingPanel::trainRequested);
  QSignalSpy pause(&panel, &TrainingPanel::pauseRequested);
  QSignalSpy resume(&panel, &TrainingPanel::resumeRequested);
  QSignalSpy step(&panel, &TrainingPanel::stepRequested);
  QSignalSpy stop(&panel, &TrainingPanel::stopRequested);
  QTest::mouseClick(button(panel, "train"), Qt::LeftButton);
  QCOMPARE(train.count(), 1);
  panel.setState(TrainingState::running);
  QTest::mouseClick(button(panel, "train"), Qt::LeftButton);
  QCOMPARE(train.count(), 2);
  QTest::mouseClick(button(panel, "pause"), Qt::LeftButton);
  QCOMPARE(pause.count(), 1);
  panel.setState(TrainingState::paused);
  QCOMPARE(button(panel, "pause")->text(), QString("Resume"));
  QTest::mouseClick(button(panel, "pause"), Qt::LeftButton);
  QTest::mouseClick(button(panel, "step"), Qt::LeftButton);
  button(panel, "stop")->setFocus();
  QTest::keyClick(button(panel, "stop"), Qt::Key_Space);
  QCOMPARE(resume.count(), 1);
  QCOMPARE(step.count(), 1);
  QCOMPARE(stop.count(), 1);
}

void TrainingPanelTest::aFaultyConfigurationCannotBeTrained() {
  TrainingPanel panel;
  panel.setTrainEnabled(false, "k does not fit");
  QVERIFY(!button(panel, "train")->isEnabled());
  QCOMPARE(button(panel, "train")->toolTip(), QString("k does not fit"));
  panel.setState(TrainingState::running);
  QVERIFY(!button(panel, "train")->isEnabled());
  panel.setTrainEnabled(true);
  QVERIFY(button(panel, "train")->isEnabled());
}

void TrainingPanelTest::metricsReachTheirPlot() {
  TrainingPanel panel;
  panel.resize(360, 640);
  panel.show();
  const auto plots = panel.findChildren<CurvePlot*>();
  QCOMPARE(plots.size(), 2);
  QVERIFY(!plots[0]->isVisible());
  panel.addMetrics({{"unknown.series", {1, 0, 1}}});
  QVERIFY(!plots[0]->isVisible());
  panel.addMetrics(synthetic::metrics(3, 2));
  QVERIFY(plots[0]->isVisible());
  QCOMPARE(plots[0]->pointCount(), 3 * 40 + 3);
  QCOMPARE(plots[1]->pointCount(), 3 * 4);
  panel.setBestEpoch(2, 80);
  panel.addMetrics({{series::kValidationBase, {0, 0, 99.1}}});
  QTest::qWait(100);
  panel.clear();
  QVERIFY(!plots[0]->isVisible());
  QCOMPARE(plots[0]->pointCount(), 0);
  panel.addMetrics(synthetic::metrics(1, 1));
  QCOMPARE(plots[0]->pointCount(), 41);
  QTest::qWait(100);
}

void TrainingPanelTest::aStoredRunHasItsCurvesInTheOrderOfALiveOne() {
  TrainingPanel panel;
  std::vector<MetricSample> stored; // by series, several points each
  for (const char* name : {"validation.mean.l1", "validation.mean.l2", "validation.worst.l1", "validation.worst.l2"})
    for (int step : {1, 2}) stored.push_back({name, {step, 0, 90}});
  panel.addMetrics(stored);
  const CurvePlot* plot = panel.findChildren<CurvePlot*>()[1];
  QCOMPARE(plot->names(), (QStringList{"1 lost, mean", "1 lost, worst", "2 lost, mean", "2 lost, worst"}));
}

void TrainingPanelTest::theFirstEpochIsSeen() {
  TrainingPanel panel;
  panel.resize(360, 900);
  panel.show();
  panel.addMetrics(synthetic::metrics(1, 1));
  CurvePlot* plot = panel.findChildren<CurvePlot*>()[1];
  QTest::qWait(100);
  // Below the legend only a curve has a colour; one point alone would draw none.
  const QImage drawn = plot->grab(QRect(0, 80, plot->width(), plot->height() - 80)).toImage();
  int colored = 0;
  for (int y = 0; y < drawn.height(); ++y)
    for (int x = 0; x < drawn.width(); ++x) colored += drawn.pixelColor(x, y).hsvSaturation() > 150 ? 1 : 0;
  QVERIFY2(colored >= 20, qPrintable(QString::number(colored)));
}

void TrainingPanelTest::aPlotOneLooksCloserAtStaysThere() {
  TrainingPanel panel;
  panel.resize(400, 900);
  panel.show();
  std::vector<MetricSample> samples;
  for (int step = 0; step < 5000; ++step) samples.push_back({series::kLoss, {step, 0, 1.0 / (1 + step)}});
  panel.addMetrics(samples);
  auto* plot = panel.findChild<CurvePlot*>();
  QTRY_VERIFY(plot->stepsShown().second >= 4999);
  QWidget* canvas = plot->findChild<QWidget*>();
  const QPointF middle = QRectF(canvas->rect()).center();
  QWheelEvent closer(middle, canvas->mapToGlobal(middle), {}, {0, 480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                     false);
  QCoreApplication::sendEvent(canvas, &closer);
  const auto held = plot->stepsShown();
  QVERIFY(held.first > 0 && held.second < 4900);
  panel.addMetrics({{series::kLoss, {9000, 0, 0.1}}});
  QTest::qWait(100);
  QCOMPARE(plot->stepsShown(), held);
  QTest::mouseDClick(canvas, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
  QTRY_VERIFY(plot->stepsShown().second >= 9000);
}

void TrainingPanelTest::progressIsSaid() {
  TrainingPanel panel;
  TrainingProgress p;
  p.phase = TrainingPhase::code;
  p.epoch = 7;
  p.epochs = 10;
  p.step = 30;
  p.steps = 40;
  p.samplesPerSecond = 6120;
  p.secondsLeft = 125;
  panel.setProgress(p);
  QCOMPARE(panel.findChild<QProgressBar*>()->value(), 750);
  QStringList texts;
  for (const QLabel* label : panel.findChildren<QLabel*>()) texts << label->text();
  const QString all = texts.join('|');
  QVERIFY2(all.contains("epoch 7 of 10"), qPrintable(all));
  QVERIFY2(all.contains("2 min 5 s left"), qPrintable(all));
  QVERIFY2(all.contains("samples/s"), qPrintable(all));
}

void TrainingPanelTest::aThemeChangeReachesThePlots() {
  TrainingPanel panel;
  panel.resize(360, 640);
  panel.addMetrics(synthetic::metrics(3, 2));
  panel.show();
  QTest::qWait(100);
  applyTheme(*qApp, ThemeChoice::dark);
  QTest::qWait(100);
  const QImage dark = panel.grab().toImage();
  QVERIFY(dark.pixelColor(dark.width() / 2, dark.height() - 4).lightness() < 128);
  QVERIFY(dark.pixelColor(dark.width() - 20, dark.height() / 2).lightness() < 128);
  applyTheme(*qApp, ThemeChoice::light);
}

LACUNA_WIDGET_TEST(TrainingPanelTest)
#include "training_panel_test.moc"
