// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a worker promises to those who give it jobs.
#include <QSemaphore>
#include <QTest>
#include <new>
#include <stdexcept>

#include "test_program.h"
#include "window/base/worker.h"

using namespace lacuna::window;

namespace {

constexpr int kLongMs = 20000; ///< for what must come

/// Every event that is under way when it is called, answers of the worker's among them, has been handled.
void settle(Worker& worker) {
  bool done = false;
  worker.run([] {}, [&done] { done = true; }, [](const JobError&) {});
  QVERIFY(QTest::qWaitFor([&done] { return done; }, kLongMs));
}

} // namespace

class TestWorker : public QObject {
  Q_OBJECT
 private slots:
  void theJobIsDoneInTheThreadAndAnsweredInTheReceivers() {
    QObject receiver;
    Worker worker(&receiver, "test");
    QThread* worked = nullptr;
    QThread* answered = nullptr;
    int value = 0;
    worker.run(
        [&worked] {
          worked = QThread::currentThread();
          return 42;
        },
        [&](int given) {
          answered = QThread::currentThread();
          value = given;
        },
        [](const JobError& e) { QFAIL(e.text.c_str()); });
    QVERIFY(QTest::qWaitFor([&] { return value != 0; }, kLongMs));
    QCOMPARE(value, 42);
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(worked != nullptr && worked != answered);
    QCOMPARE(worked->objectName(), QStringLiteral("test"));
  }

  void jobsAreDoneInOrderAndAValueNeedNotBeCopied() {
    QObject receiver;
    Worker worker(&receiver, "test");
    QList<int> given;
    for (int i = 0; i < 5; ++i)
      worker.run([i] { return std::make_unique<int>(i); }, [&given](std::unique_ptr<int> value) { given << *value; },
                 [](const JobError& e) { QFAIL(e.text.c_str()); });
    settle(worker);
    QCOMPARE(given, QList<int>({0, 1, 2, 3, 4}));
  }

  void anExceptionBecomesAnErrorAndTheThreadGoesOn_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("with a text") << 0 << "the disk is full";
    QTest::newRow("out of memory") << 1 << "Out of memory; close other programs and try again";
    QTest::newRow("unknown") << 2 << "The test failed for an unknown reason";
  }
  void anExceptionBecomesAnErrorAndTheThreadGoesOn() {
    QFETCH(int, kind);
    QFETCH(QString, text);
    QObject receiver;
    Worker worker(&receiver, "test", "The test failed for an unknown reason");
    QString said;
    QThread* saidIn = nullptr;
    bool answered = false;
    worker.run(
        [kind]() -> int {
          if (kind == 0) throw std::runtime_error("the disk is full");
          if (kind == 1) throw std::bad_alloc();
          throw 7; // NOLINT: no std::exception
        },
        [&answered](int) { answered = true; },
        [&](const JobError& error) {
          said = QString::fromStdString(error.text);
          saidIn = QThread::currentThread();
        });
    settle(worker); // the thread still works
    QCOMPARE(said, text);
    QCOMPARE(saidIn, QThread::currentThread());
    QVERIFY(!answered);
  }

  void nothingReachesAReceiverThatIsGone() {
    QObject other;
    auto receiver = std::make_unique<QObject>();
    Worker worker(receiver.get(), "test");
    QSemaphore begun;
    QSemaphore mayEnd;
    int heard = 0;
    worker.run(
        [&] {
          begun.release();
          mayEnd.acquire();
          worker.deliver([&heard] { ++heard; });
        },
        [&heard] { ++heard; }, [&heard](const JobError&) { ++heard; });
    worker.run([] { throw std::runtime_error("too late"); }, [&heard] { ++heard; },
               [&heard](const JobError&) { ++heard; });
    bool idle = false;
    worker.run([&idle, &other] { QMetaObject::invokeMethod(&other, [&idle] { idle = true; }); });
    begun.acquire();
    receiver.reset();
    mayEnd.release();
    QVERIFY(QTest::qWaitFor([&idle] { return idle; }, kLongMs));
    QCoreApplication::processEvents();
    QCOMPARE(heard, 0);
  }

  void aWorkerThatEndsDoesItsJobsAndDropsTheirAnswers() {
    QObject receiver;
    int done = 0;
    int heard = 0;
    {
      Worker worker(&receiver, "test");
      QSemaphore begun;
      worker.run(
          [&] {
            begun.release();
            QThread::msleep(50);
            ++done;
          },
          [&heard] { ++heard; }, [&heard](const JobError&) { ++heard; });
      for (int i = 0; i < 3; ++i) worker.run([&done] { ++done; });
      begun.acquire();
    }
    QCOMPARE(done, 4);
    QCoreApplication::processEvents();
    QCOMPARE(heard, 0);
  }

  void aNewerRequestSupersedesThoseBeforeIt() {
    QObject receiver;
    Worker worker(&receiver, "test");
    RequestIds kind;
    RequestIds otherKind;
    QSemaphore begun;
    QSemaphore mayEnd;
    QStringList done;  // in the thread
    QStringList heard; // here
    const auto ask = [&](RequestIds& ids, const QString& name, bool held, bool fails) {
      worker.run(
          ids,
          [&, name, held, fails] {
            if (held) begun.release();
            if (held) mayEnd.acquire();
            done << name;
            if (fails) throw std::runtime_error("failed");
          },
          [&heard, name] { heard << name; }, [&heard, name](const JobError&) { heard << name + " failed"; });
    };
    ask(kind, "under way", true, true);
    begun.acquire();
    ask(kind, "not begun", false, false);
    ask(otherKind, "of another kind", false, false);
    ask(kind, "newest", false, false);
    mayEnd.release();
    settle(worker);
    // The answer to the first was under way; the second was not even begun.
    QCOMPARE(done, QStringList({"under way", "of another kind", "newest"}));
    QCOMPARE(heard, QStringList({"of another kind", "newest"}));
  }

  void anAnswerOnItsWayIsDropped() {
    QObject receiver;
    Worker worker(&receiver, "test");
    RequestIds kind;
    QSemaphore ended;
    int heard = 0;
    worker.run(
        kind, [] { return 1; }, [&heard](int) { ++heard; }, [](const JobError&) {});
    worker.run([&ended] { ended.release(); });
    ended.acquire(); // the answer waits in this thread's queue
    kind.dropAll();
    settle(worker);
    QCOMPARE(heard, 0);
  }
};

LACUNA_TEST(TestWorker)
#include "tst_worker.moc"
