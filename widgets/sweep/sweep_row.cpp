// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/theme.h"
#include "widgets/words/field_names.h"

namespace lacuna::widgets {
namespace {

constexpr int kShownFields = 24; ///< of the list before it scrolls

} // namespace

SweepRowEditor::SweepRowEditor(const std::vector<SweepField>& fields, QWidget* parent)
    : QWidget(parent),
      m_fields(fields),
      m_field(new QComboBox(this)),
      m_values(new QLineEdit(this)),
      m_choose(new QPushButton(this)),
      m_menu(new QMenu(this)),
      m_remove(new QToolButton(this)),
      m_problem(new QLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* line = new QHBoxLayout;
  line->setSpacing(kUnit / 2);
  for (const SweepField& f : m_fields) m_field->addItem(fieldTitle(f.path));
  m_field->setObjectName(QStringLiteral("sweepField"));
  m_field->setAccessibleName(tr("Field to vary"));
  m_field->setFixedWidth(136);
  m_field->setMaxVisibleItems(kShownFields);
  m_values->setObjectName(QStringLiteral("sweepValues"));
  m_choose->setText(tr("Words"));
  m_choose->setObjectName(QStringLiteral("sweepWords"));
  m_choose->setMenu(m_menu);
  m_choose->setAutoDefault(false);
  m_choose->setAccessibleName(tr("Choose among the words of this field"));
  m_choose->setToolTip(m_choose->accessibleName());
  m_remove->setText(QStringLiteral("✕"));
  m_remove->setObjectName(QStringLiteral("sweepRemove"));
  m_remove->setAutoRaise(true);
  QSizePolicy kept = m_remove->sizePolicy();
  kept.setRetainSizeWhenHidden(true); // fields stay where they are
  m_remove->setSizePolicy(kept);
  m_remove->setAccessibleName(tr("Do not vary this field"));
  m_remove->setToolTip(m_remove->accessibleName());
  m_remove->setFocusPolicy(Qt::StrongFocus);
  line->addWidget(m_field);
  line->addWidget(m_values, 1);
  line->addWidget(m_choose);
  line->addWidget(m_remove);
  column->addLayout(line);
  m_problem->setProperty("role", "issue");
  m_problem->setTextFormat(Qt::PlainText);
  m_problem->setWordWrap(true);
  m_problem->hide();
  column->addWidget(m_problem);
  connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
    fieldChanged();
    emit fieldChosen();
  });
  connect(m_values, &QLineEdit::textChanged, this, &SweepRowEditor::edited);
  connect(m_menu, &QMenu::aboutToShow, this, &SweepRowEditor::fillMenu);
  connect(m_remove, &QToolButton::clicked, this, &SweepRowEditor::removeRequested);
  fieldChanged();
}

const SweepField& SweepRowEditor::field() const {
  return m_fields[static_cast<size_t>(std::max(0, m_field->currentIndex()))];
}

void SweepRowEditor::fieldChanged() {
  const SweepField& f = field();
  m_choose->setVisible(!f.words.empty());
  m_values->setAccessibleName(tr("Values of %1").arg(fieldTitle(f.path)));
  QStringList example;
  for (size_t i = 0; i < std::min<size_t>(2, f.words.size()); ++i) example << QString::fromStdString(f.words[i]);
  if (f.value == SweepValue::whole) example << tr("1, 2, 3 or 1-5");
  if (f.value == SweepValue::number) example << QStringLiteral("0.001, 0.003");
  if (f.value == SweepValue::list) example << QStringLiteral("[3], [3, 5]");
  m_values->setPlaceholderText(example.join(QStringLiteral(", ")));
}

void SweepRowEditor::setRow(const SweepRow& row) {
  const QSignalBlocker quiet(m_field);
  const QSignalBlocker alsoQuiet(m_values);
  const auto at =
      std::find_if(m_fields.begin(), m_fields.end(), [&](const SweepField& f) { return f.path == row.path; });
  if (at != m_fields.end()) m_field->setCurrentIndex(static_cast<int>(at - m_fields.begin()));
  m_values->setText(QString::fromStdString(row.values));
  fieldChanged();
}

SweepRow SweepRowEditor::row() const {
  return {field().path, m_values->text().toStdString()};
}

void SweepRowEditor::setProblem(const QString& problem) {
  m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty());
  m_values->setAccessibleDescription(problem);
}

void SweepRowEditor::setRemovable(bool removable) {
  m_remove->setVisible(removable);
}

void SweepRowEditor::focusValues() {
  m_values->setFocus();
  m_values->selectAll();
}

QList<QWidget*> SweepRowEditor::stops() const {
  return {m_field, m_values, m_choose, m_remove};
}

QStringList SweepRowEditor::typedWords() const {
  static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
  return m_values->text().split(between, Qt::SkipEmptyParts);
}

void SweepRowEditor::fillMenu() {
  m_menu->clear();
  const QStringList typed = typedWords();
  for (const std::string& w : field().words) {
    const QString word = QString::fromStdString(w);
    const QString title = wordTitle(field().path, w);
    QAction* action = m_menu->addAction(title.isEmpty() || title == word ? word : tr("%1 — %2").arg(word, title));
    action->setCheckable(true);
    action->setChecked(typed.contains(word));
    connect(action, &QAction::toggled, this, [this, word](bool on) { toggleWord(word, on); });
  }
}

void SweepRowEditor::toggleWord(const QString& word, bool on) {
  QStringList words = typedWords();
  if (on)
    words << word;
  else
    words.removeAll(word);
  m_values->setText(words.join(QStringLiteral(", ")));
}

} // namespace lacuna::widgets
