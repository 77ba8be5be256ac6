// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <set>

#include "data/dataset_loader.h"
#include "data/dataset_locator.h"
#include "data/files/idx.h"
#include "idx_files.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

/// The published files, where this machine has them (LACUNA_DATA, /usr/share/datasets).
class TestPublishedData : public QObject {
  Q_OBJECT
 private slots:
  void publishedFilesAreVerified_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("mnist") << "mnist";
    QTest::newRow("fashion-mnist") << "fashion-mnist";
  }
  void publishedFilesAreVerified() {
    QFETCH(QString, name);
    const std::string folder = locateDataset(name.toStdString(), dataFolders(""));
    if (folder.empty()) QSKIP(qPrintable(name + " lies in no folder; set LACUNA_DATA to the folder that holds it"));
    const LoadedDataset loaded = loadDataset(name.toStdString(), {}, dataFolders(""));
    QVERIFY2(loaded.verified, folder.c_str());
    QCOMPARE(loaded.data.train->count(), 60000);
    QCOMPARE(loaded.data.test->count(), 10000);
    QCOMPARE(std::set<uint8_t>(loaded.data.test->labels.begin(), loaded.data.test->labels.end()).size(), size_t(10));
  }

  void oneAlteredByteIsNoticed() {
    const std::string folder = locateDataset("mnist", dataFolders(""));
    if (folder.empty()) QSKIP("mnist lies in no folder; set LACUNA_DATA to the folder that holds it");
    const DataFolder copy;
    for (const char* stem :
         {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
      const QString from = QString::fromStdString(folder) + "/" + stem;
      const QString end = QFileInfo::exists(from) ? "" : ".gz";
      QDir().mkpath(QString::fromStdString(copy.path()) + "/mnist");
      QVERIFY(QFile::copy(from + end, QString::fromStdString(copy.path()) + "/mnist/" + stem + end));
    }
    QVERIFY(loadDataset("mnist", {}, {copy.path()}).verified);
    const IdxFile labels =
        readIdx(QFileInfo::exists(QString::fromStdString(copy.path() + "/mnist/t10k-labels-idx1-ubyte"))
                    ? copy.path() + "/mnist/t10k-labels-idx1-ubyte"
                    : copy.path() + "/mnist/t10k-labels-idx1-ubyte.gz",
                1);
    QByteArray values(reinterpret_cast<const char*>(labels.values.data()), qsizetype(labels.values.size()));
    values[1234] = char((values[1234] + 1) % 10);
    copy.write("mnist/t10k-labels-idx1-ubyte", idxBytes({quint32(values.size())}, values));
    QVERIFY(!loadDataset("mnist", {}, {copy.path()}).verified);
  }
};

LACUNA_TEST(TestPublishedData)
#include "tst_published_data.moc"
