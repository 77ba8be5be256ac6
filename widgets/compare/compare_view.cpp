// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/compare/compare_curves.h"
#include "widgets/compare/compare_patterns.h"
#include "widgets/compare/compare_pipelines.h"
#include "widgets/compare/compare_table.h"
#include "widgets/compare/parallel_axes.h"
#include "widgets/look/plot_style.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kListWidth = 260;

/// A run's colour as its curves have it: solid, or dashed from the ninth run on.
QIcon swatch(const Theme& t, int run) {
  QPixmap picture(28, 28);
  picture.fill(Qt::transparent);
  QPainter p(&picture);
  p.setRenderHint(QPainter::Antialiasing);
  QPen pen(curveColor(t, run % 8), 6, run >= 8 ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap);
  p.setPen(pen);
  p.drawLine(0, 14, 28, 14);
  p.end();
  picture.setDevicePixelRatio(2);
  return QIcon(picture);
}

QString resultText(const RunRecord& run) {
  if (!run.evaluated || run.accuracy.byLost.empty()) return CompareView::tr("not evaluated");
  const LostSummary& s = run.accuracy.byLost.back();
  const QLocale locale;
  return CompareView::tr("%1 lost: mean %2, worst %3")
      .arg(QString::number(s.lost), locale.toString(s.allPatternMean, 'f', 2), locale.toString(s.worst, 'f', 2));
}

} // namespace

struct CompareView::Private {
  ComparedRuns runs;
  QListWidget* list = nullptr;
  QLabel* hint = nullptr;
  QTabWidget* tabs = nullptr;
  CompareCurves* curves = nullptr;
  CompareTable* table = nullptr;
  QTableView* tableView = nullptr;
  ComparePatterns* patterns = nullptr;
  ParallelAxes* parallel = nullptr;
  ComparePipelines* pipelines = nullptr;
  QPushButton* report = nullptr;
  bool filling = false;

  /// -1: none.
  int selected() const { return list->selectedItems().isEmpty() ? -1 : list->currentRow(); }

  std::vector<bool> chosen() const {
    std::vector<bool> all;
    for (int i = 0; i < list->count(); ++i) all.push_back(list->item(i)->checkState() == Qt::Checked);
    return all;
  }
};

CompareView::CompareView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Comparison of runs"));
  build();
  connect(d->list, &QListWidget::itemChanged, this, [this] {
    if (!d->filling) showChosen();
  });
  connect(d->list, &QListWidget::itemSelectionChanged, this, [this] { emphasize(d->selected()); });
  connect(d->list, &QListWidget::itemEntered, this, [this](QListWidgetItem* item) { emphasize(d->list->row(item)); });
  connect(d->list, &QListWidget::viewportEntered, this, [this] { emphasize(d->selected()); });
  connect(d->list, &QListWidget::itemDoubleClicked, this, [this](QListWidgetItem* item) {
    emit openRequested(QString::fromStdString(d->runs[static_cast<size_t>(d->list->row(item))].run.uuid));
  });
  const auto hovered = [this](int run) { emphasize(run >= 0 ? run : d->selected()); };
  connect(d->curves, &CompareCurves::runHovered, this, hovered);
  connect(d->parallel, &ParallelAxes::runHovered, this, hovered);
  connect(d->parallel, &ParallelAxes::passingChanged, this, [this] {
    const std::vector<bool> passing = d->parallel->passing();
    const Theme& t = themeFor(palette());
    d->filling = true;
    for (int i = 0; i < d->list->count() && i < int(passing.size()); ++i)
      d->list->item(i)->setForeground(passing[static_cast<size_t>(i)] ? t.text : t.muted);
    d->filling = false;
  });
  connect(d->report, &QPushButton::clicked, this, &CompareView::reportRequested);
  connect(d->tabs, &QTabWidget::currentChanged, this, &CompareView::pageChanged);
}

CompareView::~CompareView() = default;

