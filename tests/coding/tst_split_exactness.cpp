// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "pipeline_support.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

int pick(SmallRandom& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<uint64_t>(high - low + 1)));
}

void addConv(NetworkSpec& net, int& channels, SmallRandom& random) {
  const int kernel = pick(random, 1, 5);
  const int out = pick(random, 1, 4);
  net.convSegment.push_back(
      LayerSpec::conv(channels, out, kernel, pick(random, 1, 2), pick(random, 0, std::min(2, kernel))));
  net.convSegment.back().bias = pick(random, 0, 2) > 0;
  channels = out;
}

/// Like those of ResNet, sometimes with a projection, sometimes longer than two convolutions.
void addResidualBlock(NetworkSpec& net, int& channels, SmallRandom& random) {
  const int from = static_cast<int>(net.convSegment.size());
  const int out = pick(random, 0, 1) == 0 ? channels : pick(random, 1, 4);
  const int stride = pick(random, 1, 2);
  int in = channels;
  for (int i = pick(random, 1, 3); i > 0; --i) {
    const int kernel = 2 * pick(random, 0, 2) + 1;
    net.convSegment.push_back(LayerSpec::conv(in, out, kernel, i == 1 ? stride : 1, kernel / 2));
    if (i > 1) net.convSegment.push_back(LayerSpec::relu());
    in = out;
  }
  net.convSegment.push_back(LayerSpec::add(from, channels, out, stride));
  channels = out;
}

NetworkSpec randomNetwork(SmallRandom& random) {
  NetworkSpec net;
  net.name = "random";
  net.classes = 2;
  net.input = {pick(random, 1, 3), pick(random, 5, 16), pick(random, 8, 40)};
  int channels = net.input.channels;
  for (int i = pick(random, 1, 5); i > 0; --i) switch (pick(random, 0, 3)) {
      case 0:
        addResidualBlock(net, channels, random);
        break;
      case 1:
        net.convSegment.push_back(LayerSpec::maxPool(pick(random, 2, 3), pick(random, 1, 3)));
        break;
      default:
        addConv(net, channels, random);
        net.convSegment.push_back(LayerSpec::relu());
    }
  return net;
}

} // namespace

