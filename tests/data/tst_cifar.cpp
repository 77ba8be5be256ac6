// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_loader.h"
#include "idx_files.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

namespace {

constexpr int kPixels = 3 * 32 * 32;
const char* const kUnpacked = "cifar-10/cifar-10-batches-bin/";

/// `count` records; what is in them depends on `start`.
QByteArray batch(int count, int start, int label = -1) {
  QByteArray bytes;
  for (int i = 0; i < count; ++i) {
    bytes.append(char(label >= 0 ? label : (start + i) % 10));
    for (int p = 0; p < kPixels; ++p) bytes.append(char((start + 31 * i + p / 1024 * 7 + p) & 0xff));
  }
  return bytes;
}

/// Five training batches of 4 images and 6 test images.
void writeCifar(const DataFolder& folder, const QString& in = "cifar-10/", bool gzip = false) {
  const auto put = [&](const QString& name, const QByteArray& bytes) {
    folder.write(in + name + (gzip ? ".gz" : ""), gzip ? gzipped(bytes) : bytes);
  };
  for (int i = 1; i <= 5; ++i) put("data_batch_" + QString::number(i) + ".bin", batch(4, 10 * i));
  put("test_batch.bin", batch(6, 3));
}

} // namespace

class TestCifar : public QObject {
  Q_OBJECT
 private slots:
  void labelsAndPlanesArriveAsTheyStandInTheFiles() {
    const DataFolder folder;
    writeCifar(folder);
    const LoadedDataset loaded = loadDataset("cifar-10", {}, {folder.path()});
    const ImageSet& train = *loaded.data.train;
    QCOMPARE(train.count(), 20);
    QCOMPARE(loaded.data.test->count(), 6);
    QVERIFY((train.shape == MapShape{3, 32, 32}));
    QCOMPARE(train.classes, 10);
    QByteArray labels;
    QByteArray pixels;
    for (int i = 1; i <= 5; ++i) {
      const QByteArray bytes = batch(4, 10 * i);
      for (int image = 0; image < 4; ++image) {
        labels.append(bytes[image * (kPixels + 1)]);
        pixels.append(bytes.mid(image * (kPixels + 1) + 1, kPixels));
      }
    }
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(train.labels.data()), qsizetype(train.labels.size())), labels);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(train.pixels.data()), qsizetype(train.pixels.size())), pixels);
  }

  void gzippedFilesAndTheUnpackedArchiveLoadTheSame() {
    const DataFolder plain;
    const DataFolder packed;
    const DataFolder archive;
    writeCifar(plain);
    writeCifar(packed, "cifar-10/", true);
    writeCifar(archive, kUnpacked);
    const LoadedDataset a = loadDataset("cifar-10", {}, {plain.path()});
    const LoadedDataset b = loadDataset("cifar-10", {}, {packed.path()});
    const LoadedDataset c = loadDataset("cifar-10", {}, {archive.path()});
    QCOMPARE(c.path, archive.path() + "/cifar-10/cifar-10-batches-bin");
    for (const LoadedDataset* other : {&b, &c}) {
      QCOMPARE(other->data.train->sha256, a.data.train->sha256);
      QCOMPARE(other->data.test->sha256, a.data.test->sha256);
    }
    QCOMPARE(loadTestSubset("cifar-10", 2, {archive.path()})->count(), 2);
  }

  void aDamagedFileIsRefusedWithItsNameAndTheReason_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QByteArray cut = gzipped(batch(4, 0));
    cut.chop(20);
    QTest::newRow("empty") << "data_batch_2.bin" << QByteArray() << "is empty";
    QTest::newRow("one byte short") << "data_batch_5.bin" << batch(4, 0).chopped(1) << "no multiple of the 3073 bytes";
    QTest::newRow("one byte more") << "test_batch.bin" << batch(4, 0) + 'x' << "no multiple";
    QTest::newRow("label 10") << "data_batch_1.bin" << batch(4, 0, 10) << "holds the label 10";
    QTest::newRow("label 255") << "test_batch.bin" << batch(1, 0, 255) << "holds the label 255";
    QTest::newRow("no gzip despite its name") << "data_batch_3.bin.gz" << batch(4, 0) << "is not a gzip file";
    QTest::newRow("gzip that ends too early") << "data_batch_4.bin.gz" << cut << "ends too early";
  }
  void aDamagedFileIsRefusedWithItsNameAndTheReason() {
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const DataFolder folder;
    writeCifar(folder);
    if (file.endsWith(".gz")) folder.remove("cifar-10/" + file.chopped(3));
    const std::string path = folder.write("cifar-10/" + file, bytes);
    const Error error = errorOf([&] { loadDataset("cifar-10", {}, {folder.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, path));
    QVERIFY(says(error, reason.toStdString()));
  }

  void everyMissingFileIsNamedAtOnce() {
    const DataFolder folder;
    writeCifar(folder);
    folder.remove("cifar-10/data_batch_3.bin");
    folder.remove("cifar-10/test_batch.bin");
    const Error error = errorOf([&] { loadDataset("cifar-10", {}, {folder.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, folder.path() + "/cifar-10 lacks data_batch_3.bin, test_batch.bin"));
    const DataFolder empty;
    empty.write("cifar-10/cifar-10-batches-bin/readme.html", "nothing else");
    const Error all = errorOf([&] { loadDataset("cifar-10", {}, {empty.path()}); });
    QVERIFY(says(all,
                 "cifar-10-batches-bin lacks data_batch_1.bin, data_batch_2.bin, data_batch_3.bin, "
                 "data_batch_4.bin, data_batch_5.bin, test_batch.bin"));
  }

  void itIsNotVerifiedAndSaysWhy() {
    const DataFolder folder;
    writeCifar(folder);
    const LoadedDataset loaded = loadDataset("cifar-10", {}, {folder.path()});
    QVERIFY(!loaded.verified);
    QCOMPARE(loaded.doubt, std::string("no published checksums are known for its files"));
    for (const DatasetStatus& status : datasetStatuses({folder.path()})) {
      if (status.info.name != "cifar-10") continue;
      QVERIFY(status.found && !status.verified);
      QCOMPARE(status.train, 20);
      QCOMPARE(status.problem, loaded.doubt);
    }
  }
};

LACUNA_TEST(TestCifar)
#include "tst_cifar.moc"
