// SPDX-License-Identifier: GPL-3.0-or-later
// The list of runs, its filter, tags and archive.
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <set>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/look/theme.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/runs/tags_dialog.h"

using namespace lacuna;
using namespace lacuna::widgets;

class ListsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void filterKeepsWhatMatches();
  void numbersSortAsNumbers();
  void doubleClickAndEnterOpen();
  void starIsToggledByAClick();
  void selectionAndScrollSurviveAnUpdate();
  void buttonsFollowTheSelection();
  void renamingAsksAndWaits();
  void tagsAreShownOnlyWhereThereAreSome();
  void theFilterFindsTags_data();
  void theFilterFindsTags();
  void aLineOfTagsIsReadOrRefused_data();
  void aLineOfTagsIsReadOrRefused();
  void tagsAreEditedForSeveralRunsAtOnce();
  void badTagsCannotBeTaken();
  void tagsInUseAreCompleted();
  void theArchiveIsListedAndLeft();
  void whatIsNotOverIsMarked();
  void tenThousandRunsAreShownInTime();

 private:
  static QTableView* tableOf(RunsPanel& panel) { return panel.findChild<QTableView*>("runs"); }
  static QAction* menuAction(RunsPanel& panel, const QString& text) {
    for (QPushButton* button : panel.findChildren<QPushButton*>())
      if (button->menu() != nullptr) {
        emit button->menu()->aboutToShow();
        for (QAction* action : button->menu()->actions())
          if (action->text() == text) return action;
      }
    return nullptr;
  }
  /// The dialog that Tags… opens on these runs.
  static TagsDialog* editTags(RunsPanel& panel, const QStringList& uuids) {
    QTableView* table = tableOf(panel);
    table->clearSelection();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
      const QModelIndex index = table->model()->index(row, RunsModel::nameColumn);
      if (uuids.contains(index.data(RunsModel::UuidRole).toString()))
        table->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    menuAction(panel, QStringLiteral("Tags…"))->trigger();
    return panel.findChild<TagsDialog*>();
  }
  static QPushButton* okOf(TagsDialog* dialog) {
    return dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
  }
  static void doubleClick(QTableView* table, const QModelIndex& index) {
    const QPoint at = table->visualRect(index).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
  }
};

void ListsTest::filterKeepsWhatMatches() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(12));
  auto* filter = panel.findChild<QLineEdit*>("filter");
  const auto* rows = tableOf(panel)->model();
  QCOMPARE(rows->rowCount(), 12);
  QTest::keyClicks(filter, "fashion");
  QCOMPARE(rows->rowCount(), 4);
  filter->setText("k=4");
  QCOMPARE(rows->rowCount(), 6);
  filter->setText("no such run");
  QCOMPARE(rows->rowCount(), 0);
  QVERIFY(!tableOf(panel)->isVisibleTo(&panel));
  filter->clear();
  QCOMPARE(rows->rowCount(), 12);
}

void ListsTest::numbersSortAsNumbers() {
  RunsPanel panel;
  auto runs = synthetic::runs(3);
  runs[0].seconds = 9;
  runs[1].seconds = 100;
  runs[2].seconds = 20;
  panel.setRuns(runs);
  QTableView* table = tableOf(panel);
  table->sortByColumn(RunsModel::secondsColumn, Qt::AscendingOrder);
  QStringList shown;
  for (int row = 0; row < 3; ++row) shown << table->model()->index(row, RunsModel::secondsColumn).data().toString();
  QCOMPARE(shown, QStringList({"9", "20", "100"}));
}

void ListsTest::doubleClickAndEnterOpen() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.resize(1200, 300);
  panel.show();
  QSignalSpy opened(&panel, &RunsPanel::openRequested);
  QTableView* table = tableOf(panel);
  const QModelIndex third = table->model()->index(2, RunsModel::nameColumn);
  doubleClick(table, third);
  QCOMPARE(opened.count(), 1);
  QCOMPARE(opened.takeFirst().at(0).toString(), third.data(RunsModel::UuidRole).toString());
  QTest::keyClick(table, Qt::Key_Return);
  QCOMPARE(opened.count(), 1);
}

