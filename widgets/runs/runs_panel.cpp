// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runs_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/theme.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/tag_chips.h"
#include "widgets/runs/tags_dialog.h"

namespace lacuna::widgets {
namespace {

/// Enter opens; a click outside a cell changes nothing.
class RunsTable : public QTableView {
 public:
  using QTableView::QTableView;
  std::function<void()> entered;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && entered)
      entered();
    else
      QTableView::keyPressEvent(event);
  }
};

/// Sorts and filters by the records themselves.
class RunsProxy : public QSortFilterProxyModel {
 public:
  RunsProxy(RunsModel* model, QObject* parent) : QSortFilterProxyModel(parent), m_model(model) {
    setSourceModel(model);
  }
  void setWanted(const QString& text) {
    m_wanted = filterTerms(text);
    invalidateFilter();
  }

 protected:
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
    return m_model->less(left.row(), right.row(), left.column());
  }
  bool filterAcceptsRow(int row, const QModelIndex&) const override {
    return m_wanted.empty() || m_model->matches(row, m_wanted);
  }

 private:
  RunsModel* m_model;
  FilterTerms m_wanted;
};

} // namespace

struct RunsPanel::Private {
  RunsModel* model = nullptr;
  RunsProxy* proxy = nullptr;
  RunsTable* table = nullptr;
  QLineEdit* filter = nullptr;
  QCheckBox* archived = nullptr;
  QLabel* count = nullptr;
  QLabel* empty = nullptr;
  QStackedLayout* stack = nullptr;
  QPushButton* open = nullptr;
  QPushButton* compare = nullptr;
  QPushButton* report = nullptr;
  QPushButton* more = nullptr;
  bool refilling = false;

  QModelIndex indexOf(const QString& uuid) const {
    const int row = model->rowOf(uuid);
    return row < 0 ? QModelIndex() : proxy->mapFromSource(model->index(row, RunsModel::nameColumn));
  }
  void select(const QStringList& uuids) const;
  void buildTable(QWidget* parent);
  void refresh(const QStringList& selected) const;
  /// Without a tag in the library their column only takes room.
  void showTags() const { table->setColumnHidden(RunsModel::tagsColumn, !model->anyTags()); }
  bool allArchived(const QStringList& uuids) const {
    return std::all_of(uuids.begin(), uuids.end(),
                       [this](const QString& uuid) { return model->run(model->rowOf(uuid)).archived; });
  }
};

void RunsPanel::Private::select(const QStringList& uuids) const {
  QItemSelection selection;
  for (const QString& uuid : uuids)
    if (const QModelIndex index = indexOf(uuid); index.isValid()) selection.select(index, index);
  // Making a cell current scrolls to it; the columns stay where they are.
  const int across = table->horizontalScrollBar()->value();
  table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (!selection.isEmpty())
    table->selectionModel()->setCurrentIndex(selection.indexes().front(), QItemSelectionModel::NoUpdate);
  table->horizontalScrollBar()->setValue(across);
}

void RunsPanel::Private::refresh(const QStringList& selected) const {
  const int all = model->rowCount();
  const int shown = proxy->rowCount();
  count->setText(shown == all ? RunsPanel::tr("%n run(s)", nullptr, all)
                              : RunsPanel::tr("%1 of %n run(s)", nullptr, all).arg(shown));
  empty->setText(all == 0 ? RunsPanel::tr("Every training is kept here as a run. Train a code to see the first one.")
                          : RunsPanel::tr("No run matches the filter."));
  stack->setCurrentWidget(shown == 0 ? static_cast<QWidget*>(empty) : table);
  open->setEnabled(selected.size() == 1);
  compare->setEnabled(selected.size() > 1);
  report->setEnabled(!selected.isEmpty());
  more->setEnabled(!selected.isEmpty());
}

void RunsPanel::Private::buildTable(QWidget* parent) {
  table = new RunsTable(parent);
  table->setModel(proxy);
  table->setObjectName(QStringLiteral("runs"));
  table->setAccessibleName(RunsPanel::tr("Runs"));
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table->setEditTriggers(QAbstractItemView::EditKeyPressed);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setTabKeyNavigation(false);
  table->setContextMenuPolicy(Qt::CustomContextMenu);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(QFontMetrics(typeScale().body).height() + kUnit + 2);
  QHeaderView* head = table->horizontalHeader();
  head->setSectionsMovable(true);
  head->setHighlightSections(false);
  head->setMinimumSectionSize(28);
  table->setSortingEnabled(true);
  table->sortByColumn(RunsModel::createdColumn, Qt::DescendingOrder);
  table->setItemDelegateForColumn(RunsModel::tagsColumn, new TagChips(table));
  // Fixed widths: measuring ten thousand rows would cost more than showing them.
  const QFontMetrics metrics(typeScale().strong);
  const int digit = metrics.horizontalAdvance(QLatin1Char('0'));
  const int widths[RunsModel::columnTotal] = {4, 21, 18, 11, 13, 4, 4, 4, 14, 8, 8, 8, 8, 11, 17};
  for (int c = 0; c < RunsModel::columnTotal; ++c) head->resizeSection(c, widths[c] * digit);
}

