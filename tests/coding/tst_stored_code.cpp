// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "engine_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

Evaluation evaluate(const std::shared_ptr<const CodeSnapshot>& code) {
  TrainingControl control;
  return engine().evaluate({code, dataFor(code->config()).test, oneThread()}, control);
}

const std::vector<std::string> kCodes[] = {
    {},
    published(),
    {"code.k=3", "code.r=2", R"(code.decoder={"kind":"conv"})", "code.fill=mean"},
    {"code.k=3", "code.unit=image", "code.fill=mean"},
    {"code.unit=image", "code.returns=logits", "code.parity=trained"}};

void everyKindOfCode() {
  QTest::addColumn<std::vector<std::string>>("overrides");
  QTest::newRow("conv, residual") << kCodes[0];
  QTest::newRow("mlp, mlp") << kCodes[1];
  QTest::newRow("conv, conv, mean fill") << kCodes[2];
  QTest::newRow("images, mean fill") << kCodes[3];
  QTest::newRow("images, logits of trained parity") << kCodes[4];
}

/// Throws Error(data), or gives a code; anything else is a failure.
template <typename Work>
bool refusedOrLoaded(const Work& work, int& refused) {
  try {
    work();
    return true;
  } catch (const Error& e) {
    ++refused;
    if (e.kind() == ErrorKind::data) return true;
    qWarning("kind %d: %s", int(e.kind()), e.what());
  } catch (const std::exception& e) {
    qWarning("%s", e.what());
  }
  return false;
}

} // namespace

class TestStoredCode : public QObject {
  Q_OBJECT
 private slots:
  void aCheckpointLoadsBackToTheSameEvaluation_data() { everyKindOfCode(); }
  void aCheckpointLoadsBackToTheSameEvaluation() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained = trainTiny(overrides);
    const auto code = engine().load(trained->config, tinyBaseModel(), trained->recorder.best);
    QCOMPARE(formatConfig(code->config()), formatConfig(trained->config));
    QVERIFY(same(evaluate(code), trained->outcome.evaluation, 1e-4));
    QVERIFY(same(evaluate(trained->recorder.snapshot), trained->outcome.evaluation, 1e-4));
    QCOMPARE(qint64(code->cost().decoderParameters), qint64(trained->outcome.cost.decoderParameters));
  }

  void anExportedCodeComesBackWithinHalfPrecision_data() { everyKindOfCode(); }
  void anExportedCodeComesBackWithinHalfPrecision() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained = trainTiny(overrides);
    const auto code = engine().load(trained->config, tinyBaseModel(), trained->recorder.best);
    const Bytes file = engine().exportCode(*code);
    const auto back = engine().importCode(file);
    QCOMPARE(formatConfig(back->config()), formatConfig(code->config()));
    const ImageSet& images = *dataFor(trained->config).test;
    for (int i = 0; i < 20; ++i) {
      const Inspection full = engine().inspect(*code, images, i, FailurePattern::of({0}));
      const Inspection half = engine().inspect(*back, images, i, FailurePattern::of({0}));
      for (size_t c = 0; c < full.coded.size(); ++c) QVERIFY(std::abs(full.coded[c] - half.coded[c]) < 0.02);
    }
    // 2 bytes a weight and a header.
    const CodeCost cost = code->cost();
    const auto weights = size_t(cost.baseParameters + cost.encoderParameters + cost.decoderParameters);
    QVERIFY(file.size() > 2 * weights && file.size() < 2 * weights + 20000);
    QCOMPARE(engine().exportCode(*back), file); // once rounded, nothing more is lost
  }

  void aCheckpointOfAnotherCodeIsRefused() {
    const auto trained = trainTiny({});
    const auto kindOf = [&](const std::vector<std::string>& overrides) {
      try {
        engine().load(tinyConfig(overrides), tinyBaseModel(), trained->recorder.best);
      } catch (const Error& e) {
        return e.kind();
      }
      return ErrorKind::interrupted; // nothing was thrown
    };
    QCOMPARE(kindOf({"code.k=4"}), ErrorKind::data);
    QCOMPARE(kindOf({"code.r=2"}), ErrorKind::data);
    QCOMPARE(kindOf({"code.decoder.width=65"}), ErrorKind::data);
    QCOMPARE(kindOf({R"(code.encoder={"kind":"mlp"})"}), ErrorKind::data);
  }

  void aBaseModelInPlaceOfACodeIsRefused() {
    const auto trained = trainTiny({});
    QVERIFY_THROWS_EXCEPTION(Error, engine().load(trained->config, tinyBaseModel(), tinyBaseModel()));
    QVERIFY_THROWS_EXCEPTION(Error, engine().load(trained->config, trained->recorder.best, trained->recorder.best));
    QVERIFY_THROWS_EXCEPTION(Error, engine().importCode(tinyBaseModel()));
  }

  void noDamagedCheckpointCrashes() {
    const auto trained = trainTiny({"code.decoder.width=8", "code.encoder.channels=2", "training.epochs=1"});
    const Bytes whole = trained->recorder.best;
    std::mt19937 random(5);
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
      Bytes bytes = whole;
      bytes[random() % 2500] ^= uint8_t(1 + random() % 255); // the header and the first values
      QVERIFY(refusedOrLoaded([&] { engine().load(trained->config, tinyBaseModel(), bytes); }, refused));
      bytes = whole;
      bytes.resize(random() % whole.size());
      const int before = refused;
      QVERIFY(refusedOrLoaded([&] { engine().load(trained->config, tinyBaseModel(), bytes); }, refused));
      QCOMPARE(refused, before + 1);
    }
    QVERIFY(refused > 180);
  }

  void noDamagedExportCrashes() {
    const auto trained = trainTiny({"code.decoder.width=8", "code.encoder.channels=2", "training.epochs=1"});
    const Bytes whole = engine().exportCode(*trained->recorder.snapshot);
    std::mt19937 random(6);
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
      Bytes bytes = whole;
      bytes[random() % 4000] ^= uint8_t(1 + random() % 255);
      QVERIFY(refusedOrLoaded([&] { engine().importCode(bytes); }, refused));
    }
    QVERIFY(refused > 40);
  }
};

LACUNA_TEST(TestStoredCode)
#include "tst_stored_code.moc"
