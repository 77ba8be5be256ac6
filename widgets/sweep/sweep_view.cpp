// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "widgets/look/theme.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/sweep/sweep_strip.h"
#include "widgets/sweep/sweep_summary_model.h"

namespace lacuna::widgets {
namespace {

constexpr int kSetupWidth = 400;

/// Enter opens as a double click does.
class SweepTable : public QTableView {
 public:
  using QTableView::QTableView;
  std::function<void(int row)> opened;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid())
      opened(currentIndex().row());
    else
      QTableView::keyPressEvent(event);
  }
};

SweepTable* makeTable(QAbstractItemModel* model, const QString& name, const QString& accessibleName, QWidget* parent) {
  auto* table = new SweepTable(parent);
  table->setModel(model);
  table->setObjectName(name);
  table->setAccessibleName(accessibleName);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(QFontMetrics(typeScale().body).height() + kUnit + 2);
  table->horizontalHeader()->setHighlightSections(false);
  QObject::connect(table, &QTableView::doubleClicked, table,
                   [table](const QModelIndex& index) { table->opened(index.row()); });
  return table;
}

QLabel* headingOf(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "heading");
  return label;
}

} // namespace

struct SweepView::Private {
  SweepRunsModel* runs = nullptr;
  SweepSummaryModel* summary = nullptr;
  SweepTable* runTable = nullptr;
  SweepTable* summaryTable = nullptr;
  QStackedLayout* summaryStack = nullptr;
  QLabel* empty = nullptr;
  QLabel* heading = nullptr;
  QLabel* note = nullptr; ///< what happened, or why the sweep cannot start
  QPushButton* start = nullptr;
  QPushButton* report = nullptr;
  QPushButton* compare = nullptr;
  QString blocked;
  QString happened;
  bool working = false;

  /// What went wrong takes the place of the figures there are none of.
  void giveRoom(int row) const {
    const SweepRunState state = runs->runs()[static_cast<size_t>(row)].state;
    const bool wide = state == SweepRunState::failed || state == SweepRunState::faulty;
    const int span = wide ? SweepRunsModel::columnTotal - SweepRunsModel::stateColumn : 1;
    if (runTable->columnSpan(row, SweepRunsModel::stateColumn) != span)
      runTable->setSpan(row, SweepRunsModel::stateColumn, 1, span);
  }

  void refresh() const {
    start->setEnabled(!working && blocked.isEmpty());
    start->setToolTip(
        start->isEnabled() ? SweepView::tr("Trains what the library does not have, one run after the other") : blocked);
    note->setText(working ? QString() : happened.isEmpty() ? blocked : happened);
    note->setVisible(!note->text().isEmpty());
    const auto& rows = runs->runs();
    const auto finished = std::count_if(rows.begin(), rows.end(),
                                        [](const SweepRunRow& run) { return run.state == SweepRunState::finished; });
    compare->setEnabled(finished > 1);
    compare->setToolTip(compare->isEnabled() ? SweepView::tr("The finished runs beside one another")
                                             : SweepView::tr("Two finished runs are needed"));
    report->setEnabled(summary->rowCount() > 0);
    report->setToolTip(report->isEnabled() ? SweepView::tr("The summary and a comparison of the finished runs")
                                           : SweepView::tr("No run of this sweep has finished yet"));
    summaryStack->setCurrentIndex(summary->rowCount() > 0 ? 0 : 1);
  }
};

SweepView::SweepView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()), m_setup(new SweepSetup) {
  setAccessibleName(tr("Sweep"));
  d->runs = new SweepRunsModel(this);
  d->summary = new SweepSummaryModel(this);
  build();
  d->runTable->opened = [this](int row) { emit runActivated(row); };
  d->summaryTable->opened = [this](int row) {
    emit groupActivated(d->summary->groupAt(row), d->summary->seriesAt(row));
  };
  connect(d->runTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    if (!now.isValid()) return;
    const SweepRunRow& run = d->runs->runs()[static_cast<size_t>(now.row())];
    if (!run.reason.isEmpty()) setNote(QStringLiteral("%1: %2").arg(run.label, run.reason));
  });
  connect(d->start, &QPushButton::clicked, this, &SweepView::startRequested);
  connect(d->report, &QPushButton::clicked, this, &SweepView::reportRequested);
  connect(d->compare, &QPushButton::clicked, this, &SweepView::compareRequested);
  d->refresh();
}

SweepView::~SweepView() = default;

