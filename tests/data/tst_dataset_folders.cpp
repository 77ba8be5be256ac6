// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_loader.h"
#include "data/dataset_locator.h"
#include "idx_files.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

namespace {

constexpr const char* kTrainImages = "mnist/train-images-idx3-ubyte";
constexpr const char* kTrainLabels = "mnist/train-labels-idx1-ubyte";
constexpr const char* kTestImages = "mnist/t10k-images-idx3-ubyte";

/// Sets a variable for one test.
class Variable {
 public:
  Variable(const char* name, const QByteArray& value)
      : m_name(name), m_old(qgetenv(name)), m_had(qEnvironmentVariableIsSet(name)) {
    qputenv(name, value);
  }
  ~Variable() {
    if (m_had)
      qputenv(m_name, m_old);
    else
      qunsetenv(m_name);
  }

 private:
  const char* m_name;
  QByteArray m_old;
  bool m_had;
};

} // namespace

class TestDatasetFolders : public QObject {
  Q_OBJECT
 private slots:
  void gzippedAndPlainDataSetsLoadTheSame() {
    const DataFolder plain;
    const DataFolder packed;
    plain.writeDataset("mnist");
    packed.writeDataset("mnist", true);
    const LoadedDataset a = loadDataset("mnist", {}, {plain.path()});
    const LoadedDataset b = loadDataset("mnist", {}, {packed.path()});
    QCOMPARE(a.data.train->count(), 30);
    QCOMPARE(a.data.test->count(), 20);
    QCOMPARE(a.path, plain.path() + "/mnist");
    QCOMPARE(a.data.train->pixels, b.data.train->pixels);
    QCOMPARE(a.data.train->labels, b.data.train->labels);
    QCOMPARE(a.data.test->pixels, b.data.test->pixels);
    QCOMPARE(a.data.train->sha256, b.data.train->sha256);
    QVERIFY(a.data.train->sha256 != a.data.test->sha256);
  }

  void contradictionsBetweenFilesAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("fewer labels than images") << kTrainLabels << labelFile(29) << "29 labels";
    QTest::newRow("more labels than images") << kTrainLabels << labelFile(31) << "31 labels";
    QTest::newRow("label out of range") << kTrainLabels << labelFile(30, 10) << "the label 10";
    QTest::newRow("label 255") << kTrainLabels << labelFile(30, 255) << "the label 255";
    QTest::newRow("images of another size") << kTrainImages << imageFile(30, 32) << "32 × 32";
    QTest::newRow("labels in the images' file") << kTrainImages << labelFile(30) << "swapped";
    QTest::newRow("images in the labels' file") << kTrainLabels << imageFile(30) << "swapped";
    QTest::newRow("damaged test images") << kTestImages << imageFile(20).chopped(5) << "truncated";
  }
  void contradictionsBetweenFilesAreRefused() {
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const DataFolder folder;
    folder.writeDataset("mnist");
    const std::string path = folder.write(file, bytes);
    const Error error = errorOf([&] { loadDataset("mnist", {}, {folder.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, reason.toStdString()));
    QVERIFY(says(error, path));
  }

  void aMissingDataSetNamesEveryFolderAndHowToGetIt() {
    const DataFolder one;
    const DataFolder two;
    const Error error = errorOf([&] { loadDataset("fashion-mnist", {}, {one.path(), two.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, one.path() + "/fashion-mnist"));
    QVERIFY(says(error, two.path() + "/fashion-mnist"));
    QVERIFY(says(error, "apt-get install dataset-fashion-mnist"));
  }

  void everyMissingFileIsNamedAtOnce() {
    const DataFolder folder;
    folder.writeDataset("mnist");
    folder.remove(kTrainLabels);
    folder.remove(kTestImages);
    const Error error = errorOf([&] { loadDataset("mnist", {}, {folder.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, "lacks train-labels-idx1-ubyte, t10k-images-idx3-ubyte (with or without .gz)"));
    QVERIFY(says(error, folder.path() + "/mnist"));
  }

  void theFirstFolderThatHasTheSubfolderWinsEvenIfDamaged() {
    const DataFolder empty;
    const DataFolder damaged;
    const DataFolder whole;
    damaged.writeDataset("mnist");
    damaged.write(kTrainImages, "no images");
    whole.writeDataset("mnist");
    QCOMPARE(locateDataset("mnist", {empty.path(), damaged.path(), whole.path()}), damaged.path() + "/mnist");
    const Error error = errorOf([&] { loadDataset("mnist", {}, {empty.path(), damaged.path(), whole.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, damaged.path()));
    QCOMPARE(loadDataset("mnist", {}, {empty.path(), whole.path(), damaged.path()}).path, whole.path() + "/mnist");
  }

  void aFileInPlaceOfTheSubfolderIsPassedOver() {
    const DataFolder file;
    const DataFolder whole;
    file.write("mnist", "a file");
    whole.writeDataset("mnist");
    QCOMPARE(locateDataset("mnist", {file.path(), whole.path()}), whole.path() + "/mnist");
  }

  void anUnknownNameIsWrongUsageAndListsTheKnownOnes() {
    const Error error = errorOf([] { loadDataset("mnits", {}, {}); });
    QCOMPARE(error.kind(), ErrorKind::usage);
    QVERIFY(says(error, "mnits"));
    QVERIFY(says(error, "fashion-mnist"));
  }

  void aSubsetIsTheBeginningOfTheWhole() {
    const DataFolder folder;
    folder.writeDataset("mnist");
    const LoadedDataset whole = loadDataset("mnist", {}, {folder.path()});
    SubsetConfig subset;
    subset.train = 12;
    subset.test = 7;
    const LoadedDataset part = loadDataset("mnist", subset, {folder.path()});
    QCOMPARE(part.data.train->count(), 12);
    QCOMPARE(part.data.test->count(), 7);
    QVERIFY(
        std::equal(part.data.train->pixels.begin(), part.data.train->pixels.end(), whole.data.train->pixels.begin()));
    QCOMPARE(part.data.train->pixels.size(), size_t(12 * 28 * 28));
    QVERIFY(part.data.train->sha256 != whole.data.train->sha256);
    subset.train = 1000; // more than there are
    QCOMPARE(loadDataset("mnist", subset, {folder.path()}).data.train->count(), 30);
  }

  void theTestSubsetAloneIsTheSame() {
    const DataFolder folder;
    folder.writeDataset("mnist");
    const auto alone = loadTestSubset("mnist", 9, {folder.path()});
    SubsetConfig subset;
    subset.test = 9;
    const LoadedDataset both = loadDataset("mnist", subset, {folder.path()});
    QCOMPARE(alone->pixels, both.data.test->pixels);
    QCOMPARE(alone->sha256, both.data.test->sha256);
  }

  void whatWasNotPublishedIsNotVerified() {
    const DataFolder folder;
    folder.writeDataset("mnist");
    QVERIFY(!loadDataset("mnist", {}, {folder.path()}).verified);
    for (const DatasetStatus& s : datasetStatuses({folder.path()})) {
      if (s.info.name != "mnist") continue;
      QVERIFY(s.found && !s.verified);
      QCOMPARE(s.train, 30);
      QVERIFY(s.problem.find("differ") != std::string::npos);
    }
  }

  void theStatusOfADamagedSetIsAProblemNotAnError() {
    const DataFolder folder;
    folder.writeDataset("mnist");
    folder.write(kTrainLabels, labelFile(2));
    const auto statuses = datasetStatuses({folder.path()});
    QCOMPARE(statuses.size(), datasetCatalog().size());
    for (const DatasetStatus& s : statuses) {
      if (s.info.name == "stroke-digits") QVERIFY(s.found && s.verified && s.problem.empty());
      if (s.info.name == "fashion-mnist") QVERIFY(!s.found && !s.problem.empty());
      if (s.info.name == "mnist") QVERIFY(s.found && !s.verified && s.train == 0 && !s.problem.empty());
    }
  }

  void foldersAreSearchedInTheDocumentedOrder() {
    const Variable data("LACUNA_DATA", "/from-variable");
    const Variable xdg("XDG_DATA_HOME", "/xdg");
    const std::vector<std::string> all = {"/given", "/from-variable", "/xdg/lacuna", "/usr/share/datasets"};
    QCOMPARE(dataFolders("/given"), all);
    QCOMPARE(dataFolders(""), std::vector<std::string>(all.begin() + 1, all.end()));
    const Variable none("LACUNA_DATA", "");
    QCOMPARE(dataFolders(""), std::vector<std::string>(all.begin() + 2, all.end()));
    const Variable noXdg("XDG_DATA_HOME", "");
    const Variable home("HOME", "/home/someone");
    QCOMPARE(userDataFolder(), std::string("/home/someone/.local/share/lacuna"));
  }
};

LACUNA_TEST(TestDatasetFolders)
#include "tst_dataset_folders.moc"
