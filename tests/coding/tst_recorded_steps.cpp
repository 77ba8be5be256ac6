// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/training_step.h"
#include "data/stroke_digits.h"
#include "pipeline_support.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

constexpr int kImages = 96;

/// A training of a few steps whose batches and patterns change in number, and what it leaves.
class Training {
 public:
  Training(const ExperimentConfig& config, bool recorded)
      : m_config(config), m_model(randomModel(m_config)), m_pool(1), m_sampler(config.code, config.training) {
    const ImageSet digits = renderStrokeDigits(1, kImages);
    const TrainingControl control;
    m_data = prepare(m_model, imageBytes(digits, 0, kImages, torch::kCPU), imageLabels(digits, 0, kImages, torch::kCPU),
                     control, m_pool);
    TrainingStep step(m_config, m_model, m_data, m_pool, recorded);
    SmallRandom random(1);
    for (int i = 0; i < 12; ++i) {
      const int64_t size = i % 4 == 3 ? 8 : 16;
      const torch::Tensor batch = torch::arange(i * 7 % 64, i * 7 % 64 + size);
      losses.push_back(step.run(batch, m_sampler.draw(random), 1e-4 * (1 + i)).total);
    }
  }
  NamedTensors weights() const { return m_model.tensors(); }
  std::vector<torch::Tensor> losses;

 private:
  ExperimentConfig m_config;
  CodedModel m_model;
  WorkerPool m_pool;
  CodingData m_data;
  PatternSampler m_sampler;
};

} // namespace

/// What a GPU repeats without looking at the host again is here repeated on the CPU, where a value that did not come
/// through the recording's inputs would be the one of its first step.
class TestRecordedSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRecordedTrainingIsTheSame_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::newRow("residual, 4 + 2, sampled") << std::vector<std::string>{"code.k=4", "code.r=2"};
    QTest::newRow("spatial, overlapping parts") << std::vector<std::string>{
        R"(base_model.kind="lenet9")", "code.k=3", "code.r=2", R"(code.decoder={"kind": "spatial", "channels": 8})"};
    QTest::newRow("rewritten, clipped") << std::vector<std::string>{"code.pass_through=false", "training.clip=0.1"};
    QTest::newRow("blocks") << std::vector<std::string>{"code.blocks=[3]"};
    QTest::newRow("sum encoder, trained parity")
        << std::vector<std::string>{R"(code.encoder={"kind": "sum"})", R"(code.parity="trained")"};
    QTest::newRow("patches, labels") << std::vector<std::string>{
        R"(code.encoder={"kind": "patch", "patch": 4, "width": 16, "blocks": 1})", "training.loss.labels=1"};
  }
  void aRecordedTrainingIsTheSame() {
    QFETCH(std::vector<std::string>, overrides);
    overrides.push_back("training.patterns.per_step=2");
    const ExperimentConfig config = parseConfigOrThrow(
        R"({"dataset": "stroke-digits", "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4},
            "decoder": {"kind": "residual", "width": 16, "blocks": 1}}})",
        overrides);
    QVERIFY(TrainingStep::canRecord(config));
    const Training plain(config, false);
    const Training recorded(config, true);
    for (size_t i = 0; i < plain.losses.size(); ++i)
      QVERIFY2(torch::allclose(plain.losses[i], recorded.losses[i], 1e-4, 1e-6), qPrintable(QString::number(i)));
    const NamedTensors expected = plain.weights();
    const NamedTensors got = recorded.weights();
    // A gradient of nearly nothing moves a weight as far as any other, so single weights may differ.
    for (size_t i = 0; i < expected.size(); ++i)
      QVERIFY2(
          (expected[i].second - got[i].second).norm().item<double>() <= 1e-3 * expected[i].second.norm().item<double>(),
          expected[i].first.c_str());
  }

  void whatDecidesOnTheHostIsNotRecorded_data() {
    QTest::addColumn<std::string>("override");
    QTest::newRow("moved images") << std::string("training.augment=2");
    QTest::newRow("groups of images") << std::string(R"(code.unit="image")");
    QTest::newRow("linear decoder") << std::string(R"(code.decoder={"kind": "subtract"})");
    QTest::newRow("ParM") << std::string(R"(code.kind="parm")");
  }
  void whatDecidesOnTheHostIsNotRecorded() {
    QFETCH(std::string, override);
    const auto config = parseConfigOrThrow(R"({"dataset": "stroke-digits", "code": {"k": 2, "r": 1}})", {override});
    QVERIFY(!TrainingStep::canRecord(config));
  }
};

LACUNA_TEST(TestRecordedSteps)
#include "tst_recorded_steps.moc"
