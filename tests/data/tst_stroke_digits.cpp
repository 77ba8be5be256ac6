// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "data/dataset_loader.h"
#include "data/stroke_digits.h"
#include "idx_files.h"

using namespace lacuna;
using namespace lacuna::data;

namespace {

constexpr size_t kImage = 28 * 28;

std::string imageAt(const ImageSet& set, int index) {
  const auto first = set.pixels.begin() + std::ptrdiff_t(size_t(index) * kImage);
  return std::string(first, first + kImage);
}

std::set<std::string> imagesOf(const ImageSet& set) {
  std::set<std::string> all;
  for (int i = 0; i < set.count(); ++i) all.insert(imageAt(set, i));
  return all;
}

} // namespace

class TestStrokeDigits : public QObject {
  Q_OBJECT
 private slots:
  void theSameSeedDrawsTheSameImages() {
    const ImageSet once = renderStrokeDigits(7, 40);
    const ImageSet again = renderStrokeDigits(7, 40);
    QCOMPARE(once.pixels, again.pixels);
    QCOMPARE(once.labels, again.labels);
    QVERIFY(renderStrokeDigits(8, 40).pixels != once.pixels);
  }

  void aLargerSetBeginsWithTheSmaller() {
    const ImageSet small = renderStrokeDigits(kStrokeTrainSeed, 33);
    const ImageSet large = renderStrokeDigits(kStrokeTrainSeed, 120);
    QVERIFY(std::equal(small.pixels.begin(), small.pixels.end(), large.pixels.begin()));
    QVERIFY(std::equal(small.labels.begin(), small.labels.end(), large.labels.begin()));
    QCOMPARE(large.count(), 120);
    QCOMPARE(large.pixels.size(), 120 * kImage);
  }

  void noTestImageIsATrainingImage() {
    const LoadedDataset loaded = loadDataset("stroke-digits", {}, {});
    QCOMPARE(loaded.data.train->count(), 10000);
    QCOMPARE(loaded.data.test->count(), 2000);
    const std::set<std::string> train = imagesOf(*loaded.data.train);
    QCOMPARE(train.size(), size_t(10000)); // no image twice either
    for (int i = 0; i < loaded.data.test->count(); ++i) QVERIFY(train.count(imageAt(*loaded.data.test, i)) == 0);
    QVERIFY(loaded.verified);
    QCOMPARE(loaded.path, std::string("built in"));
  }

  void everyClassIsThereAsOftenAsAnyOther() {
    const ImageSet set = renderStrokeDigits(kStrokeTestSeed, 200);
    QCOMPARE(set.classes, 10);
    for (uint8_t digit = 0; digit < 10; ++digit)
      QCOMPARE(std::count(set.labels.begin(), set.labels.end(), digit), std::ptrdiff_t(20));
  }

  void imagesOfOneClassDiffer() {
    const ImageSet set = renderStrokeDigits(kStrokeTrainSeed, 100);
    for (int i = 10; i < 100; ++i) QVERIFY(imageAt(set, i) != imageAt(set, i % 10));
  }

  void strokesAreDrawnAndAntialiased() {
    const ImageSet set = renderStrokeDigits(kStrokeTrainSeed, 100);
    for (int i = 0; i < set.count(); ++i) {
      const std::string image = imageAt(set, i);
      const auto isBetween = [](char low, char high) {
        return [low, high](char c) { return uint8_t(c) > uint8_t(low) && uint8_t(c) < uint8_t(high); };
      };
      const auto ink = std::count_if(image.begin(), image.end(), isBetween(char(170), char(255))) +
                       std::count(image.begin(), image.end(), char(255));
      const auto grey = std::count_if(image.begin(), image.end(), isBetween(0, char(170)));
      const auto paper = std::count(image.begin(), image.end(), char(0));
      QVERIFY2(ink >= 5, "hardly anything was drawn");
      QVERIFY2(paper > std::ptrdiff_t(kImage / 2), "more ink than paper");
      QVERIFY2(grey >= 20, "edges are hard");
    }
  }

  void digitsStayInsideTheImage() {
    const ImageSet set = renderStrokeDigits(kStrokeTrainSeed, 500);
    int touching = 0;
    for (int i = 0; i < set.count(); ++i) {
      const std::string image = imageAt(set, i);
      bool touches = false;
      for (size_t at = 0; at < 28; ++at)
        for (const size_t edge : {at, 27 * 28 + at, at * 28, at * 28 + 27}) touches = touches || image[edge] != 0;
      touching += touches;
    }
    QVERIFY2(touching < 100, qPrintable(QString("%1 of 500 digits touch the border").arg(touching)));
  }

  void aSubsetHasItsOwnHash() {
    SubsetConfig subset;
    subset.train = 150;
    subset.test = 50;
    const LoadedDataset a = loadDataset("stroke-digits", subset, {});
    const LoadedDataset b = loadDataset("stroke-digits", subset, {});
    QCOMPARE(a.data.train->count(), 150);
    QCOMPARE(a.data.test->count(), 50);
    QCOMPARE(a.data.train->sha256, b.data.train->sha256);
    subset.train = 151;
    QVERIFY(loadDataset("stroke-digits", subset, {}).data.train->sha256 != a.data.train->sha256);
    QCOMPARE(loadTestSubset("stroke-digits", 50, {})->sha256, a.data.test->sha256);
  }

  void theLargestSetAskedForIsDrawnToo() {
    SubsetConfig subset;
    subset.train = 12000; // more than the default size
    subset.test = 10;
    QCOMPARE(loadDataset("stroke-digits", subset, {}).data.train->count(), 12000);
  }
};

LACUNA_TEST(TestStrokeDigits)
#include "tst_stroke_digits.moc"
