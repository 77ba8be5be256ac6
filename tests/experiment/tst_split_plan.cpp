// SPDX-License-Identifier: GPL-3.0-or-later
//
// The arithmetic of domain.md §2, against two things that do not share its formulas: which columns depend on which,
// tracked one by one, and a small one-dimensional network that is run whole and in parts.
#include <QTest>
#include <cmath>
#include <random>
#include <set>

#include "experiment/split/split_plan.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

using Row = std::vector<double>;

NetworkSpec randomNetwork(std::mt19937& random) {
  const auto draw = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  NetworkSpec net;
  net.name = "random";
  net.classes = 2;
  net.input = {1, 40, draw(12, 40)};
  for (int layers = draw(1, 5); layers > 0; --layers) {
    const int kind = draw(0, 3);
    if (kind == 0) net.convSegment.push_back(LayerSpec::relu());
    if (kind == 1) net.convSegment.push_back(LayerSpec::maxPool(draw(1, 3), draw(1, 3)));
    if (kind >= 2) {
      const int kernel = draw(1, 5);
      net.convSegment.push_back(LayerSpec::conv(1, 1, kernel, draw(1, 3), draw(0, kernel - 1)));
    }
  }
  return net;
}

bool fits(const NetworkSpec& net) {
  try {
    return convOutput(net).width >= 1;
  } catch (const Error&) {
    return false;
  }
}

/// For each output column of the segment, the image columns it depends on.
std::vector<std::set<int>> dependencies(const NetworkSpec& net) {
  std::vector<std::set<int>> now(static_cast<size_t>(net.input.width));
  for (size_t i = 0; i < now.size(); ++i) now[i] = {static_cast<int>(i)};
  for (const LayerSpec& layer : net.convSegment) {
    if (layer.kind == LayerKind::relu) continue;
    // The padded row: columns outside depend on nothing.
    std::vector<std::set<int>> padded(static_cast<size_t>(layer.padding));
    padded.insert(padded.end(), now.begin(), now.end());
    padded.resize(padded.size() + static_cast<size_t>(layer.padding));
    std::vector<std::set<int>> next;
    for (size_t at = 0; at + static_cast<size_t>(layer.kernel) <= padded.size();
         at += static_cast<size_t>(layer.stride)) {
      next.emplace_back();
      for (size_t tap = at; tap < at + static_cast<size_t>(layer.kernel); ++tap)
        next.back().insert(padded[tap].begin(), padded[tap].end());
    }
    now = std::move(next);
  }
  return now;
}

/// One layer on a row with the given zeros added left and right; weights and bias depend on the layer's number only.
Row runLayer(const LayerSpec& layer, size_t number, const Row& in, int padLeft, int padRight) {
  Row row(static_cast<size_t>(padLeft), 0.0);
  row.insert(row.end(), in.begin(), in.end());
  row.resize(row.size() + static_cast<size_t>(padRight), 0.0);
  if (layer.kind == LayerKind::relu) {
    for (double& v : row) v = std::max(0.0, v);
    return row;
  }
  Row out;
  for (size_t at = 0; at + static_cast<size_t>(layer.kernel) <= row.size(); at += static_cast<size_t>(layer.stride)) {
    double v = layer.kind == LayerKind::conv ? 0.3 - 0.1 * double(number) : -1e9; // a bias, so that padding shows
    for (size_t tap = 0; tap < static_cast<size_t>(layer.kernel); ++tap)
      v = layer.kind == LayerKind::conv ? v + std::sin(1.0 + double(tap) + 3.0 * double(number)) * row[at + tap]
                                        : std::max(v, row[at + tap]);
    out.push_back(v);
  }
  return out;
}

Row runWhole(const NetworkSpec& net, Row row) {
  for (size_t i = 0; i < net.convSegment.size(); ++i)
    row = runLayer(net.convSegment[i], i, row, net.convSegment[i].padding, net.convSegment[i].padding);
  return row;
}

Row runPart(const NetworkSpec& net, const Row& image, const PartWindow& part) {
  Row row(image.begin() + part.input.first, image.begin() + part.input.last);
  for (size_t i = 0; i < net.convSegment.size(); ++i) {
    const LayerWindow& w = part.layers[i];
    if (static_cast<int>(row.size()) != w.input.width()) return {};
    row = runLayer(net.convSegment[i], i, row, w.padLeft, w.padRight);
  }
  return row;
}

std::string describe(const NetworkSpec& net, int k) {
  return "k=" + std::to_string(k) + " " + canonicalText(net);
}

template <typename Check>
void forRandomPlans(int networks, Check check) {
  std::mt19937 random(20240131);
  int plans = 0;
  for (int n = 0; n < networks; ++n) {
    const NetworkSpec net = randomNetwork(random);
    if (!fits(net)) continue;
    for (int k = 1; k <= std::min(8, convOutput(net).width); ++k) {
      check(net, planSplit(net, k, 2));
      ++plans;
      if (QTest::currentTestFailed()) return;
    }
  }
  QVERIFY(plans > networks);
}

} // namespace

