// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>

#include "test_program.h"
#include "util/shown_text.h"

using namespace lacuna;

class TestShownText : public QObject {
  Q_OBJECT
 private slots:
  void foreignTextFitsIntoAMessage_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("plain") << QByteArray("code.k") << QByteArray("code.k");
    QTest::newRow("other scripts") << QByteArray("名前 é €😀") << QByteArray("名前 é €😀");
    QTest::newRow("line breaks") << QByteArray("a\nb\r\tc") << QByteArray("a\\nb\\r\\tc");
    QTest::newRow("control characters") << QByteArray("\x1b[31m\x7f", 6) << QByteArray("\\x1b[31m\\x7f");
    QTest::newRow("control characters beyond ASCII")
        << QByteArray("\xc2\x9b\x31m\xc2\xa0") << QByteArray("\\x9b1m\xc2\xa0");
    QTest::newRow("no UTF-8") << QByteArray("a\xff\xc3") << QByteArray("a\\xff\\xc3");
    QTest::newRow("just fits") << QByteArray(20, 'x') << QByteArray(20, 'x');
    QTest::newRow("too long") << QByteArray(21, 'x') << QByteArray(17, 'x') + "...";
    QTest::newRow("cut between characters") << QByteArray("é").repeated(11) << QByteArray("é").repeated(8) + "...";
  }
  void foreignTextFitsIntoAMessage() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(shownText(text.toStdString(), 20)), shown);
    if (text.size() <= 20) QCOMPARE(QByteArray::fromStdString(shownText(text.toStdString(), 1000)), shown);
  }

  void linesStayLines() {
    QCOMPARE(shownLines("a\x1b[2J\nb\r\n\nc\n"), std::string("a\\x1b[2J\nb\\r\n\nc\n"));
    QCOMPARE(shownLines(""), std::string());
    QCOMPARE(shownLines(std::string(5000, 'x')), std::string(5000, 'x'));
  }

  void validityAgreesWithQts() {
    std::mt19937 random(17);
    const QByteArray interesting("\x00\x41\x7f\x80\xbf\xc0\xc1\xc2\xdf\xe0\xed\xef\xf0\xf4\xf5\xff\x9f\xa0\x90\x8f",
                                 20);
    int valid = 0;
    for (int i = 0; i < 100000; ++i) {
      std::string text;
      for (size_t n = random() % 5; n > 0; --n) text += interesting[static_cast<int>(random() % 20)];
      const QByteArray bytes = QByteArray::fromStdString(text);
      const bool expected = QString::fromUtf8(bytes).toUtf8() == bytes;
      QVERIFY2(isValidUtf8(text) == expected, bytes.toHex().constData());
      valid += expected ? 1 : 0;
      const std::string shown = shownText(text, 12);
      QVERIFY(isValidUtf8(shown) && shown.size() <= 12);
    }
    QVERIFY(valid > 1000 && valid < 99000);
  }
};

LACUNA_TEST(TestShownText)
#include "tst_shown_text.moc"
