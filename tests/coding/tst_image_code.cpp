// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codes of whole images: k different images of a group are coded together.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "coding/evaluation/evaluator.h"
#include "coding/training/training_step.h"
#include "engine_support.h"
#include "experiment/failure/image_group.h"
#include "pipeline_support.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

ExperimentConfig imageConfig(const std::string& code, const std::string& rest = "") {
  return parseConfigOrThrow("{\"dataset\": \"stroke-digits\", \"code\": {\"unit\": \"image\", " + code + "}" + rest +
                            "}");
}

std::string returned(const QString& what) {
  return ", \"returns\": \"" + what.toStdString() + "\"";
}

std::string ofModel(const QString& kind) {
  return ", \"base_model\": {\"kind\": \"" + kind.toStdString() + "\"}";
}

constexpr const char* kTinyDecoder = R"("decoder": {"kind": "residual", "width": 24, "blocks": 1})";
constexpr const char* kTinyEncoder = R"("encoder": {"kind": "conv", "channels": 4})";

/// One convolution and one linear layer, biases zero: linear from the image to the logits.
std::shared_ptr<const BaseNetwork> linearBase(const NetworkSpec& spec) {
  const auto base = randomBase(spec);
  for (const auto& [name, tensor] : base->parameters())
    if (name.find(".bias") != std::string::npos) torch::Tensor(tensor).zero_();
  return base;
}

const std::string kLinearModel = R"(, "base_model": {"kind": "custom", "layers": [
    {"kind": "conv", "out": 3, "kernel": 5, "padding": 2, "stride": 2}, {"kind": "linear", "out": 10}]})";

/// `count` test images with everything the evaluator wants.
CodingData someData(const CodedModel& model, int count) {
  const ImageSet& test = *dataFor(tinyConfig()).test;
  const TrainingControl control;
  WorkerPool pool(1);
  return prepare(model, imageBytes(test, 0, count, torch::kCPU), imageLabels(test, 0, count, torch::kCPU), control,
                 pool);
}

struct Counted {
  double images = 0;
  double right = 0;
  double agree = 0;
  double zerosRight = 0;
  double error = 0;
  double norm = 0;
};

/// What the figures of a pattern mean, one group and one device at a time.
Counted slowly(const CodedModel& model, const CodingData& data, FailurePattern pattern) {
  const int k = model.code().k;
  const int n = model.code().devices();
  const BaseNetwork& base = model.base();
  const Pipeline& pipeline = model.blocks().front();
  const bool logits = model.code().returns == DeviceReturns::logits;
  const auto device = [&](const torch::Tensor& image) {
    const torch::Tensor maps = base.convolve(image.unsqueeze(0));
    return (logits ? base.classify(maps).view({1, -1, 1, 1}) : maps)[0];
  };
  const auto classOf = [&](const torch::Tensor& maps) {
    return (logits ? maps.flatten() : base.classify(maps.unsqueeze(0)).flatten()).argmax().item<int64_t>();
  };
  std::vector<int> places;
  for (int place = 0; place < k; ++place)
    if (pattern.isLost(DeviceIndex(place))) places.push_back(place);
  if (places.empty())
    for (int place = 0; place < k; ++place) places.push_back(place);
  Counted counted;
  const auto count = static_cast<int>(data.count());
  for (int first = 0; first < count; ++first) {
    std::vector<torch::Tensor> images;
    std::vector<torch::Tensor> outputs;
    for (int place = 0; place < k; ++place) {
      images.push_back(normalised(data.bytes[(first + place) % count]));
      outputs.push_back(device(images.back()));
    }
    const torch::Tensor parity = pipeline.encoder().encode(torch::stack(images).unsqueeze(0))[0];
    for (int64_t j = 0; j < parity.size(0); ++j) outputs.push_back(device(parity[j]));
    std::vector<torch::Tensor> received = outputs;
    torch::Tensor available = torch::ones({1, n});
    for (const int d : pattern.lost()) {
      received[static_cast<size_t>(d)] = torch::zeros_like(outputs[static_cast<size_t>(d)]);
      available[0][d] = 0;
    }
    const torch::Tensor decoded = pipeline.decoder().decode(torch::stack(received).unsqueeze(0), available)[0];
    for (const int place : places) {
      const bool lost = pattern.isLost(DeviceIndex(place));
      const torch::Tensor& truth = outputs[static_cast<size_t>(place)];
      const torch::Tensor made = lost || !model.code().passThrough ? decoded[place] : truth;
      const auto label = data.labels[(first + place) % count].item<int64_t>();
      counted.images += 1;
      counted.right += classOf(made) == label;
      counted.agree += classOf(made) == classOf(truth);
      if (lost && logits)
        counted.zerosRight += 0.1;
      else
        counted.zerosRight += classOf(lost ? torch::zeros_like(truth) : truth) == label;
      if (!lost) continue;
      counted.error += (made - truth).square().sum().item<double>();
      counted.norm += truth.square().sum().item<double>();
    }
  }
  return counted;
}

} // namespace