class TestSplitPlan : public QObject {
  Q_OBJECT
 private slots:
  void leNetOn28PixelsSplitsAsPublished_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<QList<int>>("inputs");
    QTest::addColumn<QList<int>>("outputs");
    QTest::addColumn<int>("width");
    QTest::addRow("k=1") << 1 << QList<int>{0, 28} << QList<int>{0, 4} << 28;
    QTest::addRow("k=2") << 2 << QList<int>{0, 20, 8, 28} << QList<int>{0, 2, 2, 4} << 20;
    QTest::addRow("k=3") << 3 << QList<int>{0, 20, 4, 24, 8, 28} << QList<int>{0, 2, 1, 3, 2, 4} << 20;
    QTest::addRow("k=4") << 4 << QList<int>{0, 16, 4, 20, 8, 24, 12, 28} << QList<int>{0, 1, 1, 2, 2, 3, 3, 4} << 16;
  }
  void leNetOn28PixelsSplitsAsPublished() {
    QFETCH(int, k);
    QFETCH(QList<int>, inputs);
    QFETCH(QList<int>, outputs);
    QFETCH(int, width);
    const SplitPlan plan = planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), k, 2);
    QCOMPARE(plan.output, (MapShape{16, 4, 4}));
    QCOMPARE(plan.parts.size(), size_t(k));
    for (int i = 0; i < k; ++i) {
      const PartWindow& part = plan.parts[static_cast<size_t>(i)];
      QCOMPARE(part.input, (ColumnRange{inputs[2 * i], inputs[2 * i + 1]}));
      QCOMPARE(part.window, part.input); // nothing is padded
      QCOMPARE(part.output, (ColumnRange{outputs[2 * i], outputs[2 * i + 1]}));
    }
    QCOMPARE(plan.partWidth, width);
    QCOMPARE(plan.parityWidth, width);
    QCOMPARE(plan.partOutputWidth, (4 + k - 1) / k);
    QCOMPARE(plan.partOutput(), (MapShape{16, 4, (4 + k - 1) / k}));
    QCOMPARE(plan.partShape(), (MapShape{1, 28, width}));
    QCOMPARE(plan.devices(), k + 2);
  }

  void theMiddlePartOfThreeIsCoveredTwice() {
    const SplitPlan plan = planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), 3, 1);
    const std::vector<int> expected = {1, 2, 2, 1};
    for (int column = 0; column < 4; ++column) QCOMPARE(plan.coverage(column), expected[static_cast<size_t>(column)]);
    QCOMPARE(plan.coverage(-1), 0);
    QCOMPARE(plan.coverage(4), 0);
  }

  void everyPartReadsExactlyTheColumnsItsOutputsDependOn() {
    forRandomPlans(300, [](const NetworkSpec& net, const SplitPlan& plan) {
      const auto needs = dependencies(net);
      QCOMPARE(needs.size(), size_t(plan.output.width));
      for (const PartWindow& part : plan.parts) {
        std::set<int> all;
        for (int o = part.output.first; o < part.output.last; ++o)
          all.insert(needs[static_cast<size_t>(o)].begin(), needs[static_cast<size_t>(o)].end());
        const ColumnRange hull{*all.begin(), *all.rbegin() + 1};
        QVERIFY2(part.input == hull, describe(net, plan.k).c_str());
      }
    });
  }

  void aSegmentDependsOnTheColumnsFoundOneByOne() {
    forRandomPlans(100, [](const NetworkSpec& net, const SplitPlan& plan) {
      const auto needs = dependencies(net);
      for (int o = 0; o < plan.output.width; ++o) {
        const std::set<int>& one = needs[static_cast<size_t>(o)];
        const ColumnRange read = receptiveRange(net.convSegment, {o, o + 1}, net.input.width);
        QVERIFY2(read == (ColumnRange{*one.begin(), *one.rbegin() + 1}), describe(net, plan.k).c_str());
      }
    });
    const NetworkSpec lenet = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QCOMPARE(receptiveRange(lenet.convSegment, {0, 1}), (ColumnRange{0, 16}));
    QCOMPARE(receptiveRange(lenet.convSegment, {3, 4}, 28), (ColumnRange{12, 28}));
  }

  void partsTogetherMakeEveryOutputColumnAndAreSpreadEvenly() {
    forRandomPlans(200, [](const NetworkSpec& net, const SplitPlan& plan) {
      const int most = (plan.output.width + plan.k - 1) / plan.k;
      std::set<int> made;
      for (int i = 0; i < plan.k; ++i) {
        const ColumnRange out = plan.parts[static_cast<size_t>(i)].output;
        QCOMPARE(out.width(), most);
        const double even = plan.k == 1 ? 0 : double(i) * (plan.output.width - most) / (plan.k - 1);
        QCOMPARE(out.first, static_cast<int>(std::floor(even)));
        for (int o = out.first; o < out.last; ++o) made.insert(o);
      }
      QVERIFY2(
          made.size() == size_t(plan.output.width) && *made.begin() == 0 && *made.rbegin() == plan.output.width - 1,
          describe(net, plan.k).c_str());
    });
  }

  void mergedPartsEqualTheWholeImage() {
    std::mt19937 random(3);
    std::normal_distribution<double> pixel(0.5, 1.0);
    forRandomPlans(300, [&](const NetworkSpec& net, const SplitPlan& plan) {
      Row image(static_cast<size_t>(net.input.width));
      for (double& v : image) v = pixel(random);
      const Row whole = runWhole(net, image);
      QCOMPARE(whole.size(), size_t(plan.output.width));
      for (const PartWindow& part : plan.parts) {
        const Row expected(whole.begin() + part.output.first, whole.begin() + part.output.last);
        QVERIFY2(runPart(net, image, part) == expected, describe(net, plan.k).c_str());
      }
    });
  }

  void windowsAreAllOfOneWidthAndHoldTheirInput() {
    forRandomPlans(200, [](const NetworkSpec& net, const SplitPlan& plan) {
      for (const PartWindow& part : plan.parts) {
        QVERIFY2(part.window.width() == plan.partWidth, describe(net, plan.k).c_str());
        // Clipping the window gives a range that holds the input; it may hold columns that only padding would use.
        QVERIFY(part.window.first <= part.input.first && part.window.last >= part.input.last);
      }
    });
  }

  void aParityPartWithoutPaddingComesOutAsWideAsADataPart() {
    forRandomPlans(200, [](const NetworkSpec& net, const SplitPlan& plan) {
      Row row(static_cast<size_t>(plan.parityWidth), 1.0);
      for (size_t i = 0; i < net.convSegment.size(); ++i) row = runLayer(net.convSegment[i], i, row, 0, 0);
      QVERIFY2(row.size() == size_t(plan.partOutputWidth), describe(net, plan.k).c_str());
    });
  }

  void paddingAnInputWindowIsNotTheSame() {
    // The reason for halos: with a bias, zeros beside the part are not what the neighbour's columns would have given.
    NetworkSpec net;
    net.name = "padded";
    net.input = {1, 12, 12};
    net.convSegment = {LayerSpec::conv(1, 1, 3, 1, 1), LayerSpec::relu(), LayerSpec::conv(1, 1, 3, 1, 1)};
    const SplitPlan plan = planSplit(net, 2, 1);
    QCOMPARE(plan.parts[0].input, (ColumnRange{0, 8}));
    QCOMPARE(plan.parts[0].window, (ColumnRange{-2, 8}));
    QCOMPARE(plan.parts[1].input, (ColumnRange{4, 12}));
    QCOMPARE(plan.parts[0].layers[0].padLeft, 1);
    QCOMPARE(plan.parts[0].layers[0].padRight, 0);
    QCOMPARE(plan.parts[1].layers[2].padLeft, 0);
    QCOMPARE(plan.parts[1].layers[2].padRight, 1);
    Row image(12, 1.0);
    const Row whole = runWhole(net, image);
    const Row padded = runWhole(net, Row(image.begin(), image.begin() + 6));
    QVERIFY(padded != Row(whole.begin(), whole.begin() + 6));
  }

  void whatCannotBeSplitIsRefused_data() {
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("r");
    QTest::addColumn<QString>("says");
    QTest::newRow("no part") << 0 << 1 << "k = 0 makes no part";
    QTest::newRow("negative k") << -3 << 1 << "k = -3 makes no part";
    QTest::newRow("more parts than columns") << 5 << 1 << "k = 5: the feature map is 4 columns wide; use at most 4";
    QTest::newRow("negative r") << 2 << -1 << "r = -1";
  }
  void whatCannotBeSplitIsRefused() {
    QFETCH(int, k);
    QFETCH(int, r);
    QFETCH(QString, says);
    try {
      planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), k, r);
      QFAIL("was not refused");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::usage);
      QVERIFY2(QString(e.what()).contains(says), e.what());
    }
  }

  void aPaddedPoolingLayerIsRefused() {
    NetworkSpec net;
    net.name = "pooled";
    net.input = {1, 12, 12};
    LayerSpec pool = LayerSpec::maxPool(3, 2);
    pool.padding = 1;
    net.convSegment = {pool};
    try {
      planSplit(net, 2, 1);
      QFAIL("was not refused");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::usage);
      QVERIFY2(QString(e.what()).contains("padded pooling"), e.what());
    }
  }
};

LACUNA_TEST(TestSplitPlan)
#include "tst_split_plan.moc"
