// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "pipeline_support.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

constexpr int kErasureImages = 4;

struct Coded {
  Pipeline pipeline;
  torch::Tensor outputs; ///< [B, n, c, b, b']
};

/// k = 2, r = 2 with random weights and images, as the columns of everyCode() say.
Coded coded(double fill = 0) {
  QFETCH(QString, encoder);
  QFETCH(QString, decoder);
  QFETCH(bool, passThrough);
  const Pipeline pipeline =
      randomPipeline(codeConfig(2, 2, encoder.toStdString(), decoder.toStdString(), passThrough), fill);
  return {pipeline, pipeline.outputs(randomImages({1, 28, 28}, kErasureImages, 17))};
}

torch::Tensor logits(const Pipeline& pipeline, const torch::Tensor& outputs, FailurePattern pattern) {
  return pipeline.base().classify(pipeline.mergedFor(outputs, {pattern}).flatten(0, 1));
}

/// Bit for bit, so that NaN equals NaN and 0 differs from −0.
bool identical(const torch::Tensor& a, const torch::Tensor& b) {
  return a.sizes() == b.sizes() && std::memcmp(a.contiguous().data_ptr(), b.contiguous().data_ptr(), a.nbytes()) == 0;
}

torch::Tensor withGarbage(const torch::Tensor& outputs, FailurePattern pattern, const torch::Tensor& garbage) {
  torch::Tensor spoilt = outputs.clone();
  for (int device : pattern.lost()) spoilt.select(1, device).copy_(garbage);
  return spoilt;
}

} // namespace

class TestErasure : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aLostDeviceCannotInfluenceTheResult_data() { everyCode(); }
  void aLostDeviceCannotInfluenceTheResult() {
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded();
    const std::vector<int64_t> shape = outputs.select(1, 0).sizes().vec();
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<torch::Tensor> garbage = {randomTensor(shape, 3, -5, 5),
                                                randomTensor(shape, 4) * 3e38,
                                                torch::full(shape, infinity),
                                                torch::full(shape, -infinity),
                                                torch::full(shape, std::numeric_limits<float>::quiet_NaN()),
                                                torch::full(shape, std::numeric_limits<float>::denorm_min())};
    for (const FailurePattern pattern : allPatterns(4, 2)) {
      const torch::Tensor clean = logits(pipeline, outputs, pattern);
      QVERIFY(torch::isfinite(clean).all().item<bool>());
      for (const torch::Tensor& g : garbage) {
        const torch::Tensor spoilt = withGarbage(outputs, pattern, g);
        QVERIFY(identical(logits(pipeline, spoilt, pattern), clean));
        QVERIFY(identical(pipeline.mergedZeros(spoilt.narrow(1, 0, 2), {pattern}),
                          pipeline.mergedZeros(outputs.narrow(1, 0, 2), {pattern})));
      }
    }
  }

  /// The comparison above can fail: a device that answers does change the result.
  void anAvailableDeviceInfluencesTheResult_data() { everyCode(); }
  void anAvailableDeviceInfluencesTheResult() {
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded();
    const FailurePattern lost = FailurePattern::of({0});
    const torch::Tensor clean = logits(pipeline, outputs, lost);
    for (int device : {1, 2, 3}) {
      const torch::Tensor changed =
          withGarbage(outputs, FailurePattern::of({device}), randomTensor(outputs.select(1, 0).sizes().vec(), 3, 0, 3));
      QVERIFY(!identical(logits(pipeline, changed, lost), clean));
    }
  }

  void passThroughLeavesAvailablePartsAsTheyAre_data() { everyCode(); }
  void passThroughLeavesAvailablePartsAsTheyAre() {
    QFETCH(bool, passThrough);
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded();
    for (const FailurePattern pattern : allPatterns(4, 2)) {
      const torch::Tensor available = pipeline.tensorsOf({pattern}, torch::kCPU).available;
      const torch::Tensor decoded = pipeline.decode(pipeline.received(outputs, available), available);
      const torch::Tensor kept = pipeline.passThrough(decoded, outputs, available);
      for (int i = 0; i < 2; ++i) {
        const torch::Tensor part = kept[0].select(1, i);
        const bool untouched = passThrough && !pattern.isLost(DeviceIndex(i));
        QCOMPARE(identical(part, outputs.select(1, i)), untouched);
        if (!untouched) QVERIFY(identical(part, decoded[0].select(1, i)));
      }
    }
  }

  void losingOnlyParityChangesNothingUnderPassThrough_data() { everyCode(); }
  void losingOnlyParityChangesNothingUnderPassThrough() {
    QFETCH(bool, passThrough);
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded();
    const torch::Tensor nothing = logits(pipeline, outputs, {});
    for (const FailurePattern pattern : {FailurePattern::of({2}), FailurePattern::of({3}), FailurePattern::of({2, 3})})
      QCOMPARE(identical(logits(pipeline, outputs, pattern), nothing), passThrough);
  }

  void theFillStandsInForALostOutput_data() { everyCode(); }
  void theFillStandsInForALostOutput() {
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded(0.75);
    const FailurePattern pattern = FailurePattern::of({0, 3});
    const torch::Tensor received = pipeline.received(outputs, pipeline.tensorsOf({pattern}, torch::kCPU).available)[0];
    for (int device = 0; device < 4; ++device) {
      const torch::Tensor map = received.select(1, device);
      if (pattern.isLost(DeviceIndex(device)))
        QVERIFY((map == 0.75).all().item<bool>());
      else
        QVERIFY(identical(map, outputs.select(1, device)));
    }
    QVERIFY(!identical(logits(pipeline, outputs, pattern), logits(coded(0).pipeline, outputs, pattern)));
  }

  void theMaskTellsALostMapFromOneThatIsZero_data() {
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<bool>("sees");
    QTest::newRow("mlp, as published") << "mlp" << false;
    QTest::newRow("conv") << "conv" << true;
    QTest::newRow("residual") << "residual" << true;
  }
  void theMaskTellsALostMapFromOneThatIsZero() {
    QFETCH(QString, decoder);
    QFETCH(bool, sees);
    const torch::NoGradGuard guard;
    const Pipeline pipeline = randomPipeline(codeConfig(2, 1, "conv", decoder.toStdString(), false));
    torch::Tensor outputs = pipeline.outputs(randomImages({1, 28, 28}, kErasureImages, 17));
    outputs.select(1, 0).zero_();
    const bool same = identical(logits(pipeline, outputs, {}), logits(pipeline, outputs, FailurePattern::of({0})));
    QCOMPARE(same, !sees);
  }

  void everythingLostIsStillDecoded_data() { everyCode(); }
  void everythingLostIsStillDecoded() {
    const torch::NoGradGuard guard;
    const auto [pipeline, outputs] = coded();
    const torch::Tensor all = logits(pipeline, outputs, FailurePattern::of({0, 1, 2, 3}));
    QVERIFY(torch::isfinite(all).all().item<bool>());
    for (int image = 1; image < kErasureImages; ++image) QVERIFY(torch::allclose(all[image], all[0]));
  }
};

LACUNA_TEST(TestErasure)
#include "tst_erasure.moc"
