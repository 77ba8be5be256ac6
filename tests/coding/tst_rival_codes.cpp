// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "coding/coders/linear_codes.h"
#include "coding/evaluation/evaluator.h"
#include "data/stroke_digits.h"
#include "pipeline_support.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

Availability availableOf(int n, FailurePattern lost) {
  Availability available(static_cast<size_t>(n), true);
  for (const int d : lost.lost()) available[static_cast<size_t>(d)] = false;
  return available;
}

ExperimentConfig rival(const std::string& kind, int k, int r, const std::string& base = "lenet5",
                       const std::string& more = "") {
  return parseConfigOrThrow("{\"dataset\": \"stroke-digits\", \"base_model\": {\"kind\": \"" + base +
                            "\"}, \"code\": {\"kind\": \"" + kind + "\", \"k\": " + std::to_string(k) +
                            ", \"r\": " + std::to_string(r) + more + "}}");
}

CodedModel modelOf(const ExperimentConfig& config) {
  const auto base = randomBase(networkOf(config));
  return CodedModel(config.code, base, randomCoders(3, torch::kCPU, base));
}

/// F_conv of images under one pattern, and without any loss.
std::pair<torch::Tensor, torch::Tensor> underPattern(const CodedModel& model, FailurePattern pattern) {
  const torch::Tensor images = randomImages(model.base().spec().input, 3, 8);
  return {model.merged(model.begin(images), {pattern})[0], model.base().convolve(images)};
}

} // namespace

