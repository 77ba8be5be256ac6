// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which code, image and pattern are shown, and that nothing is ever shown that a code has not.
#include <QSignalSpy>
#include <QTest>

#include "test_program.h"
#include "window/workbench/shown_state.h"

using namespace lacuna;
using namespace lacuna::window;

namespace {

/// As many devices as one wants.
class FewDevices : public CodeSnapshot {
 public:
  FewDevices(int k, int r) {
    m_plan.k = k;
    m_plan.r = r;
  }
  const ExperimentConfig& config() const override { return m_config; }
  const SplitPlan& plan() const override { return m_plan; }
  CodeCost cost() const override { return {}; }

 private:
  ExperimentConfig m_config;
  SplitPlan m_plan;
};

std::shared_ptr<const CodeSnapshot> codeOf(int k, int r) {
  return std::make_shared<FewDevices>(k, r);
}

} // namespace

class TestShownState : public QObject {
  Q_OBJECT
 private slots:
  void aPatternHoldsOnlyDevicesOfTheCode() {
    ShownState state;
    state.setCode(codeOf(2, 1), 10);
    QSignalSpy patterns(&state, &ShownState::patternChanged);
    QSignalSpy changes(&state, &ShownState::changed);
    state.setPattern(FailurePattern::of({1, 3, 63}));
    QVERIFY(state.pattern() == FailurePattern::of({1}));
    QCOMPARE(patterns.count(), 1);
    QVERIFY(patterns[0][0].value<FailurePattern>() == FailurePattern::of({1}));
    QCOMPARE(changes.count(), 1);
    state.show(3, FailurePattern::of({0, 5}));
    QVERIFY(state.pattern() == FailurePattern::of({0}));
    QCOMPARE(changes.count(), 2); // both at once
  }

  void theNextCodeIsShownWithWhatItHasOfThem() {
    ShownState state;
    state.setCode(codeOf(4, 2), 100);
    state.show(57, FailurePattern::of({1, 5}));
    QSignalSpy changes(&state, &ShownState::changed);
    state.clearCode();
    QVERIFY(state.code() == nullptr);
    state.setCode(codeOf(2, 1), 50);
    QCOMPARE(state.image(), 7);
    QVERIFY(state.pattern() == FailurePattern::of({1}));
    QCOMPARE(changes.count(), 0);
    state.setCode(codeOf(32, 32), 50);
    state.setPattern({~uint64_t(0)});
    QCOMPARE(state.pattern().lostCount(), 64);
  }

  void whatIsPreparedIsShownByTheFirstCode() {
    ShownState state;
    state.prepare(12, FailurePattern::of({0, 7}));
    state.setCode(codeOf(2, 1), 10);
    QCOMPARE(state.image(), 2);
    QVERIFY(state.pattern() == FailurePattern::of({0}));
    state.prepare(kOwnImage, {});
    state.setCode(codeOf(2, 1), 10);
    QCOMPARE(state.image(), kOwnImage);
  }

  void imagesGoOnFromTheOtherEnd() {
    ShownState state;
    QSignalSpy changes(&state, &ShownState::changed);
    state.nextImage(); // there are none
    QCOMPARE(changes.count(), 0);
    state.setCode(codeOf(2, 1), 10);
    state.previousImage();
    QCOMPARE(state.image(), 9);
    state.nextImage();
    QCOMPARE(state.image(), 0);
    state.showImage(-13);
    QCOMPARE(state.image(), 7);
    state.randomImage();
    QVERIFY(state.image() >= 0 && state.image() < 10);
    QCOMPARE(changes.count(), 4);
    state.showOwnImage();
    state.nextImage();
    QCOMPARE(state.image(), 0);
  }

  void onlyAPersonsHandCanBeUndone() {
    ShownState state;
    state.setCode(codeOf(2, 1), 10);
    QSignalSpy chosen(&state, &ShownState::patternChosen);
    state.setPattern(FailurePattern::of({0}));
    QCOMPARE(chosen.count(), 0);
    state.choosePattern(FailurePattern::of({1, 9}));
    QCOMPARE(chosen.count(), 1);
    QVERIFY(chosen[0][0].value<FailurePattern>() == FailurePattern::of({0}));
    QVERIFY(chosen[0][1].value<FailurePattern>() == FailurePattern::of({1}));
  }
};

LACUNA_TEST(TestShownState)
#include "tst_shown_state.moc"