class TestSplitExactness : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyRandomNetworkIsSplitExactlyOrRefusedWithTheReason() {
    const torch::NoGradGuard guard;
    SmallRandom random(20);
    int exact = 0;
    int residual = 0;
    int padded = 0;
    int withoutBias = 0;
    int refused = 0;
    for (int trial = 0; trial < 600; ++trial) {
      const NetworkSpec net = randomNetwork(random);
      const int k = pick(random, 1, 8);
      try {
        const auto base = randomBase(net, static_cast<uint64_t>(trial));
        const Pipeline pipeline = splitOnly(base, k);
        const torch::Tensor images = randomImages(net.input, 2, static_cast<uint64_t>(trial) + 7);
        const torch::Tensor merged = mergedWhole(pipeline, images);
        const torch::Tensor whole = base->convolve(images);
        QCOMPARE(merged.sizes(), whole.sizes());
        const double difference = relativeDifference(merged, whole);
        QVERIFY2(difference < 1e-4, qPrintable(QString::fromStdString(canonicalText(net)) +
                                               QStringLiteral(" k=%1: %2").arg(k).arg(difference)));
        ++exact;
        for (const LayerSpec& l : net.convSegment) {
          if (l.kind == LayerKind::add) ++residual;
          if (l.kind == LayerKind::conv && l.padding > 0) ++padded;
          if (l.kind == LayerKind::conv && !l.bias) ++withoutBias;
        }
      } catch (const Error& e) {
        QCOMPARE(e.kind(), ErrorKind::usage);
        QVERIFY(std::string(e.what()).size() > 20);
        ++refused;
      }
    }
    // The generator must reach what it is there for.
    QVERIFY2(exact >= 250 && residual >= 50 && padded >= 100 && withoutBias >= 50 && refused >= 20,
             qPrintable(QStringLiteral("%1 exact, %2 residual, %3 padded, %4 refused, %5 without bias")
                            .arg(exact)
                            .arg(residual)
                            .arg(padded)
                            .arg(refused)
                            .arg(withoutBias)));
  }

  void aParityDeviceMakesExactlyTheColumnsOfAPart() {
    const torch::NoGradGuard guard;
    SmallRandom random(21);
    int seen = 0;
    for (int trial = 0; trial < 200; ++trial) {
      const NetworkSpec net = randomNetwork(random);
      const int k = pick(random, 1, 6);
      try {
        const SplitPlan plan = planSplit(net, k, 1);
        const auto base = randomBase(net, 3);
        const torch::Tensor made = base->convolvePart(
            randomTensor({1, net.input.channels, net.input.height, plan.parityWidth}, 4), plan.parity);
        QCOMPARE(made.size(3), int64_t(plan.partOutputWidth));
        QCOMPARE(made.size(2), int64_t(plan.output.height));
        ++seen;
      } catch (const Error&) {
      }
    }
    QVERIFY(seen > 80);
  }

  void blocksInARowEqualTheWhole_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<std::vector<int>>("cuts");
    QTest::newRow("lenet5") << "lenet5" << std::vector<int>{3};
    QTest::newRow("lenet9") << "lenet9" << std::vector<int>{7, 9};
    QTest::newRow("vgg10") << "vgg10" << std::vector<int>{5, 10};
    QTest::newRow("resnet8") << "resnet8" << std::vector<int>{2, 7, 12};
  }
  void blocksInARowEqualTheWhole() {
    QFETCH(QString, kind);
    QFETCH(std::vector<int>, cuts);
    const torch::NoGradGuard guard;
    const NetworkSpec net = baseModelSpec(kind.toStdString(), {1, 28, 28}, 10);
    const auto base = randomBase(net);
    const torch::Tensor images = randomImages(net.input, 2, 9);
    torch::Tensor x = images;
    int first = 0;
    cuts.push_back(static_cast<int>(net.convSegment.size()));
    for (const int last : cuts) {
      const Pipeline block = splitOnly(base->segment(first, last), 2);
      x = mergedWhole(block, x);
      first = last;
    }
    QVERIFY(relativeDifference(x, base->convolve(images)) < 1e-4);
  }

  void aCutThroughAResidualBlockIsRefused() {
    const NetworkSpec net = baseModelSpec("resnet8", {1, 28, 28}, 10);
    QVERIFY_THROWS_EXCEPTION(Error, blockNetworks(net, {4}));
    QVERIFY_THROWS_EXCEPTION(Error, blockNetworks(net, {7, 7}));
    QCOMPARE(blockNetworks(net, {7}).size(), size_t(2));
  }

  void aLayerWithoutBiasAddsNoneOnAnyWay() {
    NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    for (auto* segment : {&net.convSegment, &net.fcSegment})
      for (LayerSpec& l : *segment) l.bias = false;
    const auto base = randomBase(net);
    QCOMPARE(elementCount(base->parameters()), parameterCount(net.convSegment) + parameterCount(net.fcSegment));
    // Without a bias anywhere, nothing comes of nothing.
    const torch::Tensor black = torch::zeros({1, 1, 28, 28});
    QCOMPARE(base->classify(base->convolve(black)).abs().max().item<double>(), 0.0);
    // Layer by layer, as layer-wise codes go.
    const torch::Tensor images = randomImages(net.input, 2, 9);
    const auto convolution = [&](size_t layer, const torch::Tensor& x) {
      return torch::conv2d(x, base->parameters()[layer == 0 ? 0 : 1].second);
    };
    QVERIFY(relativeDifference(base->convolveLayerwise(images, convolution), base->convolve(images)) < 1e-5);
    // With a gradient to the images, as in every step: layers of our own run then.
    torch::Tensor learned = images.clone().requires_grad_();
    base->convolve(learned).square().sum().backward();
    torch::Tensor plain = images.clone().requires_grad_();
    torch::Tensor x = torch::relu(torch::max_pool2d(torch::conv2d(plain, base->parameters()[0].second), 2));
    x = torch::relu(torch::max_pool2d(torch::conv2d(x, base->parameters()[1].second), 2));
    x.square().sum().backward();
    QVERIFY(relativeDifference(learned.grad(), plain.grad()) < 1e-4);
  }

  void aFoldedNormIsTheSameFunction_data() {
    QTest::addColumn<bool>("bias");
    QTest::newRow("with a bias before it") << true;
    QTest::newRow("without") << false;
  }
  void aFoldedNormIsTheSameFunction() {
    QFETCH(bool, bias);
    const torch::NoGradGuard guard;
    for (const char* kind : {"vgg10", "resnet14"}) {
      NetworkSpec net = baseModelSpec(kind, {1, 28, 28}, 10);
      for (LayerSpec& l : net.convSegment) l.bias = bias;
      RandomParameters source(3, torch::kCPU);
      BaseNetwork live(net, source, BaseNetwork::Norms::live);
      const torch::Tensor images = randomImages(net.input, 8, 4);
      live.setTraining(true);
      for (int i = 0; i < 3; ++i) live.convolve(images); // gathers statistics
      live.setTraining(false);
      const auto folded = live.folded();
      const torch::Tensor a = live.classify(live.convolve(images));
      const torch::Tensor b = folded->classify(folded->convolve(images));
      QVERIFY2(relativeDifference(b, a) < 1e-4, kind);
      QVERIFY(relativeDifference(b, randomBase(net, 3)->classify(randomBase(net, 3)->convolve(images))) > 1e-2);
    }
  }
};

LACUNA_TEST(TestSplitExactness)
#include "tst_split_exactness.moc"
