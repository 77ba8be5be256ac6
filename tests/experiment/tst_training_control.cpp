// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <thread>

#include "experiment/engine/training_control.h"
#include "test_program.h"

using namespace lacuna;

namespace {

/// A training that does nothing but count its batches.
struct Training {
  TrainingControl control;
  std::atomic<int> batches{0};
  std::atomic<bool> ended{false};
  std::thread thread;

  void start() {
    thread = std::thread([this] {
      while (control.proceed()) {
        ++batches;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      ended = true;
    });
  }
  ~Training() {
    control.cancel();
    if (thread.joinable()) thread.join();
  }
};

} // namespace

class TestTrainingControl : public QObject {
  Q_OBJECT
 private slots:
  void aTrainingGoesOnUnlessToldOtherwise() {
    TrainingControl control;
    QVERIFY(!control.paused() && !control.cancelled());
    for (int i = 0; i < 3; ++i) QVERIFY(control.proceed());
  }

  void pausedItWaitsAndResumedItGoesOn() {
    Training training;
    training.control.pause();
    training.start();
    QTest::qWait(50);
    QCOMPARE(training.batches.load(), 0);
    QVERIFY(training.control.paused());
    training.control.resume();
    QTRY_VERIFY(training.batches > 3);
    QVERIFY(!training.control.paused());
    training.control.pause();
    QTest::qWait(20); // the batch that was under way
    const int then = training.batches;
    QTest::qWait(50);
    QCOMPARE(training.batches.load(), then);
  }

  void aStepIsExactlyOneBatch() {
    Training training;
    training.control.pause();
    training.start();
    for (int i = 1; i <= 3; ++i) {
      training.control.step();
      QTRY_COMPARE(training.batches.load(), i);
      QTest::qWait(20);
      QCOMPARE(training.batches.load(), i);
      QVERIFY(training.control.paused());
    }
  }

  void stepsAddUp() {
    Training training;
    training.control.pause();
    training.control.step();
    training.control.step();
    training.start();
    QTRY_COMPARE(training.batches.load(), 2);
    QTest::qWait(30);
    QCOMPARE(training.batches.load(), 2);
  }

  void aStepOfARunningTrainingPausesItAfterOneBatch() {
    TrainingControl control;
    control.step();
    QVERIFY(control.paused());
    QVERIFY(control.proceed());
    std::atomic<bool> through{false};
    std::thread waiting([&] {
      control.proceed();
      through = true;
    });
    QTest::qWait(50);
    const bool waited = !through;
    control.resume();
    waiting.join();
    QVERIFY(waited);
  }

  void pausingForgetsStepsNotYetTaken() {
    Training training;
    training.control.step();
    training.control.pause();
    training.start();
    QTest::qWait(50);
    QCOMPARE(training.batches.load(), 0);
  }

  void cancellingEndsItAlsoWhilePaused_data() {
    QTest::addColumn<bool>("paused");
    QTest::newRow("running") << false;
    QTest::newRow("paused") << true;
  }
  void cancellingEndsItAlsoWhilePaused() {
    QFETCH(bool, paused);
    Training training;
    if (paused) training.control.pause();
    training.start();
    QTest::qWait(20);
    QVERIFY(!training.ended);
    training.control.cancel();
    QTRY_VERIFY(training.ended);
    QVERIFY(training.control.cancelled());
    training.control.resume();
    QVERIFY(!training.control.proceed()); // never taken back
  }
};

LACUNA_TEST(TestTrainingControl)
#include "tst_training_control.moc"
