// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
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
    const Bytes dropped = baseOf({"base_model.dropout=0.3"});
    QVERIFY(dropped != tinyBaseModel());
    QVERIFY(baseOf({"base_model.dropout=0.3", "training.seed=9"}) == dropped);
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
    QTest::newRow("mlp, mlp, rewritten") << published() + std::vector<std::string>{"training.epochs=9"};
    QTest::newRow("conv, residual, pass-through") << std::vector<std::string>{"training.epochs=9"};
    QTest::newRow("mlp, conv, pass-through") << std::vector<std::string>{
        R"(code.encoder={"kind":"mlp"})", R"(code.decoder={"kind":"conv"})", "training.epochs=9"};
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
    QCOMPARE(o.processor, std::string("cpu"));
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
    for (const char* encoder : {"mlp", "conv", "linear", "sum"})
      for (const char* decoder : {"mlp", "conv", "residual", "spatial"})
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

  void everyWayOfTrainingLearns_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    const auto row = [](const char* name, const std::vector<std::string>& overrides) {
      QTest::newRow(name) << std::vector<std::string>{"training.epochs=6"} + overrides;
    };
    row("curriculum, clipped", {"code.k=4", "code.r=2", "training.curriculum=true", "training.clip=1"});
    row("shifted images", {"training.augment=1"});
    row("own parity networks", {"code.parity=trained"});
    row("tiles and subtraction",
        {R"(code.encoder={"kind":"concat"})", R"(code.decoder={"kind":"subtract"})", "code.parity=trained"});
    row("decoder alone", {R"(code={"kind":"decoder-only","k":2,"r":1,"decoder":{"width":64,"blocks":1}})"});
    row("decoder alone, blocks",
        {R"(code={"kind":"decoder-only","k":2,"r":1,"blocks":[3],"decoder":{"width":64}})", "training.epochs=3"});
    row("parm", {R"(code={"kind":"parm","k":2,"r":1})"});
    row("blocks, joint", {"code.blocks=[3]", "training.epochs=3"});
    row("blocks, separate", {"code.blocks=[3]", "code.block_training=separate", "training.epochs=3"});
    row("bfloat16, own parity networks", {"training.precision=bfloat16", "code.parity=trained"});
    row("spatial", {R"(code.decoder={"kind":"spatial","channels":16,"blocks":1})"});
  }
  void everyWayOfTrainingLearns() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained = trainTiny(overrides);
    QVERIFY(allFinite(trained->outcome.evaluation));
    const LostSummary& one = oneLost(*trained);
    QVERIFY2(one.unavailableMean > one.zerosMean + 1,
             qPrintable(QStringLiteral("%1 against %2 with zeros").arg(one.unavailableMean).arg(one.zerosMean)));
    const auto& loss = trained->recorder.series.at(series::kLoss);
    QVERIFY(loss.back().second < 0.9 * loss.front().second);
    // What was stored is what was evaluated.
    const auto stored = engine().load(trained->config, tinyBaseModel(), trained->recorder.best);
    TrainingControl control;
    QVERIFY(same(engine().evaluate({stored, dataFor(trained->config).test, oneThread()}, control),
                 trained->outcome.evaluation, 1.01));
  }

  void aRivalNeedsNoTraining_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"none", "replication", "mds-layerwise", "berrut"}) QTest::newRow(kind) << kind;
  }
  void aRivalNeedsNoTraining() {
    QFETCH(QString, kind);
    const ExperimentConfig config = parseConfigOrThrow(
        R"({"dataset": "stroke-digits", "subset": {"train": 600, "test": 200}, "base_model": {"epochs": 12},
            "code": {"kind": ")" +
        kind.toStdString() + R"(", "k": 4, "r": 2}})");
    TrainingControl control;
    Recorder recorder;
    const TrainingOutcome outcome =
        engine().train({config, dataFor(config), oneThread(), tinyBaseModel()}, control, recorder);
    const Evaluation& e = outcome.evaluation;
    QCOMPARE(e.patterns.size(), size_t(6 + 15));
    QCOMPARE(e.accuracy.available, e.accuracy.base);
    QVERIFY(recorder.series.empty());
    for (const PatternResult& p : e.patterns) {
      if (kind == "mds-layerwise") QVERIFY(p.accuracy == e.accuracy.base && p.featureError < 1e-3);
      if (kind == "none") QCOMPARE(p.accuracy, p.zerosAccuracy);
      if (kind == "replication") QVERIFY(p.accuracy >= p.zerosAccuracy - 5);
    }
    QVERIFY(recorder.snapshot != nullptr);
    const auto stored = engine().load(config, tinyBaseModel(), recorder.best);
    QVERIFY(same(engine().evaluate({stored, dataFor(config).test, oneThread()}, control), e));
    const Inspection seen = engine().inspect(*stored, *dataFor(config).test, 3, FailurePattern::of({1}));
    QCOMPARE(seen.parts.size(), size_t(6));
    QCOMPARE(seen.coded.size(), size_t(10));
  }

  void trainingStopsWhenTheWorstPatternNoLongerImproves() {
    // With such a rate nothing ever improves.
    const auto trained = trainTiny(
        {"training.epochs=40", "training.learning_rate=1e-9", "training.early_stop=3", "training.restarts=0"});
    QVERIFY(!trained->outcome.cancelled);
    QVERIFY(std::any_of(trained->recorder.events.begin(), trained->recorder.events.end(),
                        [](const std::string& e) { return e.find("Stopped after epoch") == 0; }));
    QVERIFY(trained->recorder.series.at(series::kValidationLoss).size() < 40);
  }

  void aStalledTrainingBeginsAnewAsOftenAsAllowed() {
    const auto trained = trainTiny({"training.epochs=4", "training.learning_rate=1e-9", "training.restarts=2"});
    int restarts = 0;
    int given = 0;
    for (const std::string& event : trained->recorder.events) {
      if (event.find("restarting with") != std::string::npos) ++restarts;
      if (event.find("seems stalled") != std::string::npos) ++given;
    }
    // Untrained weights may by chance do a little better than zeros; then there is nothing to begin anew for.
    QVERIFY(restarts >= 1 && restarts <= 2);
    QVERIFY(given == 0 || restarts == 2);
    QVERIFY(allFinite(trained->outcome.evaluation));
  }

  void aTrainingBegunAnewIsNotStoppedByWhatStalled() {
    const auto trained =
        trainTiny({"training.epochs=3", "training.learning_rate=1e-9", "training.restarts=1", "training.early_stop=1"});
    // It had ended at once, with weights that no epoch has seen.
    QVERIFY(trained->outcome.bestEpoch > 0);
    QVERIFY(!trained->recorder.best.empty());
  }

  void aCodeThatOnlyBeginsToLearnIsNotBegunAnew() {
    const auto trained = trainTiny({"code.unit=\"image\"", "training.epochs=3", "training.learning_rate=4e-4"});
    // At chance after two epochs, as a stalled training is, but on its way.
    QVERIFY(trained->recorder.series.at(series::validationMean(1))[1].second <
            trained->outcome.evaluation.accuracy.byLost.front().zerosMean);
    for (const std::string& event : trained->recorder.events) QVERIFY(event.find("stalled") == std::string::npos);
  }

  void severalThreadsTrainTheSameCodeToRounding() {
    const ExperimentConfig config = tinyConfig({"training.epochs=1"});
    std::vector<double> losses;
    for (const int threads : {1, 2, 2, 3}) {
      ComputeOptions compute = oneThread();
      compute.threads = threads;
      TrainingControl control;
      Recorder recorder;
      engine().train({config, dataFor(config), compute, tinyBaseModel()}, control, recorder);
      losses.push_back(recorder.series.at(series::kValidationLoss).back().second);
    }
    QCOMPARE(losses[1], losses[2]); // bit for bit with the same number
    for (const double loss : losses) QVERIFY(std::abs(loss - losses[0]) < 1e-3 * losses[0]);
  }

  void everyEpochTellsEveryPattern() {
    const auto trained = trainTiny({"training.epochs=3", "code.r=2"});
    const std::vector<Evaluation>& told = trained->recorder.validations;
    QCOMPARE(told.size(), size_t(3));
    for (const int lost : {1, 2}) {
      const auto& worst = trained->recorder.series.at(series::validationWorst(lost));
      for (size_t epoch = 0; epoch < told.size(); ++epoch) {
        QCOMPARE(told[epoch].patterns.size(), size_t(10)); // C(4, 1) + C(4, 2)
        QCOMPARE(told[epoch].accuracy.byLost[size_t(lost) - 1].worst, worst[epoch].second);
      }
    }
  }

  void bfloat16TrainsNearlyTheSameCode() {
    std::vector<double> losses;
    for (const char* precision : {"float32", "tf32", "bfloat16"}) {
      const auto trained = trainTiny({std::string("training.precision=") + precision});
      losses.push_back(trained->recorder.series.at(series::kValidationLoss).back().second);
      const std::vector<std::string>& events = trained->recorder.events;
      const bool said = std::any_of(events.begin(), events.end(), [](const std::string& e) {
        return e.find("TF32 is a format of GPUs") == 0 || e.find("bfloat16 on a CPU") == 0;
      });
      QCOMPARE(said, std::string(precision) != "float32");
    }
    QCOMPARE(losses[1], losses[0]);  // no TF32 on the CPU that the tests use
    QVERIFY(losses[2] != losses[0]); // it was in use
    QVERIFY(std::abs(losses[2] - losses[0]) < 0.1 * losses[0]);
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

LACUNA_TEST(TestCodeTraining)
#include "tst_code_training.moc"
