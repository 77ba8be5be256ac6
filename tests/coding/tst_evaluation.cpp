// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "engine_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

struct Shared {
  std::unique_ptr<Trained> trained;
  std::shared_ptr<const CodeSnapshot> code;
  std::shared_ptr<const ImageSet> images;
};

/// Weak on purpose, so that some images break: few hidden units, one epoch.
const Shared& weakCode() {
  static const Shared shared = [] {
    Shared s;
    s.trained = trainTiny({"code.k=4", "code.r=2", "code.decoder.width=8", "training.epochs=1"});
    s.code = engine().load(s.trained->config, tinyBaseModel(), s.trained->recorder.best);
    s.images = dataFor(s.trained->config).test;
    return s;
  }();
  return shared;
}

bool broken(int image, FailurePattern pattern) {
  const Inspection i = engine().inspect(*weakCode().code, *weakCode().images, image, pattern);
  return predictedClass(i.wholeModel) == i.label && predictedClass(i.coded) != i.label;
}

} // namespace

class TestEvaluation : public QObject {
  Q_OBJECT
 private slots:
  void figuresOfAPatternAreThoseOfItsImages_data() {
    QTest::addColumn<std::vector<int>>("lost");
    QTest::newRow("a data part") << std::vector<int>{1};
    QTest::newRow("two data parts") << std::vector<int>{0, 3};
    QTest::newRow("data and parity") << std::vector<int>{2, 4};
    QTest::newRow("parity alone") << std::vector<int>{4, 5};
  }
  void figuresOfAPatternAreThoseOfItsImages() {
    QFETCH(std::vector<int>, lost);
    const FailurePattern pattern = FailurePattern::of(lost);
    const Evaluation& evaluation = weakCode().trained->outcome.evaluation;
    const auto result = std::find_if(evaluation.patterns.begin(), evaluation.patterns.end(),
                                     [&](const PatternResult& p) { return p.pattern == pattern; });
    QVERIFY(result != evaluation.patterns.end());
    int right = 0;
    int agree = 0;
    int zerosRight = 0;
    int wholeRight = 0;
    double error = 0;
    double norm = 0;
    const int count = weakCode().images->count();
    for (int image = 0; image < count; ++image) {
      const Inspection i = engine().inspect(*weakCode().code, *weakCode().images, image, pattern);
      QCOMPARE(i.label, int(weakCode().images->labels[size_t(image)]));
      right += predictedClass(i.coded) == i.label;
      agree += predictedClass(i.coded) == predictedClass(i.wholeModel);
      zerosRight += predictedClass(i.zeros) == i.label;
      wholeRight += predictedClass(i.wholeModel) == i.label;
      for (int part = 0; part < 4; ++part) {
        if (!pattern.isLost(DeviceIndex(part))) continue;
        const Maps& truth = i.outputs[size_t(part)];
        const Maps& rebuilt = i.decoded[size_t(part)].maps;
        for (size_t v = 0; v < truth.values.size(); ++v) {
          error += std::pow(double(rebuilt.values[v]) - truth.values[v], 2);
          norm += std::pow(double(truth.values[v]), 2);
        }
      }
    }
    QCOMPARE(result->accuracy, 100.0 * right / count);
    QCOMPARE(result->agreement, 100.0 * agree / count);
    QCOMPARE(result->zerosAccuracy, 100.0 * zerosRight / count);
    QCOMPARE(evaluation.accuracy.base, 100.0 * wholeRight / count);
    QVERIFY(std::abs(result->featureError - (norm > 0 ? std::sqrt(error / norm) : 0)) < 1e-4);
  }

  void everyPatternUpToRIsEvaluatedOnce() {
    const Evaluation& evaluation = weakCode().trained->outcome.evaluation;
    const auto expected = allPatterns(6, 2);
    QCOMPARE(evaluation.patterns.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) QVERIFY(evaluation.patterns[i].pattern == expected[i]);
    QCOMPARE(evaluation.accuracy.byLost.size(), size_t(2));
    QCOMPARE(evaluation.accuracy.byLost[1].patterns, 15);
    double worst = 100;
    for (const PatternResult& p : evaluation.patterns)
      if (p.pattern.lostCount() == 2) worst = std::min(worst, p.accuracy);
    QCOMPARE(evaluation.accuracy.byLost[1].worst, worst);
  }

