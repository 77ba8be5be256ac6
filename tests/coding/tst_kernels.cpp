// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's own loops under every instruction set that this processor has, in sizes that no register divides,
// against plain loops in double.
#include <hwy/targets.h>

#include <cmath>
#include <limits>

#include "coding/compute/conv_kernels.h"
#include "coding/training/adam_loops.h"
#include "pipeline_support.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

constexpr float kUntouched = 1e9f;

std::vector<float> someValues(int64_t count, uint64_t seed) {
  const torch::Tensor t = randomTensor({count}, seed);
  return std::vector<float>(t.data_ptr<float>(), t.data_ptr<float>() + count);
}

/// A picture with its margin, no larger than the loops may read, so that a sanitizer sees them go too far.
struct FramedPicture {
  int64_t height;
  int64_t width;
  int64_t channels;
  int64_t used;
  int64_t margin;
  int64_t stride;
  std::vector<float> values;

  FramedPicture(int64_t h, int64_t w, int64_t all, int64_t read, int64_t frame, float outside)
      : height(h),
        width(w),
        channels(all),
        used(read),
        margin(frame),
        stride((w + kPixels - 1) / kPixels * kPixels + 2 * frame),
        values(size_t(((h + 2 * frame) * stride + kPixels) * all), outside) {}
  void fill(uint64_t seed) {
    const std::vector<float> drawn = someValues(height * width * used, seed);
    size_t next = 0;
    for (int64_t y = 0; y < height; ++y)
      for (int64_t x = 0; x < width; ++x)
        for (int64_t c = 0; c < used; ++c) at(y, x, c) = drawn[next++];
  }
  float& at(int64_t y, int64_t x, int64_t c) {
    return values[size_t(((y + margin) * stride + x + margin) * channels + c)];
  }
  Picture picture() { return {&at(0, 0, 0), channels, used, stride}; }
};

struct ConvolutionCase {
  int64_t height;
  int64_t width;
  int64_t used;
  int64_t groups;
  Taps taps;

  FramedPicture input() const {
    FramedPicture p(height, width, used + 4, used, taps.reach(), 0);
    p.fill(1);
    return p;
  }
  int64_t outputs() const { return groups * kLanes; }
  int64_t weightCount() const { return groups * taps.kernel * taps.kernel * used * kLanes; }
  size_t weightAt(int64_t ky, int64_t kx, int64_t i, int64_t o) const {
    return size_t((((o / kLanes * taps.kernel + ky) * taps.kernel + kx) * used + i) * kLanes + o % kLanes);
  }
};

const std::vector<ConvolutionCase> kConvolutions = {
    {1, 1, 4, 1, {1, 1}},   {3, 5, 4, 1, {3, 1}},  {5, 9, 20, 1, {5, 1}},
    {7, 13, 12, 2, {3, 2}}, {2, 17, 8, 3, {1, 1}}, {4, 8, 16, 1, {3, 4}},
};

/// f(y, x, ky, kx, i, o) for every product of a convolution.
template <class F>
void forEachProduct(const ConvolutionCase& c, const F& f) {
  for (int64_t o = 0; o < c.outputs(); ++o)
    for (int64_t y = 0; y < c.height; ++y)
      for (int64_t x = 0; x < c.width; ++x)
        for (int64_t ky = 0; ky < c.taps.kernel; ++ky)
          for (int64_t kx = 0; kx < c.taps.kernel; ++kx)
            for (int64_t i = 0; i < c.used; ++i) f(y, x, ky, kx, i, o);
}

/// The largest difference, in units of what float32 may lose on the way: `ours` and `exact` are sums of values up to 1.
double distance(const std::vector<float>& ours, const std::vector<double>& exact, double terms) {
  double largest = 0;
  for (size_t i = 0; i < ours.size(); ++i) {
    const double apart = std::abs(double(ours[i]) - exact[i]);
    if (!(apart <= largest)) largest = apart; // keeps NaN
  }
  return largest / (terms * double(std::numeric_limits<float>::epsilon()));
}

} // namespace

