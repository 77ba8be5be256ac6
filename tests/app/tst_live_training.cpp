// SPDX-License-Identifier: GPL-3.0-or-later
//
// The curves and the best epoch of a training, above all of one that is restarted.
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"
#include "window/workbench/live_training.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

constexpr int kPerEpoch = 20; ///< batches

CurvePlot* lossPlot(const TrainingPanel& panel) {
  return panel.findChildren<CurvePlot*>().value(0);
}
CurvePlot* accuracyPlot(const TrainingPanel& panel) {
  return panel.findChildren<CurvePlot*>().value(1);
}

/// What the engine measures in an epoch, in its order.
std::vector<MetricSample> epochOf(int epoch, double validationLoss) {
  std::vector<MetricSample> samples;
  const int64_t end = int64_t(epoch) * kPerEpoch;
  for (int64_t step = end - kPerEpoch + 10; step <= end; step += 10) samples.push_back({series::kLoss, {step, 0, 0.5}});
  samples.push_back({series::kValidationLoss, {end, 0, validationLoss}});
  if (epoch == 1) samples.push_back({series::kValidationBase, {0, 0, 99}});
  samples.push_back({series::validationMean(1), {end, 0, 60}});
  samples.push_back({series::validationWorst(1), {end, 0, 50}});
  return samples;
}

} // namespace

class TestLiveTraining : public WindowTest {
  Q_OBJECT
 private slots:
  void theBestEpochIsTheOneOfTheLeastLoss() {
    TrainingPanel panel;
    LiveTraining live(panel);
    live.begin({}, "run");
    QVERIFY(!live.best());
    for (int epoch = 1; epoch <= 3; ++epoch) live.add(epochOf(epoch, epoch == 2 ? 0.1 : 0.3));
    QCOMPARE(live.attempt(), 1);
    QCOMPARE(live.best()->epoch, 2);
    QCOMPARE(live.best()->step, int64_t(2 * kPerEpoch));
    QCOMPARE(lossPlot(panel)->pointCount(), 3 * 2 + 3);
    QCOMPARE(accuracyPlot(panel)->pointCount(), 3 * 2);
  }

  void aTrainingThatBeginsAnewHasTheCurvesOfItsPresentAttempt_data() {
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("as it comes") << false;
    QTest::newRow("both attempts in one piece, as a busy window gets them") << true;
  }
  void aTrainingThatBeginsAnewHasTheCurvesOfItsPresentAttempt() {
    QFETCH(bool, atOnce);
    TrainingPanel panel;
    LiveTraining live(panel);
    live.begin({}, "run");
    std::vector<MetricSample> waiting;
    const auto measure = [&](const std::vector<MetricSample>& samples) {
      waiting.insert(waiting.end(), samples.begin(), samples.end());
      if (atOnce) return;
      live.add(waiting);
      waiting.clear();
    };
    measure(epochOf(1, 0.2)); // better than what the other attempt begins with
    measure(epochOf(2, 0.2));
    panel.setEvent("The training stalled at chance");
    measure(epochOf(1, 0.9));
    live.add(waiting);
    QCOMPARE(live.attempt(), 2);
    QCOMPARE(live.best()->epoch, 1);
    QCOMPARE(live.best()->step, int64_t(kPerEpoch));
    QCOMPARE(live.best()->loss, 0.9);
    QCOMPARE(lossPlot(panel)->pointCount(), 2 + 1);
    QCOMPARE(accuracyPlot(panel)->pointCount(), 2);
    live.add(epochOf(2, 0.4));
    QCOMPARE(live.attempt(), 2);
    QCOMPARE(live.best()->epoch, 2);
    QCOMPARE(lossPlot(panel)->pointCount(), 2 * 2 + 2);
  }

  void theNextTrainingIsAFirstAttempt() {
    TrainingPanel panel;
    LiveTraining live(panel);
    live.begin({}, "first");
    live.add(epochOf(1, 0.2));
    live.add(epochOf(1, 0.3));
    QCOMPARE(live.attempt(), 2);
    live.begin({}, "second");
    QCOMPARE(live.attempt(), 1);
    QVERIFY(!live.best());
    live.add(epochOf(1, 0.3));
    QCOMPARE(live.attempt(), 1);
    QCOMPARE(lossPlot(panel)->pointCount(), 2 + 1);
  }

  /// Curve by curve, as the library gives them.
  void aStoredRunIsOneAttempt() {
    TrainingPanel panel;
    LiveTraining live(panel);
    live.showStored("run", {{series::kLoss, {{10, 0, 0.5}, {20, 0, 0.4}}},
                            {series::kValidationLoss, {{10, 0, 0.3}, {20, 0, 0.4}}}});
    QCOMPARE(live.attempt(), 1);
    QCOMPARE(live.best()->epoch, 1);
    QCOMPARE(lossPlot(panel)->pointCount(), 4);
  }

  /// With the engine, which says of no sample that it is one of another attempt.
  void aTrainingThatStaysAtChanceEndsWithTheCurvesOfItsLastAttempt() {
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.training.epochs = 2;
    config.training.restarts = 1;
    config.training.learningRate = 1e-9;
    int mostPoints = 0;
    const TrainingPanel& panel = *f.views().training;
    QObject::connect(&f.bench(), &Workbench::trainingProgressed, &f.window(),
                     [&] { mostPoints = std::max(mostPoints, accuracyPlot(panel)->pointCount()); });
    // At such a rate first weights alone decide, and some happen to do better than zeros.
    bool restarted = false;
    for (config.training.seed = 1; !restarted && config.training.seed <= 10; ++config.training.seed) {
      mostPoints = 0;
      const QString uuid = f.train(config);
      QVERIFY(!uuid.isEmpty());
      RunRecord run;
      f.bench().library().fetch(uuid, [&run](const RunRecord& found) { run = found; });
      QTRY_VERIFY_WITH_TIMEOUT(!run.uuid.empty(), 20000);
      for (const auto& [when, text] : run.events)
        restarted = restarted || text.find("restarting with new initial weights") != std::string::npos;
    }
    QVERIFY(restarted);
    QVERIFY2(mostPoints <= 2 * config.training.epochs, qPrintable(QString::number(mostPoints)));
  }
};

LACUNA_GUI_TEST(TestLiveTraining)
#include "tst_live_training.moc"