  void theFirstImagesCanBeEvaluatedBeyondTheCode() {
    TrainingControl control;
    EvaluationRequest request{weakCode().code, weakCode().images, oneThread()};
    request.count = 40;
    request.mostLost = 6;
    const Evaluation evaluation = engine().evaluate(request, control);
    QCOMPARE(evaluation.patterns.size(), size_t(63));
    for (const FailurePattern pattern : {FailurePattern::of({0, 1, 2}), FailurePattern::of({0, 1, 2, 3, 4, 5})}) {
      int right = 0;
      for (int image = 0; image < 40; ++image) {
        const Inspection i = engine().inspect(*weakCode().code, *weakCode().images, image, pattern);
        right += predictedClass(i.coded) == i.label;
      }
      const auto result = std::find_if(evaluation.patterns.begin(), evaluation.patterns.end(),
                                       [&](const PatternResult& p) { return p.pattern == pattern; });
      QVERIFY(result != evaluation.patterns.end());
      QCOMPARE(result->accuracy, 100.0 * right / 40);
    }
  }

  void findBrokenFindsTheNextImageThatTheCodeLosesAndNoOther() {
    const FailurePattern pattern = FailurePattern::of({0, 1});
    std::vector<int> expected;
    for (int image = 0; image < weakCode().images->count(); ++image)
      if (broken(image, pattern)) expected.push_back(image);
    QVERIFY2(expected.size() >= 2, "the code is too good for this test");
    TrainingControl control;
    const auto next = [&](int from) {
      return engine().findBroken(*weakCode().code, *weakCode().images, from, pattern, control);
    };
    std::vector<int> found;
    for (int at = next(-1); found.size() < expected.size(); at = next(at)) found.push_back(at);
    QCOMPARE(found, expected);
    QCOMPARE(next(expected.back()), expected.front()); // around the end
    for (int from = 0; from < weakCode().images->count(); from += 17) {
      const auto after = std::upper_bound(expected.begin(), expected.end(), from);
      QCOMPARE(next(from), after == expected.end() ? expected.front() : *after);
    }
  }

  void findBrokenSaysWhenThereIsNone() {
    TrainingControl control;
    const FailurePattern parityOnly = FailurePattern::of({4, 5});
    QCOMPARE(engine().findBroken(*weakCode().code, *weakCode().images, -1, parityOnly, control), -1);
    control.cancel();
    QCOMPARE(engine().findBroken(*weakCode().code, *weakCode().images, -1, FailurePattern::of({0, 1}), control), -1);
  }

  void moreLostThanParityIsDecodedAndLabelled() {
    for (const auto& [lost, beyond] : std::vector<std::pair<std::vector<int>, bool>>{
             {{}, false}, {{0}, false}, {{0, 5}, false}, {{0, 1, 2}, true}, {{0, 1, 2, 3, 4, 5}, true}}) {
      const Inspection i = engine().inspect(*weakCode().code, *weakCode().images, 3, FailurePattern::of(lost));
      QCOMPARE(i.beyondCode, beyond);
      QCOMPARE(i.decoded.size(), size_t(4));
      double sum = 0;
      for (double p : i.coded) {
        QVERIFY(std::isfinite(p));
        sum += p;
      }
      QVERIFY(std::abs(sum - 1) < 1e-6);
    }
  }

  void anInspectionShowsEveryStationOfTheImage() {
    const FailurePattern pattern = FailurePattern::of({1, 4});
    const Inspection i = engine().inspect(*weakCode().code, *weakCode().images, 7, pattern);
    QCOMPARE(i.imageIndex, 7);
    QVERIFY(i.pattern == pattern);
    QCOMPARE(i.parts.size(), size_t(6));
    QCOMPARE(i.outputs.size(), size_t(6));
    QVERIFY((i.image.shape == MapShape{1, 28, 28}));
    QVERIFY((i.merged.shape == MapShape{16, 4, 4}));
    for (const Maps& part : i.parts) QVERIFY((part.shape == MapShape{1, 28, 16}));
    for (const Maps& map : i.outputs) QVERIFY((map.shape == MapShape{16, 4, 1}));
    for (int row = 0; row < 28; ++row)
      for (int column = 0; column < 28; ++column) {
        const uint8_t pixel = weakCode().images->pixels[size_t((7 * 28 + row) * 28 + column)];
        QVERIFY(std::abs(i.image.at(0, row, column) - pixel / 255.0f) < 1e-6f);
        if (column < 16) QVERIFY(std::abs(i.parts[0].at(0, row, column) - (pixel / 127.5f - 1)) < 1e-6f);
      }
    for (int part = 0; part < 4; ++part) {
      const DecodedPart& d = i.decoded[size_t(part)];
      QVERIFY(d.origin == (part == 1 ? PartOrigin::rebuilt : PartOrigin::passedThrough));
      QCOMPARE(d.relativeError == 0, part != 1);
      for (int channel = 0; channel < 16; ++channel)
        for (int row = 0; row < 4; ++row) {
          QCOMPARE(i.merged.at(channel, row, part), d.maps.at(channel, row, 0));
          QVERIFY(std::abs(i.mergedOriginal.at(channel, row, part) - i.outputs[size_t(part)].at(channel, row, 0)) <
                  1e-4f);
        }
    }
    QVERIFY(i.milliseconds > 0);
  }

