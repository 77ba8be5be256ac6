// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QTest>
#include <random>

#include "test_program.h"
#include "util/sha256.h"

using namespace lacuna;

class TestSha256 : public QObject {
  Q_OBJECT
 private slots:
  void publishedVectors_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("hash");
    QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million times a") << QByteArray(1000000, 'a')
                                       << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  }
  void publishedVectors() {
    QFETCH(QByteArray, message);
    QFETCH(QString, hash);
    QCOMPARE(QString::fromStdString(sha256Hex(message.toStdString())), hash);
  }

  void agreesWithAnotherImplementation() {
    std::mt19937 random(5);
    for (int size = 0; size < 300; ++size) {
      std::vector<uint8_t> bytes(static_cast<size_t>(size));
      for (uint8_t& b : bytes) b = static_cast<uint8_t>(random());
      const QByteArray view(reinterpret_cast<const char*>(bytes.data()), size);
      const std::string expected = QCryptographicHash::hash(view, QCryptographicHash::Sha256).toHex().toStdString();
      QCOMPARE(sha256Hex(bytes), expected);
    }
  }
};

LACUNA_TEST(TestSha256)
#include "tst_sha256.moc"