void CompareView::build() {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kUnit * 2, kUnit * 2, kUnit * 2, kUnit * 2);
  row->setSpacing(kUnit * 2);
  auto* side = new QWidget(this);
  auto* left = new QVBoxLayout(side);
  left->setContentsMargins(0, 0, 0, 0);
  left->setSpacing(kUnit);
  auto* heading = new QLabel(tr("Runs"), this);
  heading->setProperty("role", "heading");
  d->list = new QListWidget(this);
  d->list->setObjectName(QStringLiteral("compareRuns"));
  d->list->setAccessibleName(tr("Runs that are compared"));
  d->list->setFixedWidth(kListWidth);
  d->list->setMouseTracking(true);
  d->list->setIconSize({14, 14});
  d->list->setSpacing(kUnit / 4);
  d->list->setTextElideMode(Qt::ElideMiddle);
  d->list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  d->hint = new QLabel(tr("Point at a run to see it above the others; its box takes it out of the plots."), this);
  d->hint->setProperty("role", "caption");
  d->hint->setWordWrap(true);
  d->hint->setFixedWidth(kListWidth);
  d->report = new QPushButton(tr("Report…"), this);
  d->report->setObjectName(QStringLiteral("compareReport"));
  d->report->setToolTip(tr("Writes this comparison as a web page, PDF, Markdown, table or JSON"));
  left->addWidget(heading);
  left->addWidget(d->list, 1);
  left->addWidget(d->hint);
  row->addWidget(side);

  d->tabs = new QTabWidget(this);
  d->tabs->setObjectName(QStringLiteral("comparePages"));
  d->tabs->setDocumentMode(true);
  const auto page = [this](QWidget* content, const QString& title) {
    auto* frame = new QWidget;
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, kUnit, 0, 0);
    column->addWidget(content);
    d->tabs->addTab(frame, title);
  };
  page(d->curves = new CompareCurves, tr("&Training"));
  d->table = new CompareTable(this);
  d->tableView = new QTableView;
  d->tableView->setModel(d->table);
  d->tableView->setObjectName(QStringLiteral("compareTable"));
  d->tableView->setAccessibleName(tr("Results, and settings that differ"));
  d->tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
  d->tableView->setAlternatingRowColors(true);
  d->tableView->setShowGrid(false);
  d->tableView->setWordWrap(false);
  d->tableView->setFrameShape(QFrame::NoFrame);
  d->tableView->setTabKeyNavigation(false);
  d->tableView->verticalHeader()->setDefaultSectionSize(QFontMetrics(typeScale().body).height() + kUnit + 2);
  d->tableView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  page(d->tableView, tr("&Differences"));
  page(d->patterns = new ComparePatterns, tr("&Patterns"));
  d->parallel = new ParallelAxes;
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(d->parallel);
  page(scroll, tr("Parallel &axes"));
  page(d->pipelines = new ComparePipelines, tr("&Side by side"));
  d->tabs->setCornerWidget(d->report);
  row->addWidget(d->tabs, 1);
  // Two pipelines name their runs themselves and need all the width there is.
  connect(d->tabs, &QTabWidget::currentChanged, side, [side](int shown) { side->setVisible(shown != pipelinesPage); });
}

void CompareView::setRuns(const ComparedRuns& runs) {
  d->runs = runs;
  const std::vector<RunRecord> records = recordsOf(runs);
  const Theme& t = themeFor(palette());
  d->filling = true;
  d->list->clear();
  for (size_t i = 0; i < runs.size(); ++i) {
    const RunRecord& run = runs[i].run;
    const QString name = QString::fromStdString(run.name);
    auto* item = new QListWidgetItem(swatch(t, static_cast<int>(i)),
                                     runLabel(runs, i) + QLatin1Char('\n') + resultText(run), d->list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    item->setToolTip(tr("%1: %2\nDouble-click to see its code in the pipeline").arg(name, resultText(run)));
  }
  d->filling = false;
  d->curves->setRuns(runs);
  d->table->setRuns(runs);
  d->tableView->resizeColumnsToContents();
  for (int c = 0; c < d->table->columnCount(); ++c)
    d->tableView->setColumnWidth(c, qBound(80, d->tableView->columnWidth(c), 220));
  d->patterns->setRuns(runs);
  std::vector<Quantity> axes = settingsThatDiffer(records);
  // What the settings are turned for; the table has the rest.
  for (Quantity& q : resultsOf(records))
    if (q.kind == QuantityKind::mean || q.kind == QuantityKind::worst || q.kind == QuantityKind::seconds)
      axes.push_back(std::move(q));
  d->parallel->setQuantities(std::move(axes), static_cast<int>(runs.size()));
  d->pipelines->setRuns(runs, d->patterns->first(), d->patterns->second());
}

const ComparedRuns& CompareView::runs() const {
  return d->runs;
}

void CompareView::emphasize(int run) {
  d->curves->emphasize(run);
  d->parallel->emphasize(run);
}

void CompareView::showChosen() {
  const std::vector<bool> shown = d->chosen();
  d->curves->setShown(shown);
  d->parallel->setShown(shown);
  for (size_t i = 0; i < shown.size(); ++i) d->tableView->setColumnHidden(static_cast<int>(i), !shown[i]);
}

void CompareView::showPage(Page page) {
  d->tabs->setCurrentIndex(page);
}

CompareView::Page CompareView::page() const {
  return static_cast<Page>(d->tabs->currentIndex());
}

CompareCurves& CompareView::curves() const {
  return *d->curves;
}

ComparePatterns& CompareView::patterns() const {
  return *d->patterns;
}

ParallelAxes& CompareView::parallel() const {
  return *d->parallel;
}

ComparePipelines& CompareView::pipelines() const {
  return *d->pipelines;
}

CompareTable& CompareView::table() const {
  return *d->table;
}

QTableView& CompareView::tableView() const {
  return *d->tableView;
}

QSize CompareView::sizeHint() const {
  return {1240, 800};
}

} // namespace lacuna::widgets
