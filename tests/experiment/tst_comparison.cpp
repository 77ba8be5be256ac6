// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/run/comparison.h"

#include <QtTest>

#include "experiment/config/config_json.h"
#include "test_program.h"

using namespace lacuna;

namespace {

RunRecord runOf(int k, int r, const std::vector<double>& accuracies, double base) {
  RunRecord run;
  run.config = parseConfigOrThrow(R"({"lacuna": 1, "dataset": "mnist", "code": {"k": )" + std::to_string(k) +
                                  R"(, "r": )" + std::to_string(r) + "}}");
  run.evaluated = true;
  run.accuracy.base = base;
  const std::vector<FailurePattern> patterns = allPatterns(k + r, r);
  for (size_t i = 0; i < patterns.size() && i < accuracies.size(); ++i) {
    PatternResult p;
    p.pattern = patterns[i];
    p.accuracy = accuracies[i];
    run.patterns.push_back(p);
  }
  run.accuracy.byLost = summarize(run.patterns, k);
  return run;
}

const Quantity* find(const std::vector<Quantity>& all, QuantityKind kind, int lost = 0) {
  for (const Quantity& q : all)
    if (q.kind == kind && q.lost == lost) return &q;
  return nullptr;
}

const Quantity* find(const std::vector<Quantity>& all, const std::string& key) {
  for (const Quantity& q : all)
    if (q.key == key) return &q;
  return nullptr;
}

} // namespace

class TestComparison : public QObject {
  Q_OBJECT

 private slots:
  void lettersGoOnBehindZ() {
    QCOMPARE(runLetter(0), std::string("A"));
    QCOMPARE(runLetter(25), std::string("Z"));
    QCOMPARE(runLetter(26), std::string("AA"));
    QCOMPARE(runLetter(27), std::string("AB"));
    QCOMPARE(runLetter(702), std::string("AAA"));
  }

  void settingsAreThoseThatDiffer() {
    RunRecord a = runOf(2, 1, {}, 99);
    RunRecord b = runOf(2, 1, {}, 99);
    b.config.name = "another name";
    QVERIFY(settingsThatDiffer({a, b}).empty());
    b.config.training.learningRate = 3e-4;
    b.config.training.schedule = Schedule::constant;
    b.config.code.decoder.kind = DecoderKind::mlp;
    const auto all = settingsThatDiffer({a, b});
    const Quantity* rate = find(all, "training.learning_rate");
    QVERIFY(rate != nullptr && rate->numeric);
    QCOMPARE(*rate->numbers[1], 3e-4);
    QCOMPARE(*rate->words[1], std::string("0.0003"));
    const Quantity* schedule = find(all, "training.schedule");
    QVERIFY(schedule != nullptr && !schedule->numeric);
    QCOMPARE(*schedule->words[1], std::string("constant"));
    QVERIFY(find(all, "name") == nullptr);
    QVERIFY(find(all, "training.epochs") == nullptr);
    for (const Quantity& q : all) QVERIFY(bestRuns(q) == std::vector<bool>({false, false}));
  }

  void aFieldThatARunLacksIsAbsent() {
    RunRecord learned = runOf(2, 1, {}, 99);
    RunRecord none = learned;
    none.config.code.kind = CodeKind::none;
    settleKind(none.config.code);
    bool lacking = false;
    for (const Quantity& q : settingsThatDiffer({learned, none}))
      for (const auto& word : q.words) {
        lacking = lacking || !word;
        QVERIFY(!word || *word != "null");
      }
    QVERIFY(lacking);
  }

  void resultsCarryWhatIsBetter() {
    // (2,1): patterns lose device 0, 1 or 2.
    RunRecord a = runOf(2, 1, {98.0, 97.0, 99.0}, 99.0);
    RunRecord b = runOf(2, 1, {96.0, 98.5, 99.0}, 99.0);
    a.seconds = 10;
    b.seconds = 5;
    const auto all = resultsOf({a, b});
    const Quantity* worst = find(all, QuantityKind::worst, 1);
    QVERIFY(worst != nullptr);
    QCOMPARE(*worst->numbers[0], 97.0);
    QCOMPARE(*worst->numbers[1], 96.0);
    QVERIFY(bestRuns(*worst) == std::vector<bool>({true, false}));
    const Quantity* below = find(all, QuantityKind::below, 1);
    QCOMPARE(*below->numbers[1], 3.0);
    QVERIFY(bestRuns(*below) == std::vector<bool>({true, false}));
    QVERIFY(bestRuns(*find(all, QuantityKind::seconds)) == std::vector<bool>({false, true}));
    // All alike: nobody is best. What no run has is left out.
    QVERIFY(bestRuns(*find(all, QuantityKind::base)) == std::vector<bool>({false, false}));
    QVERIFY(find(all, QuantityKind::speed) == nullptr);
  }

  void aRunWithoutResultsHasNone() {
    RunRecord a = runOf(2, 1, {98.0, 97.0, 99.0}, 99.0);
    RunRecord failed = runOf(2, 1, {}, 0);
    failed.evaluated = false;
    const auto all = resultsOf({a, failed});
    const Quantity* mean = find(all, QuantityKind::mean, 1);
    QVERIFY(mean != nullptr && mean->numbers[0] && !mean->numbers[1]);
    // The only one is not the best of several.
    QVERIFY(bestRuns(*mean) == std::vector<bool>({false, false}));
    QVERIFY(resultsOf({failed, failed}).empty());
  }

  void moreLossesAreComparedWhereThereAreAny() {
    const std::vector<double> fifteen(21, 90.0);
    RunRecord two = runOf(4, 2, fifteen, 99.0);
    RunRecord one = runOf(4, 1, std::vector<double>(5, 91.0), 99.0);
    const auto all = resultsOf({one, two});
    const Quantity* worst = find(all, QuantityKind::worst, 2);
    QVERIFY(worst != nullptr && !worst->numbers[0] && worst->numbers[1]);
  }

  void patternsPairByWhatIsLost() {
    RunRecord a = runOf(2, 1, {98.0, 97.0, 99.0}, 99.0);
    RunRecord b = runOf(2, 1, {96.0, 98.5, 99.0}, 99.0);
    std::swap(b.patterns[0], b.patterns[1]);
    b.patterns.pop_back();
    const auto pairs = commonPatterns(a, b);
    QCOMPARE(pairs.size(), size_t(2));
    QVERIFY(pairs[0].pattern == a.patterns[0].pattern);
    QCOMPARE(pairs[0].first, 98.0);
    QCOMPARE(pairs[0].second, 96.0);
    QCOMPARE(pairs[1].second, 98.5);
    QVERIFY(commonPatterns(a, runOf(4, 1, std::vector<double>(5, 91.0), 99.0)).empty());
  }
};

LACUNA_TEST(TestComparison)
#include "tst_comparison.moc"
