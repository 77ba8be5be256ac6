// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "engine_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

const LostSummary& oneLost(const Trained& trained) {
  return trained.outcome.evaluation.accuracy.byLost.front();
}

bool allFinite(const Evaluation& e) {
  bool finite = std::isfinite(e.accuracy.base) && std::isfinite(e.accuracy.available) && !e.patterns.empty();
  for (const PatternResult& p : e.patterns)
    finite = finite && std::isfinite(p.accuracy) && std::isfinite(p.agreement) && std::isfinite(p.featureError) &&
             std::isfinite(p.zerosAccuracy);
  return finite;
}

} // namespace

class TestCodeTraining : public QObject {
  Q_OBJECT
 private slots:
  void theSameSeedTrainsTheSameCode_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::newRow("conv, residual") << std::vector<std::string>{};
    QTest::newRow("published") << published();
    QTest::newRow("k=4 r=2, sampled") << std::vector<std::string>{"code.k=4", "code.r=2",
                                                                  "training.patterns.per_step=2"};
  }
  void theSameSeedTrainsTheSameCode() {
    QFETCH(std::vector<std::string>, overrides);
    const auto once = trainTiny(overrides);
    const auto again = trainTiny(overrides);
    QCOMPARE(once->recorder.series, again->recorder.series);
    QVERIFY(!once->recorder.series.at(series::kLoss).empty());
    QVERIFY(same(once->outcome.evaluation, again->outcome.evaluation));
    QCOMPARE(once->recorder.best, again->recorder.best);
    QCOMPARE(once->recorder.last, again->recorder.last);
    const auto other = trainTiny(overrides + std::vector<std::string>{"training.seed=2"});
    QVERIFY(once->recorder.series.at(series::kLoss) != other->recorder.series.at(series::kLoss));
    QVERIFY(once->recorder.best != other->recorder.best);
  }

  void theBaseModelFollowsItsOwnSeedAlone() {
    const auto baseOf = [](const std::vector<std::string>& overrides) {
      const ExperimentConfig config = tinyConfig(overrides + std::vector<std::string>{"training.epochs=1"});
      TrainingControl control;
      Recorder recorder;
      engine().train({config, dataFor(config), oneThread(), std::nullopt}, control, recorder);
      return recorder.baseModel;
    };
    QCOMPARE(baseOf({"training.seed=9", "code.k=4"}), tinyBaseModel());
    QVERIFY(baseOf({"base_model.seed=2"}) != tinyBaseModel());
  }

  void aGivenBaseModelIsUsedAndNotTrainedAgain() {
    const auto trained = trainTiny({});
    QVERIFY(trained->recorder.baseModel.empty());
    QCOMPARE(trained->recorder.series.count(series::kBaseLoss), size_t(0));
    QVERIFY(trained->outcome.evaluation.accuracy.base > 70);
  }

  /// Ten points above leaving the lost maps at zero, in the mean of the patterns that lose a data part.
  void aTinyTrainingBeatsZeros_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::newRow("mlp, mlp, rewritten") << published() + std::vector<std::string>{"training.epochs=12"};
    QTest::newRow("conv, residual, pass-through") << std::vector<std::string>{"training.epochs=12"};
    QTest::newRow("mlp, conv, pass-through") << std::vector<std::string>{
        R"(code.encoder={"kind":"mlp"})", R"(code.decoder={"kind":"conv"})", "training.epochs=12"};
  }
  void aTinyTrainingBeatsZeros() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained = trainTiny(overrides);
    double zeros = 0;
    int losingData = 0;
    for (const PatternResult& p : trained->outcome.evaluation.patterns)
      if (p.pattern.losesData(2)) {
        zeros += p.zerosAccuracy;
        ++losingData;
      }
    zeros /= losingData;
    qInfo("base %.1f, coded %.1f, zeros %.1f", trained->outcome.evaluation.accuracy.base,
          oneLost(*trained).unavailableMean, zeros);
    QVERIFY(oneLost(*trained).unavailableMean > zeros + 10);
    const auto& losses = trained->recorder.series.at(series::kLoss);
    QVERIFY(losses.back().second < 0.7 * losses.front().second);
  }

  void underPassThroughNothingLostCostsNothing() {
    const auto trained = trainTiny({});
    QCOMPARE(trained->outcome.evaluation.accuracy.available, trained->outcome.evaluation.accuracy.base);
    for (const PatternResult& p : trained->outcome.evaluation.patterns)
      if (!p.pattern.losesData(2)) QCOMPARE(p.accuracy, trained->outcome.evaluation.accuracy.base);
  }

  void theOutcomeSaysWhatWasDone() {
    const auto trained = trainTiny({"training.epochs=3"});
    const TrainingOutcome& o = trained->outcome;
    QVERIFY(!o.cancelled);
    QCOMPARE(o.device, std::string("cpu"));
    QCOMPARE(o.threads, 1);
    QVERIFY(o.bestEpoch >= 1 && o.bestEpoch <= 3);
    QVERIFY(o.samplesPerSecond > 0 && o.codeSeconds > 0);
    QCOMPARE(o.evaluation.patterns.size(), size_t(3));
    QCOMPARE(qint64(o.cost.encoderParameters), qint64(engine().cost(trained->config).encoderParameters));
    QVERIFY(!trained->recorder.events.empty());
    // 540 images in batches of 64, three epochs; validation once an epoch.
    QCOMPARE(trained->recorder.series.at(series::kValidationLoss).size(), size_t(3));
    QCOMPARE(trained->recorder.series.at(series::kValidationLoss).back().first, int64_t(27));
    QCOMPARE(trained->recorder.series.at(series::validationMean(1)).size(), size_t(3));
  }

  void aDivergedTrainingIsAnErrorAndNeverAResult_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    const std::vector<std::string> wild = published() + std::vector<std::string>{"training.learning_rate=10"};
    QTest::newRow("fewer batches than a point of the curve has")
        << wild + std::vector<std::string>{"training.epochs=1"};
    QTest::newRow("three epochs") << wild + std::vector<std::string>{"training.epochs=3"};
    QTest::newRow("labels alone") << std::vector<std::string>{
        "training.learning_rate=10", "training.epochs=2",
        R"(training.loss={"features": 0, "logits_kl": 0, "labels": 1})", R"(code.encoder={"kind":"mlp"})",
        R"(code.decoder={"kind":"mlp"})"};
  }
  void aDivergedTrainingIsAnErrorAndNeverAResult() {
    QFETCH(std::vector<std::string>, overrides);
    try {
      const auto trained = trainTiny(overrides);
      QVERIFY(allFinite(trained->outcome.evaluation));
      for (const auto& [name, points] : trained->recorder.series)
        for (const auto& point : points) QVERIFY2(std::isfinite(point.second), name.c_str());
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::failure);
      QVERIFY(std::string(e.what()).find("learning_rate") != std::string::npos);
    }
  }

  void everyFillTrains_data() {
    QTest::addColumn<std::string>("fill");
    QTest::newRow("constant") << std::string(R"("constant")");
    QTest::newRow("mean") << std::string(R"("mean")");
  }
  void everyFillTrains() {
    QFETCH(std::string, fill);
    std::vector<std::string> overrides = {"code.fill=" + fill};
    if (fill == R"("constant")") overrides.emplace_back("code.fill_value=0.5");
    const auto zeros = trainTiny({});
    const auto filled = trainTiny(overrides);
    QVERIFY(allFinite(filled->outcome.evaluation));
    QVERIFY(filled->recorder.best != zeros->recorder.best);
    // "Zeros instead of the decoder" means zeros whatever the fill is.
    for (size_t i = 0; i < 3; ++i)
      QCOMPARE(filled->outcome.evaluation.patterns[i].zerosAccuracy,
               zeros->outcome.evaluation.patterns[i].zerosAccuracy);
  }

  void everyCodeTrains_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    for (const char* encoder : {"mlp", "conv"})
      for (const char* decoder : {"mlp", "conv", "residual"})
        QTest::addRow("%s, %s", encoder, decoder)
            << std::vector<std::string>{std::string(R"(code.encoder={"kind":")") + encoder + "\"}",
                                        std::string(R"(code.decoder={"kind":")") + decoder + "\"}",
                                        "code.k=3",
                                        "code.r=2",
                                        "subset.train=200",
                                        "subset.test=50",
                                        "training.epochs=1"};
  }
  void everyCodeTrains() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained = trainTiny(overrides);
    QVERIFY(allFinite(trained->outcome.evaluation));
    QCOMPARE(trained->outcome.evaluation.patterns.size(), size_t(5 + 10));
    // The middle part of three is covered by its neighbours.
    QCOMPARE(trained->outcome.evaluation.patterns[1].pattern.lost(), std::vector<int>{1});
    QCOMPARE(trained->outcome.evaluation.patterns[1].accuracy, trained->outcome.evaluation.accuracy.base);
  }

  void progressOnlyGoesForward() {
    auto trained = std::make_unique<Trained>();
    trained->config = tinyConfig({});
    std::vector<TrainingProgress> seen;
    trained->recorder.progressHook = [&](const TrainingProgress& p) { seen.push_back(p); };
    TrainingControl control;
    engine().train({trained->config, dataFor(trained->config), oneThread(), std::nullopt}, control, trained->recorder);
    QVERIFY(seen.size() > 3);
    for (size_t i = 1; i < seen.size(); ++i) {
      QVERIFY(seen[i].phase >= seen[i - 1].phase);
      if (seen[i].phase == seen[i - 1].phase) QVERIFY(seen[i].step >= seen[i - 1].step);
      QVERIFY(seen[i].step <= seen[i].steps || seen[i].steps == 0);
    }
    QVERIFY(seen.back().phase == TrainingPhase::evaluation);
  }
};

QTEST_GUILESS_MAIN(TestCodeTraining)
#include "tst_code_training.moc"
