// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
// jpeglib.h needs what stands above.
#include <jpeglib.h>

#include "data/pictures/image_file.h"
#include "data/pictures/image_orientation.h"
#include "data/pictures/image_scale.h"
#include "picture_files.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

namespace {

/// A JPEG of four inks, all pixels alike. Adobe's marker, which libjpeg writes, makes them inverted.
QByteArray inkJpeg(int side, const std::array<uint8_t, 4>& inks) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &memory, &size);
  info.image_width = info.image_height = JDIMENSION(side);
  info.input_components = 4;
  info.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 100, TRUE);
  jpeg_start_compress(&info, TRUE);
  std::vector<uint8_t> row;
  for (int x = 0; x < side; ++x) row.insert(row.end(), inks.begin(), inks.end());
  JSAMPROW pointer = row.data();
  while (info.next_scanline < info.image_height) jpeg_write_scanlines(&info, &pointer, 1);
  jpeg_finish_compress(&info);
  const QByteArray bytes(reinterpret_cast<const char*>(memory), qsizetype(size));
  jpeg_destroy_compress(&info);
  std::free(memory);
  return bytes;
}

bool near(int a, int b, int most) {
  if (std::abs(a - b) <= most) return true;
  qWarning("%d is not near %d", a, b);
  return false;
}

Picture pictureOf(int width, int height, const std::vector<uint8_t>& red) {
  Picture picture;
  picture.width = width;
  picture.height = height;
  for (const uint8_t value : red) picture.rgb.insert(picture.rgb.end(), {value, 0, uint8_t(255 - value)});
  return picture;
}

} // namespace