RunsPanel::RunsPanel(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Run library"));
  d->model = new RunsModel(this);
  d->proxy = new RunsProxy(d->model, this);
  d->buildTable(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit, kUnit / 2, kUnit, 0);
  column->setSpacing(kUnit);
  column->addLayout(buildBar());
  d->stack = new QStackedLayout;
  d->empty = new QLabel(this);
  d->empty->setAlignment(Qt::AlignCenter);
  d->empty->setWordWrap(true);
  d->empty->setProperty("role", "caption");
  // On a low screen the pipeline has the room.
  for (QWidget* shown : {static_cast<QWidget*>(d->table), static_cast<QWidget*>(d->empty)}) shown->setMinimumHeight(1);
  d->stack->addWidget(d->table);
  d->stack->addWidget(d->empty);
  column->addLayout(d->stack, 1);
  buildMenu();
  connectTable();
  d->showTags();
  d->refresh({});
}

QLayout* RunsPanel::buildBar() {
  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  d->filter = new QLineEdit(this);
  d->filter->setObjectName(QStringLiteral("filter"));
  d->filter->setPlaceholderText(tr("Filter: name, k=4, tag:lecture"));
  d->filter->setToolTip(
      tr("Every word must occur. tag:lec finds tags that begin with it, tag:\"lecture 3\" the whole tag."));
  d->filter->setAccessibleName(tr("Filter runs"));
  d->filter->setClearButtonEnabled(true);
  d->filter->setMaximumWidth(360);
  d->archived = new QCheckBox(tr("Archived"), this);
  d->archived->setObjectName(QStringLiteral("archived"));
  d->archived->setToolTip(tr("List archived runs too"));
  d->archived->setAccessibleName(d->archived->toolTip());
  d->count = new QLabel(this);
  d->count->setObjectName(QStringLiteral("count"));
  d->count->setProperty("role", "caption");
  d->open = new QPushButton(tr("Open"), this);
  d->compare = new QPushButton(tr("Compare"), this);
  d->report = new QPushButton(tr("Report…"), this);
  d->more = new QPushButton(tr("More"), this);
  bar->addWidget(d->filter, 1);
  bar->addWidget(d->archived);
  bar->addWidget(d->count);
  bar->addStretch(1);
  for (QPushButton* button : {d->open, d->compare, d->report, d->more}) {
    button->setAccessibleName(button->text());
    bar->addWidget(button);
  }
  d->compare->setToolTip(tr("Select several runs to compare them"));
  connect(d->archived, &QCheckBox::toggled, this, &RunsPanel::archivedWanted);
  connect(d->open, &QPushButton::clicked, this, &RunsPanel::openSelected);
  connect(d->compare, &QPushButton::clicked, this, [this] { emit compareRequested(selectedUuids()); });
  connect(d->report, &QPushButton::clicked, this, [this] { emit reportRequested(selectedUuids()); });
  connect(d->filter, &QLineEdit::textChanged, this, [this](const QString& text) {
    d->proxy->setWanted(text);
    d->refresh(selectedUuids());
  });
  return bar;
}

void RunsPanel::buildMenu() {
  const auto one = [this] { return selectedUuids().value(0); };
  auto* menu = new QMenu(this);
  menu->addAction(tr("Open"), this, &RunsPanel::openSelected);
  menu->addAction(tr("Report…"), this, [this] { emit reportRequested(selectedUuids()); });
  QAction* compare = menu->addAction(tr("Compare"), this, [this] { emit compareRequested(selectedUuids()); });
  QAction* resume = menu->addAction(tr("Resume"), this, [this] { emit resumeRequested(resumable()); });
  resume->setToolTip(tr("Resume a run that was interrupted, stopped or failed, from its last checkpoint"));
  menu->setToolTipsVisible(true);
  menu->addSeparator();
  menu->addAction(tr("Star or unstar"), this, [this] {
    for (const QString& uuid : selectedUuids()) toggleStar(uuid);
  });
  menu->addAction(tr("Tags…"), this, &RunsPanel::editTags);
  QAction* rename = menu->addAction(tr("Rename"), this, [this, one] {
    if (const QModelIndex index = d->indexOf(one()); index.isValid()) d->table->edit(index);
  });
  QAction* notes = menu->addAction(tr("Notes…"), this, [this, one] { emit notesRequested(one()); });
  QAction* settings =
      menu->addAction(tr("Use its settings"), this, [this, one] { emit duplicateConfigRequested(one()); });
  menu->addSeparator();
  QAction* archive = menu->addAction(tr("Archive"), this, [this] {
    const QStringList uuids = selectedUuids();
    emit archiveRequested(uuids, !d->allArchived(uuids));
  });
  menu->addAction(tr("Export…"), this, [this] { emit exportRequested(selectedUuids()); });
  menu->addAction(tr("Delete…"), this, [this] { emit deleteRequested(selectedUuids()); });
  connect(menu, &QMenu::aboutToShow, this, [=] {
    const QStringList uuids = selectedUuids();
    compare->setEnabled(uuids.size() > 1);
    resume->setEnabled(!resumable().isEmpty());
    for (QAction* ofOne : {rename, notes, settings}) ofOne->setEnabled(uuids.size() == 1);
    archive->setText(d->allArchived(uuids) ? tr("Take out of the archive") : tr("Archive"));
  });
  d->more->setMenu(menu);
}