void ListsTest::starIsToggledByAClick() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.resize(1200, 300);
  panel.show();
  QSignalSpy starred(&panel, &RunsPanel::starToggled);
  QTableView* table = tableOf(panel);
  const QModelIndex star = table->model()->index(1, RunsModel::starColumn);
  const bool before = star.data().toString() == QStringLiteral("★");
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(star).center());
  QCOMPARE(starred.count(), 1);
  QCOMPARE(starred.at(0).at(1).toBool(), !before);
}

void ListsTest::selectionAndScrollSurviveAnUpdate() {
  RunsPanel panel;
  auto runs = synthetic::runs(200);
  panel.setRuns(runs);
  panel.resize(1200, 300);
  panel.show();
  QVERIFY(QTest::qWaitForWindowExposed(&panel));
  panel.selectRun("run-150");
  QScrollBar* bar = tableOf(panel)->verticalScrollBar();
  const int scroll = bar->value();
  QVERIFY(scroll > 0);
  runs[150].name = "renamed";
  panel.updateRun(runs[150]);
  QCOMPARE(panel.selectedUuids(), QStringList("run-150"));
  QCOMPARE(bar->value(), scroll);
  runs.push_back(synthetic::runs(201).back());
  panel.setRuns(runs);
  QCOMPARE(panel.selectedUuids(), QStringList("run-150"));
  QCOMPARE(bar->value(), scroll);
}

void ListsTest::buttonsFollowTheSelection() {
  RunsPanel panel;
  panel.setRuns(synthetic::runs(4));
  panel.show();
  const auto button = [&](const char* name) {
    for (QPushButton* b : panel.findChildren<QPushButton*>())
      if (b->text() == QLatin1String(name)) return b;
    return static_cast<QPushButton*>(nullptr);
  };
  QVERIFY(!button("Open")->isEnabled());
  panel.selectRun("run-1");
  QVERIFY(button("Open")->isEnabled());
  QVERIFY(!button("Compare")->isEnabled());
  tableOf(panel)->selectAll();
  QVERIFY(!button("Open")->isEnabled());
  QSignalSpy compared(&panel, &RunsPanel::compareRequested);
  QTest::mouseClick(button("Compare"), Qt::LeftButton);
  QCOMPARE(compared.at(0).at(0).toStringList().size(), 4);
}

void ListsTest::renamingAsksAndWaits() {
  RunsModel model;
  model.setRuns(synthetic::runs(2));
  QSignalSpy renamed(&model, &RunsModel::renameRequested);
  const QModelIndex name = model.index(0, RunsModel::nameColumn);
  const QString before = name.data().toString();
  QVERIFY(model.setData(name, "  new name "));
  QCOMPARE(renamed.at(0).at(1).toString(), QString("new name"));
  QCOMPARE(name.data().toString(), before);
  QVERIFY(!model.setData(name, "  "));
}

void ListsTest::tagsAreShownOnlyWhereThereAreSome() {
  RunsPanel panel;
  auto runs = synthetic::runs(3);
  panel.setRuns(runs);
  QVERIFY(tableOf(panel)->isColumnHidden(RunsModel::tagsColumn));
  runs[1].tags = {"lecture", "seeds"};
  panel.updateRun(runs[1]);
  QVERIFY(!tableOf(panel)->isColumnHidden(RunsModel::tagsColumn));
  panel.resize(1200, 300);
  panel.show();
  QVERIFY(QTest::qWaitForWindowExposed(&panel));
  // A chip is painted where the tags are and nothing where there are none.
  const auto coloursOf = [&](const char* uuid) {
    QTableView* table = tableOf(panel);
    for (int row = 0; row < 3; ++row) {
      const QModelIndex index = table->model()->index(row, RunsModel::tagsColumn);
      if (index.data(RunsModel::UuidRole).toString() != QLatin1String(uuid)) continue;
      const QImage cell = table->viewport()->grab(table->visualRect(index).adjusted(2, 2, -2, -2)).toImage();
      std::set<QRgb> colours;
      for (int x = 0; x < cell.width(); ++x)
        for (int y = 0; y < cell.height(); ++y) colours.insert(cell.pixel(x, y));
      return colours.size();
    }
    return size_t(0);
  };
  QCOMPARE(coloursOf("run-0"), size_t(1));
  QVERIFY(coloursOf("run-1") > 5);
}

