// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QTest>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/look/color_maps.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/results/verdict.h"

using namespace lacuna;
using namespace lacuna::widgets;

class VerdictTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void sentenceSaysWhatHappened_data();
  void sentenceSaysWhatHappened();
  void beyondTheCodeIsSaid();
  void namesAreQuoted();
  void figuresComeFromTheEvaluation();
  void differencesAreCentredOnZero();
};

void VerdictTest::sentenceSaysWhatHappened_data() {
  QTest::addColumn<int>("lost");
  QTest::addColumn<int>("coded");
  QTest::addColumn<int>("zeros");
  QTest::addColumn<int>("whole");
  QTest::addColumn<QString>("headline");
  QTest::addColumn<QString>("without");
  QTest::newRow("nothing lost") << -1 << 4 << 4 << 4 << "Read as a 4, 100 % sure."
                                << "Nothing is lost. Click a device to take it away.";
  QTest::newRow("saved by the code") << 1 << 4 << 1 << 4 << "Still a 4, 97 % sure."
                                     << "Without the code it would have been read as a 1.";
  QTest::newRow("zeros do as well") << 1 << 4 << 4 << 4 << "Still a 4, 97 % sure."
                                    << "Without the code it would be read as a 4, too.";
  QTest::newRow("only parity") << 4 << 4 << 4 << 4 << "Still a 4, 97 % sure."
                               << "Only parity is lost: every part of the image has arrived.";
  QTest::newRow("broken") << 1 << 9 << 1 << 4 << "Now read as a 9."
                          << "Without the code it would have been read as a 1.";
  QTest::newRow("worse than zeros") << 1 << 8 << 4 << 4 << "Now read as an 8."
                                    << "Without the code it would still be read as a 4.";
  QTest::newRow("the model errs") << 1 << 9 << 1 << 9 << "The whole model itself reads a 9 here."
                                  << "So does the coded result: the code is not to blame.";
}

void VerdictTest::sentenceSaysWhatHappened() {
  QFETCH(int, lost);
  QFETCH(int, coded);
  QFETCH(int, zeros);
  QFETCH(int, whole);
  const auto scene = synthetic::scene(4, 2);
  const FailurePattern pattern = lost < 0 ? FailurePattern() : FailurePattern::of({lost});
  const Verdict v = verdictFor(synthetic::inspection(scene, pattern, coded, zeros, 4, whole), {}, 4);
  QTEST(v.headline, "headline");
  QTEST(v.without, "without");
  QVERIFY(v.beyond.isEmpty());
}

void VerdictTest::beyondTheCodeIsSaid() {
  const auto scene = synthetic::scene(4, 2);
  const Verdict v = verdictFor(synthetic::inspection(scene, FailurePattern::of({0, 1, 2}), 9), {}, 4);
  QVERIFY(v.beyond.startsWith("Beyond the code"));
}

void VerdictTest::namesAreQuoted() {
  const auto scene = synthetic::scene(4, 2);
  const QStringList names = {"T-shirt", "Trouser", "Pullover", "Dress", "Coat"};
  const Verdict v = verdictFor(synthetic::inspection(scene, FailurePattern::of({0})), names, 4);
  QCOMPARE(v.headline, QString("Still “Coat”, 97 % sure."));
  QCOMPARE(v.without, QString("Without the code it would have been read as “Trouser”."));
}

void VerdictTest::figuresComeFromTheEvaluation() {
  const Evaluation e = synthetic::evaluation(4, 2);
  const FailurePattern pattern = FailurePattern::of({1, 2});
  const auto figures = testFigures(e, pattern);
  QVERIFY(figures.has_value());
  for (const PatternResult& p : e.patterns) {
    if (p.pattern != pattern) continue;
    QCOMPARE(figures->accuracy, p.accuracy);
    QCOMPARE(figures->zeros, p.zerosAccuracy);
  }
  QCOMPARE(figures->worst, e.accuracy.byLost[1].worst);
  QVERIFY(figures->worstPattern == e.accuracy.byLost[1].worstPattern);
  QCOMPARE(testFigures(e, {})->accuracy, e.accuracy.available);
  QVERIFY(!testFigures(e, FailurePattern::of({0, 1, 2})).has_value());
}

void VerdictTest::differencesAreCentredOnZero() {
  for (const bool dark : {false, true}) {
    const ColorMap& map = colorMap(ColorMapKind::diverging, dark);
    const QColor ground = dark ? QColor("#1c2027") : QColor("#ffffff");
    const QColor zero(map.at(ValueRange{-2, 2}.unit(0)));
    QVERIFY(std::abs(zero.lightness() - ground.lightness()) < 32);
    QVERIFY(QColor(map.at(0)).blue() > QColor(map.at(0)).red());
    QVERIFY(QColor(map.at(1)).red() > QColor(map.at(1)).blue());
  }
  int last = -1;
  for (int i = 0; i <= 255; ++i) {
    const int grey = qGray(colorMap(ColorMapKind::sequential, false).at(i / 255.0));
    QVERIFY2(grey >= last - 1, "lightness must not fall");
    last = grey;
  }
}

LACUNA_WIDGET_TEST(VerdictTest)
#include "verdict_test.moc"
