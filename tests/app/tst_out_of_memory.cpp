// SPDX-License-Identifier: GPL-3.0-or-later
//
// A training asks for more memory than there is: its run fails with a sentence and advice, and the window lives.
#include <sys/resource.h>

#include <QFile>

#include "store/run_store.h"
#include "sweep_fixture.h"
#include "widgets/look/banner.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

/// Gives this process so much more address space than it has, and back all that it had.
class LittleMemory {
 public:
  explicit LittleMemory(rlim_t more) {
    ::getrlimit(RLIMIT_AS, &m_before);
    QFile statm(QStringLiteral("/proc/self/statm"));
    const rlim_t pages = statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(0).toULongLong() : 0;
    const rlimit less = {pages * 4096 + more, m_before.rlim_max};
    ::setrlimit(RLIMIT_AS, &less);
  }
  ~LittleMemory() { ::setrlimit(RLIMIT_AS, &m_before); }
  LittleMemory(const LittleMemory&) = delete;
  LittleMemory& operator=(const LittleMemory&) = delete;

 private:
  rlimit m_before{};
};

} // namespace

class TestOutOfMemory : public WindowTest {
  Q_OBJECT
 private slots:
  void theRunFailsAndTheWindowLives() {
    SweepFixture f;
    QVERIFY(f.begin());
    QVERIFY(!f.train(smallest()).isEmpty()); // threads and pools are there, and a base model
    ExperimentConfig large = smallest();
    large.name = "large";
    large.code.encoder.kind = EncoderKind::conv;
    large.code.encoder.channels = 4096; // 4096 × 4096 × 9 floats a layer: 600 MB, and twice that for the moments
    QSignalSpy ended(&f.bench(), &Workbench::trainingEnded);
    {
      const LittleMemory little(rlim_t(512) << 20);
      f.bench().trainConfig(large);
      QVERIFY(QTest::qWaitFor([&] { return !ended.isEmpty(); }, 60000));
      QVERIFY2(ended[0][1].toString().contains(QStringLiteral("out of memory; use a smaller training.batch")),
               qPrintable(ended[0][1].toString()));
      f.clickDevice(0);
      QVERIFY(f.waitForPattern(FailurePattern::of({0})));
    }
    {
      const RunStore store = RunStore::open(f.storePath().toStdString(), Access::readOnly);
      const RunRecord run = store.run(store.resolve("last"));
      QCOMPARE(run.name, std::string("large"));
      QCOMPARE(run.state, RunState::failed);
      QVERIFY(QString::fromStdString(run.error).contains(QStringLiteral("out of memory")));
    }
    QVERIFY(f.views().banner->text().contains(QStringLiteral("out of memory")));
    QVERIFY(!f.train(smallest()).isEmpty());
  }
};

LACUNA_GUI_TEST(TestOutOfMemory)
#include "tst_out_of_memory.moc"