class TestRivalCodes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anyKSurvivorsOfAnMdsCodeGiveTheDataBack_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::addColumn<double>("mostCondition");
    QTest::newRow("2, 1") << 2 << 1 << 5.0;
    QTest::newRow("4, 2") << 4 << 2 << 60.0;
    QTest::newRow("4, 3") << 4 << 3 << 60.0;
    QTest::newRow("8, 2") << 8 << 2 << 300.0;
    QTest::newRow("8, 4") << 8 << 4 << 3000.0;
  }
  void anyKSurvivorsOfAnMdsCodeGiveTheDataBack() {
    QFETCH(int, k);
    QFETCH(int, r);
    QFETCH(double, mostCondition);
    const torch::Tensor parity = mdsParity(k, r);
    const torch::Tensor data = randomTensor({k, 5}, 1).to(torch::kDouble);
    const torch::Tensor sent = torch::cat({data, torch::matmul(parity, data)});
    for (const FailurePattern& p : allPatterns(k + r, r)) {
      const Availability available = availableOf(k + r, p);
      const torch::Tensor decoding = solveLost(parity, available);
      torch::Tensor received = sent.clone();
      for (const int d : p.lost()) received[d].fill_(1e9); // must not matter
      QVERIFY2(relativeDifference(torch::matmul(decoding, received), data) < 1e-9, screenName(p).c_str());
    }
    const double condition = largestCondition(parity);
    QVERIFY2(condition < mostCondition, qPrintable(QString::number(condition)));
  }

  void berrutReproducesConstantsAndIsExactAtSurvivors() {
    for (const bool systematic : {true, false}) {
      const BerrutCode code = berrutCode(4, 2, systematic);
      QCOMPARE(code.encoding.size(0), int64_t(systematic ? 2 : 6));
      QVERIFY((code.encoding.sum(1) - 1).abs().max().item<double>() < 1e-12);
      for (const FailurePattern& p : allPatterns(6, 2)) {
        const torch::Tensor decoding = berrutDecoding(code, availableOf(6, p));
        QVERIFY((decoding.sum(1) - 1).abs().max().item<double>() < 1e-12);
        for (const int d : p.lost()) QVERIFY(decoding.select(1, d).abs().max().item<double>() == 0);
      }
      if (!systematic) continue;
      const torch::Tensor all = berrutDecoding(code, Availability(6, true));
      QVERIFY((all.slice(1, 0, 4) - torch::eye(4, torch::kDouble)).abs().max().item<double>() < 1e-12);
    }
    // k = 2, r = 1 lies on a line: what a linear function lost comes back exactly.
    const torch::Tensor decoding = berrutDecoding(berrutCode(2, 1, true), {false, true, true});
    QVERIFY(std::abs(decoding[0][1].item<double>() + 1) < 1e-12);
    QVERIFY(std::abs(decoding[0][2].item<double>() - 2) < 1e-12);
  }

  void layerwiseMdsIsExactUnderEveryPattern_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::newRow("lenet5") << "lenet5" << 4 << 2;
    QTest::newRow("lenet9, k does not divide") << "lenet9" << 3 << 2;
    QTest::newRow("vgg10") << "vgg10" << 3 << 1;
    QTest::newRow("resnet8") << "resnet8" << 4 << 2;
  }
  void layerwiseMdsIsExactUnderEveryPattern() {
    QFETCH(QString, base);
    QFETCH(int, k);
    QFETCH(int, r);
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("mds-layerwise", k, r, base.toStdString()));
    QVERIFY(model.blocks().size() > 1);
    for (const FailurePattern& p : allPatterns(k + r, r)) {
      const auto [merged, whole] = underPattern(model, p);
      QVERIFY2(relativeDifference(merged, whole) < 1e-4, screenName(p).c_str());
    }
  }

  void aReplicaStandsInForItsPart() {
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("replication", 3, 2, "resnet8", ", \"copies\": [2, 0]"));
    for (const FailurePattern& p : allPatterns(5, 2)) {
      const auto [merged, whole] = underPattern(model, p);
      const auto saved = [&](int part, int copy) {
        return !p.isLost(DeviceIndex(part)) || !p.isLost(DeviceIndex(copy));
      };
      const bool complete = saved(2, 3) && saved(0, 4) && !p.isLost(DeviceIndex(1));
      QCOMPARE(relativeDifference(merged, whole) < 1e-5, complete);
    }
  }

  void aCoarseSplitIsExactUnderAsManyLossesAsR_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::addColumn<int>("parts");
    QTest::newRow("2, 1: the whole image each") << "lenet5" << 2 << 1 << 1;
    QTest::newRow("4, 2") << "lenet5" << 4 << 2 << 2;
    QTest::newRow("4, 1") << "resnet8" << 4 << 1 << 2;
    QTest::newRow("3, 2: one of the parts has two devices more") << "lenet9" << 3 << 2 << 1;
  }
  void aCoarseSplitIsExactUnderAsManyLossesAsR() {
    QFETCH(QString, base);
    QFETCH(int, k);
    QFETCH(int, r);
    QFETCH(int, parts);
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("replication", k, r, base.toStdString(), ", \"split\": \"coarse\""));
    QCOMPARE(model.plan().k, parts);
    QCOMPARE(model.plan().devices(), k + r);
    bool damaged = false;
    for (const FailurePattern& p : allPatterns(k + r, r + 1)) {
      const auto [merged, whole] = underPattern(model, p);
      const bool exact = relativeDifference(merged, whole) < 1e-5;
      if (p.lostCount() <= r) QVERIFY2(exact, screenName(p).c_str());
      damaged = damaged || !exact;
    }
    QCOMPARE(damaged, (k + r) / parts == r + 1); // beyond r there is a pattern that takes every copy of a part
  }

  void withoutACodeACoarseSplitLosesWhatAnEvenOneDoes() {
    const torch::NoGradGuard guard;
    const CodedModel coarse = modelOf(rival("replication", 4, 2, "lenet5", ", \"split\": \"coarse\""));
    const CodedModel none = modelOf(rival("none", 4, 2));
    const torch::Tensor images = randomImages(none.base().spec().input, 3, 8);
    const std::vector<FailurePattern> patterns = allPatterns(6, 2);
    const torch::Tensor zeros = coarse.mergedZeros(coarse.begin(images), patterns);
    QVERIFY(relativeDifference(zeros, none.mergedZeros(none.begin(images), patterns)) < 1e-5);
  }

  void aDecoderAloneNeverSeesParity() {
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("decoder-only", 4, 2));
    const torch::Tensor images = randomImages(model.base().spec().input, 3, 8);
    const auto batch = model.begin(images);
    // Whether idle devices are lost or not must change nothing.
    const torch::Tensor merged = model.merged(batch, {FailurePattern::of({1}), FailurePattern::of({1, 4}),
                                                      FailurePattern::of({1, 5}), FailurePattern::of({1, 2})});
    QVERIFY(torch::equal(merged[0], merged[1]));
    QVERIFY(torch::equal(merged[0], merged[2]));
    QVERIFY(!torch::equal(merged[0], merged[3]));
    for (const auto& [name, tensor] : model.trainable()) QVERIFY2(name.find("decoder.") == 0, name.c_str());
  }

  void idleDevicesAreSentNothing() {
    const auto sent = [](const std::string& kind) {
      const ExperimentConfig config = rival(kind, 4, 2);
      return TorchSnapshot(config, modelOf(config)).cost().bytesSent;
    };
    // Six devices or four, each with a part of 28 × 16 pixels and a map of 16 × 4 × 1.
    QCOMPARE(qint64(sent("replication")), qint64(6 * 4 * (28 * 16 + 16 * 4)));
    QCOMPARE(qint64(sent("none")), qint64(4 * 4 * (28 * 16 + 16 * 4)));
    QCOMPARE(qint64(sent("decoder-only")), qint64(sent("none")));
  }

  void withoutACodeLostMapsAreZero() {
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("none", 4, 2));
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 8);
    const CodedModel::Batch batch = model.begin(images);
    for (const FailurePattern& p : allPatterns(6, 2))
      QVERIFY(torch::equal(model.merged(batch, {p}), model.mergedZeros(batch, {p})));
  }

  void aNonSystematicCodeSendsCodedPartsOnly() {
    const torch::NoGradGuard guard;
    const CodedModel model = modelOf(rival("berrut", 4, 2, "lenet5", ", \"systematic\": false"));
    QVERIFY(!model.blocks().front().passesThrough());
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 8);
    const torch::Tensor parts = model.blocks().front().split(images);
    QCOMPARE(model.blocks().front().encoder().encode(parts).size(1), int64_t(6));
    const auto [merged, whole] = underPattern(model, FailurePattern{});
    QVERIFY(relativeDifference(merged, whole) > 1e-3); // it approximates even with nothing lost
  }

  void theDifferenceDecoderSolvesALinearFunctionExactly() {
    // F_conv without ReLU and pooling is linear but for its bias, which the sum counts k times and the parity device
    // once; with bias 0 the sum code must give every lost part back.
    const torch::NoGradGuard guard;
    ExperimentConfig config = codeConfig(4, 2, "sum", "residual", true);
    config.code.decoder.kind = DecoderKind::subtract;
    NetworkSpec net;
    net.name = "linear";
    net.classes = 2;
    net.input = {1, 12, 20};
    net.convSegment = {LayerSpec::conv(1, 3, 5), LayerSpec::conv(3, 2, 3)};
    const auto base = randomBase(net);
    for (const auto& [name, tensor] : base->parameters())
      if (name.find("bias") != std::string::npos) torch::Tensor(tensor).zero_();
    const CodedModel model(config.code, base, randomCoders(1, torch::kCPU, base));
    for (const FailurePattern& p : allPatterns(6, 2)) {
      const auto [merged, whole] = underPattern(model, p);
      QVERIFY2(relativeDifference(merged, whole) < 1e-4, screenName(p).c_str());
    }
  }

  void trainedParityDevicesBeginAsCopiesAndLearn() {
    const ExperimentConfig config = rival("parm", 2, 1);
    QVERIFY(config.code.parity == ParityDevices::trained);
    const CodedModel model = modelOf(config);
    QCOMPARE(model.blocks().front().parityNetworks().size(), size_t(1));
    int64_t weights = 0;
    for (const auto& [name, tensor] : model.trainable()) {
      QVERIFY2(name.rfind("parity.0.", 0) == 0, name.c_str());
      weights += tensor.numel();
    }
    QCOMPARE(weights, parameterCount(networkOf(config).convSegment));
  }

  void everyKindIsEvaluatedBeyondTheCode_data() {
    QTest::addColumn<QString>("code");
    for (const char* kind :
         {"learned", "none", "replication", "mds-layerwise", "sum-subtract", "berrut", "parm", "decoder-only"})
      QTest::newRow(kind) << QString(R"("kind": "%1")").arg(kind);
    QTest::newRow("berrut, published form") << R"("kind": "berrut", "systematic": false)";
    QTest::newRow("replication, coarse split") << R"("kind": "replication", "split": "coarse")";
    QTest::newRow("images") << R"("unit": "image")";
    QTest::newRow("logits of images") << R"("unit": "image", "returns": "logits", "kind": "berrut")";
  }
  void everyKindIsEvaluatedBeyondTheCode() {
    QFETCH(QString, code);
    const ExperimentConfig config =
        parseConfigOrThrow(R"({"dataset": "stroke-digits", "code": {"k": 2, "r": 1, )" + code.toStdString() + "}}");
    const CodedModel model = modelOf(config);
    const ImageSet digits = renderStrokeDigits(1, 20);
    TrainingControl control;
    WorkerPool pool(1);
    const CodingData data =
        prepare(model, imageBytes(digits, 0, 20, torch::kCPU), imageLabels(digits, 0, 20, torch::kCPU), control, pool);
    const EvaluationResult all = Evaluator(model, {}, {}, pool, 9).run(data, control);
    QVERIFY(all.complete);
    QCOMPARE(all.evaluation.patterns.size(), size_t(7));
    for (const PatternResult& p : all.evaluation.patterns) {
      QVERIFY(p.accuracy >= 0 && p.accuracy <= 100 && p.zerosAccuracy >= 0 && std::isfinite(p.featureError));
      if (p.pattern.lostCount() == 3) QVERIFY(p.featureError > 0.5); // nothing is known
    }
    const EvaluationResult within = Evaluator(model, {}, {}, pool).run(data, control);
    QCOMPARE(within.evaluation.patterns.size(), size_t(3));
    for (size_t i = 0; i < 3; ++i) {
      QVERIFY(within.evaluation.patterns[i].pattern == all.evaluation.patterns[i].pattern);
      QCOMPARE(within.evaluation.patterns[i].accuracy, all.evaluation.patterns[i].accuracy);
    }
  }

  void aBlockedCodeWithNothingLostIsExact() {
    const torch::NoGradGuard guard;
    ExperimentConfig config = codeConfig(2, 1, "conv", "residual", true);
    config.code.blocks = {3};
    const auto base = randomBase(networkOf(config));
    const CodedModel model(config.code, base, randomCoders(3, torch::kCPU, base));
    QCOMPARE(model.blocks().size(), size_t(2));
    const auto [merged, whole] = underPattern(model, FailurePattern{});
    QVERIFY(relativeDifference(merged, whole) < 1e-5);
    const auto [damaged, same] = underPattern(model, FailurePattern::of({0}));
    QVERIFY(relativeDifference(damaged, same) > 1e-2);
  }
};

LACUNA_TEST(TestRivalCodes)
#include "tst_rival_codes.moc"