  void withoutPassThroughPartsAreRewritten() {
    const auto trained = trainTiny(published() + std::vector<std::string>{"training.epochs=1"});
    const Inspection i = engine().inspect(*trained->recorder.snapshot, *weakCode().images, 0, FailurePattern::of({0}));
    QVERIFY(i.decoded[0].origin == PartOrigin::rebuilt);
    QVERIFY(i.decoded[1].origin == PartOrigin::rewritten);
    QVERIFY(i.decoded[1].relativeError > 0);
  }

  void anImageThatIsNotThereIsRefused() {
    const auto kindOf = [](const ImageSet& images, int index) {
      try {
        engine().inspect(*weakCode().code, images, index, {});
      } catch (const Error& e) {
        return e.kind();
      }
      return ErrorKind::interrupted; // nothing was thrown
    };
    QCOMPARE(kindOf(*weakCode().images, -1), ErrorKind::usage);
    QCOMPARE(kindOf(*weakCode().images, weakCode().images->count()), ErrorKind::usage);
    ImageSet colour = *weakCode().images;
    colour.shape = {3, 32, 32};
    QCOMPARE(kindOf(colour, 0), ErrorKind::usage);
  }

  void noFigureIsMadeOfWhatIsNoFiniteNumber_data() {
    QTest::addColumn<bool>("ofBase"); // whose weight is wrong
    QTest::addColumn<float>("value");
    QTest::addColumn<std::string>("says");
    const float inf = std::numeric_limits<float>::infinity();
    for (const bool ofBase : {true, false})
      for (const float value : {std::nanf(""), inf, -inf, 3e38F})
        QTest::addRow("%s, %g", ofBase ? "base model" : "code", double(value))
            << ofBase << value
            << std::string(ofBase ? "The whole model's answers" : "The code's answers with {1} lost");
  }
  void noFigureIsMadeOfWhatIsNoFiniteNumber() {
    QFETCH(bool, ofBase);
    QFETCH(float, value);
    QFETCH(std::string, says);
    Bytes base = tinyBaseModel();
    Bytes code = weakCode().trained->recorder.best;
    // Everywhere, so that no ReLU swallows it.
    Bytes& file = ofBase ? base : code;
    const size_t header = 8 + (size_t(file[0]) | size_t(file[1]) << 8 | size_t(file[2]) << 16);
    for (size_t at = header; at + 4 <= file.size(); at += 4) std::memcpy(file.data() + at, &value, 4);
    TrainingControl control;
    const auto message = [&](const std::function<void()>& work) {
      try {
        work();
      } catch (const Error& e) {
        return std::string(e.what());
      }
      return std::string("nothing was thrown");
    };
    const auto broken = engine().load(weakCode().trained->config, base, code);
    const std::string evaluated = message([&] { engine().evaluate({broken, weakCode().images, {}, 50}, control); });
    QVERIFY2(evaluated.find(says) == 0, evaluated.c_str());
    QVERIFY2(evaluated.find("not finite numbers") != std::string::npos, evaluated.c_str());
    const std::string inspected =
        message([&] { engine().inspect(*broken, *weakCode().images, 0, FailurePattern::of({0})); });
    QVERIFY2(inspected.find("The answers for this image are not finite numbers") == 0, inspected.c_str());
  }

  void aStoppedEvaluationIsNoResult() {
    TrainingControl control;
    control.cancel();
    try {
      engine().evaluate({weakCode().code, weakCode().images, oneThread()}, control);
      QFAIL("nothing was thrown");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::interrupted);
    }
  }

  void measuredCostsAddTimesToTheCounts() {
    const CodeCost counted = weakCode().code->cost();
    const CodeCost measured = engine().measureCost(*weakCode().code, oneThread());
    QCOMPARE(qint64(measured.encodeFlops), qint64(counted.encodeFlops));
    QCOMPARE(counted.decodeMs, 0.0);
    QVERIFY(measured.encodeMs > 0 && measured.decodeMs > 0 && measured.deviceMs > 0 && measured.peakMemoryMib > 0);
  }
};

LACUNA_TEST(TestEvaluation)
#include "tst_evaluation.moc"
