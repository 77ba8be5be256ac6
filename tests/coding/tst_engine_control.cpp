// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

/// A training on a thread of its own, as both front ends have it.
class Background {
 public:
  explicit Background(const std::vector<std::string>& overrides, bool withBase = true, int threads = 1) {
    m_request = {tinyConfig(overrides), {}, oneThread(), std::nullopt};
    m_request.compute.threads = threads;
    m_request.data = dataFor(m_request.config);
    if (withBase) m_request.baseModel = tinyBaseModel();
  }
  ~Background() {
    control.cancel();
    wait();
  }
  void start() {
    m_thread = std::thread([this] {
      try {
        outcome = engine().train(m_request, control, recorder);
      } catch (const std::exception& e) {
        error = e.what();
      }
      ended = true;
    });
  }
  void wait() {
    if (m_thread.joinable()) m_thread.join();
  }
  const ExperimentConfig& config() const { return m_request.config; }

  TrainingControl control;
  Recorder recorder;
  TrainingOutcome outcome;
  std::string error;
  std::atomic<bool> ended{false};

 private:
  TrainingRequest m_request;
  std::thread m_thread;
};

} // namespace

class TestEngineControl : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QVERIFY(!tinyBaseModel().empty()); }

  void stepTrainsExactlyOneBatch() {
    Background training({"training.epochs=50"});
    training.control.pause();
    training.start();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(0));
    for (int64_t steps = 1; steps <= 5; ++steps) {
      training.control.step();
      QTRY_COMPARE(training.recorder.lastStep.load(), steps);
      QTest::qWait(60);
      QCOMPARE(training.recorder.lastStep.load(), steps);
    }
    training.control.step();
    training.control.step();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(7));
    QTest::qWait(60);
    QCOMPARE(training.recorder.lastStep.load(), int64_t(7));
    training.control.cancel();
    training.wait();
    QCOMPARE(training.error, std::string());
    QVERIFY(training.outcome.cancelled);
  }

  void everyStepOfAPausedTrainingShowsItsLossAndWeights() {
    Background training({"training.epochs=50"});
    training.control.pause();
    training.start();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(0));
    for (int64_t steps = 1; steps <= 3; ++steps) {
      training.control.step();
      QTRY_COMPARE(training.recorder.lastStep.load(), steps);
    }
    training.control.cancel();
    training.wait();
    const auto& losses = training.recorder.series.at(series::kLoss);
    QCOMPARE(losses.size(), size_t(3));
    for (size_t i = 0; i < 3; ++i) QCOMPARE(losses[i].first, int64_t(i + 1));
    QVERIFY(training.recorder.snapshot != nullptr);
  }

  void pausedItStandsStillAndResumedItFinishes() {
    Background training({"training.epochs=8"});
    training.recorder.progressHook = [&](const TrainingProgress& p) {
      if (p.phase == TrainingPhase::code && p.step >= 2 && p.step < 60 && !training.ended) training.control.pause();
    };
    training.start();
    QTRY_VERIFY(training.control.paused());
    QTest::qWait(150); // the batch under way
    const int64_t then = training.recorder.lastStep;
    QTest::qWait(200);
    QCOMPARE(training.recorder.lastStep.load(), then);
    QVERIFY(then >= 2 && then < 72);
    QVERIFY(!training.ended);
    training.recorder.progressHook = nullptr; // nobody reads it: the training waits
    training.control.resume();
    QTRY_VERIFY_WITH_TIMEOUT(training.ended, 60000);
    training.wait();
    QCOMPARE(training.error, std::string());
    QVERIFY(!training.outcome.cancelled);
    QCOMPARE(training.outcome.evaluation.patterns.size(), size_t(3));
  }

  /// A training that was stopped and stepped in between gives the same code as one left alone.
  void pausingChangesNothing() {
    const auto alone = trainTiny({});
    Background training({});
    training.control.pause();
    training.start();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(0));
    training.control.step();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(1));
    training.control.resume();
    QTRY_VERIFY_WITH_TIMEOUT(training.ended, 60000);
    training.wait();
    QVERIFY(same(training.outcome.evaluation, alone->outcome.evaluation));
    QCOMPARE(training.recorder.best, alone->recorder.best);
  }

  void cancelEndsItAtAnyTime_data() {
    QTest::addColumn<int>("milliseconds");
    for (int ms : {0, 1, 3, 10, 30, 100, 200, 400, 800}) QTest::addRow("after %d ms", ms) << ms;
  }
  void cancelEndsItAtAnyTime() {
    QFETCH(int, milliseconds);
    Background training({"training.epochs=1000"}, false);
    training.start();
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    training.control.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(training.ended, 5000);
    training.wait();
    QCOMPARE(training.error, std::string());
    QVERIFY(training.outcome.cancelled);
    QVERIFY(training.outcome.evaluation.patterns.empty());
  }

  void cancelInEveryPhase_data() {
    QTest::addColumn<int>("phase");
    QTest::newRow("base model") << int(TrainingPhase::baseModel);
    QTest::newRow("features") << int(TrainingPhase::features);
    QTest::newRow("code") << int(TrainingPhase::code);
    QTest::newRow("evaluation") << int(TrainingPhase::evaluation);
  }
  void cancelInEveryPhase() {
    QFETCH(int, phase);
    Background training({}, false);
    training.recorder.progressHook = [&](const TrainingProgress& p) {
      if (int(p.phase) == phase) training.control.cancel();
    };
    training.start();
    training.wait();
    QCOMPARE(training.error, std::string());
    QVERIFY(training.outcome.cancelled);
    QCOMPARE(training.recorder.baseModel.empty(), phase == int(TrainingPhase::baseModel));
    QCOMPARE(training.recorder.last.empty(), phase < int(TrainingPhase::code));
  }

  void cancelWakesAPausedTraining() {
    Background training({"training.epochs=50"});
    training.control.pause();
    training.start();
    QTRY_COMPARE(training.recorder.lastStep.load(), int64_t(0));
    training.control.cancel();
    QTRY_VERIFY(training.ended);
    training.wait();
    QVERIFY(training.outcome.cancelled);
  }

  void whatWasTrainedBeforeACancelCanBeLoaded() {
    Background training({"training.epochs=1000"});
    training.recorder.progressHook = [&](const TrainingProgress& p) {
      if (p.phase == TrainingPhase::code && p.step > 12) training.control.cancel(); // within the second epoch
    };
    training.start();
    training.wait();
    QVERIFY(training.outcome.cancelled && !training.recorder.last.empty() && !training.recorder.best.empty());
    const auto code = engine().load(training.config(), tinyBaseModel(), training.recorder.last);
    TrainingControl control;
    const Evaluation evaluation = engine().evaluate({code, dataFor(training.config()).test, oneThread()}, control);
    QCOMPARE(evaluation.patterns.size(), size_t(3));
  }

  void anExceptionOfTheObserverEndsTheTrainingWithIt() {
    Background training({});
    training.recorder.progressHook = [](const TrainingProgress& p) {
      if (p.phase == TrainingPhase::code) throw Error(ErrorKind::library, "the library is gone");
    };
    training.start();
    training.wait();
    QCOMPARE(training.error, std::string("the library is gone"));
  }

  /// What a window does beside a training takes other numbers of threads; how the training splits its sums and products
  /// must not follow them.
  void whatGoesOnBesideATrainingDoesNotChangeItsNumbers() {
    const auto shown = trainTiny({});
    const ImageSet& images = *dataFor(shown->config).test;
    Background alone({}, false, 2);
    alone.start();
    alone.wait();
    Background beside({}, false, 2);
    beside.start();
    int evaluations = 0;
    while (!beside.ended) {
      TrainingControl control;
      ComputeOptions compute = oneThread();
      compute.threads = 1 + evaluations++ % 3;
      engine().evaluate({shown->recorder.snapshot, dataFor(shown->config).test, compute, 50}, control);
      engine().inspect(*shown->recorder.snapshot, images, 5, FailurePattern::of({0}));
    }
    beside.wait();
    QVERIFY(evaluations > 5);
    QVERIFY(beside.recorder.baseModel == alone.recorder.baseModel);
    QVERIFY(beside.recorder.best == alone.recorder.best);
    QVERIFY(same(beside.outcome.evaluation, alone.outcome.evaluation));
  }

  void inspectionGoesOnDuringTraining() {
    const auto trained = trainTiny({});
    const ImageSet& images = *dataFor(trained->config).test;
    const FailurePattern pattern = FailurePattern::of({0});
    const Inspection quiet = engine().inspect(*trained->recorder.snapshot, images, 5, pattern);
    Background training({"training.epochs=1000"});
    training.start();
    QTRY_VERIFY(training.recorder.lastStep > 0);
    for (int i = 0; i < 50; ++i) {
      const Inspection busy = engine().inspect(*trained->recorder.snapshot, images, 5, pattern);
      QCOMPARE(predictedClass(busy.coded), predictedClass(quiet.coded));
      for (size_t c = 0; c < busy.coded.size(); ++c) QVERIFY(std::abs(busy.coded[c] - quiet.coded[c]) < 1e-5);
    }
    QVERIFY(!training.ended);
  }
};

LACUNA_TEST(TestEngineControl)
#include "tst_engine_control.moc"
