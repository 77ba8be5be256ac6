// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include "data/dataset_loader.h"
#include "data/pictures/imported_datasets.h"
#include "experiment/config/config_json.h"
#include "picture_folders.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

namespace {

QByteArray contentOf(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read: ") + path.c_str();
}

const QStringList kFiles = {"dataset.json", "t10k-images-idx4-ubyte", "t10k-labels-idx1-ubyte",
                            "train-images-idx4-ubyte", "train-labels-idx1-ubyte"};

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

  void usualLayoutsAreUnderstood_data() {
    QTest::addColumn<QString>("train");
    QTest::addColumn<QString>("test");
    QTest::addColumn<QString>("unused");
    const char* const layouts[][3] = {
        {"train", "test", ""},          {"train", "val", ""},        {"train", "valid", ""},
        {"train", "validation", ""},    {"training", "testing", ""}, {"TRAIN", "TEST", ""},
        {"Training", "Validation", ""}, {"train", "test", "val"},    {"train", "Test", "Validation"}};
    for (const auto& [train, test, unused] : layouts)
      QTest::addRow("%s, %s %s", train, test, unused) << train << test << unused;
  }
  void usualLayoutsAreUnderstood() {
    QFETCH(QString, train);
    QFETCH(QString, test);
    QFETCH(QString, unused);
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures, 5, train + "/");
    writePictures(pictures, 2, test + "/");
    if (!unused.isEmpty()) writePictures(pictures, 3, unused + "/");
    const ImportedFolder imported = importImageFolder(requestFor(pictures, data));
    QCOMPARE(imported.train, 15);
    QCOMPARE(imported.test, 6);
    QCOMPARE(imported.info.classNames, (std::vector<std::string>{"cat", "dog", "owl"}));
    QCOMPARE(QString::fromStdString(imported.unused), unused);
  }

  void damagedPicturesAreLeftOutWhenAsked() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    const QByteArray jpeg = encoded(plain(60, 60, colorOf(1, 99)), "JPG", 100);
    for (int i = 0; i < 5; ++i) pictures.write(QString("dog/x%1.jpg").arg(i), jpeg.left(300));
    pictures.write("dog/tail.jpg", jpeg.chopped(2));
    ImageFolderImport request = requestFor(pictures, data, "left-out");
    request.skipDamaged = true;
    int asked = 0;
    request.proceed = [&](int, int) { return ++asked > 0; };
    const ImportedFolder imported = importImageFolder(request);
    QCOMPARE(asked, 36);
    QCOMPARE(imported.train + imported.test, 31);
    QCOMPARE(imported.damaged.size(), size_t(5));
    for (size_t i = 0; i < 5; ++i) {
      QCOMPARE(imported.damaged[i].path, pictures.path() + "/dog/x" + std::to_string(i) + ".jpg");
      QVERIFY(imported.damaged[i].reason.find("is damaged (") == 0);
    }
    QCOMPARE(imported.remarks.size(), size_t(1));
    QCOMPARE(imported.remarks[0].path, pictures.path() + "/dog/tail.jpg");
    // The files' headers say what is really there.
    registerDataset(imported.info);
    const LoadedDataset loaded = loadDataset("left-out", {}, {data.path()});
    QCOMPARE(loaded.data.train->count(), imported.train);
    QCOMPARE(loaded.data.test->count(), imported.test);
    QCOMPARE(countOf(*loaded.data.train, 1) + countOf(*loaded.data.test, 1), 11);
  }

  void aMissingEndIsNoReasonToRefuseAPicture() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    pictures.write("dog/tail.jpg", encoded(plain(60, 60, colorOf(1, 99)), "JPG", 100).chopped(2));
    const ImportedFolder imported = importImageFolder(requestFor(pictures, data));
    QCOMPARE(imported.train + imported.test, 31);
    QCOMPARE(imported.remarks.size(), size_t(1));
    QCOMPARE(imported.remarks[0].reason, std::string("ends too early, but all of its pixels are there"));
    QVERIFY(imported.damaged.empty());
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

  void whatAKilledImportLeftGoesWithTheNext() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    const pid_t gone = fork();
    if (gone == 0) _exit(0);
    QCOMPARE(waitpid(gone, nullptr, 0), gone);
    data.write(QString(".pets.part-%1/train-images-idx4-ubyte").arg(gone), "half of it");
    data.write(".pets.part-1/train-images-idx4-ubyte", "an import that goes on");
    data.write(QString(".cats.part-%1/train-images-idx4-ubyte").arg(gone), "another name's");
    importImageFolder(requestFor(pictures, data));
    QCOMPARE(allIn(data.path()), (QStringList{QString(".cats.part-%1").arg(gone), ".pets.part-1", "pets"}));
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

LACUNA_TEST(TestImageFolder)
#include "tst_image_folder.moc"