class TestImageCode : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shapesAreThoseOfWholeImages_data() {
    QTest::addColumn<QString>("returns");
    QTest::addColumn<QString>("base");
    for (const char* base : {"lenet5", "resnet8"})
      for (const char* returns : {"features", "logits"}) QTest::addRow("%s, %s", base, returns) << returns << base;
  }
  void shapesAreThoseOfWholeImages() {
    QFETCH(QString, returns);
    QFETCH(QString, base);
    const torch::NoGradGuard guard;
    const ExperimentConfig config = imageConfig(
        std::string(R"("k": 3, "r": 2, )") + kTinyEncoder + ", " + kTinyDecoder + returned(returns), ofModel(base));
    const CodedModel model = randomModel(config);
    const Pipeline& pipeline = model.blocks().front();
    const MapShape map = pipeline.plan().output;
    QVERIFY(map == (returns == "logits" ? MapShape{10, 1, 1} : convOutput(model.base().spec())));
    const torch::Tensor images = randomImages(model.base().spec().input, 6, 4);
    const torch::Tensor parts = pipeline.split(images);
    QCOMPARE(parts.sizes().vec(), (std::vector<int64_t>{2, 3, 1, 28, 28}));
    QCOMPARE(pipeline.encoder().encode(parts).sizes().vec(), (std::vector<int64_t>{2, 2, 1, 28, 28}));
    const torch::Tensor outputs = pipeline.outputs(images);
    QCOMPARE(outputs.sizes().vec(), (std::vector<int64_t>{2, 5, map.channels, map.height, map.width}));
    const std::vector<FailurePattern> patterns = {FailurePattern::of({0}), FailurePattern::of({1, 2})};
    const torch::Tensor merged = pipeline.mergedFor(outputs, patterns);
    QCOMPARE(merged.sizes().vec(), (std::vector<int64_t>{2, 6, map.channels, map.height, map.width}));
    QCOMPARE(model.classify(merged[0]).sizes().vec(), (std::vector<int64_t>{6, 10}));
    QCOMPARE(pipeline.judged(merged[1], patterns[1]).size(0), int64_t(4));
    QVERIFY(torch::equal(pipeline.judged(torch::arange(6), patterns[1]), torch::tensor({1, 2, 4, 5})));
    // Images in groups as the evaluator has them, their maps made once.
    const CodedModel::Batch batch = model.begin(images, {}, groupRows(6, 3, 6));
    QCOMPARE(batch.outputs.sizes().vec(), (std::vector<int64_t>{6, 5, map.channels, map.height, map.width}));
    QVERIFY(relativeDifference(batch.features[4][2], pipeline.dataMaps(images)[0][0]) < 1e-5);
  }

  void withNothingLostEveryAnswerIsTheWholeModels_data() {
    QTest::addColumn<QString>("code");
    for (const char* code :
         {R"("k": 4, "r": 1)", R"("k": 6, "r": 2)", R"("k": 2, "r": 1, "returns": "logits")",
          R"("k": 2, "r": 1, "kind": "none")", R"("k": 2, "r": 1, "kind": "none", "returns": "logits")",
          R"("k": 3, "r": 2, "kind": "berrut")", R"("k": 3, "r": 2, "kind": "replication")",
          R"("k": 2, "r": 1, "kind": "parm")", R"("k": 2, "r": 1, "kind": "parm", "returns": "logits")",
          R"("k": 3, "r": 2, "kind": "mds-layerwise")",
          R"("k": 2, "r": 1, "encoder": {"kind": "concat"}, "decoder": {"kind": "mlp"}, "returns": "logits")"})
      QTest::newRow(code) << code;
  }
  void withNothingLostEveryAnswerIsTheWholeModels() {
    QFETCH(QString, code);
    const torch::NoGradGuard guard;
    const CodedModel model = randomModel(imageConfig(code.toStdString()));
    const torch::Tensor images = randomImages({1, 28, 28}, 7, 2);
    const torch::Tensor groups = groupRows(7, model.code().k, 7);
    const CodedModel::Batch batch = model.begin(images, {}, groups);
    const torch::Tensor whole = model.base().classify(model.base().convolve(images)).index_select(0, groups);
    QVERIFY(relativeDifference(model.classify(model.merged(batch, {FailurePattern{}})[0]), whole) < 1e-5);
    QVERIFY(relativeDifference(model.classify(model.mergedZeros(batch, {FailurePattern{}})[0]), whole) < 1e-5);
  }

  void aLinearModelGivesALostImageBackExactly_data() {
    QTest::addColumn<QString>("returns");
    QTest::newRow("features") << "features";
    QTest::newRow("logits") << "logits";
  }
  void aLinearModelGivesALostImageBackExactly() {
    QFETCH(QString, returns);
    const torch::NoGradGuard guard;
    const ExperimentConfig config = imageConfig(R"("kind": "parm", "k": 3, "r": 2)" + returned(returns), kLinearModel);
    const auto base = linearBase(networkOf(config));
    const CodedModel model(config.code, base, randomCoders(3, torch::kCPU, base)); // parity networks begin as copies
    const torch::Tensor images = randomImages({1, 28, 28}, 6, 12);
    const torch::Tensor whole = base->classify(base->convolve(images));
    for (const FailurePattern& p : allPatterns(5, 2)) {
      const torch::Tensor logits = model.classify(model.merged(model.begin(images), {p})[0]);
      QVERIFY2(relativeDifference(logits, whole) < 1e-4, screenName(p).c_str());
    }
  }

  void layerwiseMdsIsExactOnImagesToo_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("k");
    QTest::newRow("lenet5, more images than columns") << "lenet5" << 6;
    QTest::newRow("resnet8") << "resnet8" << 3;
  }
  void layerwiseMdsIsExactOnImagesToo() {
    QFETCH(QString, base);
    QFETCH(int, k);
    const torch::NoGradGuard guard;
    const CodedModel model =
        randomModel(imageConfig(R"("kind": "mds-layerwise", "r": 2, "k": )" + std::to_string(k), ofModel(base)));
    const torch::Tensor images = randomImages({1, 28, 28}, 2 * k, 8);
    const torch::Tensor whole = model.base().convolve(images);
    for (const FailurePattern& p : patternsWithLost(k + 2, 2))
      QVERIFY2(relativeDifference(model.merged(model.begin(images), {p})[0], whole) < 1e-4, screenName(p).c_str());
  }

  void anEvaluationIsWhatItsDefinitionSays_data() {
    QTest::addColumn<QString>("code");
    const std::string learned = std::string(R"("k": 3, "r": 2, )") + kTinyEncoder + ", " + kTinyDecoder;
    QTest::newRow("features") << QString::fromStdString(learned);
    QTest::newRow("logits") << QString::fromStdString(learned + R"(, "returns": "logits")");
    QTest::newRow("rewritten") << QString::fromStdString(learned + R"(, "pass_through": false)");
    QTest::newRow("logits, rewritten") << QString::fromStdString(learned +
                                                                 R"(, "pass_through": false, "returns": "logits")");
    QTest::newRow("berrut") << R"("k": 2, "r": 1, "kind": "berrut")";
  }
  void anEvaluationIsWhatItsDefinitionSays() {
    QFETCH(QString, code);
    const torch::NoGradGuard guard;
    const CodedModel model = randomModel(imageConfig(code.toStdString()));
    CodingData data = someData(model, 23);
    for (const bool cached : {true, false}) {
      if (!cached) data.features = torch::Tensor();
      for (const int threads : {1, 2}) {
        WorkerPool pool(threads);
        const TrainingControl control;
        const Evaluation evaluation = Evaluator(model, {}, {}, pool).run(data, control).evaluation;
        QCOMPARE(evaluation.patterns.size(), allPatterns(model.code().devices(), model.code().r).size());
        const Counted nothing = slowly(model, data, {});
        QCOMPARE(evaluation.accuracy.available, 100 * nothing.right / nothing.images);
        for (const PatternResult& p : evaluation.patterns) {
          const Counted expected = slowly(model, data, p.pattern);
          const std::string name = screenName(p.pattern);
          QVERIFY2(std::abs(p.accuracy - 100 * expected.right / expected.images) < 1e-9, name.c_str());
          QVERIFY2(std::abs(p.agreement - 100 * expected.agree / expected.images) < 1e-9, name.c_str());
          QVERIFY2(std::abs(p.zerosAccuracy - 100 * expected.zerosRight / expected.images) < 1e-9, name.c_str());
          const double error = expected.norm > 0 ? std::sqrt(expected.error / expected.norm) : 0;
          QVERIFY2(std::abs(p.featureError - error) < 1e-4, name.c_str());
        }
        if (model.code().passThrough) QCOMPARE(evaluation.accuracy.available, evaluation.accuracy.base);
      }
    }
  }

  void fewerImagesThanAGroupAreEvaluatedAllTheSame() {
    const torch::NoGradGuard guard;
    const CodedModel model = randomModel(imageConfig(R"("k": 5, "r": 1, "kind": "berrut")"));
    const CodingData data = someData(model, 2);
    WorkerPool pool(1);
    const Evaluation evaluation = Evaluator(model, {}, {}, pool).run(data, TrainingControl()).evaluation;
    const Counted expected = slowly(model, data, FailurePattern::of({3}));
    QCOMPARE(evaluation.patterns[3].accuracy, 100 * expected.right / expected.images);
  }

  void withoutACodeALostAnswerIsAGuess() {
    const torch::NoGradGuard guard;
    const CodedModel model = randomModel(imageConfig(R"("k": 2, "r": 1, "kind": "none", "returns": "logits")"));
    WorkerPool pool(1);
    const Evaluation evaluation = Evaluator(model, {}, {}, pool).run(someData(model, 30), TrainingControl()).evaluation;
    for (int place : {0, 1}) {
      QVERIFY(std::abs(evaluation.patterns[size_t(place)].accuracy - 10) < 1e-9);
      QVERIFY(std::abs(evaluation.patterns[size_t(place)].zerosAccuracy - 10) < 1e-9);
    }
    QCOMPARE(evaluation.patterns[2].accuracy, evaluation.accuracy.base); // parity alone
  }

  /// The loss of a step before its weights move is the validation loss of the same images in the same groups.
  void validationMeasuresTheLossThatIsTrained_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("augment");
    for (const char* returns : {"features", "logits"})
      for (const char* passes : {"true", "false"})
        for (const char* augment : {"0", "1"})
          QTest::addRow("%s, pass-through %s, augment %s", returns, passes, augment)
              << QString(R"("k": 3, "r": 2, "pass_through": %1, "returns": "%2", )").arg(passes, returns) +
                     kTinyEncoder + ", " + kTinyDecoder
              << augment;
  }
  void validationMeasuresTheLossThatIsTrained() {
    QFETCH(QString, code);
    QFETCH(QString, augment);
    const bool moved = augment == "1";
    const ExperimentConfig config = imageConfig(
        code.toStdString(), R"(, "training": {"patterns": {"policy": "all"}, "loss_weights_by_lost": [0.5, 1, 2],
                             "loss": {"features": 0.7, "logits_kl": 1.3, "labels": 0.4}, "augment": )" +
                                augment.toStdString() + "}");
    const CodedModel model = randomModel(config);
    CodingData data = someData(model, 11);
    const PatternSampler sampler(config.code, config.training);
    WorkerPool pool(1);
    const double expected =
        Evaluator(model, config.training.loss, sampler.all(), pool).run(data, TrainingControl()).loss;
    if (moved) data.features = torch::Tensor(); // and the images may be shifted, so only that it computes is compared
    TrainingStep step(config, model, data, pool);
    const double loss = step.run(torch::arange(11), sampler.all(), 1e-3).total.item<double>();
    QVERIFY(expected > 0 && std::isfinite(loss));
    if (!moved)
      QVERIFY2(std::abs(loss - expected) < 1e-4 * expected, qPrintable(QString("%1 %2").arg(loss).arg(expected)));
  }

  void aLastShortBatchJoinsTheOneBefore() {
    const torch::Tensor order = torch::arange(17);
    const auto sizes = [&](int64_t batch, int64_t least) {
      std::vector<int64_t> all;
      int64_t next = 0;
      for (const torch::Tensor& b : batchesOf(order, batch, least)) {
        if (b[0].item<int64_t>() != next) return std::vector<int64_t>{-1};
        all.push_back(b.size(0));
        next += all.back();
      }
      return all;
    };
    QCOMPARE(sizes(5, 1), (std::vector<int64_t>{5, 5, 5, 2}));
    QCOMPARE(sizes(5, 2), (std::vector<int64_t>{5, 5, 5, 2}));
    QCOMPARE(sizes(5, 3), (std::vector<int64_t>{5, 5, 7}));
    QCOMPARE(sizes(20, 18), (std::vector<int64_t>{17}));
  }

  void anyNumberOfThreadsTrainsAnyBatch_data() {
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("threads");
    for (const int images : {1, 2, 3, 4, 7, 10})
      for (const int threads : {1, 2, 3}) QTest::addRow("%d images, %d threads", images, threads) << images << threads;
  }
  void anyNumberOfThreadsTrainsAnyBatch() {
    QFETCH(int, images);
    QFETCH(int, threads);
    const ExperimentConfig config =
        imageConfig(std::string(R"("k": 3, "r": 1, )") + kTinyEncoder + ", " + kTinyDecoder);
    const CodedModel model = randomModel(config);
    const CodingData data = someData(model, 12);
    const PatternSampler sampler(config.code, config.training);
    WorkerPool pool(threads);
    TrainingStep step(config, model, data, pool);
    QVERIFY(std::isfinite(step.run(torch::arange(images), sampler.all(), 1e-3).total.item<double>()));
  }

  void costsAreThoseOfAnImage() {
    const auto costOf = [](const std::string& code) { return engine().cost(imageConfig(code)); };
    const CodeCost features = costOf(R"("k": 4, "r": 2, "kind": "berrut")");
    QCOMPARE(features.deviceFlops, features.baseFlops);
    QCOMPARE(qint64(features.bytesSent), qint64(6 * 4 * (784 + 256) / 4));
    const CodeCost logits = costOf(R"("k": 4, "r": 2, "kind": "berrut", "returns": "logits")");
    QCOMPARE(logits.deviceFlops, logits.baseFlops);
    QVERIFY(logits.deviceFlops > features.deviceFlops);
    QCOMPARE(qint64(logits.bytesSent), qint64(6 * 4 * (784 + 10) / 4));
    const CodeCost parm = costOf(R"("k": 2, "r": 1, "kind": "parm", "returns": "logits")");
    QCOMPARE(parm.encoderParameters, parm.baseParameters);
  }
};

LACUNA_TEST(TestImageCode)
#include "tst_image_code.moc"
