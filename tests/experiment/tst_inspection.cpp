// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "experiment/engine/inspection.h"
#include "test_program.h"

using namespace lacuna;

namespace {

Inspection inspected(FailurePattern pattern, std::vector<double> whole, std::vector<double> coded) {
  Inspection in;
  in.pattern = pattern;
  in.wholeModel = std::move(whole);
  in.coded = std::move(coded);
  return in;
}

} // namespace

class TestInspection : public QObject {
  Q_OBJECT

 private slots:
  void anOutcomeIsAboutTheClassOfTheWholeModel() {
    const PatternOutcome same = outcomeOf(inspected(FailurePattern::of({1}), {0.1, 0.7, 0.2}, {0.3, 0.4, 0.3}));
    QVERIFY(!same.changed);
    QCOMPARE(same.kept, 0.4);
    QVERIFY(same.pattern == FailurePattern::of({1}));
    const PatternOutcome other = outcomeOf(inspected({}, {0.1, 0.7, 0.2}, {0.6, 0.3, 0.1}));
    QVERIFY(other.changed);
    QCOMPARE(other.kept, 0.3);
    QCOMPARE(outcomeOf(inspected({}, {0.2, 0.8}, {})).kept, 0.0);
  }

  void aChangedClassIsWorseAndFewerLossesForItWorseStill() {
    const PatternOutcome one{FailurePattern::of({1}), true, 0.4};
    const PatternOutcome two{FailurePattern::of({1, 2}), true, 0.1};
    const PatternOutcome kept{FailurePattern::of({0, 2}), false, 0.05};
    const PatternOutcome paler{FailurePattern::of({0, 3, 4}), false, 0.04};
    QVERIFY(hurtsMore(one, two) && !hurtsMore(two, one));
    QVERIFY(hurtsMore(two, kept) && !hurtsMore(kept, two));
    QVERIFY(hurtsMore(paler, kept) && !hurtsMore(kept, paler));
    QVERIFY(!hurtsMore(one, one));
  }
};

LACUNA_TEST(TestInspection)
#include "tst_inspection.moc"
