// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <functional>

#include "experiment/dataset/dataset_catalog.h"
#include "experiment/network/network_spec.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

class TestNetworkSpec : public QObject {
  Q_OBJECT
 private slots:
  void leNetHasThePublishedSizes() {
    const NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QCOMPARE(convOutput(net), (MapShape{16, 4, 4}));
    QCOMPARE(parameterCount(net.convSegment), int64_t(6 * 26 + 16 * 151));
    QCOMPARE(parameterCount(net.convSegment) + parameterCount(net.fcSegment), int64_t(44426));
    // 24·24·6 outputs of 25 products and 8·8·16 outputs of 150, two operations each.
    QCOMPARE(convFlops(net, net.input), int64_t(2 * (24 * 24 * 6 * 25 + 8 * 8 * 16 * 150)));
    QCOMPARE(net.fcSegment.back().outChannels, 10);
  }

  void aLayersOutputIsAsWideAsItsPlacesForTheKernel() {
    for (int width = 1; width <= 20; ++width)
      for (int kernel = 1; kernel <= 6; ++kernel)
        for (int stride = 1; stride <= 4; ++stride)
          for (int padding = 0; padding < kernel; ++padding) {
            int places = 0;
            for (int at = -padding; at + kernel <= width + padding; at += stride) ++places;
            QCOMPARE(layerOutputWidth(LayerSpec::conv(1, 1, kernel, stride, padding), width), places);
          }
    QCOMPARE(layerOutputWidth(LayerSpec::relu(), 7), 7);
  }

  void whatDoesNotFitIsRefused_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("smallest that fits") << 16 << true;
    QTest::newRow("one less") << 15 << false;
    QTest::newRow("one pixel") << 1 << false;
  }
  void whatDoesNotFitIsRefused() {
    QFETCH(int, size);
    QFETCH(bool, fits);
    try {
      baseModelSpec("lenet5", {1, size, size}, 10);
      QVERIFY(fits);
    } catch (const Error& e) {
      QVERIFY(!fits);
      QCOMPARE(e.kind(), ErrorKind::usage);
      QVERIFY2(QString(e.what()).contains("too small"), e.what());
    }
  }

  void anUnknownKindIsNamed() {
    try {
      baseModelSpec("lenet6", {1, 28, 28}, 10);
      QFAIL("was not refused");
    } catch (const Error& e) {
      QVERIFY2(QString(e.what()).contains(
                   "\"lenet6\" is not known; use one of lenet5, lenet9, vgg10, resnet8, resnet14, custom"),
               e.what());
    }
  }

  void channelsThatDisagreeAreRefused() {
    NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QVERIFY_THROWS_EXCEPTION(Error, convOutput(net, {3, 28, 28}));
    net.convSegment.push_back(LayerSpec::linear(256, 10));
    QVERIFY_THROWS_EXCEPTION(Error, convOutput(net));
  }

  void canonicalTextsDifferWhereNetworksDo() {
    const NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
    QCOMPARE(canonicalText(net), canonicalText(baseModelSpec("lenet5", {1, 28, 28}, 10)));
    const std::vector<std::function<void(NetworkSpec&)>> changes = {
        [](NetworkSpec& n) { n.name = "other"; },
        [](NetworkSpec& n) { n.input.width = 29; },
        [](NetworkSpec& n) { n.classes = 11; },
        [](NetworkSpec& n) { n.convSegment[0].kernel = 3; },
        [](NetworkSpec& n) { n.convSegment[0].padding = 1; },
        [](NetworkSpec& n) { n.convSegment[0].bias = false; },
        [](NetworkSpec& n) { n.fcSegment[0].bias = false; },
        [](NetworkSpec& n) { n.convSegment[2].stride = 1; },
        [](NetworkSpec& n) { n.convSegment[3].outChannels = 17; },
        [](NetworkSpec& n) { n.fcSegment.pop_back(); },
        [](NetworkSpec& n) { n.fcSegment[0].kind = LayerKind::conv; }};
    for (size_t i = 0; i < changes.size(); ++i) {
      NetworkSpec other = net;
      changes[i](other);
      QVERIFY2(canonicalText(other) != canonicalText(net), qPrintable(QString::number(i)));
      QVERIFY2(!(other == net), qPrintable(QString::number(i)));
    }
  }

  void aLayerWithoutBiasHasOneParameterLessPerOutput() {
    LayerSpec conv = LayerSpec::conv(3, 8, 5);
    LayerSpec linear = LayerSpec::linear(20, 10);
    QCOMPARE(parameterCount({conv, linear}), int64_t(8 * 75 + 8 + 10 * 20 + 10));
    conv.bias = linear.bias = false;
    QCOMPARE(parameterCount({conv, linear}), int64_t(8 * 75 + 10 * 20));
    conv.batchNorm = true; // which shifts, and that is a bias once it is folded in
    QCOMPARE(parameterCount({conv, linear}), int64_t(8 * 75 + 8 + 10 * 20));
  }

  void whatComputesNothingIsLeftOutOfANetwork() {
    const LayerSpec identity = LayerSpec::of(LayerKind::identity);
    const LayerSpec dropout = LayerSpec::of(LayerKind::dropout);
    const LayerSpec flatten = LayerSpec::of(LayerKind::flatten);
    const LayerSpec mean = LayerSpec::of(LayerKind::globalAvgPool);
    LayerSpec conv = LayerSpec::conv(0, 4, 3);
    conv.bias = false;
    const LayerSpec norm = LayerSpec::of(LayerKind::batchNorm);
    const LayerSpec last = LayerSpec::linear(0, 10);
    const MapShape image{1, 28, 28};
    const NetworkSpec plain = customNetwork({conv, norm, LayerSpec::relu(), mean, last}, image, 10);
    const NetworkSpec padded = customNetwork(
        {identity, conv, identity, norm, LayerSpec::relu(), dropout, mean, dropout, flatten, dropout, last}, image, 10);
    QVERIFY(padded == plain);
    QVERIFY(plain.convSegment[0].batchNorm && !plain.convSegment[0].bias);
    QVERIFY_THROWS_EXCEPTION(Error, customNetwork({conv, LayerSpec::relu(), norm, last}, image, 10));
    QVERIFY_THROWS_EXCEPTION(Error, customNetwork({conv, flatten, dropout, flatten, last}, image, 10));
  }

  void everyDatasetOfTheCatalogFitsTheBaseModel() {
    for (const DatasetInfo& data : datasetCatalog()) {
      QCOMPARE(convOutput(baseModelSpec("lenet5", data.shape, data.classes)).width, data.shape.width == 32 ? 5 : 4);
      QCOMPARE(data.classNames.size(), size_t(data.classes));
      QCOMPARE(findDataset(data.name), &data);
      QVERIFY(!data.howToGet.empty());
    }
    QCOMPARE(findDataset("no such set"), nullptr);
  }
};

LACUNA_TEST(TestNetworkSpec)
#include "tst_network_spec.moc"
