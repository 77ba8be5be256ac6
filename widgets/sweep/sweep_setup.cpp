// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/theme.h"
#include "widgets/sweep/sweep_row.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/core_words.h"
#include "widgets/words/data_names.h"
#include "widgets/words/field_names.h"

namespace lacuna::widgets {
namespace {

constexpr size_t kMaxRows = 3;
/// More sentences than that are one and the same mistake.
constexpr int kMaxProblems = 6;

enum ItemRole { KindRole = Qt::UserRole, IndexRole, PathRole };
constexpr int kOpenItem = -1;

/// "MNIST, LeNet-5, k = 2, r = 1"
QString summaryOf(const ExperimentConfig& c) {
  return SweepSetup::tr("%1, %2, k = %3, r = %4")
      .arg(datasetName(c.dataset), modelTitle(c.baseModel.kind))
      .arg(c.code.k)
      .arg(c.code.r);
}

/// "seeds", "encoders and seeds", "k, r and seeds"
QString listedWithAnd(const QStringList& words) {
  if (words.size() < 2) return words.value(0);
  return SweepSetup::tr("%1 and %2", "end of a list")
      .arg(words.mid(0, words.size() - 1).join(SweepSetup::tr(", ")), words.last());
}

} // namespace

struct SweepSetup::Private {
  std::vector<SweepField> fields = sweepFields();
  ExperimentConfig config;
  std::vector<SweepRowEditor*> rows;
  QComboBox* source = nullptr;
  QLineEdit* name = nullptr;
  QWidget* rowArea = nullptr;
  QVBoxLayout* rowLayout = nullptr;
  QLabel* base = nullptr;
  QLabel* fixed = nullptr; ///< in place of the rows for a sweep that is not made here
  QWidget* own = nullptr;  ///< name and rows
  QPushButton* add = nullptr;
  QPushButton* save = nullptr;
  QLabel* problems = nullptr;
  QString about; ///< what all runs of a sweep that is not made here have in common
  int chosen = 0;
  bool ownName = false; ///< a person typed it; else it follows from the rows
  bool readOnly = false;

  std::vector<SweepRow> rowsNow() const {
    std::vector<SweepRow> all;
    for (const SweepRowEditor* row : rows) all.push_back(row->row());
    return all;
  }
  QString nameFromRows() const {
    QStringList words;
    for (const SweepRow& row : rowsNow()) words << fieldPlural(row.path);
    return SweepSetup::tr("%1 over %2").arg(QString::fromStdString(config.name), listedWithAnd(words));
  }
  /// A field that no row has yet.
  std::string unused() const {
    const std::vector<SweepRow> taken = rowsNow();
    for (const char* wanted : {"training.seed", "code.encoder.kind", "code.r", "code.kind"})
      if (std::none_of(taken.begin(), taken.end(), [&](const SweepRow& r) { return r.path == wanted; })) return wanted;
    return "training.epochs";
  }
};

SweepSetup::SweepSetup(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit);
  d->source = new QComboBox(this);
  d->source->setObjectName(QStringLiteral("sweepSource"));
  d->source->setAccessibleName(tr("Where the sweep comes from"));
  d->source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  column->addWidget(d->source);
  d->own = new QWidget(this);
  auto* own = new QVBoxLayout(d->own);
  own->setContentsMargins(0, 0, 0, 0);
  own->setSpacing(kUnit);
  auto* nameLine = new QHBoxLayout;
  nameLine->setSpacing(kUnit / 2);
  auto* nameLabel = new QLabel(tr("Name"), d->own);
  nameLabel->setFixedWidth(136);
  d->name = new QLineEdit(d->own);
  d->name->setObjectName(QStringLiteral("sweepName"));
  d->name->setAccessibleName(tr("Name of the sweep"));
  d->name->setToolTip(tr("Runs are named after their sweep and tagged with it"));
  nameLabel->setBuddy(d->name);
  nameLine->addWidget(nameLabel);
  nameLine->addWidget(d->name, 1);
  own->addLayout(nameLine);
  d->rowLayout = new QVBoxLayout;
  d->rowLayout->setSpacing(kUnit);
  own->addLayout(d->rowLayout);
  d->add = new QPushButton(tr("Vary another field"), d->own);
  d->add->setObjectName(QStringLiteral("sweepAdd"));
  d->add->setAccessibleName(d->add->text());
  own->addWidget(d->add, 0, Qt::AlignLeft);
  d->base = new QLabel(d->own);
  d->fixed = new QLabel(this);
  d->problems = new QLabel(this);
  for (QLabel* label : {d->base, d->fixed, d->problems}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", label == d->problems ? "issue" : "caption");
  }
  own->addWidget(d->base);
  column->addWidget(d->own);
  column->addWidget(d->fixed);
  d->problems->setObjectName(QStringLiteral("sweepProblems"));
  d->problems->setAccessibleName(tr("What is wrong with the sweep"));
  d->problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
  d->problems->hide();
  column->addWidget(d->problems);
  column->addStretch(1);
  d->save = new QPushButton(tr("Save as file…"), this);
  d->save->setObjectName(QStringLiteral("sweepSave"));
  d->save->setAccessibleName(d->save->text());
  d->save->setToolTip(tr("A file that “lacuna sweep” takes as well"));
  column->addWidget(d->save, 0, Qt::AlignLeft);
  connect(d->source, &QComboBox::activated, this, &SweepSetup::sourceChosen);
  connect(d->name, &QLineEdit::textEdited, this, [this] {
    d->ownName = true;
    changed();
  });
  connect(d->add, &QPushButton::clicked, this, [this] {
    const std::string path = d->unused();
    addRow({path, sweepValueOf(d->config, path)});
    d->rows.back()->focusValues();
    changed();
  });
  connect(d->save, &QPushButton::clicked, this, &SweepSetup::saveRequested);
  setBuiltIn({});
  addRow({"training.seed", "1, 2, 3"});
  refresh();
}

