// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "experiment/config/code_plan.h"
#include "experiment/config/config_json.h"
#include "experiment/failure/image_group.h"
#include "experiment/split/split_plan.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

class TestImageGroup : public QObject {
  Q_OBJECT

 private slots:
  void everyImageTakesEveryPlaceOnce() {
    for (const int k : {1, 2, 5}) {
      std::vector<std::vector<int>> at(static_cast<size_t>(k)); // images by place
      for (int first = 0; first < 7; ++first) {
        const std::vector<int> group = groupOf(first, k, 7);
        QCOMPARE(static_cast<int>(group.size()), k);
        QCOMPARE(group.front(), first);
        for (size_t place = 0; place < group.size(); ++place) at[place].push_back(group[place]);
      }
      for (std::vector<int>& images : at) {
        std::sort(images.begin(), images.end());
        QCOMPARE(images, (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
      }
    }
    QCOMPARE(groupOf(8, 3, 10), (std::vector<int>{8, 9, 0}));
    QCOMPARE(groupOf(1, 5, 2), (std::vector<int>{1, 0, 1, 0, 1})); // too few images repeat themselves
  }

  void lostImagesJudgeAPatternAndAllWhereNoneIsLost() {
    QCOMPARE(judgedPlaces(FailurePattern::of({1}), 3), (std::vector<int>{1}));
    QCOMPARE(judgedPlaces(FailurePattern::of({0, 2, 3}), 3), (std::vector<int>{0, 2}));
    QCOMPARE(judgedPlaces(FailurePattern::of({3, 4}), 3), (std::vector<int>{0, 1, 2}));
    QCOMPARE(judgedPlaces(FailurePattern{}, 3), (std::vector<int>{0, 1, 2}));
    QCOMPARE(focusPlace(FailurePattern::of({2, 4}), 3), 2);
    QCOMPARE(focusPlace(FailurePattern::of({4}), 3), 0);
  }

  void aPlanOfImagesSplitsNothing() {
    const NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    const SplitPlan plan = planImages(net, 6, 2, false); // more than the map has columns
    QVERIFY(plan.wholeImages);
    QCOMPARE(static_cast<int>(plan.parts.size()), 6);
    QVERIFY(plan.partShape() == net.input);
    QVERIFY(plan.partOutput() == (MapShape{16, 4, 4}));
    QCOMPARE(plan.parityWidth, 28);
    QCOMPARE(plan.halo(), 0);
    QCOMPARE(plan.redundancy(), 0.0);
    QCOMPARE(plan.coverage(2), 1);
    QVERIFY(!plan.partAsWideAsImage());
    QCOMPARE(plan.parts[3].flops, convFlops(net, net.input));
    QCOMPARE(plan.bytesExchanged(), int64_t(8 * 4 * (28 * 28 + 16 * 4 * 4)));
  }

  void logitsAreMapsOfOnePixelAndCostTheRestOfTheModel() {
    const NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    const SplitPlan plan = planImages(net, 2, 1, true);
    QVERIFY(plan.partOutput() == (MapShape{10, 1, 1}));
    QCOMPARE(plan.wholeFlops, convFlops(net, net.input) + 2 * (256 * 120 + 120 * 84 + 84 * 10));
    QCOMPARE(plan.bytesExchanged(), int64_t(3 * 4 * (28 * 28 + 10)));
  }

  void aPlanWithoutDevicesIsRefused() {
    const NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QVERIFY_THROWS_EXCEPTION(Error, planImages(net, 0, 1, false));
    QVERIFY_THROWS_EXCEPTION(Error, planImages(net, 2, -1, false));
  }

  void theConfigurationChoosesThePlan() {
    const auto config =
        parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 8, "r": 1, "unit": "image", "returns": "logits"}})");
    const SplitPlan plan = planFor(networkOf(config), config.code);
    QVERIFY(plan.wholeImages && plan.k == 8 && plan.output == (MapShape{10, 1, 1}));
    CodeConfig parts = config.code;
    parts.unit = CodeUnit::part;
    parts.k = 2;
    QVERIFY(!planFor(networkOf(config), parts).wholeImages);
  }
};

LACUNA_TEST(TestImageGroup)
#include "tst_image_group.moc"
