// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <set>

#include "experiment/failure/failure_pattern.h"
#include "test_program.h"

using namespace lacuna;

namespace {

int bits(uint64_t mask) {
  int count = 0;
  for (int i = 0; i < 64; ++i) count += (mask >> i) & 1u;
  return count;
}

} // namespace

class TestFailurePattern : public QObject {
  Q_OBJECT
 private slots:
  void everyPatternComesExactlyOnce() {
    for (int n = 1; n <= 12; ++n)
      for (int lost = 0; lost <= n; ++lost) {
        std::set<uint64_t> expected;
        for (uint64_t mask = 0; mask < (uint64_t(1) << n); ++mask)
          if (bits(mask) == lost) expected.insert(mask);
        const auto patterns = patternsWithLost(n, lost);
        std::set<uint64_t> seen;
        for (const FailurePattern p : patterns) seen.insert(p.mask);
        QCOMPARE(patterns.size(), expected.size());
        QVERIFY(seen == expected);
        QCOMPARE(patternCount(n, lost), int64_t(expected.size()));
      }
  }

  void patternsAreInLexicographicOrderOfTheLost() {
    for (int n = 1; n <= 9; ++n)
      for (int lost = 1; lost <= n; ++lost) {
        const auto patterns = patternsWithLost(n, lost);
        for (size_t i = 1; i < patterns.size(); ++i) QVERIFY(patterns[i - 1].lost() < patterns[i].lost());
      }
  }

  void allPatternsHaveFewerLostFirst() {
    for (int n = 1; n <= 10; ++n)
      for (int most = 1; most <= n; ++most) {
        const auto patterns = allPatterns(n, most);
        std::set<uint64_t> seen;
        int before = 1;
        for (const FailurePattern p : patterns) {
          QVERIFY(p.lostCount() >= before && p.lostCount() <= most);
          before = p.lostCount();
          QVERIFY(seen.insert(p.mask).second);
        }
        int64_t expected = 0;
        for (int lost = 1; lost <= most; ++lost) expected += patternCount(n, lost);
        QCOMPARE(int64_t(patterns.size()), expected);
      }
  }

  void impossibleCountsGiveNothing() {
    QVERIFY(patternsWithLost(3, 4).empty());
    QVERIFY(patternsWithLost(3, -1).empty());
    QCOMPARE(patternCount(3, 4), int64_t(0));
    QCOMPARE(patternCount(3, -1), int64_t(0));
    QCOMPARE(patternCount(40, 20), int64_t(137846528820));
  }

  void aPatternKnowsWhomItLost() {
    const FailurePattern p = FailurePattern::of({0, 2, 63});
    QCOMPARE(p.lost(), (std::vector<int>{0, 2, 63}));
    QCOMPARE(p.lostCount(), 3);
    QVERIFY(p.isLost(DeviceIndex(63)) && !p.isLost(DeviceIndex(1)));
    QVERIFY(p.toggled(DeviceIndex(2)) == FailurePattern::of({0, 63}));
    QVERIFY(p.toggled(DeviceIndex(1)).toggled(DeviceIndex(1)) == p);
  }

  void onlyDataLossesCountAsSuch() {
    QVERIFY(FailurePattern::of({0}).losesData(2));
    QVERIFY(FailurePattern::of({1, 3}).losesData(2));
    QVERIFY(!FailurePattern::of({2}).losesData(2));
    QVERIFY(!FailurePattern::of({2, 3}).losesData(2));
    QVERIFY(!FailurePattern{}.losesData(2));
  }

  void onScreenDevicesCountFromOne() {
    QCOMPARE(screenName(FailurePattern{}), std::string("nothing lost"));
    QCOMPARE(screenName(FailurePattern::of({0})), std::string("{1}"));
    QCOMPARE(screenName(FailurePattern::of({2, 0})), std::string("{1, 3}"));
  }
};

LACUNA_TEST(TestFailurePattern)
#include "tst_failure_pattern.moc"