SweepSetup::~SweepSetup() = default;

void SweepSetup::setBuiltIn(const QStringList& titles) {
  const QSignalBlocker quiet(d->source);
  d->source->clear();
  d->source->addItem(tr("From the experiment in the form"));
  d->source->setItemData(0, int(SweepSource::form), KindRole);
  for (int i = 0; i < titles.size(); ++i) {
    d->source->addItem(titles[i]);
    d->source->setItemData(i + 1, int(SweepSource::builtIn), KindRole);
    d->source->setItemData(i + 1, i, IndexRole);
  }
  d->source->insertSeparator(d->source->count());
  d->source->addItem(tr("Open a sweep file…"));
  d->source->setItemData(d->source->count() - 1, kOpenItem, KindRole);
  d->chosen = 0;
}

void SweepSetup::setFile(const QString& name, const QString& path) {
  const QSignalBlocker quiet(d->source);
  int at = d->source->findData(int(SweepSource::file), KindRole);
  if (at < 0) {
    at = d->source->count() - 2; // before the separator
    d->source->insertItem(at, name);
  }
  d->source->setItemText(at, name);
  d->source->setItemData(at, int(SweepSource::file), KindRole);
  d->source->setItemData(at, path, PathRole);
  d->source->setCurrentIndex(at);
  d->chosen = at;
  refresh();
}

void SweepSetup::setConfig(const ExperimentConfig& config) {
  d->config = config;
  refresh();
}

void SweepSetup::setRuns(const std::vector<SweepRun>& runs) {
  QStringList all;
  for (const SweepRun& run : runs) all << summaryOf(run.config);
  all.removeDuplicates();
  d->about = all.size() == 1 ? all.first() : QString();
  refresh();
}

SweepSource SweepSetup::source() const {
  return {static_cast<SweepSource::Kind>(d->source->itemData(d->chosen, KindRole).toInt()),
          d->source->itemData(d->chosen, IndexRole).toInt()};
}

SweepDraft SweepSetup::draft() const {
  return {d->name->text().toStdString(), d->config, d->rowsNow()};
}

SweepEntry SweepSetup::entry() const {
  return {source(), d->source->itemData(d->chosen, PathRole).toString(), d->ownName ? d->name->text() : QString(),
          d->rowsNow()};
}

void SweepSetup::enter(const SweepEntry& entry) {
  while (!d->rows.empty()) {
    delete d->rows.back();
    d->rows.pop_back();
  }
  for (const SweepRow& row : entry.rows) addRow(row);
  d->ownName = !entry.name.isEmpty();
  if (d->ownName) d->name->setText(entry.name);
  for (int i = 0; i < d->source->count() && entry.source.kind == SweepSource::builtIn; ++i)
    if (d->source->itemData(i, KindRole).toInt() == SweepSource::builtIn &&
        d->source->itemData(i, IndexRole).toInt() == entry.source.index) {
      d->source->setCurrentIndex(i);
      d->chosen = i;
    }
  changed();
}