void RunsPanel::connectTable() {
  connect(d->table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    if (d->table->indexAt(at).isValid()) d->more->menu()->popup(d->table->viewport()->mapToGlobal(at));
  });
  d->table->entered = [this] { openSelected(); };
  connect(d->table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    if (index.column() != RunsModel::starColumn) emit openRequested(index.data(RunsModel::UuidRole).toString());
  });
  connect(d->table, &QTableView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == RunsModel::starColumn) toggleStar(index.data(RunsModel::UuidRole).toString());
  });
  connect(d->model, &RunsModel::renameRequested, this, &RunsPanel::renameRequested);
  connect(d->table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    if (d->refilling) return;
    const QStringList uuids = selectedUuids();
    d->refresh(uuids);
    emit selectionChanged(uuids);
  });
}

RunsPanel::~RunsPanel() = default;

void RunsPanel::openSelected() {
  if (const QString uuid = selectedUuids().value(0); !uuid.isEmpty()) emit openRequested(uuid);
}

void RunsPanel::toggleStar(const QString& uuid) {
  const int row = d->model->rowOf(uuid);
  if (row >= 0) emit starToggled(uuid, !d->model->run(row).starred);
}

QStringList RunsPanel::resumable() const {
  QStringList uuids;
  for (const QString& uuid : selectedUuids())
    if (canBeResumed(d->model->run(d->model->rowOf(uuid)).state)) uuids << uuid;
  return uuids;
}

void RunsPanel::editTags() {
  const QStringList uuids = selectedUuids();
  if (uuids.isEmpty()) return;
  std::vector<QStringList> tags;
  for (const QString& uuid : uuids)
    tags.push_back(d->indexOf(uuid).siblingAtColumn(RunsModel::tagsColumn).data(RunsModel::TagsRole).toStringList());
  auto* dialog = new TagsDialog(tags, d->model->tagsInUse(), this);
  connect(dialog, &TagsDialog::chosen, this, [this, uuids](const QStringList& added, const QStringList& removed) {
    emit tagsChosen(uuids, added, removed);
  });
  dialog->show();
}

void RunsPanel::setRuns(const std::vector<RunRecord>& runs) {
  const QStringList selected = selectedUuids();
  const int scroll = d->table->verticalScrollBar()->value();
  d->refilling = true;
  d->model->setRuns(runs);
  d->select(selected);
  d->refilling = false;
  d->showTags();
  d->table->verticalScrollBar()->setValue(scroll);
  const QStringList now = selectedUuids();
  d->refresh(now);
  if (now != selected) emit selectionChanged(now);
}

void RunsPanel::updateRun(const RunRecord& run) {
  const int scroll = d->table->verticalScrollBar()->value();
  d->model->updateRun(run);
  d->showTags();
  d->table->verticalScrollBar()->setValue(scroll);
  d->refresh(selectedUuids());
}

QStringList RunsPanel::selectedUuids() const {
  QStringList uuids;
  for (const QModelIndex& index : d->table->selectionModel()->selectedRows(RunsModel::nameColumn))
    uuids << index.data(RunsModel::UuidRole).toString();
  return uuids;
}

void RunsPanel::selectRun(const QString& uuid) {
  d->select({uuid});
  if (const QModelIndex index = d->indexOf(uuid); index.isValid()) {
    const int across = d->table->horizontalScrollBar()->value();
    d->table->scrollTo(index);
    d->table->horizontalScrollBar()->setValue(across);
  }
}

QSize RunsPanel::sizeHint() const {
  return {900, 240};
}

} // namespace lacuna::widgets