class TestKernels : public QObject {
  Q_OBJECT
 private:
  /// One row for each instruction set.
  static void addInstructionSets() {
    QTest::addColumn<qlonglong>("target");
    for (const int64_t target : hwy::SupportedAndGeneratedTargets())
      QTest::newRow(hwy::TargetName(target)) << qlonglong(target);
  }
  static void useInstructionSet() {
    QFETCH(qlonglong, target);
    hwy::SetSupportedTargetsForTest(target);
    QCOMPARE(qlonglong(hwy::SupportedTargets()), target);
  }

 private Q_SLOTS:
  void cleanup() { hwy::SetSupportedTargetsForTest(0); }

  void convolutionsAreThoseOfAPlainLoop_data() { addInstructionSets(); }
  void convolutionsAreThoseOfAPlainLoop() {
    useInstructionSet();
    for (const ConvolutionCase& c : kConvolutions)
      for (const bool withBiasAndRelu : {false, true}) {
        FramedPicture in = c.input();
        FramedPicture out(c.height, c.width, c.outputs(), c.outputs(), 1, kUntouched);
        const std::vector<float> weights = someValues(c.weightCount(), 2);
        const std::vector<float> bias = someValues(c.outputs(), 3);
        FramedPicture sums = out;
        std::vector<double> expected(out.values.begin(), out.values.end());
        const auto exact = [&](int64_t y, int64_t x, int64_t o) -> double& {
          return expected[size_t(&sums.at(y, x, o) - sums.values.data())];
        };
        for (int64_t o = 0; o < c.outputs(); ++o)
          for (int64_t y = 0; y < c.height; ++y)
            for (int64_t x = 0; x < c.width; ++x) exact(y, x, o) = withBiasAndRelu ? double(bias[size_t(o)]) : 0;
        forEachProduct(c, [&](int64_t y, int64_t x, int64_t ky, int64_t kx, int64_t i, int64_t o) {
          const float value =
              in.at(y + ky * c.taps.dilation - c.taps.reach(), x + kx * c.taps.dilation - c.taps.reach(), i);
          exact(y, x, o) += double(value) * double(weights[c.weightAt(ky, kx, i, o)]);
        });
        if (withBiasAndRelu)
          for (double& value : expected) value = std::max(value, 0.0);
        convolvePicture(in.picture(), weights.data(), withBiasAndRelu ? bias.data() : nullptr, out.picture(), c.height,
                        c.width, c.groups, c.taps, withBiasAndRelu);
        const double apart = distance(out.values, expected, double(c.taps.kernel * c.taps.kernel * c.used + 1));
        QVERIFY2(apart < 1, qPrintable(QString("%1 at width %2").arg(apart).arg(c.width)));
      }
  }

  void weightGradientsAreThoseOfAPlainLoop_data() { addInstructionSets(); }
  void weightGradientsAreThoseOfAPlainLoop() {
    useInstructionSet();
    for (const ConvolutionCase& c : kConvolutions) {
      FramedPicture in = c.input();
      FramedPicture gradient(c.height, c.width, c.outputs(), c.outputs(), 2, 0);
      gradient.fill(4);
      std::vector<float> weights = someValues(c.weightCount(), 5);
      std::vector<float> bias = someValues(c.outputs(), 6);
      std::vector<double> expectedWeights(weights.begin(), weights.end());
      std::vector<double> expectedBias(bias.begin(), bias.end());
      forEachProduct(c, [&](int64_t y, int64_t x, int64_t ky, int64_t kx, int64_t i, int64_t o) {
        const float value =
            in.at(y + ky * c.taps.dilation - c.taps.reach(), x + kx * c.taps.dilation - c.taps.reach(), i);
        expectedWeights[c.weightAt(ky, kx, i, o)] += double(value) * double(gradient.at(y, x, o));
        if (ky == 0 && kx == 0 && i == 0) expectedBias[size_t(o)] += double(gradient.at(y, x, o));
      });
      addWeightGradient(in.picture(), gradient.picture(), weights.data(), bias.data(), c.height, c.width, c.groups,
                        c.taps);
      const double terms = double(c.height * c.width + 1);
      const double apart = std::max(distance(weights, expectedWeights, terms), distance(bias, expectedBias, terms));
      QVERIFY2(apart < 1, qPrintable(QString("%1 at width %2").arg(apart).arg(c.width)));
    }
  }