void SweepView::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 2, kUnit * 2, kUnit * 2, kUnit * 2);
  column->setSpacing(kUnit * 2);

  auto* upper = new QHBoxLayout;
  upper->setSpacing(kUnit * 3);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(m_setup);
  scroll->setFixedWidth(kSetupWidth);
  upper->addWidget(scroll);
  auto* right = new QVBoxLayout;
  right->setSpacing(kUnit);
  d->heading = headingOf(QString(), this);
  d->heading->setObjectName(QStringLiteral("sweepHeading"));
  right->addWidget(d->heading);
  d->runTable = makeTable(d->runs, QStringLiteral("sweepRuns"), tr("Runs of the sweep"), this);
  const int digit = QFontMetrics(typeScale().strong).horizontalAdvance(QLatin1Char('0'));
  QHeaderView* head = d->runTable->horizontalHeader();
  const int widths[SweepRunsModel::columnTotal] = {4, 26, 0, 9, 9};
  for (int c = 0; c < SweepRunsModel::columnTotal; ++c) head->resizeSection(c, widths[c] * digit);
  head->setSectionResizeMode(SweepRunsModel::stateColumn, QHeaderView::Stretch);
  right->addWidget(d->runTable, 1);
  upper->addLayout(right, 1);
  column->addLayout(upper, 3);

  auto* lower = new QVBoxLayout;
  lower->setSpacing(kUnit);
  lower->addWidget(headingOf(tr("Summary"), this));
  d->summaryTable = makeTable(d->summary, QStringLiteral("sweepSummary"), tr("Summary of the sweep"), this);
  QHeaderView* summaryHead = d->summaryTable->horizontalHeader();
  const int summaryWidths[SweepSummaryModel::columnTotal] = {0, 6, 6, 13, 13, 13, 13, 9, 13, 13};
  for (int c = 0; c < SweepSummaryModel::columnTotal; ++c) summaryHead->resizeSection(c, summaryWidths[c] * digit);
  summaryHead->setSectionResizeMode(SweepSummaryModel::groupColumn, QHeaderView::Stretch);
  d->empty = new QLabel(
      tr("Runs that differ in their seeds alone become one row here: mean ± deviation, filled in as they finish."),
      this);
  d->empty->setAlignment(Qt::AlignCenter);
  d->empty->setWordWrap(true);
  d->empty->setProperty("role", "caption");
  d->empty->setBackgroundRole(QPalette::Base);
  d->empty->setAutoFillBackground(true);
  d->summaryStack = new QStackedLayout;
  d->summaryStack->addWidget(d->summaryTable);
  d->summaryStack->addWidget(d->empty);
  lower->addLayout(d->summaryStack, 1);
  column->addLayout(lower, 2);

  m_strip = new SweepStrip(false, this);
  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  d->note = new QLabel(this);
  d->note->setObjectName(QStringLiteral("sweepNote"));
  d->note->setProperty("role", "caption");
  d->note->setWordWrap(true);
  d->compare = new QPushButton(tr("Compare"), this);
  d->compare->setObjectName(QStringLiteral("sweepCompare"));
  d->report = new QPushButton(tr("Report…"), this);
  d->report->setObjectName(QStringLiteral("sweepReport"));
  d->start = new QPushButton(tr("Start"), this);
  d->start->setObjectName(QStringLiteral("sweepStart"));
  d->start->setProperty("primary", true);
  for (QPushButton* button : {d->compare, d->report, d->start}) button->setAccessibleName(button->text());
  bar->addWidget(d->note, 1);
  bar->addWidget(m_strip, 1);
  bar->addStretch();
  bar->addSpacing(kUnit * 2);
  bar->addWidget(d->compare);
  bar->addWidget(d->report);
  bar->addWidget(d->start);
  column->addLayout(bar);
}

void SweepView::setRuns(const QString& heading, std::vector<SweepRunRow> runs) {
  const std::vector<SweepRunRow>& before = d->runs->runs();
  const bool same = std::equal(before.begin(), before.end(), runs.begin(), runs.end(),
                               [](const SweepRunRow& a, const SweepRunRow& b) { return a.label == b.label; });
  d->runTable->clearSpans();
  d->runs->setRuns(std::move(runs));
  for (int row = 0; row < d->runs->rowCount(); ++row) d->giveRoom(row);
  setHeading(heading);
  if (!same) d->happened.clear();
  d->refresh();
}

void SweepView::setRun(int index, const SweepRunRow& run) {
  d->runs->setRun(index, run);
  d->giveRoom(index);
  if (run.state == SweepRunState::training) d->runTable->scrollTo(d->runs->index(index, 0));
}

void SweepView::setHeading(const QString& heading) {
  d->heading->setText(heading);
}

void SweepView::setSummary(const SweepSummary& summary) {
  const QModelIndex current = d->summaryTable->currentIndex();
  d->summary->setSummary(summary);
  if (current.isValid() && current.row() < d->summary->rowCount())
    d->summaryTable->setCurrentIndex(d->summary->index(current.row(), current.column()));
  d->refresh();
}

void SweepView::setStartBlocked(const QString& reason) {
  d->blocked = reason;
  d->refresh();
}

void SweepView::setNote(const QString& text) {
  d->happened = text;
  d->refresh();
}

void SweepView::setWorking(bool working) {
  d->working = working;
  d->happened.clear();
  m_setup->setReadOnly(working);
  working ? m_strip->begin() : m_strip->end();
  d->refresh();
}

QSize SweepView::sizeHint() const {
  return {1080, 680};
}

} // namespace lacuna::widgets
