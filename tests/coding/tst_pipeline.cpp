// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "experiment/engine/engine.h"
#include "pipeline_support.h"
#include "util/error.h"

extern "C" lacuna::Engine* lacunaCreateEngine();

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

NetworkSpec segment(MapShape input, const std::vector<LayerSpec>& layers) {
  NetworkSpec network;
  network.name = "test segment";
  network.input = input;
  network.classes = 10;
  network.convSegment = layers;
  return network;
}

/// 2 to 5 layers with any mix of kernels, strides and padding that a network might have.
NetworkSpec randomSegment(std::mt19937& random) {
  const auto pick = [&random](int low, int high) { return low + int(random() % unsigned(high - low + 1)); };
  NetworkSpec network = segment({pick(1, 3), pick(12, 20), pick(16, 33)}, {});
  int channels = network.input.channels;
  const int layers = pick(2, 5);
  for (int i = 0; i < layers; ++i) {
    if (i > 0 && pick(0, 3) == 0) {
      const int kernel = pick(2, 3);
      network.convSegment.push_back(LayerSpec::maxPool(kernel, pick(1, kernel)));
    } else {
      const int kernel = pick(1, 5);
      const int out = pick(2, 6);
      network.convSegment.push_back(LayerSpec::conv(channels, out, kernel, pick(1, 2), pick(0, kernel / 2)));
      channels = out;
    }
    if (pick(0, 1) == 1) network.convSegment.push_back(LayerSpec::relu());
  }
  return network;
}

/// F_conv in libtorch's own operators, layer by layer as the specs have it.
torch::Tensor plainSegment(const BaseNetwork& base, torch::Tensor x) {
  size_t next = 0; // weights and biases in turn
  for (const LayerSpec& l : base.spec().convSegment) {
    if (l.kind == LayerKind::relu) x = torch::relu(x);
    if (l.kind == LayerKind::maxPool) x = torch::max_pool2d(x, l.kernel, l.stride);
    if (l.kind != LayerKind::conv) continue;
    const torch::Tensor& weight = base.parameters()[next++].second;
    const torch::Tensor& bias = base.parameters()[next++].second;
    x = torch::conv2d(x, weight, bias, l.stride, l.padding);
  }
  return x;
}

double relativeError(const torch::Tensor& found, const torch::Tensor& truth) {
  return ((found - truth).abs().max() / truth.abs().max().clamp_min(1e-12)).item<double>();
}

} // namespace