void SweepSetup::sourceChosen(int index) {
  if (d->source->itemData(index, KindRole).toInt() == kOpenItem) {
    d->source->setCurrentIndex(d->chosen); // until there is a file
    emit openRequested();
    return;
  }
  d->chosen = index;
  changed();
}

void SweepSetup::addRow(const SweepRow& row) {
  auto* editor = new SweepRowEditor(d->fields, d->own);
  editor->setRow(row);
  d->rowLayout->addWidget(editor);
  editor->show();
  d->rows.push_back(editor);
  connect(editor, &SweepRowEditor::edited, this, &SweepSetup::changed);
  connect(editor, &SweepRowEditor::fieldChosen, this, [this, editor] { chooseField(editor); });
  connect(editor, &SweepRowEditor::removeRequested, this, [this, editor] { removeRow(editor); });
  orderTabs();
}

/// A row that came later stands before the button that made it.
void SweepSetup::orderTabs() {
  QList<QWidget*> stops = {d->source, d->name};
  for (const SweepRowEditor* row : d->rows) stops << row->stops();
  stops << d->add << d->save;
  for (qsizetype i = 1; i < stops.size(); ++i) setTabOrder(stops[i - 1], stops[i]);
}

void SweepSetup::removeRow(QWidget* editor) {
  if (d->rows.size() < 2) return;
  d->rows.erase(std::find(d->rows.begin(), d->rows.end(), editor));
  editor->hide();
  editor->deleteLater();
  d->rows.back()->focusValues();
  changed();
}

/// A new field begins with the value it has, to which others are added.
void SweepSetup::chooseField(QWidget* editor) {
  auto* row = static_cast<SweepRowEditor*>(editor);
  const std::string path = row->row().path;
  row->setRow({path, path == "training.seed" ? "1, 2, 3" : sweepValueOf(d->config, path)});
  row->focusValues();
  changed();
}

void SweepSetup::changed() {
  refresh();
  emit edited();
}

void SweepSetup::refresh() {
  const bool own = source().kind == SweepSource::form;
  if (!d->ownName) {
    d->name->setText(d->nameFromRows());
    d->name->setCursorPosition(0);
  }
  d->own->setVisible(own);
  d->fixed->setVisible(!own);
  QStringList said;
  if (!d->about.isEmpty()) said << tr("All of its runs: %1.").arg(d->about);
  if (source().kind == SweepSource::file)
    said << tr("Everything in %1 counts; edit the file to change the sweep.")
                .arg(d->source->itemData(d->chosen, PathRole).toString());
  else
    said << tr("This sweep comes with the program; to change it, save it as a file.");
  d->fixed->setText(said.join(QStringLiteral("\n\n")));
  d->base->setText(tr("Everything else is as in the form: %1.").arg(summaryOf(d->config)));
  d->add->setEnabled(d->rows.size() < kMaxRows && !d->readOnly);
  d->add->setToolTip(d->rows.size() < kMaxRows ? QString() : tr("A sweep file can vary more fields than three"));
  for (SweepRowEditor* row : d->rows) row->setRemovable(d->rows.size() > 1 && !d->readOnly);
}

void SweepSetup::setRowProblems(const std::vector<std::string>& problems) {
  for (size_t i = 0; i < d->rows.size(); ++i)
    d->rows[i]->setProblem(i < problems.size() ? coreText(problems[i]) : QString());
}

void SweepSetup::setProblems(const QStringList& problems) {
  QStringList shown = problems.mid(0, kMaxProblems);
  if (problems.size() > kMaxProblems) shown << tr("… and %n more.", nullptr, int(problems.size()) - kMaxProblems);
  d->problems->setText(shown.join(QLatin1Char('\n')));
  d->problems->setVisible(!shown.isEmpty());
}

void SweepSetup::setReadOnly(bool readOnly) {
  d->readOnly = readOnly;
  d->source->setEnabled(!readOnly);
  d->own->setEnabled(!readOnly);
  refresh();
}

} // namespace lacuna::widgets
