// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <cmath>

#include "widgets/failures/odds_plot.h"
#include "widgets/failures/odds_view.h"
#include "widgets/pipeline/pipeline_view.h"
#include "window/failures/failure_reporter.h"
#include "window/failures/odds_controller.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

/// The dock of random failures in a real window.
class OddsFixture : public WindowFixture {
 public:
  OddsView& view() { return *window().findChild<OddsView*>(); }
  OddsController& controller() { return window().odds(); }
  /// Shows a code of three devices, which has the fewest patterns to count.
  bool beginSmall() {
    if (!begin()) return false;
    bench().openShipped(QStringLiteral("stroke-digits-k2-r1"));
    return QTest::qWaitFor([this] { return shown().parts.size() == 3; }, 60000);
  }
  /// Raises the dock and waits for the figures.
  bool openSmall() {
    if (!beginSmall()) return false;
    window().findChild<QDockWidget*>(QStringLiteral("odds"))->raise();
    return QTest::qWaitFor([this] { return controller().counted().has_value(); }, 60000);
  }
  QString text(const char* name) { return view().findChild<QLabel*>(QLatin1String(name))->text(); }
  double expected(int row) {
    return text(qPrintable(QStringLiteral("oddsExpected%1").arg(row))).split(' ')[0].toDouble();
  }
  QPushButton* button() { return view().findChild<QPushButton*>(QStringLiteral("oddsPlay")); }
};

} // namespace

class TestOddsWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void figuresAreCountedOnceSomeoneLooks() {
    OddsFixture f;
    QVERIFY(f.begin());
    QTest::qWait(1000);
    QVERIFY(!f.controller().counted().has_value());
    f.window().findChild<QDockWidget*>(QStringLiteral("odds"))->raise();
    QTRY_VERIFY_WITH_TIMEOUT(f.controller().counted().has_value(), 60000);
    const FailureOdds& odds = f.controller().counted()->odds;
    const Evaluation& evaluation = *f.bench().evaluation();
    const int n = f.bench().state().code()->plan().devices();
    QCOMPARE(odds.coded.devices(), n);
    QCOMPARE(odds.coded.mean()[0], evaluation.accuracy.available);
    for (const LostSummary& s : evaluation.accuracy.byLost)
      QVERIFY(std::abs(odds.coded.mean()[size_t(s.lost)] - s.allPatternMean) < 1e-9);
    // With nothing left every answer is the same class: about a tenth of the digits.
    QVERIFY(odds.coded.mean()[size_t(n)] < 20);
    QVERIFY(odds.coded.expected(0.1) > odds.replicated.expected(0.1));
    QVERIFY(odds.replicated.expected(0.1) > odds.uncoded.expected(0.1));