void ListsTest::theFilterFindsTags_data() {
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("found");
  QTest::newRow("begins so") << "tag:lec"
                             << "0 1";
  QTest::newRow("in any case") << "TAG:Lec"
                               << "0 1";
  QTest::newRow("not within") << "tag:ture"
                              << "";
  QTest::newRow("the whole tag") << "tag:\"lecture 3\""
                                 << "1";
  QTest::newRow("a quote that is not closed yet") << "tag:\"lecture 3"
                                                  << "1";
  QTest::newRow("not a beginning of it") << "tag:\"lecture 4\""
                                         << "";
  QTest::newRow("two tags") << "tag:lec tag:seed"
                            << "1";
  QTest::newRow("with other words") << "k=4 tag:lec"
                                    << "1";
  QTest::newRow("words that do not stand together") << "k=4 mnist"
                                                    << "1 3";
  QTest::newRow("a tag as a plain word") << "seeds"
                                         << "1 2";
  QTest::newRow("nothing after the colon yet") << "tag:"
                                               << "0 1 2 3";
}
void ListsTest::theFilterFindsTags() {
  QFETCH(QString, typed);
  QFETCH(QString, found);
  RunsPanel panel;
  auto runs = synthetic::runs(4);
  runs[0].tags = {"lecture"};
  runs[1].tags = {"Lecture 3", "seeds"};
  runs[2].tags = {"seeds"};
  panel.setRuns(runs);
  QTest::keyClicks(panel.findChild<QLineEdit*>("filter"), typed);
  QStringList shown;
  const auto* rows = tableOf(panel)->model();
  for (int row = 0; row < rows->rowCount(); ++row)
    shown << rows->index(row, RunsModel::nameColumn).data(RunsModel::UuidRole).toString().mid(4);
  shown.sort();
  QCOMPARE(shown.join(' '), found);
}

void ListsTest::aLineOfTagsIsReadOrRefused_data() {
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QStringList>("tags");
  QTest::addColumn<QString>("problem");
  QTest::newRow("none") << "" << QStringList() << "";
  QTest::newRow("spaces around") << "  lecture ,seed study  " << QStringList({"lecture", "seed study"}) << "";
  QTest::newRow("twice") << "a, b, a" << QStringList({"a", "b"}) << "";
  QTest::newRow("a comma at the end") << "a, b, " << QStringList({"a", "b"}) << "";
  QTest::newRow("empty between") << "a, , b" << QStringList() << "nothing between two commas";
  QTest::newRow("only commas") << ", ," << QStringList() << "nothing between two commas";
  QTest::newRow("line break") << "a\nb" << QStringList() << "cannot be seen";
  QTest::newRow("line break at the end") << "a\n" << QStringList() << "cannot be seen";
  QTest::newRow("turned around") << QStringLiteral("a\u202eb") << QStringList() << "cannot be seen";
  QTest::newRow("as long as can be") << QString(60, 'x') << QStringList(QString(60, 'x')) << "";
  QTest::newRow("too long") << "a, " + QString(61, 'x') << QStringList() << "“xxxxxxxxxxxx…” has 61 characters";
}
void ListsTest::aLineOfTagsIsReadOrRefused() {
  QFETCH(QString, typed);
  QFETCH(QStringList, tags);
  QFETCH(QString, problem);
  const TypedTags read = parseTags(typed);
  QCOMPARE(read.tags, tags);
  QCOMPARE(read.problem.isEmpty(), problem.isEmpty());
  QVERIFY2(read.problem.contains(problem), qPrintable(read.problem));
}

