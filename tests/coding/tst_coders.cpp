// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/conv_stack.h"
#include "coding/compute/precision.h"
#include "coding/training/training_step.h"
#include "data/stroke_digits.h"
#include "experiment/engine/engine.h"
#include "pipeline_support.h"
#include "util/error.h"

extern "C" lacuna::Engine* lacunaCreateEngine();

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

CodeCost costOf(int k, int r, const std::string& encoder, const std::string& decoder) {
  const std::unique_ptr<Engine> engine(lacunaCreateEngine());
  return engine->cost(codeConfig(k, r, encoder, decoder, true));
}

NamedTensors copies(const NamedTensors& tensors) {
  NamedTensors out;
  for (const auto& [name, tensor] : tensors) out.emplace_back(name, tensor.detach().clone());
  return out;
}

} // namespace

class TestCoders : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void gradientsReachTheCodersAndNeverTheBaseModel_data() { everyCode(); }
  void gradientsReachTheCodersAndNeverTheBaseModel() {
    QFETCH(QString, encoder);
    QFETCH(QString, decoder);
    QFETCH(bool, passThrough);
    const ExperimentConfig config = codeConfig(2, 1, encoder.toStdString(), decoder.toStdString(), passThrough);
    const CodedModel model = randomModel(config);
    const Pipeline& pipeline = model.blocks().front();
    const ImageSet digits = renderStrokeDigits(1, 16);
    TrainingControl control;
    WorkerPool pool(1);
    const CodingData data =
        prepare(model, imageBytes(digits, 0, 16, torch::kCPU), imageLabels(digits, 0, 16, torch::kCPU), control, pool);
    const NamedTensors baseBefore = copies(pipeline.base().parameters());
    const NamedTensors codersBefore = copies(model.tensors());
    TrainingStep step(config, model, data, pool);
    const PatternSampler sampler(config.code, config.training);
    step.run(torch::arange(16), sampler.all(), 1e-3);

    // Adam moves a weight by about the learning rate as soon as its gradient is not exactly 0.
    for (const auto* coder : {&pipeline.encoder().parameters(), &pipeline.decoder().parameters()})
      for (const auto& [name, tensor] : *coder) QVERIFY2(torch::isfinite(tensor).all().item<bool>(), name.c_str());
    for (const auto& [name, tensor] : pipeline.base().parameters()) {
      QVERIFY2(!tensor.requires_grad() && !tensor.grad().defined(), name.c_str());
    }
    for (size_t i = 0; i < baseBefore.size(); ++i)
      QVERIFY(torch::equal(baseBefore[i].second, pipeline.base().parameters()[i].second));
    const NamedTensors codersAfter = model.tensors();
    for (size_t i = 0; i < codersBefore.size(); ++i)
      QCOMPARE(torch::equal(codersBefore[i].second, codersAfter[i].second), codersBefore[i].first == "fill");
  }

  void ourStackOfConvolutionsIsThatOfLibtorch_data() {
    QTest::addColumn<std::vector<int>>("channels");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("the encoder's own") << std::vector<int>{4, 12, 12, 12, 12, 2} << 28 << 16;
    QTest::newRow("one group more") << std::vector<int>{2, 24, 24, 1} << 28 << 20;
    QTest::newRow("odd everything") << std::vector<int>{3, 7, 17, 33, 5} << 9 << 11;
    QTest::newRow("narrower than a group of pixels") << std::vector<int>{1, 5, 2} << 6 << 3;
  }
  void ourStackOfConvolutionsIsThatOfLibtorch() {
    QFETCH(std::vector<int>, channels);
    QFETCH(int, height);
    QFETCH(int, width);
    std::vector<StackLayer> layers;
    for (size_t l = 0; l + 1 < channels.size(); ++l) {
      const int64_t kernel = l == 0 ? 5 : l + 2 == channels.size() ? 1 : 3;
      const int64_t dilation = l % 3 == 1 ? 2 : l % 3 == 2 ? 4 : 1;
      layers.push_back({randomTensor({channels[l + 1], channels[l], kernel, kernel}, l, -0.3, 0.3).requires_grad_(),
                        randomTensor({channels[l + 1]}, l + 50).requires_grad_(), dilation});
    }
    const torch::Tensor x = randomTensor({5, channels[0], height, width}, 3);
    const torch::Tensor ours = convStack(x, layers);
    const torch::Tensor theirs = plainConvStack(x, layers);
    QVERIFY(torch::allclose(ours, theirs, 1e-4, 1e-4));
    const torch::Tensor towards = randomTensor(ours.sizes().vec(), 9);
    (theirs * towards).sum().backward();
    std::vector<torch::Tensor> expected;
    for (const StackLayer& l : layers) {
      expected.push_back(l.weight.grad().clone());
      expected.push_back(l.bias.grad().clone());
      torch::Tensor(l.weight).mutable_grad() = torch::Tensor();
      torch::Tensor(l.bias).mutable_grad() = torch::Tensor();
    }
    (ours * towards).sum().backward();
    for (size_t l = 0; l < layers.size(); ++l) {
      const double scale = expected[2 * l].abs().max().item<double>();
      QVERIFY((layers[l].weight.grad() - expected[2 * l]).abs().max().item<double>() < 1e-4 * scale);
      const double biasScale = expected[2 * l + 1].abs().max().item<double>();
      QVERIFY((layers[l].bias.grad() - expected[2 * l + 1]).abs().max().item<double>() < 1e-4 * biasScale);
    }
    const torch::NoGradGuard guard;
    QVERIFY(torch::equal(convStack(x, layers), ours));
  }

  void codersHaveTheDocumentedSizes_data() {
    QTest::addColumn<QString>("encoder");
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<qint64>("encoderWeights");
    QTest::addColumn<qint64>("decoderWeights");
    // Report Tables I and II at k = 2, r = 1: 1120–1120–560 and 384–256–256–256, weights and biases.
    QTest::newRow("published") << "mlp"
                               << "mlp" << qint64(1120 * 1120 + 1120 + 1120 * 560 + 560)
                               << qint64(384 * 256 + 256 + 2 * (256 * 256 + 256));
    QTest::newRow("best") << "conv"
                          << "residual" << qint64(16873) << qint64(1382656);
    // A mix of 2 parts, 3×3 from 2·4·4 to 64, two of 64, 1×1 to 4·4.
    QTest::newRow("patches") << "patch"
                             << "residual" << qint64(2 + 1 + 32 * 64 * 9 + 64 + 2 * (64 * 64 * 9 + 64) + 64 * 16 + 16)
                             << qint64(1382656);
  }
  void codersHaveTheDocumentedSizes() {
    QFETCH(QString, encoder);
    QFETCH(QString, decoder);
    QFETCH(qint64, encoderWeights);
    QFETCH(qint64, decoderWeights);
    const CodeCost cost = costOf(2, 1, encoder.toStdString(), decoder.toStdString());
    QCOMPARE(qint64(cost.encoderParameters), encoderWeights);
    QCOMPARE(qint64(cost.decoderParameters), decoderWeights);
    QCOMPARE(qint64(cost.baseParameters), qint64(44426));
  }

  void countedCostsAreThoseOfTheShapes() {
    const CodeCost cost = costOf(2, 1, "mlp", "mlp");
    QCOMPARE(qint64(cost.encodeFlops), qint64(2 * (1120 * 1120 + 1120 * 560)));
    QCOMPARE(qint64(cost.decodeFlops), qint64(2 * (384 * 256 + 2 * 256 * 256)));
    // LeNet-5's two convolutions on a part of 28 × 20 pixels.
    QCOMPARE(qint64(cost.deviceFlops), qint64(2 * (24 * 16 * 6 * 25) + 2 * (8 * 4 * 16 * 150)));
    QCOMPARE(qint64(cost.baseFlops), qint64(2 * (24 * 24 * 6 * 25) + 2 * (8 * 8 * 16 * 150)));
    QCOMPARE(qint64(cost.bytesSent), qint64(4 * 3 * (28 * 20 + 16 * 4 * 2)));
    QCOMPARE(cost.encodeMs, 0.0);
  }

  void codersGiveTheShapesOfThePlan_data() { everyCode(); }
  void codersGiveTheShapesOfThePlan() {
    QFETCH(QString, encoder);
    QFETCH(QString, decoder);
    const torch::NoGradGuard guard;
    for (int k = 1; k <= 4; ++k)
      for (int r : {1, 3}) {
        const Pipeline pipeline = randomPipeline(codeConfig(k, r, encoder.toStdString(), decoder.toStdString(), true));
        const torch::Tensor parity = pipeline.encoder().encode(pipeline.split(randomImages({1, 28, 28}, 2, 1)));
        QCOMPARE(parity.sizes().vec(), (std::vector<int64_t>{2, r, 1, 28, pipeline.plan().parityWidth}));
        const int width = pipeline.plan().partOutputWidth;
        const torch::Tensor decoded =
            pipeline.decoder().decode(torch::ones({2, k + r, 16, 4, width}), torch::ones({2, k + r}));
        QCOMPARE(decoded.sizes().vec(), (std::vector<int64_t>{2, k, 16, 4, width}));
      }
  }

  void anEncoderTreatsEveryChannelAlike_data() {
    QTest::addColumn<QString>("encoder");
    QTest::newRow("mlp") << "mlp";
    QTest::newRow("conv") << "conv";
    QTest::newRow("patch") << "patch";
    QTest::newRow("linear") << "linear";
    QTest::newRow("sum") << "sum";
    QTest::newRow("concat") << "concat";
  }
  void anEncoderTreatsEveryChannelAlike() {
    QFETCH(QString, encoder);
    const torch::NoGradGuard guard;
    const SplitPlan plan = planSplit(baseModelSpec("lenet5", {3, 32, 32}, 10), 2, 1);
    RandomParameters source(1, torch::kCPU);
    const auto made = makeEncoder(codeConfig(2, 1, encoder.toStdString(), "mlp", true).code, plan, source);
    const torch::Tensor parts = randomTensor({2, 2, 3, 32, plan.partWidth}, 4);
    const torch::Tensor turned = made->encode(parts.roll(1, 2));
    QVERIFY(torch::allclose(turned, made->encode(parts).roll(1, 2), 1e-5, 1e-6));
  }

  void patchesThatDoNotDivideAPartAreFilledUp_data() {
    QTest::addColumn<int>("patch");
    for (const int patch : {1, 3, 5, 32}) QTest::addRow("%d", patch) << patch;
  }
  void patchesThatDoNotDivideAPartAreFilledUp() {
    QFETCH(int, patch);
    const torch::NoGradGuard guard;
    CodeConfig code = codeConfig(2, 2, "patch", "mlp", true).code;
    code.encoder.patch = patch;
    code.encoder.width = 8;
    const SplitPlan plan = planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), 2, 2);
    RandomParameters source(1, torch::kCPU);
    const auto encoder = makeEncoder(code, plan, source);
    torch::Tensor parts = randomTensor({3, 2, 1, 28, plan.partWidth}, 4);
    const torch::Tensor before = encoder->encode(parts);
    QCOMPARE(before.sizes().vec(), (std::vector<int64_t>{3, 2, 1, 28, plan.parityWidth}));
    // The last pixel of a part is seen, and every image is coded on its own.
    parts[1][1][0][27][plan.partWidth - 1] += 1;
    const torch::Tensor after = encoder->encode(parts);
    QVERIFY(!torch::allclose(before[1], after[1], 1e-4, 1e-4));
    QVERIFY(torch::allclose(before[0], after[0], 1e-6, 1e-6) && torch::allclose(before[2], after[2], 1e-6, 1e-6));
    // Multiply-adds of whole cells, filled up or not.
    const int64_t cells = int64_t((28 + patch - 1) / patch) * ((plan.partWidth + patch - 1) / patch);
    const int64_t weights = 2 * patch * patch * 8 * 9 + 2 * (8 * 8 * 9) + 8 * 2 * patch * patch;
    QCOMPARE(encoder->flops(), 2 * (cells * weights + int64_t(28) * plan.partWidth * 4));
  }

  void firstWeightsFollowTheSeedAndTheFanIn() {
    RandomParameters one(9, torch::kCPU);
    RandomParameters same(9, torch::kCPU);
    RandomParameters other(10, torch::kCPU);
    const torch::Tensor a = one.get("w", {40, 100}, 100);
    QVERIFY(torch::equal(a, same.get("w", {40, 100}, 100)));
    QVERIFY(!torch::equal(a, other.get("w", {40, 100}, 100)));
    QVERIFY(a.abs().max().item<float>() <= 0.1f && a.abs().max().item<float>() > 0.099f);
    QVERIFY(std::abs(a.mean().item<float>()) < 0.01f);
    QVERIFY((one.constant("n", {5}, 1.0) == 1).all().item<bool>());
  }

  void storedWeightsOfAnotherNetworkAreRefused() {
    const NamedTensors tensors = {{"encoder.fc1.weight", torch::ones({2, 3})}};
    GivenParameters source(tensors, "encoder.", torch::kCPU);
    QVERIFY(torch::equal(source.get("fc1.weight", {2, 3}, 3), tensors[0].second));
    for (const auto& ask : {std::make_pair("fc1.weight", std::vector<int64_t>{3, 2}),
                            std::make_pair("fc2.weight", std::vector<int64_t>{2, 3})}) {
      try {
        source.get(ask.first, ask.second, 3);
        QFAIL("nothing was thrown");
      } catch (const Error& e) {
        QCOMPARE(e.kind(), ErrorKind::data);
        QVERIFY(std::string(e.what()).find(ask.first) != std::string::npos);
      }
    }
  }

  void tf32IsAllowedInStepsAlone() {
    const auto allowed = [] { return at::globalContext().allowTF32CuBLAS() || at::globalContext().allowTF32CuDNN(); };
    at::globalContext().setAllowTF32CuDNN(true); // libtorch's own choice
    const std::unique_ptr<Engine> engine(lacunaCreateEngine());
    QVERIFY(!allowed());
    {
      const Tf32OfSteps float32(Precision::float32);
      QVERIFY(!allowed());
    }
    {
      const Tf32OfSteps tf32(Precision::tf32);
      QVERIFY(allowed());
    }
    QVERIFY(!allowed());
  }

  void givenWeightsAreCopies() {
    const torch::Tensor mine = torch::ones({3});
    GivenParameters source({{"w", mine}}, "", torch::kCPU);
    source.get("w", {3}, 1).fill_(7);
    QVERIFY((mine == 1).all().item<bool>());
  }
};

LACUNA_TEST(TestCoders)
#include "tst_coders.moc"
