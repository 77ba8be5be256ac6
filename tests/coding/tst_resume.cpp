// SPDX-License-Identifier: GPL-3.0-or-later
//
// A training that goes on from any of its checkpoints ends as the one that never stopped, to the same bit (store.md).
#include "engine_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

/// Keeps the checkpoints of every batch.
class EveryCheckpoint : public Recorder {
 public:
  void onCheckpoints(const std::vector<Checkpoint>& given) override {
    Recorder::onCheckpoints(given);
    for (const Checkpoint& c : given)
      if (c.kind == CheckpointKind::last)
        steps.push_back({c.step, {last, best}});
      else if (c.kind == CheckpointKind::base)
        baseSteps.push_back({c.step, base});
  }
  std::vector<std::pair<int64_t, TrainingRequest::Checkpoints>> steps;
  std::vector<std::pair<int64_t, Bytes>> baseSteps;
};

ComputeOptions threads(int count) {
  ComputeOptions options = oneThread();
  options.threads = count;
  return options;
}

/// Half as many images as other tests have and as many batches: what matters here is where a training stops.
ExperimentConfig resumeConfig(const std::vector<std::string>& overrides = {}) {
  return tinyConfig(
      std::vector<std::string>{R"(subset={"train": 300, "test": 100})", "training.batch=32", "base_model.epochs=4"} +
      overrides);
}

const Bytes& resumeBaseModel() {
  static const Bytes bytes = [] {
    const ExperimentConfig config = resumeConfig({"training.epochs=1"});
    TrainingControl control;
    Recorder recorder;
    engine().train({config, dataFor(config), oneThread(), std::nullopt}, control, recorder);
    return recorder.baseModel;
  }();
  return bytes;
}

using Points = std::vector<std::pair<int64_t, double>>;

/// The points that the first part of a training left, as the library keeps them, then those of the second.
Points joined(const Points& before, int64_t from, const Points& after) {
  Points all;
  for (const auto& p : before)
    if (p.first <= from) all.push_back(p);
  for (const auto& p : after)
    if (all.empty() || p.first > all.back().first) all.push_back(p);
  return all;
}

/// A safetensors file with a part of its header changed.
Bytes withHeader(const Bytes& file, const QByteArray& from, const QByteArray& to) {
  QByteArray bytes(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
  const qsizetype at = bytes.indexOf(from);
  if (at < 0) qFatal("%s is not there", from.constData());
  bytes.replace(at, from.size(), to);
  uint64_t header = 0;
  memcpy(&header, bytes.constData(), sizeof(header));
  header += uint64_t(to.size() - from.size());
  memcpy(bytes.data(), &header, sizeof(header));
  return Bytes(bytes.begin(), bytes.end());
}

/// What the engine says of a checkpoint that it does not go on from; empty when it does, or when it began.
QString refusalOf(const TrainingRequest& request) {
  TrainingControl control;
  Recorder recorder;
  try {
    engine().train(request, control, recorder);
  } catch (const Error& e) {
    if (e.kind() == ErrorKind::data && recorder.last.empty() && recorder.base.empty())
      return QString::fromUtf8(e.what());
  }
  return {};
}

} // namespace