class TestImageFile : public QObject {
  Q_OBJECT
 private slots:
  void everyKindOfPictureBecomesColours_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QColor>("color");
    QTest::addColumn<int>("tolerance");
    const QColor teal(20, 120, 140);
    const QColor gray(77, 77, 77);
    QImage palette(9, 5, QImage::Format_Indexed8);
    palette.setColorTable({qRgb(1, 2, 3), teal.rgb()});
    palette.fill(1);
    QTest::newRow("png") << encoded(plain(9, 5, teal), "PNG") << teal << 0;
    QTest::newRow("png, gray") << encoded(plain(9, 5, gray, QImage::Format_Grayscale8), "PNG") << gray << 0;
    QTest::newRow("png, 16 bits") << encoded(plain(9, 5, teal, QImage::Format_RGBX64), "PNG") << teal << 1;
    QTest::newRow("png, palette") << encoded(palette, "PNG") << teal << 0;
    QTest::newRow("png, transparent") << encoded(plain(9, 5, QColor(20, 120, 140, 0), QImage::Format_ARGB32), "PNG")
                                      << QColor(255, 255, 255) << 0;
    // As browsers compose them, not in linear light.
    QTest::newRow("png, half-transparent black")
        << encoded(plain(9, 5, QColor(0, 0, 0, 128), QImage::Format_ARGB32), "PNG") << QColor(127, 127, 127) << 0;
    QTest::newRow("png, a third of a colour")
        << encoded(plain(9, 5, QColor(20, 120, 140, 85), QImage::Format_ARGB32), "PNG") << QColor(177, 210, 217) << 1;
    QTest::newRow("png, opaque alpha") << encoded(plain(9, 5, teal, QImage::Format_ARGB32), "PNG") << teal << 0;
    QTest::newRow("jpeg") << encoded(plain(9, 5, teal), "JPG") << teal << 3;
    QTest::newRow("jpeg, gray") << encoded(plain(9, 5, gray, QImage::Format_Grayscale8), "JPG") << gray << 1;
  }
  void everyKindOfPictureBecomesColours() {
    QFETCH(QByteArray, bytes);
    QFETCH(QColor, color);
    QFETCH(int, tolerance);
    const DataFolder folder;
    // The ending does not decide.
    const Picture picture = readPicture(folder.write("picture.png", bytes));
    QCOMPARE(picture.width, 9);
    QCOMPARE(picture.height, 5);
    QCOMPARE(picture.rgb.size(), size_t(9 * 5 * 3));
    for (size_t i = 0; i < picture.rgb.size(); i += 3) {
      QVERIFY(near(picture.rgb[i], color.red(), tolerance));
      QVERIFY(near(picture.rgb[i + 1], color.green(), tolerance));
      QVERIFY(near(picture.rgb[i + 2], color.blue(), tolerance));
    }
  }

  void fourInksBecomeColours() {
    const DataFolder folder;
    const Picture picture = readPicture(folder.write("inks.jpg", inkJpeg(8, {255, 128, 51, 255})));
    QVERIFY(near(picture.rgb[0], 255, 2));
    QVERIFY(near(picture.rgb[1], 128, 2));
    QVERIFY(near(picture.rgb[2], 51, 2));
  }

  void aPhotographStandsAsItWasSeen_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QString>("seen"); // the corners' colours, row by row
    // In the file: red and green above, blue and white below.
    const char* const seen[] = {"rg bw", "gr wb", "wb gr", "bw rg", "rb gw", "br wg", "wg br", "gw rb"};
    for (int i = 1; i <= 8; ++i) QTest::addRow("%d", i) << i << seen[i - 1];
    QTest::newRow("9 means nothing") << 9 << "rg bw";
  }
  void aPhotographStandsAsItWasSeen() {
    QFETCH(int, orientation);
    QFETCH(QString, seen);
    QImage corners(48, 32, QImage::Format_RGB32);
    for (int y = 0; y < 32; ++y)
      for (int x = 0; x < 48; ++x)
        corners.setPixelColor(x, y, y < 16 ? (x < 24 ? Qt::red : Qt::green) : (x < 24 ? Qt::blue : Qt::white));
    const QByteArray jpeg = encoded(corners, "JPG", 100);
    const QByteArray png = encoded(corners, "PNG");
    for (const bool big : {true, false}) {
      QByteArray block("Exif\0\0", 6);
      block += big ? QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19)
                   : QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
      block += QByteArray(1, char(orientation)) + QByteArray(8, '\0');
      const QByteArray marker = "\xff\xe1" + bigEndian(quint32(block.size() + 2)).right(2) + block;
      const DataFolder folder;
      const auto look = [&](const QByteArray& bytes) {
        const Picture picture = readPicture(folder.write("photo", bytes));
        QString found =
            picture.width == (orientation >= 5 && orientation <= 8 ? 32 : 48) ? "" : "turned the wrong way ";
        for (const int y : {4, picture.height - 5}) {
          for (const int x : {4, picture.width - 5}) {
            const uint8_t* p = picture.rgb.data() + (y * picture.width + x) * 3;
            found += p[0] > 127 ? (p[1] > 127 ? 'w' : 'r') : (p[1] > 127 ? 'g' : 'b');
          }
          if (found.size() == 2) found += ' ';
        }
        return found;
      };
      QCOMPARE(look(jpeg.left(2) + marker + jpeg.mid(2)), seen);
      QCOMPARE(look(withChunk(png, pngChunk("eXIf" + block.mid(6)))), seen);
      // Some programs write the JPEG's six bytes before it; some write it behind the pixels.
      QCOMPARE(look(withChunk(png, pngChunk("eXIf" + block))), seen);
      QCOMPARE(look(png.chopped(12) + pngChunk("eXIf" + block.mid(6)) + png.right(12)), seen);
      QByteArray damaged = pngChunk("eXIf" + block.mid(6));
      damaged.back() = char(~damaged.back());
      QCOMPARE(look(withChunk(png, damaged)).remove(' ').right(4), QString("rgbw"));
      // A block that ends anywhere is no reason to fail.
      for (int size = 0; size < block.size(); ++size) {
        const auto* begin = reinterpret_cast<const uint8_t*>(block.data());
        QVERIFY(exifOrientation(begin, size_t(size)) <= 8);
        QVERIFY(tiffOrientation(begin + 6, size_t(std::max(0, size - 6))) <= 8);
      }
    }
  }

  void aMissingEndIsRemarkedAndMissingPixelsAreDamage() {
    QImage noise(40, 40, QImage::Format_RGB32);
    for (int y = 0; y < 40; ++y)
      for (int x = 0; x < 40; ++x) noise.setPixel(x, y, qRgb(x * 61 % 256, y * 97 % 256, x * y * 31 % 256));
    const DataFolder folder;
    std::string remark;
    // A JPEG ends with a marker of two bytes, a PNG with a chunk of twelve.
    const std::pair<const char*, int> kinds[] = {{"JPG", 2}, {"PNG", 12}};
    for (const auto& [format, end] : kinds) {
      const QByteArray whole = encoded(noise, format);
      const Picture picture = decodePicture(folder.write("whole", whole), remark);
      QCOMPARE(remark, std::string());
      for (int lost = 1; lost <= end; ++lost) {
        const Picture cut = decodePicture(folder.write("cut", whole.chopped(lost)), remark);
        QVERIFY2(cut.rgb == picture.rgb, format);
        QCOMPARE(remark, std::string("ends too early, but all of its pixels are there"));
      }
      QVERIFY_THROWS_EXCEPTION(PictureProblem, decodePicture(folder.write("cut", whole.chopped(end + 60)), remark));
    }
  }

  void whatIsNoFileIsNamed() {
    const DataFolder folder;
    folder.write("folder/inside", "x");
    QVERIFY(QFile::link("nowhere.png", QString::fromStdString(folder.path() + "/link.png")));
    QVERIFY(says(errorOf([&] { readPicture(folder.path() + "/link.png"); }),
                 "/link.png is a link to nowhere.png, which does not exist; use another picture"));
    QVERIFY(says(errorOf([&] { readPicture(folder.path() + "/folder"); }), "/folder is a folder; use another picture"));
  }

  void aDamagedPictureIsRefusedWithItsNameAndTheReason_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QImage noise(40, 40, QImage::Format_RGB32);
    for (int y = 0; y < 40; ++y)
      for (int x = 0; x < 40; ++x) noise.setPixel(x, y, qRgb(x * 61 % 256, y * 97 % 256, x * y * 31 % 256));
    const QByteArray png = encoded(noise, "PNG");
    const QByteArray jpeg = encoded(noise, "JPG");
    QByteArray flipped = png;
    flipped[flipped.size() / 2] = char(~flipped[flipped.size() / 2]);
    QByteArray noSize = jpeg;
    const qsizetype frame = noSize.indexOf("\xff\xc0");
    noSize[frame + 5] = noSize[frame + 7] = 0x7f;
    QTest::newRow("empty") << QByteArray() << "is empty";
    QTest::newRow("text") << QByteArray("<!DOCTYPE html>") << "neither a PNG nor a JPEG";
    QTest::newRow("gif") << QByteArray("GIF89a\x01\0\x01\0", 10) << "neither a PNG nor a JPEG";
    QTest::newRow("png, half") << png.left(png.size() / 2) << "is damaged";
    QTest::newRow("png, signature alone") << png.left(8) << "is damaged";
    QTest::newRow("png, one byte changed") << flipped << "is damaged";
    QTest::newRow("jpeg, half") << jpeg.left(jpeg.size() / 2) << "is damaged";
    QTest::newRow("jpeg, first bytes") << jpeg.left(4) << "is damaged";
    QTest::newRow("jpeg, header alone") << jpeg.left(frame + 19) << "is damaged";
    QTest::newRow("jpeg, 32552 pixels wide") << noSize << "32552 × 32552 pixels large";
    QTest::newRow("png, 16385 pixels wide") << pngOfSize(16385, 10) << "more than 64 megapixels or 16384 pixels a side";
    QTest::newRow("png, 65 megapixels") << pngOfSize(8000, 8125) << "8000 × 8125 pixels large";
    QTest::newRow("png, 16385 pixels high") << pngOfSize(10, 16385) << "10 × 16385";
    QTest::newRow("png, a million pixels wide") << pngOfSize(1000000, 1000000) << "1000000 × 1000000";
    QTest::newRow("png, the most a header can say") << pngOfSize(0x7fffffff, 0x7fffffff) << "is damaged";
  }
  void aDamagedPictureIsRefusedWithItsNameAndTheReason() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const DataFolder folder;
    const std::string path = folder.write("picture", bytes);
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    const Error error = errorOf([&] { readPicture(path); });
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, path));
    QVERIFY(says(error, reason.toStdString()));
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 100 * 1024, "a header made the program take memory");
  }

  void shrinkingTakesTheMeanOfTheArea() {
    const Picture picture = pictureOf(4, 2, {0, 100, 10, 20, 100, 200, 30, 40});
    const std::vector<uint8_t> image = scaled(picture, {3, 1, 2});
    QCOMPARE(image, (std::vector<uint8_t>{100, 25, 0, 0, 155, 230}));
    // 3 columns to 2: each new one covers one and a half.
    QCOMPARE(scaled(pictureOf(3, 2, {30, 60, 90, 30, 60, 90}), {3, 2, 2}).size(), size_t(12));
    QCOMPARE(scaled(pictureOf(3, 3, {30, 60, 90, 30, 60, 90, 30, 60, 90}), {3, 2, 2})[0], uint8_t(40));
  }

  void growingIsBilinear() {
    const std::vector<uint8_t> image = scaled(pictureOf(2, 2, {0, 100, 0, 100}), {3, 4, 4});
    const std::vector<uint8_t> row(image.begin(), image.begin() + 4);
    QCOMPARE(row, (std::vector<uint8_t>{0, 25, 75, 100}));
    QCOMPARE(scaled(pictureOf(1, 1, {9}), {3, 2, 2}),
             (std::vector<uint8_t>{9, 9, 9, 9, 0, 0, 0, 0, 246, 246, 246, 246}));
  }

  void theMiddleIsCutSoThatNothingIsStretched() {
    const std::vector<uint8_t> wide = scaled(pictureOf(4, 2, {1, 2, 3, 4, 5, 6, 7, 8}), {3, 2, 2});
    QCOMPARE(std::vector<uint8_t>(wide.begin(), wide.begin() + 4), (std::vector<uint8_t>{2, 3, 6, 7}));
    const std::vector<uint8_t> high = scaled(pictureOf(2, 4, {1, 2, 3, 4, 5, 6, 7, 8}), {3, 2, 2});
    QCOMPARE(std::vector<uint8_t>(high.begin(), high.begin() + 4), (std::vector<uint8_t>{3, 4, 5, 6}));
  }

  void grayIsTheLuma() {
    Picture picture;
    picture.width = picture.height = 1;
    picture.rgb = {200, 100, 50};
    QCOMPARE(scaled(picture, {1, 1, 1}), std::vector<uint8_t>{124}); // 59.8 + 58.7 + 5.7
    picture.rgb = {77, 77, 77};
    QCOMPARE(scaled(picture, {1, 1, 1}), std::vector<uint8_t>{77});
  }
};

LACUNA_TEST(TestImageFile)
#include "tst_image_file.moc"
