// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "coding/weights/safetensors.h"
#include "pipeline_support.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

TensorFile sample() {
  TensorFile file;
  file.tensors = {{"encoder.fc1.weight", randomTensor({5, 7}, 1)},
                  {"half", randomTensor({3, 2}, 2).to(torch::kHalf)},
                  {"brain", randomTensor({3, 2}, 4).to(torch::kBFloat16)},
                  {"double", randomTensor({2, 2}, 5).to(torch::kDouble)},
                  {"int", torch::arange(3, torch::kInt)},
                  {"truth", torch::ones({2}, torch::kBool)},
                  {"steps", torch::arange(4, torch::kLong)},
                  {"bytes", torch::arange(9).to(torch::kByte)},
                  {"scalar", torch::full({}, 2.5)},
                  {"none", torch::empty({0, 3})}};
  file.metadata = {{"config", "{\"name\": \"Grüße\"}"}, {"step", "17"}};
  return file;
}

Bytes fileWith(const std::string& header, size_t values) {
  Bytes bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(uint8_t(uint64_t(header.size()) >> (8 * i)));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.resize(bytes.size() + values, 1);
  return bytes;
}

/// An Error of kind data, or tensors whose every value can be read. Anything else ends the test.
bool refusedOrSound(const Bytes& bytes) {
  try {
    for (const auto& entry : readSafetensors(bytes).tensors) entry.second.sum();
    return true;
  } catch (const Error& e) {
    return e.kind() == ErrorKind::data;
  } catch (const std::exception& e) {
    qWarning("%s", e.what());
    return false;
  }
}

} // namespace