void ListsTest::tagsAreEditedForSeveralRunsAtOnce() {
  RunsPanel panel;
  auto runs = synthetic::runs(4);
  runs[0].tags = {"common", "first"};
  runs[1].tags = {"common", "second"};
  runs[2].tags = {"elsewhere"};
  panel.setRuns(runs);
  panel.show();
  QSignalSpy chosen(&panel, &RunsPanel::tagsChosen);
  TagsDialog* dialog = editTags(panel, {"run-0", "run-1"});
  QVERIFY(dialog != nullptr);
  auto* line = dialog->findChild<QLineEdit*>("tags");
  QCOMPARE(line->text(), QString("common"));
  const auto boxes = dialog->findChildren<QCheckBox*>();
  QCOMPARE(boxes.size(), 2);
  QCOMPARE(boxes[0]->text(), QString("first (1 of 2)"));
  QCOMPARE(boxes[0]->checkState(), Qt::PartiallyChecked);
  QTest::keyClick(boxes[0], Qt::Key_Space); // on all of them
  QCOMPARE(boxes[0]->checkState(), Qt::Checked);
  QTest::keyClick(boxes[1], Qt::Key_Space);
  QTest::keyClick(boxes[1], Qt::Key_Space); // on none
  QCOMPARE(boxes[1]->checkState(), Qt::Unchecked);
  line->selectAll();
  QTest::keyClicks(line, "new");
  QTest::keyClick(line, Qt::Key_Return);
  QCOMPARE(chosen.count(), 1);
  QStringList uuids = chosen.at(0).at(0).toStringList();
  uuids.sort();
  QCOMPARE(uuids, QStringList({"run-0", "run-1"}));
  QCOMPARE(chosen.at(0).at(1).toStringList(), QStringList({"new", "first"}));
  QCOMPARE(chosen.at(0).at(2).toStringList(), QStringList({"common", "second"}));
  QTRY_VERIFY(panel.findChild<TagsDialog*>() == nullptr);
  // Nothing changed, and Cancel: nothing is asked for.
  QTest::mouseClick(okOf(editTags(panel, {"run-0", "run-1"})), Qt::LeftButton);
  QTRY_VERIFY(panel.findChild<TagsDialog*>() == nullptr);
  dialog = editTags(panel, {"run-3"});
  QTest::keyClicks(dialog->findChild<QLineEdit*>("tags"), "given up");
  QTest::keyClick(dialog, Qt::Key_Escape);
  QTRY_VERIFY(panel.findChild<TagsDialog*>() == nullptr);
  QCOMPARE(chosen.count(), 1);
}

void ListsTest::badTagsCannotBeTaken() {
  RunsPanel panel;
  auto runs = synthetic::runs(2);
  runs[0].tags = {"sweep: k, r and " + std::string(60, 'x'), std::string(70, 'y')};
  panel.setRuns(runs);
  panel.show();
  QSignalSpy chosen(&panel, &RunsPanel::tagsChosen);
  TagsDialog* dialog = editTags(panel, {"run-0"});
  auto* line = dialog->findChild<QLineEdit*>("tags");
  auto* problem = dialog->findChild<QLabel*>("tagsProblem");
  // What a sweep gave is no mistake of the person who looks at it; a tag with a comma has a box.
  QVERIFY(problem->isHidden());
  QCOMPARE(dialog->findChildren<QCheckBox*>().size(), 1);
  line->setText("a,,b");
  QVERIFY(problem->isVisible());
  QVERIFY(!okOf(dialog)->isEnabled());
  QTest::keyClick(line, Qt::Key_Return);
  QVERIFY(dialog->isVisible());
  line->setText("a, b");
  QVERIFY(problem->isHidden());
  QTest::keyClick(line, Qt::Key_Return);
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen.at(0).at(1).toStringList(), QStringList({"a", "b"}));
  QCOMPARE(chosen.at(0).at(2).toStringList(), QStringList(QString(70, 'y')));
}

