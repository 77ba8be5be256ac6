// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/adam.h"
#include "experiment/error.h"
#include "pipeline_support.h"

using namespace lacuna;
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
    second.restore(state, first.steps());
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
    QVERIFY_EXCEPTION_THROWN(adam.restore(state, 1), Error);
    state = adam.state();
    state[0].second = torch::zeros({2});
    QVERIFY_EXCEPTION_THROWN(adam.restore(state, 1), Error);
  }
};

QTEST_APPLESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