class TestSafetensors : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsWrittenReadsBackTheSame() {
    const TensorFile before = sample();
    const TensorFile after = readSafetensors(writeSafetensors(before));
    QCOMPARE(after.metadata, before.metadata);
    QCOMPARE(after.tensors.size(), before.tensors.size());
    for (size_t i = 0; i < before.tensors.size(); ++i) {
      QCOMPARE(after.tensors[i].first, before.tensors[i].first);
      QVERIFY(after.tensors[i].second.scalar_type() == before.tensors[i].second.scalar_type());
      QVERIFY(torch::equal(after.tensors[i].second, before.tensors[i].second));
    }
    QCOMPARE(writeSafetensors(after), writeSafetensors(before));
  }

  void theFileIsAsTheFormatHasIt() {
    const Bytes bytes = writeSafetensors(sample());
    uint64_t length = 0;
    for (size_t i = 8; i-- > 0;) length = length << 8 | bytes[i];
    QCOMPARE(length % 8, uint64_t(0)); // values are aligned
    QCOMPARE(bytes[8], uint8_t('{'));
    QCOMPARE(size_t(8 + length + 5 * 7 * 4 + 6 * 2 + 6 * 2 + 4 * 8 + 3 * 4 + 2 + 4 * 8 + 9 + 4), bytes.size());
    QVERIFY(torch::equal(torch::from_blob(const_cast<uint8_t*>(bytes.data()) + 8 + length, {5, 7}).clone(),
                         sample().tensors[0].second));
  }

  void sharedAndStridedTensorsAreWrittenAsTheyLook() {
    const torch::Tensor square = randomTensor({4, 6}, 3);
    TensorFile file;
    file.tensors = {{"turned", square.t()}, {"row", square.select(0, 1)}, {"grown", torch::ones({1}).expand({5})}};
    const TensorFile after = readSafetensors(writeSafetensors(file));
    for (size_t i = 0; i < 3; ++i) QVERIFY(torch::equal(after.tensors[i].second, file.tensors[i].second));
  }

  void aDamagedFileIsRefused_data() {
    QTest::addColumn<Bytes>("bytes");
    const Bytes whole = writeSafetensors(sample());
    const auto cut = [&](size_t size) { return Bytes(whole.begin(), whole.begin() + std::ptrdiff_t(size)); };
    QTest::newRow("empty") << Bytes();
    QTest::newRow("seven bytes") << cut(7);
    QTest::newRow("length alone") << cut(8);
    QTest::newRow("half the header") << cut(60);
    QTest::newRow("last value missing") << cut(whole.size() - 1);
    QTest::newRow("header longer than the file") << Bytes{100, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
    QTest::newRow("header length beyond all sizes") << Bytes(16, 0xff);
    const auto entry = [](const std::string& fields) { return fileWith("{\"t\":{" + fields + "}}", 16); };
    QTest::newRow("header is no JSON") << fileWith("{\"t\":", 16);
    QTest::newRow("header is a list") << fileWith("[1, 2]", 16);
    QTest::newRow("header is a number") << fileWith("17", 16);
    for (const char* side : {"1.9e199", "2.0", "-2", "\"2\"", "18446744073709551616", "null", "[2]"}) {
      const std::string number(side);
      QTest::addRow("a side of %s", side)
          << fileWith(R"({"t": {"dtype": "F32", "shape": [)" + number + R"(, 2], "data_offsets": [0, 16]}})", 16);
      QTest::addRow("a place of %s", side)
          << fileWith(R"({"t": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, )" + number + "]}}", 16);
    }
    QTest::newRow("entry is a number") << fileWith("{\"t\": 3}", 16);
    QTest::newRow("no type") << entry(R"("shape":[4],"data_offsets":[0,16])");
    QTest::newRow("unknown type") << entry(R"("dtype":"Q7","shape":[4],"data_offsets":[0,16])");
    QTest::newRow("type is a number") << entry(R"("dtype":7,"shape":[4],"data_offsets":[0,16])");
    QTest::newRow("shape and place disagree") << entry(R"("dtype":"F32","shape":[3],"data_offsets":[0,16])");
    QTest::newRow("past the end") << entry(R"("dtype":"F32","shape":[4],"data_offsets":[4,20])");
    QTest::newRow("backwards") << entry(R"("dtype":"F32","shape":[4],"data_offsets":[16,0])");
    QTest::newRow("one offset") << entry(R"("dtype":"F32","shape":[4],"data_offsets":[16])");
    QTest::newRow("negative offset") << entry(R"("dtype":"F32","shape":[4],"data_offsets":[-16,0])");
    QTest::newRow("negative size") << entry(R"("dtype":"F32","shape":[-4],"data_offsets":[0,16])");
    QTest::newRow("size wraps") << entry(R"("dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0])");
    QTest::newRow("size wraps behind a zero")
        << entry(R"("dtype":"F32","shape":[0,4611686018427387904,4611686018427387904],"data_offsets":[0,0])");
    QTest::newRow("huge") << entry(R"("dtype":"F32","shape":[1000000000000],"data_offsets":[0,4000000000000])");
    QTest::newRow("metadata is a list") << fileWith("{\"__metadata__\": [1]}", 0);
    QTest::newRow("metadata holds numbers") << fileWith("{\"__metadata__\": {\"a\": 1}}", 0);
    QTest::newRow("nested too deep") << fileWith("{\"t\":" + std::string(200000, '['), 0);
    QTest::newRow("values overlap") << fileWith(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
                                                R"("b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})",
                                                16);
    QTest::newRow("a gap") << fileWith(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                       R"("b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}})",
                                       16);
    QTest::newRow("values that belong to nothing")
        << fileWith(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})", 20);
  }
  void aDamagedFileIsRefused() {
    QFETCH(Bytes, bytes);
    try {
      readSafetensors(bytes);
      QFAIL("nothing was thrown");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::data);
      QVERIFY(!std::string(e.what()).empty());
    }
  }

  void noFlippedByteCrashes() {
    const Bytes whole = writeSafetensors(sample());
    for (size_t at = 0; at < whole.size(); ++at)
      for (const uint8_t flip : {0x01, 0x10, 0x80, 0xff}) {
        Bytes bytes = whole;
        bytes[at] ^= flip;
        QVERIFY(refusedOrSound(bytes));
      }
  }

  void noTruncationCrashesAndNonePasses() {
    const Bytes whole = writeSafetensors(sample());
    for (size_t size = 0; size < whole.size(); ++size) {
      const Bytes bytes(whole.begin(), whole.begin() + std::ptrdiff_t(size));
      QVERIFY_THROWS_EXCEPTION(Error, readSafetensors(bytes));
    }
  }

  void noRandomEditCrashes() {
    const Bytes whole = writeSafetensors(sample());
    std::mt19937 random(77);
    for (int round = 0; round < 20000; ++round) {
      Bytes bytes = whole;
      for (unsigned edits = 1 + random() % 6; edits > 0; --edits) {
        const size_t at = random() % std::min<size_t>(bytes.size(), 700); // mostly the header
        // Digits and brackets make documents that still parse.
        bytes[at] = uint8_t("0123456789[]{},:\"-e."[random() % 20]);
      }
      QVERIFY(refusedOrSound(bytes));
    }
  }
};

LACUNA_TEST(TestSafetensors)
#include "tst_safetensors.moc"
