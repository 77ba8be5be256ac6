// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "experiment/engine/inspection.h"
#include "experiment/failure/metric_kinds.h"
#include "experiment/failure/metrics.h"
#include "test_program.h"

using namespace lacuna;

namespace {

PatternResult result(std::vector<int> lost, double accuracy, double zeros) {
  return {FailurePattern::of(lost), accuracy, 0, 0, zeros};
}

/// k = 2, r = 2: devices 0 and 1 hold data, 2 and 3 parity.
std::vector<PatternResult> example() {
  return {result({0}, 98, 90),    result({1}, 96, 80),    result({2}, 99, 99),    result({3}, 99, 99),
          result({0, 1}, 90, 10), result({0, 2}, 92, 50), result({0, 3}, 94, 52), result({1, 2}, 91, 40),
          result({1, 3}, 93, 42), result({2, 3}, 99, 99)};
}

} // namespace

class TestMetrics : public QObject {
  Q_OBJECT
 private slots:
  void meansAndWorstAreTakenPerNumberOfLosses() {
    const auto summaries = summarize(example(), 2);
    QCOMPARE(summaries.size(), size_t(2));
    QCOMPARE(summaries[0].lost, 1);
    QCOMPARE(summaries[0].patterns, 4);
    QCOMPARE(summaries[0].allPatternMean, 98.0);
    QCOMPARE(summaries[0].unavailableMean, 97.0);
    QCOMPARE(summaries[0].worst, 96.0);
    QVERIFY(summaries[0].worstPattern == FailurePattern::of({1}));
    QCOMPARE(summaries[0].zerosMean, 92.0);
    QCOMPARE(summaries[1].lost, 2);
    QCOMPARE(summaries[1].patterns, 6);
    QCOMPARE(summaries[1].allPatternMean, (90.0 + 92 + 94 + 91 + 93 + 99) / 6);
    QCOMPARE(summaries[1].unavailableMean, (90.0 + 92 + 94 + 91 + 93) / 5);
    QVERIFY(summaries[1].worstPattern == FailurePattern::of({0, 1}));
  }

  void aSeriesIsFoundByItsName() {
    for (const MetricKind& kind : metricKinds()) {
      const NamedMetric found = metricNamed(seriesName(kind, 12));
      QVERIFY(found.kind == &kind);
      QCOMPARE(found.lost, kind.byLost ? 12 : 0);
      QVERIFY(titleOf(kind, 12).find('%') == std::string::npos);
    }
    QCOMPARE(seriesName(*metricNamed("validation.worst.l2").kind, 3), std::string("validation.worst.l3"));
    QCOMPARE(titleOf(*metricNamed("validation.worst.l2").kind, 2), std::string("2 lost, worst"));
    for (const char* none : {"", "validation.mean", "validation.mean.l", "validation.mean.lx", "validation.mean.l2 ",
                             "train.losses", "train.loss.l2"})
      QVERIFY2(metricNamed(none).kind == nullptr, none);
  }

  void theOrderOfPatternsDoesNotMatter() {
    auto reversed = example();
    std::reverse(reversed.begin(), reversed.end());
    const auto a = summarize(example(), 2);
    const auto b = summarize(reversed, 2);
    QCOMPARE(a.size(), b.size());
    for (size_t i = 0; i < a.size(); ++i) {
      QCOMPARE(a[i].lost, b[i].lost);
      QCOMPARE(a[i].worst, b[i].worst);
      QCOMPARE(a[i].allPatternMean, b[i].allPatternMean);
    }
  }

  void countsOfLossesWithoutPatternsAreLeftOut() {
    const auto summaries = summarize({result({0, 1, 2}, 50, 10)}, 2);
    QCOMPARE(summaries.size(), size_t(1));
    QCOMPARE(summaries[0].lost, 3);
    QVERIFY(summarize({}, 2).empty());
  }

  void whereOnlyParityIsLostTheMeanStandsForItself() {
    const auto summaries = summarize({result({2}, 99, 99), result({3}, 97, 97)}, 2);
    QCOMPARE(summaries[0].unavailableMean, 98.0);
  }

  void overallAccuracyWeighsAvailableAndUnavailable() {
    const Accuracy accuracy{99.5, 99, summarize(example(), 2)};
    QCOMPARE(overallAccuracy(accuracy, 1, 0.0), 99.0);
    QCOMPARE(overallAccuracy(accuracy, 1, 1.0), 97.0);
    QCOMPARE(overallAccuracy(accuracy, 1, 0.25), 98.5);
    QCOMPARE(overallAccuracy(accuracy, 5, 0.25), 99.0); // never evaluated
  }

  void seriesAreNamedByLosses() {
    QCOMPARE(series::validationMean(2), std::string("validation.mean.l2"));
    QCOMPARE(series::validationWorst(11), std::string("validation.worst.l11"));
  }

  void theLikeliestClassIsThePrediction() {
    QCOMPARE(predictedClass({0.1, 0.7, 0.2}), 1);
    QCOMPARE(predictedClass({0.5, 0.5}), 0);
  }

  void mapsAreReadByChannelRowAndColumn() {
    Maps maps;
    maps.shape = {2, 2, 3};
    for (int i = 0; i < 12; ++i) maps.values.push_back(static_cast<float>(i));
    QCOMPARE(maps.at(0, 0, 2), 2.0f);
    QCOMPARE(maps.at(0, 1, 0), 3.0f);
    QCOMPARE(maps.at(1, 1, 2), 11.0f);
  }
};

LACUNA_TEST(TestMetrics)
#include "tst_metrics.moc"
