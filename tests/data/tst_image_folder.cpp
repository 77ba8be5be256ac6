// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_loader.h"
#include "data/image_folder.h"
#include "data/imported_datasets.h"
#include "experiment/config_json.h"
#include "picture_files.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

const QStringList kClasses = {"cat", "dog", "owl"};

/// The colour that picture `index` of a class has, and no other.
QColor colorOf(int label, int index) {
  return QColor(80 * label + 5, index, 255 - index);
}

/// `count` pictures in each of three class folders, of different sizes and formats.
void writePictures(const DataFolder& folder, int count = 10, const QString& in = "") {
  for (int label = 0; label < kClasses.size(); ++label)
    for (int i = 0; i < count; ++i) {
      const QString name = in + kClasses[label] + QString("/p%1").arg(i, 3, 10, QChar('0'));
      const QColor color = colorOf(label, i);
      if (i % 3 == 1)
        folder.write(name + ".JPG", encoded(plain(30 + i, 50, color), "JPG", 100));
      else
        folder.write(name + ".png", plainPng(16 + i, 40, color));
    }
}

ImageFolderImport requestFor(const DataFolder& pictures, const DataFolder& data, const std::string& name = "pets") {
  ImageFolderImport request;
  request.folder = pictures.path();
  request.name = name;
  request.target = data.path();
  return request;
}

QByteArray contentOf(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read: ") + path.c_str();
}

const QStringList kFiles = {"dataset.json", "t10k-images-idx4-ubyte", "t10k-labels-idx1-ubyte",
                            "train-images-idx4-ubyte", "train-labels-idx1-ubyte"};

