// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/tags_dialog.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/theme.h"
#include "widgets/runs/run_tags.h"

namespace lacuna::widgets {
namespace {

/// Completes what stands after the last comma.
class LastTagCompleter : public QCompleter {
 public:
  LastTagCompleter(const QStringList& tags, QLineEdit* line) : QCompleter(tags, line), m_line(line) {
    setCaseSensitivity(Qt::CaseInsensitive);
    setFilterMode(Qt::MatchContains);
  }

  QStringList splitPath(const QString& path) const override {
    return {path.mid(path.lastIndexOf(QLatin1Char(',')) + 1).trimmed()};
  }
  QString pathFromIndex(const QModelIndex& index) const override {
    const qsizetype comma = m_line->text().lastIndexOf(QLatin1Char(','));
    const QString before = comma < 0 ? QString() : m_line->text().left(comma + 1) + QLatin1Char(' ');
    return before + QCompleter::pathFromIndex(index);
  }

 private:
  QLineEdit* m_line;
};

/// Tag and how many of the runs have it.
std::vector<std::pair<QString, int>> countedTags(const std::vector<QStringList>& runs) {
  QStringList all;
  for (const QStringList& tags : runs) all << tags;
  QStringList names = all;
  names.removeDuplicates();
  names.sort();
  std::vector<std::pair<QString, int>> counted;
  for (const QString& name : names) counted.emplace_back(name, static_cast<int>(all.count(name)));
  return counted;
}

} // namespace

TagsDialog::TagsDialog(const std::vector<QStringList>& tags, const QStringList& inUse, QWidget* parent)
    : QDialog(parent), m_line(new QLineEdit(this)), m_hint(new QLabel(this)), m_problem(new QLabel(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("tagsDialog"));
  setModal(true);
  const int runs = static_cast<int>(tags.size());
  setWindowTitle(tr("Tags"));
  auto* heading =
      new QLabel(runs == 1 ? tr("Tags of this run") : tr("Tags that all %n run(s) have", nullptr, runs), this);
  heading->setProperty("role", "heading");
  heading->setBuddy(m_line);
  m_line->setObjectName(QStringLiteral("tags"));
  m_line->setAccessibleName(heading->text());
  m_line->setMinimumWidth(kUnit * 50);
  m_line->setClearButtonEnabled(true);
  QStringList completed = inUse;
  completed.erase(std::remove_if(completed.begin(), completed.end(),
                                 [](const QString& tag) { return tag.contains(QLatin1Char(',')); }),
                  completed.end());
  m_line->setCompleter(new LastTagCompleter(completed, m_line));
  m_hint->setText(tr("Commas between tags, for example: lecture, seeds"));
  m_hint->setProperty("role", "caption");
  m_problem->setProperty("role", "issue");
  m_problem->setObjectName(QStringLiteral("tagsProblem"));
  for (QLabel* label : {m_hint, m_problem}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 3, kUnit * 2, kUnit * 3, kUnit * 2);
  column->setSpacing(kUnit);
  column->addWidget(heading);
  // Above the line: what it offers to complete would cover them below.
  column->addWidget(m_hint);
  column->addWidget(m_problem);
  column->addWidget(m_line);
  for (const auto& [tag, count] : countedTags(tags)) {
    if (count == runs && !tag.contains(QLatin1Char(','))) {
      m_common << tag;
      continue;
    }
    if (m_boxes.empty()) {
      column->addSpacing(kUnit);
      auto* some = new QLabel(runs == 1 ? tr("Tags with a comma") : tr("Tags that only some of them have"), this);
      some->setProperty("role", "heading");
      column->addWidget(some);
    }
    auto* box = new QCheckBox(runs == 1 ? tag : tr("%1 (%2 of %3)").arg(tag).arg(count).arg(runs), this);
    box->setTristate(count < runs);
    box->setCheckState(count < runs ? Qt::PartiallyChecked : Qt::Checked);
    if (count < runs) box->setToolTip(tr("Ticked: on all of them. Empty: on none. A dash: as it is."));
    column->addWidget(box);
    m_boxes.emplace_back(tag, box);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  for (QAbstractButton* button : buttons->buttons()) button->setIcon({});
  m_ok = buttons->button(QDialogButtonBox::Ok);
  column->addSpacing(kUnit);
  column->addWidget(buttons);
  column->setSizeConstraint(QLayout::SetFixedSize);
  m_line->setText(m_common.join(QStringLiteral(", ")));
  connect(m_line, &QLineEdit::textChanged, this, &TagsDialog::check);
  connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::submit);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  check();
}

void TagsDialog::check() {
  // What was there already may stay, however long it is.
  const bool untouched = m_line->text() == m_common.join(QStringLiteral(", "));
  const QString problem = untouched ? QString() : parseTags(m_line->text()).problem;
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
  m_hint->setVisible(problem.isEmpty());
  m_line->setAccessibleDescription(problem.isEmpty() ? m_hint->text() : problem);
  m_ok->setEnabled(problem.isEmpty());
}

void TagsDialog::submit() {
  QStringList added;
  QStringList removed;
  if (m_line->text() != m_common.join(QStringLiteral(", "))) {
    const QStringList now = parseTags(m_line->text()).tags;
    for (const QString& tag : now)
      if (!m_common.contains(tag)) added << tag;
    for (const QString& tag : m_common)
      if (!now.contains(tag)) removed << tag;
  }
  for (const auto& [tag, box] : m_boxes) {
    if (box->checkState() == Qt::Checked && box->isTristate()) added << tag;
    // Typed again into the line it is wanted, whatever the box says.
    if (box->checkState() == Qt::Unchecked && !added.contains(tag)) removed << tag;
  }
  if (!added.isEmpty() || !removed.isEmpty()) emit chosen(added, removed);
  accept();
}

} // namespace lacuna::widgets
