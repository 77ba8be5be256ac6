// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <map>

#include "coding/model/pattern_sampler.h"
#include "coding/training/schedule.h"
#include "experiment/config/config_json.h"
#include "test_program.h"

using namespace lacuna;
using namespace lacuna::coding;

namespace {

ExperimentConfig configOf(int k, int r, const std::vector<std::string>& overrides = {}) {
  return parseConfigOrThrow("{\"dataset\": \"stroke-digits\", \"code\": {\"k\": " + std::to_string(k) +
                                ", \"r\": " + std::to_string(r) + "}}",
                            overrides);
}

PatternSampler samplerOf(const ExperimentConfig& c) {
  return PatternSampler(c.code, c.training);
}

std::vector<WeightedPattern> allOf(const ExperimentConfig& c) {
  return samplerOf(c).all();
}

double sumWithLost(const std::vector<WeightedPattern>& patterns, int lost) {
  double sum = 0;
  for (const WeightedPattern& p : patterns)
    if (p.pattern.lostCount() == lost) sum += p.weight;
  return sum;
}

bool near(double a, double b, double tolerance) {
  if (std::abs(a - b) <= tolerance) return true;
  qWarning("%g is not within %g of %g", a, tolerance, b);
  return false;
}

} // namespace

class TestPatternSampler : public QObject {
  Q_OBJECT
 private slots:
  void weightsSumToTheDocumentedLoss_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::addColumn<QString>("alpha");
    QTest::addColumn<bool>("passThrough");
    QTest::addColumn<std::vector<double>>("sums"); // by lost: α_i / r
    QTest::newRow("published") << 2 << 1 << "[0, 1]" << false << std::vector<double>{0, 1};
    QTest::newRow("nothing lost too") << 2 << 1 << "[1, 1]" << false << std::vector<double>{1, 1};
    QTest::newRow("k=4 r=2") << 4 << 2 << "[0, 1]" << true << std::vector<double>{0, .5, .5};
    QTest::newRow("last repeats") << 4 << 3 << "[0, 2, 1]" << true << std::vector<double>{0, 2 / 3., 1 / 3., 1 / 3.};
    QTest::newRow("longer is cut") << 2 << 1 << "[0, 3, 9, 9]" << true << std::vector<double>{0, 3};
    QTest::newRow("one weight is 0") << 4 << 2 << "[0, 0, 1]" << true << std::vector<double>{0, 0, .5};
    QTest::newRow("nothing lost costs nothing") << 2 << 1 << "[1, 1]" << true << std::vector<double>{0, 1};
  }
  void weightsSumToTheDocumentedLoss() {
    QFETCH(int, k);
    QFETCH(int, r);
    QFETCH(QString, alpha);
    QFETCH(bool, passThrough);
    QFETCH(std::vector<double>, sums);
    const ExperimentConfig c =
        configOf(k, r,
                 {"training.loss_weights_by_lost=" + alpha.toStdString(), "training.patterns={\"policy\":\"all\"}",
                  passThrough ? "code.pass_through=true" : "code.pass_through=false"});
    const auto all = allOf(c);
    for (int lost = 0; lost <= r; ++lost) QVERIFY(near(sumWithLost(all, lost), sums[size_t(lost)], 1e-12));
    for (const WeightedPattern& p : all)
      QVERIFY(p.pattern.lostCount() <= r && (p.pattern.mask >> (k + r)) == 0 && p.weight > 0);
  }

  void patternsWithEquallyManyLostWeighTheSame() {
    std::map<int, double> weight;
    for (const WeightedPattern& p : allOf(configOf(4, 3))) {
      const auto [at, isNew] = weight.emplace(p.pattern.lostCount(), p.weight);
      if (!isNew) QCOMPARE(p.weight, at->second);
    }
    QCOMPARE(weight.size(), size_t(3));
  }

  void parityOnlyPatternsAreLeftOutUnderPassThroughAlone() {
    for (const WeightedPattern& p : allOf(configOf(2, 2))) QVERIFY(p.pattern.losesData(2));
    int parityOnly = 0;
    for (const WeightedPattern& p : allOf(configOf(2, 2, {"code.pass_through=false"})))
      parityOnly += !p.pattern.losesData(2);
    QCOMPARE(parityOnly, 3); // {2}, {3}, {2, 3}
  }

  void allDrawsEveryPatternEveryTime() {
    const PatternSampler sampler = samplerOf(configOf(4, 2, {"training.patterns={\"policy\":\"all\"}"}));
    SmallRandom random(1);
    QCOMPARE(sampler.draw(random).size(), sampler.all().size());
    QCOMPARE(sampler.all().size(), size_t(4 + 14));
  }

  void fixedLosesExactlyL_data() {
    QTest::addColumn<int>("l");
    QTest::newRow("l = 1") << 1;
    QTest::newRow("l = 2") << 2;
  }
  void fixedLosesExactlyL() {
    QFETCH(int, l);
    const PatternSampler sampler = samplerOf(
        configOf(4, 2, {"code.l=" + std::to_string(l), R"(training.patterns={"policy":"fixed","per_step":2})"}));
    SmallRandom random(3);
    for (int i = 0; i < 200; ++i) {
      const auto drawn = sampler.draw(random);
      QCOMPARE(drawn.size(), size_t(2));
      for (const WeightedPattern& p : drawn) QCOMPARE(p.pattern.lostCount(), l);
    }
  }

  void lLimitsHowManyAreLost() {
    for (const WeightedPattern& p : allOf(configOf(4, 2, {"code.l=1"}))) QCOMPARE(p.pattern.lostCount(), 1);
  }

  void sampledStepsLearnTheSameLossAsAll_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::addColumn<int>("perStep");
    QTest::newRow("k=2 r=1, 1 per step") << 2 << 1 << 1;
    QTest::newRow("k=4 r=2, 1 per step") << 4 << 2 << 1;
    QTest::newRow("k=4 r=2, 4 per step") << 4 << 2 << 4;
    QTest::newRow("k=4 r=3, 7 per step") << 4 << 3 << 7;
    QTest::newRow("more per step than patterns") << 2 << 1 << 9;
  }
  void sampledStepsLearnTheSameLossAsAll() {
    QFETCH(int, k);
    QFETCH(int, r);
    QFETCH(int, perStep);
    const PatternSampler sampler = samplerOf(configOf(k, r, {"training.patterns.per_step=" + std::to_string(perStep)}));
    SmallRandom random(11);
    double total = 0;
    for (const WeightedPattern& p : sampler.all()) total += p.weight;
    std::map<uint64_t, double> mean;
    constexpr int kSteps = 200000;
    for (int i = 0; i < kSteps; ++i) {
      const auto drawn = sampler.draw(random);
      QVERIFY(!drawn.empty() && drawn.size() <= size_t(perStep));
      double sum = 0;
      for (const WeightedPattern& p : drawn) {
        mean[p.pattern.mask] += p.weight / kSteps;
        sum += p.weight;
      }
      QVERIFY(near(sum, total, 1e-9));
    }
    QCOMPARE(mean.size(), sampler.all().size()); // every pattern is drawn
    for (const WeightedPattern& p : sampler.all()) QVERIFY(near(mean[p.pattern.mask], p.weight, 0.05 * p.weight));
  }

  void drawsFollowTheGeneratorsState() {
    const PatternSampler sampler = samplerOf(configOf(4, 2));
    SmallRandom random(5);
    for (int i = 0; i < 10; ++i) sampler.draw(random);
    SmallRandom resumed(random.state());
    for (int i = 0; i < 50; ++i) {
      const auto a = sampler.draw(random);
      const auto b = sampler.draw(resumed);
      QCOMPARE(a.size(), b.size());
      for (size_t j = 0; j < a.size(); ++j) QVERIFY(a[j].pattern == b[j].pattern && a[j].weight == b[j].weight);
    }
  }

  void everyEpochHasItsOwnOrderOfAllImages() {
    const auto first = shuffledIndices(1000, 3, 1);
    QCOMPARE(shuffledIndices(1000, 3, 1), first);
    QVERIFY(shuffledIndices(1000, 3, 2) != first);
    QVERIFY(shuffledIndices(1000, 4, 1) != first);
    auto sorted = first;
    std::sort(sorted.begin(), sorted.end());
    QVERIFY(sorted != first);
    for (int64_t i = 0; i < 1000; ++i) QCOMPARE(sorted[size_t(i)], i);
  }

  void schedulesBeginAndEndWhereDocumented_data() {
    QTest::addColumn<int>("schedule");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("quarter");
    QTest::addColumn<double>("last"); // one step past the end, where the curve aims
    QTest::newRow("constant") << int(Schedule::constant) << 1e-3 << 1e-3 << 1e-3;
    QTest::newRow("cosine") << int(Schedule::cosine) << 1e-3 << 1e-3 * (1 + std::sqrt(0.5)) / 2 << 0.0;
    QTest::newRow("one-cycle") << int(Schedule::oneCycle) << 1e-3 / 25 << 1e-3 << 1e-7;
  }
  void schedulesBeginAndEndWhereDocumented() {
    QFETCH(int, schedule);
    QFETCH(double, first);
    QFETCH(double, quarter);
    QFETCH(double, last);
    const auto rate = [&](int64_t step) { return learningRate(Schedule(schedule), 1e-3, step, 1000); };
    QVERIFY(near(rate(0), first, 1e-12));
    QVERIFY(near(rate(250), quarter, 1e-12));
    QVERIFY(near(rate(1000), last, 1e-12));
    for (int64_t step = 0; step < 1000; ++step) {
      QVERIFY(rate(step) > 0 && rate(step) <= 1e-3);
      if (step >= 250) QVERIFY(rate(step + 1) <= rate(step));
    }
    QVERIFY(std::isfinite(learningRate(Schedule(schedule), 1e-3, 0, 1)));
    QVERIFY(learningRate(Schedule(schedule), 1e-3, 0, 1) > 0); // a training of a single step still learns
  }
};

LACUNA_TEST(TestPatternSampler)
#include "tst_pattern_sampler.moc"