QStringList allIn(const std::string& folder) {
  return QDir(QString::fromStdString(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// Nothing of an import that failed is left.
bool isEmpty(const DataFolder& data) {
  const QStringList left = allIn(data.path());
  if (left.isEmpty()) return true;
  qWarning("left behind: %s", qPrintable(left.join(", ")));
  return false;
}

int countOf(const ImageSet& set, int label) {
  return int(std::count(set.labels.begin(), set.labels.end(), uint8_t(label)));
}

} // namespace

class TestImageFolder : public QObject {
  Q_OBJECT
 private slots:
  void anImportedFolderLoadsLikeEveryOtherDataSet() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    pictures.write("cat/notes.txt", "no picture");
    pictures.write("cat/.hidden.png", "not looked at");
    pictures.write("readme.md", "no picture either");
    pictures.write(".git/config", "no class");
    const ImportedFolder imported = importImageFolder(requestFor(pictures, data));
    QCOMPARE(imported.path, data.path() + "/pets");
    QCOMPARE(imported.train, 24);
    QCOMPARE(imported.test, 6);
    QCOMPARE(imported.skipped, 2);
    QCOMPARE(allIn(data.path()), QStringList{"pets"});
    QCOMPARE(allIn(imported.path), kFiles);

    registerImportedDatasets({data.path()});
    const LoadedDataset loaded = loadDataset("pets", {}, {data.path()});
    QVERIFY((loaded.data.train->shape == MapShape{3, 32, 32}));
    QCOMPARE(loaded.data.train->classes, 3);
    QVERIFY(loaded.doubt.empty());
    for (int label = 0; label < 3; ++label) {
      QCOMPARE(countOf(*loaded.data.train, label), 8);
      QCOMPARE(countOf(*loaded.data.test, label), 2);
    }
    // The beginning of a subset holds every class.
    for (int label = 0; label < 3; ++label) {
      const auto end = loaded.data.train->labels.begin() + 12;
      QVERIFY(std::find(loaded.data.train->labels.begin(), end, uint8_t(label)) != end);
    }
    bool listed = false;
    for (const DatasetStatus& status : datasetStatuses({data.path()})) {
      if (status.info.name != "pets") continue;
      listed = true;
      QVERIFY(status.found && status.problem.empty());
      QCOMPARE(status.train, 24);
      QCOMPARE(status.info.classNames, (std::vector<std::string>{"cat", "dog", "owl"}));
    }
    QVERIFY(listed);
  }

  void everyPictureIsThereOnceWithItsLabel() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures, 9);
    registerDataset(importImageFolder(requestFor(pictures, data)).info);
    const LoadedDataset loaded = loadDataset("pets", {}, {data.path()});
    QList<int> seen;
    for (const auto& set : {loaded.data.train, loaded.data.test})
      for (int i = 0; i < set->count(); ++i) {
        const uint8_t* pixels = set->pixels.data() + size_t(i) * 3 * 32 * 32;
        // JPEG moves a value by one or two.
        QVERIFY(std::abs(pixels[0] - (80 * set->labels[size_t(i)] + 5)) <= 2);
        seen.append(set->labels[size_t(i)] * 100 + int(std::lround((pixels[1024] + 255 - pixels[2048]) / 2.0)));
      }
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen.size(), qsizetype(27));
    for (int i = 0; i < 27; ++i) QVERIFY(std::abs(seen[i] - (i / 9 * 100 + i % 9)) <= 1);
  }

  void theSamePicturesGiveTheSameFiles() {
    const DataFolder pictures;
    const DataFolder one;
    const DataFolder two;
    writePictures(pictures);
    importImageFolder(requestFor(pictures, one));
    importImageFolder(requestFor(pictures, two));
    for (const QString& file : kFiles) {
      const std::string name = "/pets/" + file.toStdString();
      QCOMPARE(contentOf(one.path() + name), contentOf(two.path() + name));
    }
  }

  void trainAndTestFoldersAreUsedAsTheyAre() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures, 7, "train/");
    writePictures(pictures, 2, "test/");
    ImageFolderImport request = requestFor(pictures, data);
    request.testShare = 0.5;
    QVERIFY(says(errorOf([&] { importImageFolder(request); }), "is divided into train and test already"));
    request.testShare.reset();
    const ImportedFolder imported = importImageFolder(request);
    QCOMPARE(imported.train, 21);
    QCOMPARE(imported.test, 6);
    registerDataset(imported.info);
    const auto test = loadTestSubset("pets", 0, {data.path()});
    for (int i = 0; i < test->count(); ++i) QVERIFY(test->pixels[size_t(i) * 3 * 32 * 32 + 1024] <= 3);
  }

  void grayImagesOfAnotherSizeHaveOneChannel() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    ImageFolderImport request = requestFor(pictures, data, "gray-pets");
    request.gray = true;
    request.width = 24;
    request.height = 16;
    request.testShare = 0.5;
    registerDataset(importImageFolder(request).info);
    const LoadedDataset loaded = loadDataset("gray-pets", {}, {data.path()});
    QVERIFY((loaded.data.train->shape == MapShape{1, 16, 24}));
    QCOMPARE(loaded.data.train->count(), 15);
    QCOMPARE(loaded.data.test->count(), 15);
    QVERIFY(QFile::exists(QString::fromStdString(data.path() + "/gray-pets/train-images-idx3-ubyte")));
  }

  void aWrongRequestIsWrongUsage_data() {
    QTest::addColumn<std::function<void(ImageFolderImport&)>>("change");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, std::function<void(ImageFolderImport&)> change, const char* reason) {
      QTest::newRow(name) << change << reason;
    };
    row(
        "a name of our own", [](auto& r) { r.name = "cifar-10"; }, "belongs to CIFAR-10");
    row(
        "capitals", [](auto& r) { r.name = "Pets"; }, "use 1 to 40 small letters");
    row(
        "a path", [](auto& r) { r.name = "../pets"; }, "use 1 to 40 small letters");
    row(
        "no name", [](auto& r) { r.name = ""; }, "use 1 to 40 small letters");
    row(
        "41 letters", [](auto& r) { r.name = std::string(41, 'a'); }, "use 1 to 40 small letters");
    row(
        "7 wide", [](auto& r) { r.width = 7; }, "7 pixels is out of range; use 8 to 256");
    row(
        "257 high", [](auto& r) { r.height = 257; }, "257 pixels is out of range");
    row(
        "nothing for testing", [](auto& r) { r.testShare = 0; }, "above 0 and below 1");
    row(
        "all for testing", [](auto& r) { r.testShare = 1; }, "above 0 and below 1");
    row(
        "a share that is no number", [](auto& r) { r.testShare = std::nan(""); }, "above 0 and below 1");
    row(
        "no folder", [](auto& r) { r.folder = "/nowhere"; }, "/nowhere is no folder");
  }
  void aWrongRequestIsWrongUsage() {
    QFETCH(std::function<void(ImageFolderImport&)>, change);
    QFETCH(QString, reason);
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    ImageFolderImport request = requestFor(pictures, data);
    change(request);
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::usage);
    QVERIFY(says(error, reason.toStdString()));
    QVERIFY(isEmpty(data));
  }

  void aNameIsTakenInEverySearchedFolder() {
    const DataFolder pictures;
    const DataFolder data;
    const DataFolder other;
    writePictures(pictures);
    other.write("pets/anything", "x");
    ImageFolderImport request = requestFor(pictures, data);
    request.searched = {data.path(), other.path()};
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::usage);
    QVERIFY(says(error, other.path() + "/pets exists already"));
    request.searched.clear();
    importImageFolder(request);
    const Error twice = errorOf([&] { importImageFolder(request); });
    QCOMPARE(twice.kind(), ErrorKind::usage);
    QVERIFY(says(twice, data.path() + "/pets exists already"));
  }

  void picturesThatMakeNoDataSetAreRefused_data() {
    QTest::addColumn<std::function<void(const DataFolder&)>>("make");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, std::function<void(const DataFolder&)> make, const char* reason) {
      QTest::newRow(name) << make << reason;
    };
    row(
        "empty", [](const DataFolder&) {}, "holds no class folders");
    row(
        "pictures without classes", [](const DataFolder& f) { f.write("a.png", plainPng(9, 9, Qt::red)); },
        "holds no class folders");
    row(
        "one class", [](const DataFolder& f) { f.write("cat/a.png", plainPng(9, 9, Qt::red)); }, "one class folder");
    row(
        "257 classes",
        [](const DataFolder& f) {
          for (int i = 0; i < 257; ++i) f.write(QString("class%1/a.png").arg(i), plainPng(9, 9, Qt::red));
        },
        "holds 257 class folders; use at most 256");
    row(
        "a class without a picture",
        [](const DataFolder& f) {
          writePictures(f);
          f.write("empty/notes.txt", "no picture");
        },
        "/empty holds no PNG or JPEG file");
    row(
        "a damaged picture",
        [](const DataFolder& f) {
          writePictures(f);
          f.write("owl/broken.jpg", encoded(plain(60, 60, Qt::blue), "JPG").left(300));
        },
        "/owl/broken.jpg is damaged");
    row(
        "a header bomb",
        [](const DataFolder& f) {
          writePictures(f);
          f.write("owl/bomb.png", pngOfSize(100000, 100000));
        },
        "/owl/bomb.png is 100000 × 100000 pixels large");
    row(
        "too few", [](const DataFolder& f) { writePictures(f, 3); }, "gives 6 training images");
    row(
        "one of each",
        [](const DataFolder& f) {
          for (int i = 0; i < 12; ++i) f.write(QString("class%1/a.png").arg(i), plainPng(9, 9, Qt::red));
        },
        "gives no test image");
    row(
        "a name that cannot be shown",
        [](const DataFolder& f) {
          writePictures(f);
          f.write("a\nb/a.png", plainPng(9, 9, Qt::red));
        },
        "a\\nb\", whose name cannot be shown");
    row(
        "a class for testing alone",
        [](const DataFolder& f) {
          writePictures(f, 6, "train/");
          writePictures(f, 2, "test/");
          f.write("test/fox/a.png", plainPng(9, 9, Qt::red));
        },
        "/train lacks the class folder fox");
    row(
        "a class for training alone",
        [](const DataFolder& f) {
          writePictures(f, 6, "train/");
          writePictures(f, 2, "test/");
          f.write("train/fox/a.png", plainPng(9, 9, Qt::red));
        },
        "/test lacks the class folder fox");
  }
  void picturesThatMakeNoDataSetAreRefused() {
    QFETCH(std::function<void(const DataFolder&)>, make);
    QFETCH(QString, reason);
    const DataFolder pictures;
    const DataFolder data;
    make(pictures);
    const Error error = errorOf([&] { importImageFolder(requestFor(pictures, data)); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, reason.toStdString()));
    QVERIFY(says(error, pictures.path()));
    QVERIFY(isEmpty(data));
  }

  void moreThanAGigabyteIsRefusedBeforeAnythingIsRead() {
    const DataFolder pictures;
    const DataFolder data;
    // 5,462 images of 256 × 256 × 3 are just too many. Empty files: a read would complain.
    for (int i = 0; i < 5462; ++i) pictures.write(QString("%1/%2.png").arg(i % 2 ? "cat" : "dog").arg(i), {});
    ImageFolderImport request = requestFor(pictures, data);
    request.width = request.height = 256;
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, "use at most 1024 MiB"));
    QVERIFY(isEmpty(data));
  }

  void aStoppedImportLeavesNothing() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    ImageFolderImport request = requestFor(pictures, data);
    QList<int> seen;
    request.proceed = [&](int done, int total) {
      seen << done << total;
      return done < 3;
    };
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::interrupted);
    QCOMPARE(seen, (QList<int>{1, 30, 2, 30, 3, 30}));
    QVERIFY(isEmpty(data));
  }

  void aPlaceThatCannotBeWrittenIsAFailure() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    ImageFolderImport request = requestFor(pictures, data);
    request.target = data.write("a file", "x") + "/below";
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::failure);
    QVERIFY(says(error, "could not be written"));
  }

  void aDamagedDescriptionIsAProblemInTheList() {
    const DataFolder data;
    data.write("torn/dataset.json", R"({"lacuna_dataset": 1, "title": "torn", "channels": 2)");
    data.write("huge/dataset.json", R"({"lacuna_dataset": 1, "title": "huge", "channels": 3, "height": 32,
                                        "width": 99999, "classes": ["a", "b"]})");
    data.write("mnist/dataset.json", "{}");
    registerImportedDatasets({data.path()});
    QStringList problems;
    for (const DatasetStatus& status : datasetStatuses({data.path()}))
      if (status.found && status.info.files == DatasetFiles::imported)
        problems << QString::fromStdString(status.info.name + ": " + status.problem);
    QCOMPARE(problems.size(), qsizetype(2));
    QVERIFY2(problems[0].startsWith("huge") && problems[0].contains("width: 99999 is out of range"),
             qPrintable(problems[0]));
    QVERIFY2(problems[1].startsWith("torn") && problems[1].contains("torn/dataset.json is damaged"),
             qPrintable(problems[1]));
    QCOMPARE(findDataset("huge"), nullptr);
  }

  void picturesThisMachineHasNotAreMissingDataNotAnUnknownName() {
    const DataFolder data;
    const ExperimentConfig config = parseConfigOrThrow(
        R"({"dataset": "elsewhere", "dataset_shape": {"channels": 3, "height": 32, "width": 32, "classes": ["a", "b"]},
            "code": {"k": 2, "r": 1}})");
    const Error error = errorOf([&] { loadDataset(config, {data.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, "elsewhere was not found"));
    QVERIFY(says(error, "lacuna datasets --import FOLDER --as elsewhere"));
  }

  void otherPicturesOfTheSameNameAreRefused() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    importImageFolder(requestFor(pictures, data, "two-meanings"));
    const ExperimentConfig config = parseConfigOrThrow(
        R"({"dataset": "two-meanings", "dataset_shape": {"channels": 3, "height": 32, "width": 32,
            "classes": ["cat", "dog", "fox"]}, "code": {"k": 2, "r": 1}})");
    const Error error = errorOf([&] { loadTestSubset(config, {data.path()}); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, "holds other pictures than the configuration's"));
  }
};

QTEST_GUILESS_MAIN(TestImageFolder)
#include "tst_image_folder.moc"
