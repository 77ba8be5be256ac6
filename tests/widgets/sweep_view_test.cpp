// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "quiet.h"
#include "widgets/look/theme.h"
#include "widgets/words/field_names.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/sweep/sweep_strip.h"
#include "widgets/sweep/sweep_summary_model.h"
#include "widgets/sweep/sweep_view.h"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

std::vector<SweepRunRow> rows(int count) {
  std::vector<SweepRunRow> all;
  for (int i = 0; i < count; ++i)
    all.push_back({QStringLiteral("seed %1").arg(i + 1), SweepRunState::toTrain, {}, {}, {}});
  return all;
}

LostSpread lost(int devices, double worst) {
  LostSpread s;
  s.lost = devices;
  s.allPatternMean = {98, 0.25};
  s.worst = {worst, 0.5};
  s.leastWorst = worst - 1;
  return s;
}

SweepSummary summary() {
  SweepGroup conv, mlp;
  conv.name = "conv encoder";
  mlp.name = "mlp encoder";
  conv.runs = mlp.runs = {"a", "b"};
  conv.base = mlp.base = {99, std::nullopt};
  conv.byLost = {lost(1, 97), lost(2, 90)};
  mlp.byLost = {lost(1, 96), lost(2, 91)};
  return {"S", 4, {conv, mlp}};
}

} // namespace

class SweepViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void everyFieldHasAName() {
    for (const SweepField& field : sweepFields()) {
      QVERIFY2(fieldTitle(field.path) != QString::fromStdString(field.path), field.path.c_str());
      QVERIFY(!fieldPlural(field.path).isEmpty());
    }
  }

  void rowsAreAddedAndRemoved() {
    SweepSetup setup;
    setup.show();
    QSignalSpy edited(&setup, &SweepSetup::edited);
    auto* add = setup.findChild<QPushButton*>("sweepAdd");
    QCOMPARE(setup.draft().rows, (std::vector<SweepRow>{{"training.seed", "1, 2, 3"}}));
    QVERIFY(!setup.findChild<QToolButton*>("sweepRemove")->isVisible()); // one is left
    QTest::mouseClick(add, Qt::LeftButton);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(setup.draft().rows.size(), size_t(3));
    QVERIFY(!add->isEnabled());
    QVERIFY(setup.draft().rows[1] == (SweepRow{"code.encoder.kind", "conv"})); // begins with the value it has
    QTest::mouseClick(setup.findChildren<QToolButton*>("sweepRemove").value(0), Qt::LeftButton);
    QCOMPARE(setup.draft().rows.size(), size_t(2));
    QCOMPARE(setup.draft().rows[0].path, std::string("code.encoder.kind"));
    QVERIFY(edited.count() >= 3);
  }

  void theNameFollowsTheRowsUntilItIsTyped() {
    SweepSetup setup;
    ExperimentConfig config;
    config.name = "Mine";
    setup.setConfig(config);
    QCOMPARE(setup.draft().name, std::string("Mine over seeds"));
    QTest::mouseClick(setup.findChild<QPushButton*>("sweepAdd"), Qt::LeftButton);
    QCOMPARE(setup.draft().name, std::string("Mine over seeds and encoders"));
    auto* name = setup.findChild<QLineEdit*>("sweepName");
    name->selectAll();
    QTest::keyClicks(name, "Tuesday");
    config.name = "Other";
    setup.setConfig(config);
    QCOMPARE(setup.draft().name, std::string("Tuesday"));
  }

  void wordsCanBeChosenFromAMenu() {
    SweepSetup setup;
    setup.show();
    auto* field = setup.findChild<QComboBox*>("sweepField");
    field->setCurrentText("Encoder");
    QCOMPARE(setup.draft().rows[0].values, std::string("conv"));
    QMenu* menu = setup.findChild<QPushButton*>("sweepWords")->menu();
    emit menu->aboutToShow();
    for (QAction* action : menu->actions()) {
      QCOMPARE(action->isChecked(), action->text().startsWith("conv "));
      if (action->text().startsWith("mlp ")) action->trigger();
    }
    QCOMPARE(setup.draft().rows[0].values, std::string("conv, mlp"));
  }

  void theTabKeyVisitsEverythingInReadingOrder() {
    SweepView view;
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setRuns("1 run", rows(1));
    view.setSummary(summary());
    QTest::mouseClick(view.findChild<QPushButton*>("sweepAdd"), Qt::LeftButton);
    view.findChild<QComboBox*>("sweepSource")->setFocus();
    QStringList visited;
    for (int i = 0; i < 14 && !visited.contains("sweepStart"); ++i) {
      visited << QApplication::focusWidget()->objectName();
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(visited, (QStringList{"sweepSource", "sweepName", "sweepField", "sweepValues", "sweepRemove", "sweepField",
                                   "sweepValues", "sweepWords", "sweepRemove", "sweepAdd", "sweepSave", "sweepRuns",
                                   "sweepSummary", "sweepReport"}));
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("sweepStart"));
  }

  void onlyTheFormsOwnSweepHasRows() {
    SweepSetup setup;
    setup.setBuiltIn({"First", "Second"});
    setup.show();
    QSignalSpy open(&setup, &SweepSetup::openRequested);
    QSignalSpy edited(&setup, &SweepSetup::edited);
    auto* source = setup.findChild<QComboBox*>("sweepSource");
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Down);
    QTest::keyClick(source, Qt::Key_Down);
    QCOMPARE(int(setup.source().kind), int(SweepSource::builtIn));
    QCOMPARE(setup.source().index, 1);
    QVERIFY(!setup.findChild<QLineEdit*>("sweepValues")->isVisible());
    QTest::keyClick(source, Qt::Key_End);
    QCOMPARE(open.count(), 1);
    QCOMPARE(setup.source().index, 1); // until there is a file
    setup.setFile("mine.json", "/somewhere/mine.json");
    QCOMPARE(int(setup.source().kind), int(SweepSource::file));
    QCOMPARE(source->currentText(), QString("mine.json"));
    setup.setFile("other.json", "/somewhere/other.json");
    QCOMPARE(source->findText("mine.json"), -1);
    QTest::keyClick(source, Qt::Key_Home);
    QCOMPARE(setup.draft().rows.size(), size_t(1)); // what was typed is still there
    QVERIFY(setup.findChild<QLineEdit*>("sweepValues")->isVisible());
    QCOMPARE(edited.count(), 3);
  }

  void startIsBlockedWithItsReason() {
    SweepView view;
    view.show();
    QSignalSpy started(&view, &SweepView::startRequested);
    auto* start = view.findChild<QPushButton*>("sweepStart");
    view.setRuns("2 runs", rows(2));
    view.setStartBlocked("Not yet.");
    QVERIFY(!start->isEnabled());
    QCOMPARE(start->toolTip(), QString("Not yet."));
    QCOMPARE(view.findChild<QLabel*>("sweepNote")->text(), QString("Not yet."));
    view.setStartBlocked({});
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    QCOMPARE(started.count(), 1);
    view.setWorking(true);
    QVERIFY(!start->isEnabled());
    QVERIFY(view.strip().isVisible());
    QVERIFY(!view.findChild<QLineEdit*>("sweepValues")->isEnabled());
  }

  void runsAndGroupsAreOpenedByClickAndKey() {
    SweepView view;
    view.resize(1100, 700);
    view.show();
    view.setRuns("3 runs", rows(3));
    view.setSummary(summary());
    QSignalSpy run(&view, &SweepView::runActivated);
    QSignalSpy group(&view, &SweepView::groupActivated);
    auto* runs = view.findChild<QTableView*>("sweepRuns");
    runs->setCurrentIndex(runs->model()->index(2, 0));
    QTest::keyClick(runs, Qt::Key_Return);
    QCOMPARE(run.at(0).at(0).toInt(), 2);
    auto* groups = view.findChild<QTableView*>("sweepSummary");
    const QPoint at = groups->visualRect(groups->model()->index(3, 1)).center();
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(groups->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(group.count(), 1);
    QCOMPARE(group.at(0).at(0).toInt(), 1);
    QCOMPARE(group.at(0).at(1).toInt(), 1);
  }

  void theSummaryShowsWhatTheCommandLinePrints() {
    SweepSummaryModel model;
    model.setSummary(summary());
    QCOMPARE(model.rowCount(), 4);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, SweepSummaryModel::groupColumn), QString("conv encoder"));
    QCOMPARE(text(1, SweepSummaryModel::groupColumn), QString()); // stands once
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), QString("conv encoder"));
    QCOMPARE(text(0, SweepSummaryModel::meanColumn), QString("98.00 ± 0.25"));
    QCOMPARE(text(0, SweepSummaryModel::baseColumn), QString("99.00")); // one value has no deviation
    QCOMPARE(text(3, SweepSummaryModel::lowestColumn), QString("90.00"));
    const auto marked = [&](int row) {
      return model.index(row, SweepSummaryModel::worstColumn).data(Qt::ForegroundRole).isValid();
    };
    QVERIFY(marked(0) && !marked(1) && !marked(2) && marked(3)); // the best for as many losses
  }

  void aFailedRunSaysWhyWhenItIsChosen() {
    SweepView view;
    view.resize(1100, 700);
    view.show();
    view.setRuns("2 runs", rows(2));
    view.setRun(1, {"seed 2", SweepRunState::failed, "It diverged.", {}, {}});
    auto* table = view.findChild<QTableView*>("sweepRuns");
    QVERIFY(table->model()->index(1, SweepRunsModel::stateColumn).data().toString().contains("It diverged."));
    QVERIFY(table->columnSpan(1, SweepRunsModel::stateColumn) > 1);
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(view.findChild<QLabel*>("sweepNote")->text().contains("It diverged."));
    view.setRun(1, {"seed 2", SweepRunState::training, {}, {}, {}});
    QCOMPARE(table->columnSpan(1, SweepRunsModel::stateColumn), 1);
  }

  void theStripCutsAWordNotAButton() {
    SweepStrip strip(true);
    strip.begin();
    strip.resize(700, 60);
    const QString where = "Run 2 of 6: " + QString("a very long label ").repeated(12);
    strip.setProgress(where, "about 4 min left", {SweepRunState::finished, SweepRunState::training});
    QCOMPARE(strip.text(), where);
    auto* label = strip.findChild<QLabel*>("sweepWhere");
    QVERIFY(label->text().endsWith(QChar(0x2026)));
    QVERIFY(label->fontMetrics().horizontalAdvance(label->text()) <= label->width());
    QSignalSpy after(&strip, &SweepStrip::stopAfterRequested);
    QSignalSpy now(&strip, &SweepStrip::stopNowRequested);
    QTest::mouseClick(strip.findChild<QPushButton*>("sweepStopAfter"), Qt::LeftButton);
    QTest::mouseClick(strip.findChild<QPushButton*>("sweepStopAfter"), Qt::LeftButton); // and taken back
    QTest::mouseClick(strip.findChild<QPushButton*>("sweepStopNow"), Qt::LeftButton);
    QCOMPARE(after.count(), 2);
    QCOMPARE(after.at(1).at(0).toBool(), false);
    QCOMPARE(now.count(), 1);
  }
};

LACUNA_WIDGET_TEST(SweepViewTest)
#include "sweep_view_test.moc"
