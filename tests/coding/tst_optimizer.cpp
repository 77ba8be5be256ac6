// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/adam.h"
#include "pipeline_support.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

NamedTensors freshParameters() {
  NamedTensors parameters = {
      {"weight", randomTensor({64, 33}, 1)}, {"bias", randomTensor({64}, 2)}, {"unused", randomTensor({7}, 3)}};
  for (auto& entry : parameters) entry.second.requires_grad_(true);
  return parameters;
}

/// A loss that is different at every step and does not touch "unused".
torch::Tensor loss(const NamedTensors& p, int step) {
  const torch::Tensor x = randomTensor({20, 33}, uint64_t(100 + step));
  return torch::linear(x, p[0].second, p[1].second).tanh().square().mean() * (1 + step);
}

} // namespace

class TestOptimizer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void stepsEqualThoseOfLibtorch_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("decay");
    QTest::newRow("published rate") << 1e-3 << 0.0;
    QTest::newRow("published rate and weight decay") << 1e-3 << 1e-5;
    QTest::newRow("strong weight decay") << 1e-3 << 0.1;
  }
  void stepsEqualThoseOfLibtorch() {
    QFETCH(double, rate);
    QFETCH(double, decay);
    NamedTensors ours = freshParameters();
    NamedTensors theirs = freshParameters();
    Adam::Settings settings;
    settings.weightDecay = decay;
    Adam adam(ours, settings);
    torch::optim::Adam reference({theirs[0].second, theirs[1].second, theirs[2].second},
                                 torch::optim::AdamOptions(rate).weight_decay(decay));
    for (int step = 0; step < 12; ++step) {
      // The rate changes from step to step as a schedule has it.
      const double now = rate * (step % 3 + 1);
      adam.setLearningRate(now);
      for (auto& group : reference.param_groups()) static_cast<torch::optim::AdamOptions&>(group.options()).lr(now);
      adam.zeroGradients();
      reference.zero_grad();
      loss(ours, step).backward();
      loss(theirs, step).backward();
      adam.step();
      reference.step();
      for (size_t i = 0; i < ours.size(); ++i)
        QVERIFY2(torch::allclose(ours[i].second, theirs[i].second, 1e-6, 1e-6), ours[i].first.c_str());
    }
    QCOMPARE(adam.steps(), int64_t(12));
    QVERIFY(!torch::allclose(ours[0].second, freshParameters()[0].second, 1e-3, 1e-3));
    QVERIFY(torch::equal(ours[2].second, freshParameters()[2].second));
  }

  void largeParametersAreUpdatedToTheLastElement() {
    // Longer than one piece of the parallel loop and of no round length.
    NamedTensors ours = {{"w", randomTensor({(1 << 15) * 3 + 17}, 1).requires_grad_(true)}};
    const torch::Tensor theirs = randomTensor({(1 << 15) * 3 + 17}, 1).requires_grad_(true);
    Adam adam(ours, {});
    torch::optim::Adam reference({theirs}, torch::optim::AdamOptions(1e-3));
    for (int step = 0; step < 3; ++step) {
      adam.zeroGradients();
      reference.zero_grad();
      ours[0].second.pow(3).sum().backward();
      theirs.pow(3).sum().backward();
      adam.step();
      reference.step();
    }
    QVERIFY(torch::allclose(ours[0].second, theirs, 1e-6, 1e-6));
  }

  void productsOfSeveralSharesAreTheirSum_data() {
    QTest::addColumn<double>("clip");
    QTest::newRow("used up row by row") << 0.0;
    QTest::newRow("clipped, so multiplied out before") << 0.05;
  }
  void productsOfSeveralSharesAreTheirSum() {
    QFETCH(double, clip);
    // Rows that neither the threads nor the blocks of rows divide; the weight is used twice in each share.
    const auto fresh = [] {
      NamedTensors p = {{"weight", randomTensor({257, 700}, 1)}, {"bias", randomTensor({257}, 2)}};
      for (auto& entry : p) entry.second.requires_grad_(true);
      return p;
    };
    const auto lossOf = [](const NamedTensors& p, const torch::Tensor& x, bool ours) {
      const auto layer = [&](const torch::Tensor& in) {
        return ours ? linearLayer(in, p[0].second, p[1].second) : torch::linear(in, p[0].second, p[1].second);
      };
      return layer(layer(x).tanh().repeat({1, 3}).narrow(1, 0, 700)).square().mean();
    };
    NamedTensors ours = fresh();
    NamedTensors theirs = fresh();
    Adam::Settings settings;
    settings.weightDecay = 0.01;
    settings.clip = clip;
    Adam adam(ours, settings);
    Adam reference(theirs, settings);
    WorkerPool pool(3);
    for (int step = 0; step < 3; ++step) {
      std::vector<Gradients> shares(3);
      pool.run([&](int share) {
        ProductsOfThread products;
        const torch::Tensor x = randomTensor({5 + share, 700}, uint64_t(10 * step + share));
        const auto sums = torch::autograd::grad({lossOf(ours, x, true)}, {ours[0].second, ours[1].second}, {}, {},
                                                false, /*allow_unused=*/true);
        for (size_t i = 0; i < sums.size(); ++i)
          shares[size_t(share)].push_back({sums[i], products.take(ours[i].second)});
      });
      for (const Gradients& share : shares) {
        QVERIFY(!share[0].sum.defined());
        QCOMPARE(share[0].products.size(), size_t(2));
      }
      reference.zeroGradients();
      for (int share = 0; share < 3; ++share)
        lossOf(theirs, randomTensor({5 + share, 700}, uint64_t(10 * step + share)), false).backward();
      adam.step(shares, pool);
      reference.step();
      for (size_t i = 0; i < ours.size(); ++i) {
        const torch::Tensor apart = (ours[i].second - theirs[i].second).abs().max();
        QVERIFY2(apart.item<double>() < 2e-5, qPrintable(QString::number(apart.item<double>())));
      }
    }
    QVERIFY(!torch::allclose(ours[0].second, fresh()[0].second, 1e-4, 1e-4));
  }

  void outsideACollectorTheLayerIsLibtorchs() {
    NamedTensors p = freshParameters();
    const torch::Tensor x = randomTensor({20, 33}, 9);
    linearLayer(x, p[0].second, p[1].second).square().mean().backward();
    const torch::Tensor ours = p[0].second.grad().clone();
    p[0].second.mutable_grad() = torch::Tensor();
    torch::linear(x, p[0].second, p[1].second).square().mean().backward();
    QVERIFY(torch::equal(ours, p[0].second.grad()));
  }

  void droppedGradientsDoNotAddUp() {
    NamedTensors p = freshParameters();
    Adam adam(p, {});
    loss(p, 0).backward();
    const torch::Tensor once = p[0].second.grad().clone();
    adam.zeroGradients();
    QVERIFY(!p[0].second.grad().defined());
    loss(p, 0).backward();
    QVERIFY(torch::equal(p[0].second.grad(), once));
  }

  void aRestoredStateGoesOnBitForBit() {
    NamedTensors straight = freshParameters();
    NamedTensors resumed = freshParameters();
    Adam first(straight, {});
    const auto train = [](Adam& adam, const NamedTensors& p, int from, int to) {
      for (int step = from; step < to; ++step) {
        adam.zeroGradients();
        loss(p, step).backward();
        adam.step();
      }
    };
    train(first, straight, 0, 5);
    NamedTensors state;
    for (const auto& [name, tensor] : first.state()) state.emplace_back(name, tensor.clone());
    {
      const torch::NoGradGuard guard;
      for (size_t i = 0; i < resumed.size(); ++i) resumed[i].second.copy_(straight[i].second);
    }
    Adam second(resumed, {});
    second.restore(state, "", first.steps());
    train(first, straight, 5, 9);
    train(second, resumed, 5, 9);
    for (size_t i = 0; i < straight.size(); ++i) QVERIFY(torch::equal(straight[i].second, resumed[i].second));
    QCOMPARE(second.steps(), int64_t(9));
  }

  void aStateOfAnotherNetworkIsRefused() {
    NamedTensors p = freshParameters();
    Adam adam(p, {});
    NamedTensors state = adam.state();
    state.pop_back();
    QVERIFY_THROWS_EXCEPTION(Error, adam.restore(state, "", 1));
    state = adam.state();
    state[0].second = torch::zeros({2});
    QVERIFY_THROWS_EXCEPTION(Error, adam.restore(state, "", 1));
  }
};

LACUNA_TEST(TestOptimizer)
#include "tst_optimizer.moc"
