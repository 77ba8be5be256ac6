// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine does with codes of whole images: trains them, shows them, looks for images they break.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine_support.h"
#include "pipeline_support.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

double meanLoss(const std::vector<std::pair<int64_t, double>>& series, bool end) {
  const size_t quarter = std::max<size_t>(1, series.size() / 4);
  double sum = 0;
  for (size_t i = 0; i < quarter; ++i) sum += series[end ? series.size() - 1 - i : i].second;
  return sum / static_cast<double>(quarter);
}

} // namespace

class TestImageRuns : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void trainingLowersTheLossAndBeatsZeros_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::newRow("features") << std::vector<std::string>{};
    QTest::newRow("logits") << std::vector<std::string>{"code.returns=logits", "training.epochs=18",
                                                        "training.learning_rate=3e-3"};
    QTest::newRow("last batch of one image") << std::vector<std::string>{"training.batch=77"};
    QTest::newRow("ParM on logits") << std::vector<std::string>{
        R"(code={"kind": "parm", "unit": "image", "returns": "logits", "k": 2, "r": 1})"};
  }
  void trainingLowersTheLossAndBeatsZeros() {
    QFETCH(std::vector<std::string>, overrides);
    const auto trained =
        trainTiny(std::vector<std::string>{"code.unit=image", "training.epochs=10", "training.restarts=0"} + overrides);
    const auto& losses = trained->recorder.series.at(series::kLoss);
    QVERIFY2(meanLoss(losses, true) < 0.8 * meanLoss(losses, false),
             qPrintable(QString("%1 %2").arg(meanLoss(losses, false)).arg(meanLoss(losses, true))));
    for (const int place : {0, 1}) {
      const PatternResult& p = trained->outcome.evaluation.patterns[size_t(place)];
      QVERIFY2(p.accuracy > p.zerosAccuracy + 5, qPrintable(QString("%1 %2").arg(p.accuracy).arg(p.zerosAccuracy)));
    }
    const Accuracy& accuracy = trained->outcome.evaluation.accuracy;
    QCOMPARE(accuracy.available, accuracy.base);
  }

  void anInspectionShowsTheGroupAndTheFirstLostImage() {
    for (const char* returns : {"features", "logits"}) {
      const ExperimentConfig config =
          tinyConfig({"code.unit=image", "code.k=3", "code.r=2", std::string("code.returns=") + returns});
      const TorchSnapshot code(config, randomModel(config));
      const ImageSet& images = *dataFor(config).test;
      const int last = images.count() - 1;
      const auto label = [&](int index) { return int(images.labels[size_t(index)]); };
      const Inspection in = engine().inspect(code, images, last, FailurePattern::of({1, 3}));
      QCOMPARE(in.group.size(), size_t(3));
      for (const auto& [place, index] : {std::pair(0, last), std::pair(1, 0), std::pair(2, 1)}) {
        QCOMPARE(in.group[size_t(place)].index, index);
        QCOMPARE(in.group[size_t(place)].label, label(index));
      }
      QCOMPARE(in.imageIndex, last);
      QCOMPARE(in.focus, 1);
      QCOMPARE(in.label, label(0));
      QVERIFY(in.image.values == in.group[1].image.values);
      QVERIFY(in.merged.values == in.decoded[1].maps.values);
      QVERIFY(in.merged.shape == code.plan().output);
      const Inspection whole = engine().inspect(code, images, 0, {});
      QCOMPARE(whole.focus, 0);
      for (size_t c = 0; c < 10; ++c) QVERIFY(std::abs(in.wholeModel[c] - whole.wholeModel[c]) < 1e-5);
      for (size_t c = 0; c < 10; ++c) QVERIFY(std::abs(whole.coded[c] - whole.wholeModel[c]) < 1e-5);
      if (std::string(returns) == "logits") QVERIFY(std::abs(in.zeros[7] - 0.1) < 1e-9);
    }
  }

  void findBrokenLooksAtTheImageThatIsShown() {
    const ExperimentConfig config = tinyConfig({"code.unit=image", "code.k=3"});
    GivenParameters given(readSafetensors(tinyBaseModel()).tensors, kBasePrefix, torch::kCPU);
    const auto base = std::make_shared<BaseNetwork>(networkOf(config), given);
    const TorchSnapshot code(config, CodedModel(config.code, base, randomCoders(1, torch::kCPU, base)));
    const ImageSet& images = *dataFor(config).test;
    const FailurePattern pattern = FailurePattern::of({2});
    TrainingControl control;
    std::vector<int> expected;
    for (int i = 0; i < images.count(); ++i) {
      const Inspection in = engine().inspect(code, images, i, pattern);
      if (predictedClass(in.wholeModel) == in.label && predictedClass(in.coded) != in.label) expected.push_back(i);
    }
    QVERIFY(expected.size() > 5);
    int at = -1;
    for (const int image : expected) {
      at = engine().findBroken(code, images, at, pattern, control);
      QCOMPARE(at, image);
    }
    QCOMPARE(engine().findBroken(code, images, -1, FailurePattern::of({3}), control), -1);
  }
};

LACUNA_TEST(TestImageRuns)
#include "tst_image_runs.moc"