class TestPipeline : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void mergedPartsEqualTheWholeImage_data() {
    QTest::addColumn<NetworkSpec>("network");
    QTest::addColumn<int>("k");
    const NetworkSpec lenet = baseModelSpec("lenet5", {1, 28, 28}, 10);
    const NetworkSpec colour = baseModelSpec("lenet5", {3, 32, 32}, 10);
    const NetworkSpec padded =
        segment({3, 16, 16}, {LayerSpec::conv(3, 8, 3, 1, 1), LayerSpec::relu(), LayerSpec::conv(8, 8, 3, 1, 1),
                              LayerSpec::relu(), LayerSpec::maxPool(2, 2), LayerSpec::conv(8, 4, 3, 1, 1)});
    const NetworkSpec strided = segment({1, 15, 31}, {LayerSpec::conv(1, 4, 5, 2, 2), LayerSpec::relu(),
                                                      LayerSpec::conv(4, 6, 3, 2, 1), LayerSpec::relu()});
    const NetworkSpec overlapping =
        segment({2, 12, 29}, {LayerSpec::conv(2, 4, 3, 1, 1), LayerSpec::maxPool(3, 2), LayerSpec::conv(4, 4, 3)});
    for (int k = 1; k <= 4; ++k) QTest::addRow("LeNet-5, k = %d", k) << lenet << k;
    for (int k = 1; k <= 5; ++k) QTest::addRow("LeNet-5 in colour, k = %d", k) << colour << k;
    for (int k : {2, 3, 5, 8}) QTest::addRow("padded, k = %d", k) << padded << k;
    for (int k : {2, 3, 7, 8}) QTest::addRow("strided, k = %d", k) << strided << k;
    for (int k : {2, 4, 5, 11}) QTest::addRow("overlapping pools, k = %d", k) << overlapping << k;
  }
  void mergedPartsEqualTheWholeImage() {
    QFETCH(NetworkSpec, network);
    QFETCH(int, k);
    const auto base = randomBase(network);
    const torch::Tensor images = randomImages(network.input, 3, 21);
    const torch::NoGradGuard guard;
    const torch::Tensor merged = mergedWhole(splitOnly(base, k), images);
    const torch::Tensor whole = base->convolve(images);
    QCOMPARE(merged.sizes().vec(), whole.sizes().vec());
    QVERIFY(whole.abs().max().item<double>() > 1e-3);
    QVERIFY2(relativeError(merged, whole) < 1e-5, qPrintable(QString::number(relativeError(merged, whole))));
  }

  void randomSegmentsSplitExactlyForEveryK() {
    std::mt19937 random(2024);
    const torch::NoGradGuard guard;
    int splits = 0;
    for (int i = 0; i < 60; ++i) {
      const NetworkSpec network = randomSegment(random);
      MapShape output;
      try {
        output = convOutput(network);
      } catch (const Error&) {
        continue; // the kernels ate the image
      }
      const auto base = randomBase(network, uint64_t(i));
      const torch::Tensor images = randomImages(network.input, 2, uint64_t(i));
      const torch::Tensor whole = base->convolve(images);
      for (int k = 1; k <= std::min(output.width, 7); ++k) {
        const double error = relativeError(mergedWhole(splitOnly(base, k), images), whole);
        QVERIFY2(error < 1e-5,
                 qPrintable(
                     QString("%1, k = %2: %3").arg(QString::fromStdString(canonicalText(network))).arg(k).arg(error)));
        ++splits;
      }
    }
    QVERIFY2(splits > 100, "the table was too easy");
  }

  void theEngineFindsTheSplitExact() {
    const std::unique_ptr<Engine> engine(lacunaCreateEngine());
    for (int k = 1; k <= 4; ++k) {
      const SplitCheck check = engine->checkSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), k, 1, {}).front();
      QVERIFY(check.exact && check.maxError < 1e-5);
      QCOMPARE(check.plan.k, k);
    }
    const NetworkSpec padded =
        segment({1, 12, 20}, {LayerSpec::conv(1, 3, 5, 1, 2), LayerSpec::relu(), LayerSpec::conv(3, 3, 3, 2, 1)});
    QVERIFY(engine->checkSplit(padded, 3, 1, {}).front().exact);
  }

  /// Zero-padding a window instead of using the neighbour's columns is not exact: the comparison above can fail.
  void paddingAnInnerBorderWouldBeNoticed() {
    const NetworkSpec network =
        segment({1, 8, 16}, {LayerSpec::conv(1, 4, 3, 1, 1), LayerSpec::relu(), LayerSpec::conv(4, 4, 3, 1, 1)});
    const auto base = randomBase(network);
    const torch::NoGradGuard guard;
    const torch::Tensor images = randomImages(network.input, 2, 3);
    const torch::Tensor halves =
        torch::cat({base->convolve(images.narrow(3, 0, 8)), base->convolve(images.narrow(3, 8, 8))}, 3);
    QVERIFY(relativeError(halves, base->convolve(images)) > 1e-3);
  }

  void aParityDeviceMakesMapsAsWideAsAPart_data() { mergedPartsEqualTheWholeImage_data(); }
  void aParityDeviceMakesMapsAsWideAsAPart() {
    QFETCH(NetworkSpec, network);
    QFETCH(int, k);
    const torch::NoGradGuard guard;
    const Pipeline pipeline = splitOnly(randomBase(network), k, 2);
    const SplitPlan& plan = pipeline.plan();
    const torch::Tensor parts = randomTensor({2, 2, plan.image.channels, plan.image.height, plan.parityWidth}, 1);
    const MapShape map = plan.partOutput();
    QCOMPARE(pipeline.convolveParity(parts).sizes().vec(),
             (std::vector<int64_t>{2, 2, map.channels, map.height, map.width}));
  }

  void partsAreTheDocumentedColumns() {
    const auto base = randomBase(baseModelSpec("lenet5", {1, 28, 28}, 10));
    const torch::Tensor images = randomImages({1, 28, 28}, 2, 9);
    const torch::Tensor parts = splitOnly(base, 4).split(images);
    QCOMPARE(parts.sizes().vec(), (std::vector<int64_t>{2, 4, 1, 28, 16}));
    for (int i = 0; i < 4; ++i) QVERIFY(torch::equal(parts.select(1, i), images.narrow(3, 4 * i, 16)));
  }

  void ourOwnGradientsAreThoseOfLibtorch_data() {
    QTest::addColumn<NetworkSpec>("network");
    QTest::addColumn<bool>("flat");
    const NetworkSpec lenet = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QTest::newRow("LeNet-5") << lenet << false;
    QTest::newRow("LeNet-5, all pixels equal: every window of the pool is a tie") << lenet << true;
    QTest::newRow("strides that do not divide, padding, odd maps")
        << segment({3, 19, 24}, {LayerSpec::conv(3, 5, 4, 3, 2), LayerSpec::relu(), LayerSpec::maxPool(2, 2)}) << false;
    QTest::newRow("a pool before a convolution")
        << segment({2, 15, 17}, {LayerSpec::maxPool(2, 2), LayerSpec::conv(2, 4, 3), LayerSpec::relu()}) << false;
  }
  void ourOwnGradientsAreThoseOfLibtorch() {
    QFETCH(NetworkSpec, network);
    QFETCH(bool, flat);
    const auto base = randomBase(network);
    const torch::Tensor images = flat ? torch::full({2, 1, 28, 28}, -1.0) : randomImages(network.input, 2, 3);
    const torch::Tensor ours = images.clone().requires_grad_(true);
    const torch::Tensor theirs = images.clone().requires_grad_(true);
    const torch::Tensor found = base->convolve(ours);
    const torch::Tensor truth = plainSegment(*base, theirs);
    QVERIFY(torch::equal(found, truth));
    const torch::Tensor upstream = torch::randn(truth.sizes());
    (found * upstream).sum().backward();
    (truth * upstream).sum().backward();
    QVERIFY(theirs.grad().abs().max().item<float>() > 0);
    QVERIFY2(relativeError(ours.grad(), theirs.grad()) < 1e-5,
             qPrintable(QString::number(relativeError(ours.grad(), theirs.grad()))));
  }

  void outsideTheImageTheEncoderSeesZeros() {
    const auto base = randomBase(segment({1, 8, 16}, {LayerSpec::conv(1, 2, 5, 1, 2)}));
    const torch::Tensor images = randomImages({1, 8, 16}, 1, 9);
    const torch::Tensor parts = splitOnly(base, 2).split(images);
    QCOMPARE(parts.size(4), int64_t(12));
    QVERIFY(torch::equal(parts.select(1, 0).narrow(3, 0, 2), torch::zeros({1, 1, 8, 2})));
    QVERIFY(torch::equal(parts.select(1, 1).narrow(3, 10, 2), torch::zeros({1, 1, 8, 2})));
    QVERIFY(torch::equal(parts.select(1, 0).narrow(3, 2, 10), images.narrow(3, 0, 10)));
  }

  /// Under pass-through; without it the decoder rewrites every part, lost or not.
  void losingTheMiddleOfThreePartsCostsNothing_data() {
    QTest::addColumn<QString>("decoder");
    for (const char* decoder : {"mlp", "conv", "residual", "spatial"}) QTest::newRow(decoder) << decoder;
  }
  void losingTheMiddleOfThreePartsCostsNothing() {
    QFETCH(QString, decoder);
    const torch::NoGradGuard guard;
    const Pipeline pipeline = randomPipeline(codeConfig(3, 1, "conv", decoder.toStdString(), true));
    const torch::Tensor outputs = pipeline.outputs(randomImages({1, 28, 28}, 4, 2));
    const auto patterns = {FailurePattern{}, FailurePattern::of({1}), FailurePattern::of({0})};
    const torch::Tensor merged = pipeline.mergedFor(outputs, patterns);
    QVERIFY(torch::equal(merged[0], merged[1]));
    QVERIFY(!torch::equal(merged[0], merged[2]));
    const torch::Tensor zeros = pipeline.mergedZeros(outputs.narrow(1, 0, 3), patterns);
    QVERIFY(torch::equal(zeros[0], zeros[1]));
    QVERIFY(torch::equal(zeros[0], merged[0]));
  }

  void patternsAreIndependentOfTheirCompany() {
    const torch::NoGradGuard guard;
    const Pipeline pipeline = randomPipeline(codeConfig(3, 2, "conv", "residual", true));
    const torch::Tensor outputs = pipeline.outputs(randomImages({1, 28, 28}, 3, 8));
    const auto patterns = allPatterns(5, 2);
    const torch::Tensor together = pipeline.mergedFor(outputs, patterns);
    for (size_t p = 0; p < patterns.size(); ++p)
      QVERIFY(torch::allclose(pipeline.mergedFor(outputs, {patterns[p]})[0], together[int64_t(p)], 1e-5, 1e-6));
  }
};

LACUNA_TEST(TestPipeline)
#include "tst_pipeline.moc"
