// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "experiment/sweep/sweep_summary.h"
#include "test_program.h"

using namespace lacuna;

namespace {

const Sweep& exampleSweep() {
  static const Sweep sweep =
      parseSweep(R"({"lacuna_sweep": 1, "name": "S", "config": {"dataset": "mnist", "code": {"k": 2, "r": 1}},
                     "grid": {"code.r": [1, 2], "training.seed": [1, 2, 3]}})",
                 [](const std::string&) { return std::string(); })
          .sweep;
  return sweep;
}

RunRecord finished(size_t i, double base, double mean, double dataLost, double worst) {
  RunRecord run;
  run.uuid = "run-" + std::to_string(i);
  run.state = RunState::finished;
  run.config = exampleSweep().runs[i].config;
  run.evaluated = true;
  run.accuracy.base = base;
  run.accuracy.available = base - 0.5;
  for (int lost = 1; lost <= run.config.code.r; ++lost) {
    LostSummary s;
    s.lost = lost;
    s.patterns = 3;
    s.allPatternMean = mean - lost + 1;
    s.unavailableMean = dataLost - lost + 1;
    s.worst = worst - lost + 1;
    run.accuracy.byLost.push_back(s);
  }
  run.samplesPerSecond = 1000.0 * double(i + 1);
  run.cost.encoderParameters = 10 + run.config.code.r;
  run.cost.decoderParameters = 20;
  run.cost.bytesSent = 30;
  run.cost.deviceFlops = 40;
  return run;
}

/// Three runs with r = 1, of r = 2 the second alone; one failed, one is absent.
std::vector<std::optional<RunRecord>> exampleResults() {
  std::vector<std::optional<RunRecord>> results(6);
  results[0] = finished(0, 99, 97, 96, 95);
  results[1] = finished(1, 98, 95, 94, 93);
  results[2] = finished(2, 97, 96, 95, 91);
  results[3] = finished(3, 50, 50, 50, 50);
  results[3]->state = RunState::failed;
  results[4] = finished(4, 90, 88, 87, 86);
  return results;
}

QJsonObject object(const std::string& json) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace

class TestSweepSummary : public QObject {
  Q_OBJECT
 private slots:
  void theDeviationIsThatOfASample() {
    const Spread s = spreadOf({2, 4, 4, 4, 5, 5, 7, 9});
    QCOMPARE(s.mean, 5.0);
    QCOMPARE(*s.deviation, std::sqrt(32.0 / 7));
    QCOMPARE(*spreadOf({99.34, 99.34, 99.34}).deviation, 0.0);
    QCOMPARE(spreadOf({99.34, 99.34, 99.34}).mean, 99.34);
    QVERIFY(!spreadOf({1}).deviation);
  }

  void runsThatDifferInSeedsAreOneGroup() {
    const SweepSummary summary = summarizeSweep(exampleSweep(), exampleResults());
    QCOMPARE(summary.planned, size_t(6));
    QCOMPARE(summary.finished(), size_t(4));
    QCOMPARE(summary.groups.size(), size_t(2));
    const SweepGroup& group = summary.groups[0];
    QCOMPARE(group.name, std::string("r=1"));
    QVERIFY((group.settings == std::vector<SweepSetting>{{"code.r", "1"}}));
    QVERIFY((group.runs == std::vector<std::string>{"run-0", "run-1", "run-2"}));
    QCOMPARE(group.cost.encoderParameters, int64_t(11));
  }

  // base 99 98 97, mean 97 95 96, worst 95 93 91: below base 2 3 1 and 4 5 6.
  void figuresAreMeansAndDeviationsOverTheSeeds() {
    const SweepGroup group = summarizeSweep(exampleSweep(), exampleResults()).groups[0];
    QCOMPARE(group.base.mean, 98.0);
    QCOMPARE(*group.base.deviation, 1.0);
    QCOMPARE(group.available.mean, 97.5);
    QCOMPARE(group.samplesPerSecond.mean, 2000.0);
    QCOMPARE(group.byLost.size(), size_t(1));
    const LostSpread& one = group.byLost[0];
    QCOMPARE(one.lost, 1);
    QCOMPARE(one.allPatternMean.mean, 96.0);
    QCOMPARE(*one.allPatternMean.deviation, 1.0);
    QCOMPARE(one.unavailableMean.mean, 95.0);
    QCOMPARE(one.worst.mean, 93.0);
    QCOMPARE(*one.worst.deviation, 2.0);
    QCOMPARE(one.leastWorst, 91.0);
    QCOMPARE(one.meanBelowBase.mean, 2.0);
    QCOMPARE(*one.meanBelowBase.deviation, 1.0);
    QCOMPARE(one.worstBelowBase.mean, 5.0);
    QCOMPARE(*one.worstBelowBase.deviation, 1.0);
  }

  void aSingleSeedHasNoDeviation() {
    const SweepGroup group = summarizeSweep(exampleSweep(), exampleResults()).groups[1];
    QCOMPARE(group.runs.size(), size_t(1));
    QCOMPARE(group.byLost.size(), size_t(2));
    QCOMPARE(group.byLost[1].worst.mean, 85.0);
    QVERIFY(!group.byLost[1].worst.deviation && !group.base.deviation);
  }

  void aSweepOfSeedsAloneIsOneGroupNamedAfterIt() {
    const Sweep sweep = {"Seeds", {{"seed 1", "", {{"training.seed", "1"}}, exampleSweep().runs[0].config}}};
    const SweepSummary summary = summarizeSweep(sweep, {finished(0, 99, 97, 96, 95)});
    QCOMPARE(summary.groups[0].name, std::string("Seeds"));
    QVERIFY(summary.groups[0].settings.empty());
  }

  void nothingFinishedGivesNoGroups() {
    const SweepSummary summary = summarizeSweep(exampleSweep(), std::vector<std::optional<RunRecord>>(6));
    QVERIFY(summary.groups.empty());
    QCOMPARE(formatSweep({}, summary, -1), std::string(R"({"runs":[],"summary":[]})"));
  }

  void theDocumentHasRunsAndSummary() {
    const auto results = exampleResults();
    std::vector<RunRecord> runs;
    for (const auto& r : results)
      if (r) runs.push_back(*r);
    const QJsonObject document = object(formatSweep(runs, summarizeSweep(exampleSweep(), results)));
    QCOMPARE(document.keys(), (QStringList{"runs", "summary"}));
    QCOMPARE(document["runs"].toArray().size(), 5);
    QVERIFY(!document["runs"].toArray()[0].toObject().contains("patterns"));
    const QJsonObject group = document["summary"].toArray()[0].toObject();
    QCOMPARE(group["count"].toInt(), 3);
    QCOMPARE(group["settings"].toObject(), (QJsonObject{{"code.r", 1}}));
    QCOMPARE(group["base"].toObject(), (QJsonObject{{"mean", 98.0}, {"std", 1.0}}));
    QCOMPARE(group["decoder_parameters"].toInt(), 20);
    const QJsonObject one = group["by_lost"].toArray()[0].toObject();
    QCOMPARE(one["worst"].toObject(), (QJsonObject{{"mean", 93.0}, {"std", 2.0}, {"min", 91.0}}));
    QCOMPARE(one["degradation_worst"].toObject()["mean"].toDouble(), 5.0);
    const QJsonObject single = document["summary"].toArray()[1].toObject();
    QVERIFY(single["base"].toObject()["std"].isNull());
  }
};

LACUNA_TEST(TestSweepSummary)
#include "tst_sweep_summary.moc"