class TestResume : public QObject {
  Q_OBJECT
 private slots:
  void goesOnToTheSameBit_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const QStringList& settings, int count = 1) {
      QTest::newRow(name) << settings << count;
    };
    row("as it comes", {});
    row("two threads", {}, 2);
    row("constant rate", {"training.schedule=constant"});
    row("cosine", {"training.schedule=cosine", "training.weight_decay=0.01"});
    row("all patterns", {R"(training.patterns={"policy": "all"})", "code.k=3", "code.r=2"});
    row("sampled patterns", {R"(training.patterns={"policy": "sample", "per_step": 2})", "code.k=3", "code.r=2"});
    row("fixed patterns", {R"(training.patterns={"policy": "fixed"})", "code.k=3", "code.r=2"});
    row("curriculum", {"training.curriculum=true", "code.k=3", "code.r=2", R"(training.loss_weights_by_lost=[1,1])"});
    row("shifted images", {"training.augment=2"});
    row("clipped", {"training.clip=0.5"}, 2);
    row("early stop",
        {"training.early_stop=1", "training.restarts=0", "training.epochs=6", "training.learning_rate=1e-9"});
    row("restarts", {"training.restarts=2", "training.learning_rate=1e-9", "training.epochs=3"});
    row("labels", {R"(training.loss={"features": 1, "logits_kl": 0.5, "labels": 0.5})"});
    row("published coders", {"code.pass_through=false", R"(code.encoder={"kind": "mlp"})",
                             R"(code.decoder={"kind": "mlp"})", R"(training.loss={"features": 1, "logits_kl": 0})"});
    row("mean fill", {"code.fill=mean"});
    row("trained parity", {"code.parity=trained"});
    row("images", {"code.unit=image", "code.k=3"}, 2);
    row("logits", {"code.unit=image", "code.returns=logits"});
    row("two blocks", {"code.blocks=[3]"});
    row("parm", {R"(code={"kind": "parm", "k": 2, "r": 1})"});
  }

  void goesOnToTheSameBit() {
    QFETCH(QStringList, settings);
    QFETCH(int, count);
    std::vector<std::string> overrides;
    for (const QString& s : settings) overrides.push_back(s.toStdString());
    const ExperimentConfig config = resumeConfig(overrides);
    EveryCheckpoint whole;
    TrainingControl never;
    TrainingRequest request{config, dataFor(config), threads(count), resumeBaseModel()};
    request.checkpointSeconds = 0;
    const TrainingOutcome outcome = engine().train(request, never, whole);
    QVERIFY(whole.steps.size() > 8);

    // The first batch, in the middle of a metric's sum, at an epoch's last batch before its validation, after it, and
    // when all is learned but not evaluated.
    const size_t all = whole.steps.size();
    for (const size_t at : {size_t(0), size_t(6), all / 2 - 1, all / 2, all - 2, all - 1}) {
      const auto& [step, checkpoints] = whole.steps[at];
      Recorder rest;
      TrainingRequest second = request;
      second.checkpointSeconds = 30;
      second.resume = checkpoints;
      if (at % 2 == 1) second.compute.threads = 0; // as many as before
      TrainingOutcome resumed;
      try {
        resumed = engine().train(second, never, rest);
      } catch (const Error& e) {
        QFAIL(qPrintable(QStringLiteral("from %1: %2").arg(step).arg(QString::fromUtf8(e.what()))));
      }
      QVERIFY2(same(resumed.evaluation, outcome.evaluation), qPrintable(QString::number(step)));
      QCOMPARE(resumed.threads, count);
      QCOMPARE(resumed.bestEpoch, outcome.bestEpoch);
      QVERIFY(rest.last == whole.last); // weights, moments, generators, sums
      QVERIFY2((rest.best.empty() ? checkpoints.best : rest.best) == whole.best, qPrintable(QString::number(step)));
      for (const auto& [name, points] : whole.series) {
        if (config.training.restarts > 0) continue; // the library keeps the newest point of a step
        const Points whatIsKept = joined(points, step, rest.series[name]);
        QVERIFY2(whatIsKept == points, qPrintable(QString::fromStdString(name) + " from " + QString::number(step)));
      }
    }
  }

  void oneThatWasStoppedGoesOnAgainAndAgain() {
    const ExperimentConfig config = resumeConfig({"training.epochs=4"});
    EveryCheckpoint whole;
    TrainingControl never;
    TrainingRequest request{config, dataFor(config), oneThread(), resumeBaseModel()};
    const TrainingOutcome outcome = engine().train(request, never, whole);
    TrainingOutcome resumed;
    int stops = 0;
    Bytes last, best;
    for (;; ++stops) {
      Recorder part;
      TrainingControl control;
      int64_t begun = -1;
      part.progressHook = [&](const TrainingProgress& p) {
        if (p.phase != TrainingPhase::code) return;
        if (begun < 0) begun = p.step;
        if (stops < 5 && p.step > begun) control.cancel();
      };
      resumed = engine().train(request, control, part);
      QVERIFY(!part.last.empty());
      last = part.last;
      if (!part.best.empty()) best = part.best;
      if (!resumed.cancelled) break;
      request.resume = TrainingRequest::Checkpoints{last, best};
    }
    QVERIFY(stops > 0);
    QVERIFY(same(resumed.evaluation, outcome.evaluation));
    QVERIFY(last == whole.last);
    QVERIFY(best == whole.best);
  }

  void aBaseModelGoesOnToTheSameBit_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<int>("count");
    QTest::newRow("LeNet-5") << "lenet5" << QStringList{} << 1;
    QTest::newRow("two threads") << "lenet5" << QStringList{} << 2;
    QTest::newRow("dropout") << "lenet5" << QStringList{"base_model.dropout=0.3"} << 1;
    // Batch norms keep count of what they saw.
    QTest::newRow("batch norms") << "resnet8" << QStringList{"subset={\"train\": 100, \"test\": 20}"} << 1;
  }
  void aBaseModelGoesOnToTheSameBit() {
    QFETCH(QString, model);
    QFETCH(QStringList, settings);
    QFETCH(int, count);
    std::vector<std::string> overrides = {"base_model.kind=" + model.toStdString(), "base_model.epochs=2",
                                          "training.epochs=1"};
    for (const QString& s : settings) overrides.push_back(s.toStdString());
    const ExperimentConfig config = tinyConfig(overrides);
    EveryCheckpoint whole;
    TrainingControl never;
    TrainingRequest request{config, dataFor(config), threads(count), std::nullopt};
    request.checkpointSeconds = 0;
    engine().train(request, never, whole);
    const size_t all = whole.baseSteps.size();
    QVERIFY(all >= 2 && !whole.baseModel.empty());
    QVERIFY(whole.baseSteps.front().second != whole.baseSteps.back().second);
    for (const size_t at : {size_t(0), all / 2 - 1, all / 2, all - 1}) {
      const auto& [step, checkpoint] = whole.baseSteps[at];
      Recorder rest;
      TrainingRequest second = request;
      second.checkpointSeconds = 30;
      second.baseCheckpoint = checkpoint;
      int64_t first = -1;
      TrainingControl control;
      rest.progressHook = [&](const TrainingProgress& p) {
        if (p.phase == TrainingPhase::baseModel && first < 0) first = p.step;
        if (p.phase == TrainingPhase::code) control.cancel();
      };
      engine().train(second, control, rest);
      QVERIFY(at + 1 == all || first > step);
      QVERIFY2(rest.baseModel == whole.baseModel, qPrintable(QString::number(step)));
      for (const char* name : {series::kBaseLoss, series::kBaseAccuracy})
        QVERIFY(joined(whole.series[name], step, rest.series[name]) == whole.series[name]);
    }
  }

  void aBaseModelsCheckpointThatDoesNotFitIsRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("no step") << QByteArray("\"base_step\":") << QByteArray("\"base_stap\":") << "base_step";
    QTest::newRow("too far") << QByteArray("\"base_step\":\"") << QByteArray("\"base_step\":\"9") << "base_step";
    QTest::newRow("other epochs") << QByteArray("\"base_validated_epoch\":\"")
                                  << QByteArray("\"base_validated_epoch\":\"7") << "base_validated_epoch";
    QTest::newRow("other images") << QByteArray("\"images\":\"") << QByteArray("\"images\":\"0") << "training images";
    QTest::newRow("another configuration") << QByteArray("stroke") << QByteArray("strike") << "another configuration";
    QTest::newRow("no dropout") << QByteArray("\"dropout\":{\"dtype") << QByteArray("\"dropaut\":{\"dtype")
                                << "dropout";
    QTest::newRow("a norm") << QByteArray("\"conv.0.weight") << QByteArray("\"conv.9.weight") << "conv.0.weight";
  }
  void aBaseModelsCheckpointThatDoesNotFitIsRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, said);
    const ExperimentConfig config = tinyConfig({"base_model.epochs=1"});
    static const Bytes stopped = [&] {
      TrainingControl never;
      EveryCheckpoint recorder;
      TrainingRequest request{config, dataFor(config), oneThread(), std::nullopt};
      request.checkpointSeconds = 0;
      engine().train(request, never, recorder);
      return recorder.baseSteps.at(2).second;
    }();
    QVERIFY(!stopped.empty());
    TrainingRequest request{config, dataFor(config), oneThread(), std::nullopt};
    request.baseCheckpoint = withHeader(stopped, from, to);
    const QString error = refusalOf(request);
    QVERIFY2(error.contains(said), qPrintable(error));
  }

  void whatDoesNotFitIsRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("no step") << QByteArray("\"step\":") << QByteArray("\"stap\":") << "step";
    QTest::newRow("a word") << QByteArray("\"epoch\":\"2\"") << QByteArray("\"epoch\":\"x\"") << "epoch";
    QTest::newRow("another epoch") << QByteArray("\"epoch\":\"2\"") << QByteArray("\"epoch\":\"1\"") << "step";
    QTest::newRow("no such epoch") << QByteArray("\"epoch\":\"2\"") << QByteArray("\"epoch\":\"9\"") << "epoch";
    QTest::newRow("other steps") << QByteArray("\"adam_steps\":\"1") << QByteArray("\"adam_steps\":\"2")
                                 << "adam_steps";
    QTest::newRow("threads") << QByteArray("\"threads\":\"1\"") << QByteArray("\"threads\":\"0\"") << "threads";
    QTest::newRow("another configuration") << QByteArray("stroke") << QByteArray("strike") << "another configuration";
    QTest::newRow("another best") << QByteArray("\"best_epoch\":\"") << QByteArray("\"best_epoch\":\"1") << "best";
    QTest::newRow("no moments") << QByteArray("adam.m.") << QByteArray("adam.n.") << "m.";
  }
  void whatDoesNotFitIsRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, said);
    static const auto trained = trainTiny({});
    TrainingRequest request{trained->config, dataFor(trained->config), oneThread(), tinyBaseModel()};
    request.resume = TrainingRequest::Checkpoints{withHeader(trained->recorder.last, from, to), trained->recorder.best};
    const QString error = refusalOf(request);
    QVERIFY2(error.contains(said), qPrintable(error));
  }

  void theBestWeightsAreNeeded() {
    const auto trained = trainTiny({});
    TrainingRequest request{trained->config, dataFor(trained->config), oneThread(), tinyBaseModel()};
    request.resume = TrainingRequest::Checkpoints{trained->recorder.last, {}};
    TrainingControl control;
    Recorder recorder;
    QVERIFY_THROWS_EXCEPTION(Error, engine().train(request, control, recorder));
  }
};

LACUNA_TEST(TestResume)
#include "tst_resume.moc"
