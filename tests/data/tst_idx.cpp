// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include "data/files/idx.h"
#include "idx_files.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

class TestIdx : public QObject {
  Q_OBJECT
 private slots:
  void plainAndGzippedFilesReadTheSame() {
    const DataFolder folder;
    const QByteArray bytes = imageFile(5);
    const IdxFile plain = readIdx(folder.write("images", bytes), 3);
    const IdxFile packed = readIdx(folder.write("images.gz", gzipped(bytes)), 3);
    QCOMPARE(plain.dimensions, (std::vector<int>{5, 28, 28}));
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(plain.values.data()), qsizetype(plain.values.size())),
             bytes.mid(16));
    QCOMPARE(packed.dimensions, plain.dimensions);
    QCOMPARE(packed.values, plain.values);
    QCOMPARE(packed.sha256, plain.sha256);
  }

  void aDamagedFileIsRefusedWithItsNameAndTheReason_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("dimensions");
    QTest::addColumn<QString>("reason");
    const QByteArray images = imageFile(3);
    const QByteArray packed = gzipped(images);
    QByteArray corrupt = packed;
    for (qsizetype i = packed.size() / 2; i < packed.size() / 2 + 8; ++i) corrupt[i] = char(~corrupt[i]);
    QByteArray wrongSum = packed;
    wrongSum[packed.size() - 6] = char(~wrongSum[packed.size() - 6]);
    QByteArray floats = images;
    floats[2] = 0x0d;
    QByteArray wrongMagic = images;
    wrongMagic[0] = 1;
    QTest::newRow("one byte short") << "f" << images.chopped(1) << 3 << "truncated";
    QTest::newRow("half of it") << "f" << images.left(images.size() / 2) << 3 << "truncated";
    QTest::newRow("header alone") << "f" << images.left(16) << 3 << "truncated";
    QTest::newRow("ends in its header") << "f" << images.left(9) << 3 << "ends inside its header";
    QTest::newRow("two bytes") << "f" << images.left(2) << 3 << "not an IDX file";
    QTest::newRow("empty") << "f" << QByteArray() << 3 << "not an IDX file";
    QTest::newRow("trailing byte") << "f" << images + 'x' << 3 << "longer than its header";
    QTest::newRow("wrong magic") << "f" << wrongMagic << 3 << "not an IDX file";
    QTest::newRow("a web page") << "f" << QByteArray("<!DOCTYPE html><html>404</html>") << 3 << "not an IDX file";
    QTest::newRow("floats") << "f" << floats << 3 << "not bytes";
    QTest::newRow("labels for images") << "f" << labelFile(3) << 3 << "swapped";
    QTest::newRow("images for labels") << "f" << images << 1 << "swapped";
    QTest::newRow("no gzip despite its name") << "f.gz" << images << 3 << "not a gzip file";
    QTest::newRow("empty .gz") << "f.gz" << QByteArray() << 3 << "not a gzip file";
    QTest::newRow("truncated gzip") << "f.gz" << packed.chopped(12) << 3 << "fetch it again";
    QTest::newRow("gzip without its last byte") << "f.gz" << packed.chopped(1) << 3 << "fetch it again";
    QTest::newRow("gzip header alone") << "f.gz" << packed.left(10) << 3 << "fetch it again";
    QTest::newRow("corrupt gzip") << "f.gz" << corrupt << 3 << "fetch it again";
    QTest::newRow("wrong checksum") << "f.gz" << wrongSum << 3 << "fetch it again";
    QTest::newRow("no images") << "f" << idxBytes({0, 28, 28}, "") << 3 << "impossible size";
  }
  void aDamagedFileIsRefusedWithItsNameAndTheReason() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, dimensions);
    QFETCH(QString, reason);
    const DataFolder folder;
    const std::string path = folder.write(name, bytes);
    const Error error = errorOf([&] { readIdx(path, dimensions); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, path));
    QVERIFY(says(error, reason.toStdString()));
  }

  void anAbsurdHeaderAllocatesNothingLarge_data() {
    QTest::addColumn<std::vector<quint32>>("counts");
    QTest::newRow("largest counts") << std::vector<quint32>{0xffffffff, 0xffffffff, 0xffffffff};
    QTest::newRow("product wraps to 0 in 32 bits") << std::vector<quint32>{1u << 16, 1u << 16, 1};
    QTest::newRow("product wraps in 64 bits") << std::vector<quint32>{1u << 31, 1u << 31, 4};
    QTest::newRow("negative as int") << std::vector<quint32>{0x80000001, 1, 1};
    QTest::newRow("a gigabyte announced") << std::vector<quint32>{1u << 20, 32, 32};
  }
  void anAbsurdHeaderAllocatesNothingLarge() {
    QFETCH(std::vector<quint32>, counts);
    const DataFolder folder;
    const std::string path = folder.write("f", idxBytes(counts, "abc"));
    const long before = peakKib();
    const Error error = errorOf([&] { readIdx(path, 3); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY2(peakKib() - before < 64 * 1024, "memory grew by the announced size");
  }

  void whatCannotBeReadIsNamed_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("absent") << "absent";
    QTest::newRow("absent, gzipped") << "absent.gz";
    QTest::newRow("a folder") << "folder";
    QTest::newRow("a folder, gzipped") << "folder.gz";
  }
  void whatCannotBeReadIsNamed() {
    QFETCH(QString, name);
    const DataFolder folder;
    if (name.startsWith("folder")) folder.write(name + "/inside", "x");
    const std::string path = folder.path() + "/" + name.toStdString();
    const Error error = errorOf([&] { readIdx(path, 3); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, path));
  }

  /// Any flipped byte gives either an error or a file of the announced size: never a crash.
  void noFlippedByteCrashes() {
    const DataFolder folder;
    const QByteArray packed = gzipped(imageFile(2));
    for (qsizetype at = 0; at < packed.size(); at += 3) {
      QByteArray bytes = packed;
      bytes[at] = char(bytes[at] ^ 0x55);
      const std::string path = folder.write("f.gz", bytes);
      try {
        const IdxFile idx = readIdx(path, 3);
        QCOMPARE(idx.values.size(), size_t(idx.dimensions[0]) * size_t(idx.dimensions[1]) * size_t(idx.dimensions[2]));
      } catch (const Error& e) {
        QCOMPARE(e.kind(), ErrorKind::data);
      }
    }
  }

 private:
  static long peakKib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  }
};

LACUNA_TEST(TestIdx)
#include "tst_idx.moc"
