// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <random>

#include "experiment/failure/failure_odds.h"
#include "test_program.h"

using namespace lacuna;

namespace {

CodeConfig codeOf(int k, int r, CodeUnit unit = CodeUnit::part) {
  CodeConfig code;
  code.k = k;
  code.r = r;
  code.unit = unit;
  return code;
}

/// Every set of k + r devices with figures of its own.
Evaluation whole(int k, int r) {
  Evaluation e;
  e.accuracy.base = 99;
  e.accuracy.available = 98.5;
  for (const FailurePattern p : allPatterns(k + r, k + r)) {
    const double data = FailurePattern{p.mask & ((uint64_t(1) << k) - 1)}.lostCount();
    PatternResult result;
    result.pattern = p;
    result.accuracy = data == 0 ? 98.5 : 98 - p.lostCount() - 0.1 * double(p.mask % 7);
    result.zerosAccuracy = data == 0 ? 99 : 90 - 20 * data - 0.1 * double(p.mask % 5);
    e.patterns.push_back(result);
  }
  return e;
}

} // namespace

class TestFailureOdds : public QObject {
  Q_OBJECT
 private slots:
  void theExpectationIsTheSumOverAllSets_data() {
    QTest::addColumn<double>("p");
    for (const double p : {0.0, 0.03, 0.2, 0.5, 0.9, 1.0}) QTest::addRow("p = %g", p) << p;
  }
  void theExpectationIsTheSumOverAllSets() {
    QFETCH(double, p);
    const Evaluation e = whole(3, 2);
    const auto odds = failureOdds(e, codeOf(3, 2));
    QVERIFY(odds.has_value());
    double coded = std::pow(1 - p, 5) * 98.5;
    double uncoded = std::pow(1 - p, 3) * 99;
    for (const PatternResult& r : e.patterns) {
      const int lost = r.pattern.lostCount();
      coded += std::pow(p, lost) * std::pow(1 - p, 5 - lost) * r.accuracy;
      if (r.pattern.mask < 8) uncoded += std::pow(p, lost) * std::pow(1 - p, 3 - lost) * r.zerosAccuracy;
    }
    QVERIFY(std::abs(odds->coded.expected(p) - coded) < 1e-9);
    QVERIFY(std::abs(odds->uncoded.expected(p) - uncoded) < 1e-9);
  }

  void replicasAreLostWithTheirParts() {
    const Evaluation e = whole(2, 1);
    const auto odds = failureOdds(e, codeOf(2, 1));
    QVERIFY(odds.has_value());
    const auto zeros = [&](std::vector<int> lost) {
      for (const PatternResult& r : e.patterns)
        if (r.pattern == FailurePattern::of(lost)) return r.zerosAccuracy;
      return -1.0;
    };
    const std::vector<double>& mean = odds->replicated.mean();
    QCOMPARE(mean.size(), size_t(4));
    QCOMPARE(mean[0], 99.0);
    // Device 3 repeats part 1: of the sets of one, only {2} costs anything.
    QVERIFY(std::abs(mean[1] - (99 + zeros({1}) + 99) / 3) < 1e-9);
    // {1, 2} loses part 2, {1, 3} part 1, {2, 3} part 2.
    QVERIFY(std::abs(mean[2] - (zeros({1}) + zeros({0}) + zeros({1})) / 3) < 1e-9);
    QVERIFY(std::abs(mean[3] - zeros({0, 1})) < 1e-9);
  }

  void drawnFailuresComeToTheSame() {
    const auto odds = failureOdds(whole(3, 2), codeOf(3, 2));
    QVERIFY(odds.has_value());
    std::mt19937_64 random(1);
    std::bernoulli_distribution fails(0.15);
    double sum = 0;
    constexpr int kDraws = 200000;
    for (int i = 0; i < kDraws; ++i) {
      size_t lost = 0;
      for (int d = 0; d < 5; ++d) lost += fails(random) ? 1 : 0;
      sum += odds->coded.mean()[lost];
    }
    QVERIFY(std::abs(sum / kDraws - odds->coded.expected(0.15)) < 0.02);
  }

  /// The figures of a code of images are over lost images; one that arrived is read as the whole model reads it.
  void imagesThatArriveCount() {
    const Evaluation e = whole(2, 1);
    const auto odds = failureOdds(e, codeOf(2, 1, CodeUnit::image));
    QVERIFY(odds.has_value());
    double one = 0;
    for (const PatternResult& r : e.patterns)
      if (r.pattern.lostCount() == 1) one += r.pattern.losesData(2) ? (r.accuracy + 98.5) / 2 : r.accuracy;
    QVERIFY(std::abs(odds->coded.mean()[1] - one / 3) < 1e-9);
    QVERIFY(std::abs(odds->uncoded.mean()[1] -
                     ((e.patterns[0].zerosAccuracy + e.patterns[1].zerosAccuracy) / 2 + 99) / 2) < 1e-9);
  }

  void aSetWithoutFiguresGivesNothing() {
    Evaluation e = whole(2, 2);
    e.patterns.pop_back();
    QVERIFY(!failureOdds(e, codeOf(2, 2)).has_value());
    QVERIFY(!failureOdds({}, codeOf(2, 1)).has_value());
  }

  void moreDevicesGetFewerImages() {
    QCOMPARE(imagesForOdds(3, 10000), 10000);
    QCOMPARE(imagesForOdds(6, 10000), 2048);
    QCOMPARE(imagesForOdds(12, 10000), 100);
    QCOMPARE(imagesForOdds(12, 60), 60);
    QCOMPARE(imagesForOdds(13, 10000), 0);
    QVERIFY(!failureOdds(whole(2, 1), codeOf(10, 3)).has_value());
  }
};

LACUNA_TEST(TestFailureOdds)
#include "tst_failure_odds.moc"