  void aGradientPassesWhereTheActivationIsPositive_data() { addInstructionSets(); }
  void aGradientPassesWhereTheActivationIsPositive() {
    useInstructionSet();
    for (const int64_t width : {1, 5, 12}) {
      FramedPicture activation(3, width, 2 * kLanes, 2 * kLanes, 1, 1);
      activation.fill(7);
      activation.at(0, 0, 0) = 0;
      activation.at(1, 0, 1) = -0.0f;
      activation.at(2, 0, 2) = std::numeric_limits<float>::quiet_NaN();
      FramedPicture gradient(3, width, 2 * kLanes, 2 * kLanes, 2, kUntouched);
      gradient.fill(8);
      FramedPicture expected = gradient;
      for (int64_t y = 0; y < 3; ++y)
        for (int64_t x = 0; x < width; ++x)
          for (int64_t c = 0; c < 2 * kLanes; ++c)
            if (!(activation.at(y, x, c) > 0)) expected.at(y, x, c) = 0;
      maskByActivation(activation.picture(), gradient.picture(), 3, width);
      QCOMPARE(gradient.values, expected.values);
    }
  }

  void stepsOfAdamAreThoseOfAPlainLoop_data() { addInstructionSets(); }
  void stepsOfAdamAreThoseOfAPlainLoop() {
    useInstructionSet();
    const AdamPass pass{1e-2f, 1.5f, 1e-2f, 0.9f, 0.99f, 1e-3f};
    for (const int64_t count : {1, 3, 7, 16, 33, 2051}) {
      std::vector<float> p = someValues(count, 9);
      const std::vector<float> g = someValues(count, 10);
      std::vector<float> m = someValues(count, 11);
      std::vector<float> v = someValues(count, 12);
      for (float& square : v) square = std::abs(square);
      std::vector<double> expected;
      for (size_t i = 0; i < p.size(); ++i) {
        const double gradient = double(g[i]) + double(pass.decay) * double(p[i]);
        const double first = double(pass.beta1) * double(m[i]) + (1 - double(pass.beta1)) * gradient;
        const double second = double(pass.beta2) * double(v[i]) + (1 - double(pass.beta2)) * gradient * gradient;
        expected.push_back(double(p[i]) - double(pass.rate) * first /
                                              (std::sqrt(second) * double(pass.rootScale) + double(pass.epsilon)));
      }
      updateValues(p.data(), g.data(), m.data(), v.data(), count, pass);
      const double apart = distance(p, expected, 4);
      QVERIFY2(apart < 1, qPrintable(QString("%1 with %2 values").arg(apart).arg(count)));
    }
  }

  /// How a parameter is shared out among threads therefore does not change it.
  void aValueDoesNotDependOnItsPlace_data() { addInstructionSets(); }
  void aValueDoesNotDependOnItsPlace() {
    useInstructionSet();
    const AdamPass pass{1e-2f, 1.5f, 1e-2f, 0.9f, 0.99f, 1e-3f};
    constexpr int64_t kCount = 77;
    const std::vector<float> g = someValues(kCount, 13);
    std::vector<float> together[] = {someValues(kCount, 14), someValues(kCount, 15), std::vector<float>(kCount, 0.1f)};
    std::vector<float> single[] = {together[0], together[1], together[2]};
    updateValues(together[0].data(), g.data(), together[1].data(), together[2].data(), kCount, pass);
    for (size_t i = 0; i < size_t(kCount); ++i)
      updateValues(&single[0][i], &g[i], &single[1][i], &single[2][i], 1, pass);
    for (int i = 0; i < 3; ++i) QCOMPARE(together[i], single[i]);
  }
};

LACUNA_TEST(TestKernels)
#include "tst_kernels.moc"
