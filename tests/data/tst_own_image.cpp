// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "data/pictures/own_image.h"
#include "data/stroke_digits.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::data;

namespace {

/// A bar of `ink` on `ground`.
Picture bar(int width, int height, int left, int top, int barWidth, int barHeight, uint8_t ground, uint8_t ink) {
  Picture p{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height * 3), ground)};
  for (int y = top; y < top + barHeight; ++y)
    for (int x = left; x < left + barWidth; ++x)
      for (int c = 0; c < 3; ++c) p.rgb[static_cast<size_t>((y * width + x) * 3 + c)] = ink;
  return p;
}

const DatasetInfo& mnist() {
  return *findDataset("mnist");
}

struct Box {
  int left = 28, top = 28, right = -1, bottom = -1;
};

Box inkOf(const ImageSet& set) {
  Box box;
  for (int y = 0; y < 28; ++y)
    for (int x = 0; x < 28; ++x) {
      if (set.pixels[static_cast<size_t>(y * 28 + x)] < 128) continue;
      box.left = std::min(box.left, x);
      box.right = std::max(box.right, x);
      box.top = std::min(box.top, y);
      box.bottom = std::max(box.bottom, y);
    }
  return box;
}

} // namespace

class TestOwnImage : public QObject {
  Q_OBJECT
 private slots:
  void aDigitIsCutOutScaledAndCentred_data() {
    QTest::addColumn<int>("ground");
    QTest::addColumn<int>("ink");
    QTest::newRow("pen on paper") << 250 << 20;
    QTest::newRow("pencil on gray paper") << 190 << 120;
    QTest::newRow("chalk on a board") << 30 << 230;
  }
  void aDigitIsCutOutScaledAndCentred() {
    QFETCH(int, ground);
    QFETCH(int, ink);
    const ImageSet set = ownImage(bar(640, 480, 500, 40, 30, 200, uint8_t(ground), uint8_t(ink)), mnist());
    QCOMPARE(set.count(), 1);
    QVERIFY((set.shape == MapShape{1, 28, 28}));
    QCOMPARE(set.pixels.size(), size_t(784));
    const Box box = inkOf(set);
    QCOMPARE(box.bottom - box.top + 1, 20);
    QCOMPARE(box.right - box.left + 1, 3);
    QCOMPARE(box.top, 4);
    QVERIFY(std::abs(box.left + box.right - 27) <= 1);
    QCOMPARE(int(set.pixels[0]), 0);
    QVERIFY(*std::max_element(set.pixels.begin(), set.pixels.end()) > 240);
  }

  /// An image of the data set itself stays nearly what it is.
  void aRenderedDigitStaysItself() {
    const ImageSet digits = renderStrokeDigits(1, 30);
    double difference = 0;
    for (int i = 0; i < 30; ++i) {
      Picture p{28, 28, {}};
      for (int v = 0; v < 784; ++v) p.rgb.insert(p.rgb.end(), 3, digits.pixels[size_t(i * 784 + v)]);
      const ImageSet own = ownImage(p, *findDataset("stroke-digits"));
      double ink = 0;
      for (const uint8_t v : own.pixels) ink += v;
      double before = 0;
      for (int v = 0; v < 784; ++v) before += digits.pixels[size_t(i * 784 + v)];
      difference += std::abs(ink - before) / before / 30;
    }
    QVERIFY2(difference < 0.6, qPrintable(QString::number(difference)));
  }

  void aBlankPictureIsRefused() {
    try {
      ownImage(bar(100, 100, 0, 0, 0, 0, 200, 0), mnist());
      QFAIL("nothing was thrown");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::data);
      QVERIFY(std::string(e.what()).find("shows nothing") != std::string::npos);
    }
  }

  void otherPicturesKeepTheirPlace() {
    const ImageSet light = ownImage(bar(280, 280, 100, 100, 80, 80, 255, 0), *findDataset("fashion-mnist"));
    QCOMPARE(int(light.pixels[0]), 0);
    QCOMPARE(int(light.pixels[14 * 28 + 14]), 255);
    const ImageSet colour = ownImage(bar(64, 64, 0, 0, 64, 32, 255, 10), *findDataset("cifar-10"));
    QCOMPARE(colour.pixels.size(), size_t(3 * 32 * 32));
    QCOMPARE(int(colour.pixels[0]), 10);
    QCOMPARE(int(colour.pixels.back()), 255);
  }

  void extremeSizesWork() {
    QCOMPARE(ownImage(bar(1, 1000, 0, 100, 1, 200, 255, 0), mnist()).pixels.size(), size_t(784));
    QCOMPARE(ownImage(bar(4, 4, 1, 1, 1, 1, 255, 0), mnist()).pixels.size(), size_t(784));
  }
};

LACUNA_TEST(TestOwnImage)
#include "tst_own_image.moc"