void ListsTest::tagsInUseAreCompleted() {
  RunsPanel panel;
  auto runs = synthetic::runs(3);
  runs[0].tags = {"lecture"};
  runs[1].tags = {"seeds"};
  panel.setRuns(runs);
  panel.show();
  TagsDialog* dialog = editTags(panel, {"run-2"});
  QVERIFY(QTest::qWaitForWindowExposed(dialog));
  auto* line = dialog->findChild<QLineEdit*>("tags");
  line->setFocus();
  QTest::keyClicks(line, "seeds, le");
  QAbstractItemView* popup = line->completer()->popup();
  QTRY_VERIFY(popup->isVisible());
  QCOMPARE(popup->model()->rowCount(), 1);
  QTest::keyClick(popup, Qt::Key_Down);
  QTest::keyClick(popup, Qt::Key_Return);
  QCOMPARE(line->text(), QString("seeds, lecture"));
  QVERIFY(dialog->isVisible());
}

void ListsTest::theArchiveIsListedAndLeft() {
  RunsPanel panel;
  auto runs = synthetic::runs(3);
  runs[2].archived = true;
  panel.setRuns(runs);
  panel.show();
  QSignalSpy wanted(&panel, &RunsPanel::archivedWanted);
  QTest::mouseClick(panel.findChild<QCheckBox*>("archived"), Qt::LeftButton, {}, {8, 8});
  QCOMPARE(wanted.count(), 1);
  QVERIFY(wanted.at(0).at(0).toBool());
  const QColor muted = themeFor(panel.palette()).muted;
  const auto* rows = tableOf(panel)->model();
  for (int row = 0; row < 3; ++row) {
    const QModelIndex name = rows->index(row, RunsModel::nameColumn);
    const bool grey = name.data(Qt::ForegroundRole).value<QBrush>().color() == muted;
    QCOMPARE(grey, name.data(RunsModel::UuidRole).toString() == QLatin1String("run-2"));
  }
  QSignalSpy archived(&panel, &RunsPanel::archiveRequested);
  panel.selectRun("run-2");
  QVERIFY(menuAction(panel, QStringLiteral("Archive")) == nullptr);
  menuAction(panel, QStringLiteral("Take out of the archive"))->trigger();
  QCOMPARE(archived.at(0).at(0).toStringList(), QStringList("run-2"));
  QVERIFY(!archived.at(0).at(1).toBool());
  panel.selectRun("run-1");
  menuAction(panel, QStringLiteral("Archive"))->trigger();
  QVERIFY(archived.at(1).at(1).toBool());
}

void ListsTest::whatIsNotOverIsMarked() {
  RunsModel model;
  auto runs = synthetic::runs(3);
  runs[0].state = RunState::running;
  runs[1].state = RunState::queued;
  runs[2].state = RunState::finished;
  model.setRuns(runs);
  const auto state = [&](int row, int role) { return model.index(row, RunsModel::stateColumn).data(role); };
  QCOMPARE(state(0, Qt::DisplayRole).toString(), QString("▸ running"));
  QCOMPARE(state(1, Qt::DisplayRole).toString(), QString("○ queued"));
  QCOMPARE(state(2, Qt::DisplayRole).toString(), QString("finished"));
  QCOMPARE(state(1, Qt::AccessibleTextRole).toString(), QString("queued"));
  QVERIFY(state(1, Qt::ForegroundRole).isValid());
  QVERIFY(!state(2, Qt::ForegroundRole).isValid());
}

void ListsTest::tenThousandRunsAreShownInTime() {
  const auto runs = synthetic::runs(10000);
  RunsPanel panel;
  panel.resize(1200, 300);
  panel.show();
  QElapsedTimer timer;
  timer.start();
  panel.setRuns(runs);
  QApplication::processEvents();
  // The budget is 200 ms on a quiet machine; this catches only what is out of proportion.
  QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

LACUNA_WIDGET_TEST(ListsTest)
#include "lists_test.moc"
