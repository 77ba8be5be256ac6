// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "picture_folders.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

/// Imports that are refused: why, in which words, and that nothing of them is left.
class TestImportRefusals : public QObject {
  Q_OBJECT
 private slots:
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
        "no folder", [](auto& r) { r.folder = "/nowhere"; }, "/nowhere is not a folder");
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

  void everyDamagedPictureIsNamedAtOnce() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    const QByteArray jpeg = encoded(plain(60, 60, Qt::blue), "JPG");
    for (int i = 0; i < 4; ++i) pictures.write(QString("owl/broken%1.jpg").arg(i), jpeg.left(300));
    pictures.write("cat/empty.png", "");
    QVERIFY(QFile::link("nowhere", QString::fromStdString(pictures.path() + "/dog/link.png")));
    const Error error = errorOf([&] { importImageFolder(requestFor(pictures, data)); });
    QCOMPARE(error.kind(), ErrorKind::data);
    const QStringList lines = QString(error.what()).split('\n');
    QCOMPARE(lines.size(), qsizetype(7));
    const QString folder = QString::fromStdString(pictures.path());
    QCOMPARE(lines[0], folder + "/cat/empty.png is empty");
    QCOMPARE(lines[1], folder + "/dog/link.png is a link to nowhere, which does not exist");
    for (int i = 0; i < 4; ++i)
      QVERIFY2(lines[2 + i].startsWith(folder + QString("/owl/broken%1.jpg is damaged (").arg(i)),
               qPrintable(lines[2 + i]));
    QCOMPARE(lines[6], QString("6 of 36 pictures cannot be used; replace them, or leave them out with --skip-damaged"));
    QVERIFY(isEmpty(data));
  }

  void aClassOfDamagedPicturesAloneIsRefusedEvenWhereTheyMayBeLeftOut() {
    const DataFolder pictures;
    const DataFolder data;
    writePictures(pictures);
    for (int i = 0; i < 5; ++i) pictures.write(QString("ant/%1.png").arg(i), "no picture");
    ImageFolderImport request = requestFor(pictures, data);
    request.skipDamaged = true;
    const Error error = errorOf([&] { importImageFolder(request); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, "gives no training image of the class ant"));
    QVERIFY(isEmpty(data));
  }

  void aLayoutThatIsNotUnderstoodIsToldWhichAre_data() {
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<QString>("reason");
    QTest::newRow("train alone") << QStringList{"train/cat", "train/dog"} << "holds one class folder alone, train";
    QTest::newRow("a folder around it") << QStringList{"pets/cat", "pets/dog"} << "holds one class folder alone, pets";
    QTest::newRow("train and something else")
        << QStringList{"train/cat", "train/dog", "other/cat"} << "/other holds folders and no PNG or JPEG file";
    QTest::newRow("classes of classes") << QStringList{"cat/big", "cat/small", "dog/big"}
                                        << "/cat holds folders and no PNG or JPEG file";
  }
  void aLayoutThatIsNotUnderstoodIsToldWhichAre() {
    QFETCH(QStringList, folders);
    QFETCH(QString, reason);
    const DataFolder pictures;
    const DataFolder data;
    for (const QString& folder : folders) pictures.write(folder + "/a.png", plainPng(9, 9, Qt::red));
    const Error error = errorOf([&] { importImageFolder(requestFor(pictures, data)); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, reason.toStdString()));
    QVERIFY(says(error, "subfolders train and test (or val) with a subfolder per class in each"));
  }

  void twoFoldersForTheSameAreRefused() {
    const DataFolder pictures;
    const DataFolder data;
    for (const char* folder : {"train/cat", "Training/cat", "test/cat"})
      pictures.write(QString(folder) + "/a.png", plainPng(9, 9, Qt::red));
    QVERIFY(says(errorOf([&] { importImageFolder(requestFor(pictures, data)); }),
                 "holds both Training and train, which mean the same"));
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
};

LACUNA_TEST(TestImportRefusals)
#include "tst_import_refusals.moc"