    // The mark moves the figures.
    for (const int thousandths : {0, 35, 500, 1000}) {
      f.view().findChild<QSlider*>(QStringLiteral("oddsChance"))->setValue(thousandths);
      const double p = thousandths / 1000.0;
      QCOMPARE(f.view().chance(), p);
      QVERIFY(std::abs(f.expected(1) - odds.coded.expected(p)) < 0.06);
      QVERIFY(std::abs(f.expected(2) - odds.replicated.expected(p)) < 0.06);
      QVERIFY(std::abs(f.expected(3) - odds.uncoded.expected(p)) < 0.06);
    }
    f.view().setChance(0.1);
    auto* plot = f.view().findChild<OddsPlot*>();
    QTest::mouseClick(plot->findChild<QWidget*>(), Qt::LeftButton, Qt::NoModifier,
                      {plot->width() / 2, plot->height() / 2});
    QVERIFY(f.view().chance() > 0.15 && f.view().chance() < 0.35);
    // A_O over the share of images that lose devices: with none it is A_a.
    f.view().findChild<QComboBox*>()->setCurrentIndex(1);
    f.view().setChance(0);
    QVERIFY(std::abs(f.expected(1) - f.bench().evaluation()->accuracy.available) < 0.006);
    f.view().setChance(1);
    QVERIFY(std::abs(f.expected(2) - f.bench().evaluation()->accuracy.byLost[1].unavailableMean) < 0.006);
  }

  void aPlayKeepsTheScoreOfWhatIsShown() {
    OddsFixture f;
    QVERIFY(f.openSmall());
    f.view().setChance(0.3);
    QSignalSpy played(&f.controller(), &OddsController::played);
    int right = 0;
    int seen = 0;
    bool fromNowOn = false;
    connect(&f.bench().inspections(), &InspectionController::inspected, this, [&](const Inspection& i) {
      if (!fromNowOn) return;
      ++seen;
      right += predictedClass(i.coded) == i.label;
    });
    fromNowOn = true;
    QTest::mouseClick(f.button(), Qt::LeftButton);
    QVERIFY(f.controller().playing());
    QVERIFY(QTest::qWaitFor([&] { return played.count() >= 12; }, 30000));
    QTest::mouseClick(f.button(), Qt::LeftButton);
    QVERIFY(!f.controller().playing());
    fromNowOn = false;
    const int counted = played.count();
    QVERIFY(std::abs(counted - seen) <= 1); // one may be on its way
    const QString shown = f.text("oddsPlayed1");
    QCOMPARE(shown, QStringLiteral("%1 %").arg(100.0 * right / counted, 0, 'f', 2));
    QVERIFY(f.bench().state().pattern() == f.shown().pattern);
    // Another probability begins another score.
    f.view().findChild<QSlider*>(QStringLiteral("oddsChance"))->setValue(100);
    QCOMPARE(f.text("oddsPlayed1"), QStringLiteral("–"));
  }

  void aPlayEndsWhenNothingCanBeShown() {
    OddsFixture f;
    QVERIFY(f.openSmall());
    f.controller().play(true);
    QVERIFY(f.controller().playing());
    f.bench().inspections().openRun(f.storePath(), QStringLiteral("no-such-run"));
    QTRY_VERIFY_WITH_TIMEOUT(!f.controller().playing(), 20000);
  }

  void aTrainingHasNoOddsBeforeItsEvaluation() {
    OddsFixture f;
    QVERIFY(f.openSmall());
    f.controller().play(true);
    ExperimentConfig other = tinyConfig();
    other.code.k = 3;
    QVERIFY(!f.train(other).isEmpty());
    QVERIFY(!f.controller().playing());
    // Afterwards they are those of the new code.
    QVERIFY(QTest::qWaitFor(
        [&] { return f.controller().counted().has_value() && f.controller().counted()->odds.coded.devices() == 4; },
        60000));
  }

  void whatWasExploredBecomesAReport() {
    OddsFixture f;
    QVERIFY(f.beginSmall());
    f.view().findChild<QSlider*>(QStringLiteral("oddsChance"))->setValue(35);
    f.bench().state().show(7, FailurePattern::of({0}));
    QVERIFY(f.waitForPattern(FailurePattern::of({0})));
    FailureReporter& reporter = f.window().failureReporter();
    QSignalSpy written(&reporter, &FailureReporter::written);
    QSignalSpy failed(&reporter, &FailureReporter::failed);
    const QString path = f.file(QStringLiteral("failures.json"));
    reporter.write(path); // counts by itself: nobody has looked at the dock
    QVERIFY(written.wait(60000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject doc = QJsonDocument::fromJson(file.readAll()).object();
    const int n = f.bench().state().code()->plan().devices();
    QCOMPARE(doc[QStringLiteral("patterns")].toArray().size(), qsizetype((1 << n) - 1));
    QCOMPARE(doc[QStringLiteral("random_failures")].toObject()[QStringLiteral("probability")].toDouble(), 0.035);
    const QJsonArray examples = doc[QStringLiteral("examples")].toArray();
    QCOMPARE(examples.size(), qsizetype(2));
    QCOMPARE(examples[0].toObject()[QStringLiteral("image")].toInt(), 7);
    QCOMPARE(examples[0].toObject()[QStringLiteral("lost")].toArray(), QJsonArray{0});
    // The second is what W finds.
    QSignalSpy worst(&f.bench().inspections(), &InspectionController::worst);
    f.bench().worstPattern();
    QVERIFY(worst.wait(30000));
    const auto found = worst[0][0].value<PatternOutcome>();
    QJsonArray lost;
    for (const int device : found.pattern.lost()) lost << device;
    QCOMPARE(examples[1].toObject()[QStringLiteral("lost")].toArray(), lost);

    // A second one takes the count that the dock has made meanwhile.
    f.window().findChild<QDockWidget*>(QStringLiteral("odds"))->raise();
    QTRY_VERIFY_WITH_TIMEOUT(f.controller().counted().has_value(), 60000);
    reporter.write(f.file(QStringLiteral("failures.pdf")));
    QVERIFY(written.wait(30000));
    QFile pdf(f.file(QStringLiteral("failures.pdf")));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.read(5) == "%PDF-");

    QVERIFY(failed.isEmpty());
    reporter.write(f.file(QStringLiteral("nowhere/failures.html")));
    QCOMPARE(failed.size(), qsizetype(1));
    reporter.write(f.file(QStringLiteral("failures.docx")));
    QCOMPARE(failed.size(), qsizetype(2));
  }
};

LACUNA_GUI_TEST(TestOddsWindow)
#include "tst_odds_window.moc"
