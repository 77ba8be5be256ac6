// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/preferences_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

constexpr int kPreferenceWidth = 120;
constexpr int kFieldWidth = 440;
constexpr int kListHeight = 88; ///< three folders and a bit

/// A sentence below a field, gone while it is empty.
class Sentence : public QLabel {
 public:
  Sentence(const char* role, const QString& text, QWidget* parent) : QLabel(parent) {
    setProperty("role", QLatin1String(role));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setFont(typeScale().caption);
    setFixedWidth(kFieldWidth);
    say(text);
  }
  void say(const QString& text) {
    setText(text);
    setVisible(!text.isEmpty());
  }
};

/// Label, editor, and below the editor what there is to say about it.
class Rows {
 public:
  explicit Rows(QWidget* parent) : m_parent(parent), m_grid(new QGridLayout) {
    m_grid->setHorizontalSpacing(kUnit * 2);
    m_grid->setVerticalSpacing(kUnit / 2);
    m_grid->setColumnMinimumWidth(0, kPreferenceWidth);
    m_grid->setColumnMinimumWidth(1, kFieldWidth);
    m_grid->setColumnStretch(1, 1);
  }
  QGridLayout* grid() { return m_grid; }

  void heading(const QString& text) {
    auto* label = new QLabel(text, m_parent);
    label->setFont(typeScale().heading);
    if (m_row > 0) m_grid->setRowMinimumHeight(m_row++, kUnit);
    m_grid->addWidget(label, m_row++, 0, 1, 2);
  }
  /// The label of the problem that the field may have; hidden so far.
  Sentence* field(const QString& text, QWidget* editor, QWidget* buddy, const QString& about, const QString& note) {
    auto* label = new QLabel(text, m_parent);
    label->setBuddy(buddy);
    label->setMinimumHeight(QLineEdit().sizeHint().height()); // beside the first line of what is higher
    m_grid->addWidget(label, m_row, 0, Qt::AlignLeft | Qt::AlignTop);
    m_grid->addWidget(editor, m_row++, 1);
    auto* problem = new Sentence("issue", {}, m_parent);
    m_grid->addWidget(problem, m_row++, 1);
    m_grid->addWidget(new Sentence("note", note, m_parent), m_row++, 1);
    m_grid->addWidget(new Sentence("caption", about, m_parent), m_row++, 1);
    m_grid->setRowMinimumHeight(m_row++, kUnit / 2);
    buddy->setAccessibleDescription(note.isEmpty() ? about : sentences({note, about}));
    return problem;
  }

 private:
  QWidget* m_parent;
  QGridLayout* m_grid;
  int m_row = 0;
};

} // namespace

struct PreferencesDialog::Private {
  QComboBox* theme = nullptr;
  QComboBox* language = nullptr;
  QSpinBox* threads = nullptr;
  QComboBox* processor = nullptr;
  QListWidget* folders = nullptr;
  QPushButton* remove = nullptr;
  QLineEdit* library = nullptr;
  Sentence* folderProblem = nullptr;
  Sentence* libraryProblem = nullptr;
};

PreferencesDialog::PreferencesDialog(const Preferences& now, const PreferenceFacts& facts, QWidget* parent)
    : QDialog(parent), d(std::make_unique<Private>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("preferences"));
  setWindowTitle(tr("Preferences"));
  setModal(true);
  build(facts);
  fill(now);
}

PreferencesDialog::~PreferencesDialog() {
  // A field that loses the focus because its dialog goes would call what is no longer there.
  disconnect(d->library, nullptr, this, nullptr);
}

void PreferencesDialog::build(const PreferenceFacts& facts) {
  Rows rows(this);
  d->theme = new QComboBox(this);
  d->theme->setObjectName(QStringLiteral("theme"));
  d->theme->setAccessibleName(tr("Theme"));
  d->theme->addItems({tr("System default"), tr("Light"), tr("Dark")}); // in the order of ThemeChoice
  d->language = new QComboBox(this);
  d->language->setObjectName(QStringLiteral("language"));
  d->language->setAccessibleName(tr("Language"));
  d->language->addItem(tr("System default"), QString());
  for (const auto& [code, name] : facts.languages) d->language->addItem(name, code);
  d->threads = new QSpinBox(this);
  d->threads->setObjectName(QStringLiteral("threads"));
  d->threads->setAccessibleName(tr("Threads"));
  d->threads->setRange(0, facts.mostThreads);
  d->threads->setSpecialValueText(tr("Automatic"));
  d->processor = new QComboBox(this);
  d->processor->setObjectName(QStringLiteral("processor"));
  d->processor->setAccessibleName(tr("Processor"));
  d->processor->addItems({tr("Automatic"), tr("CPU"), tr("GPU (CUDA)")}); // in the order of ProcessorChoice
  for (QWidget* field : QList<QWidget*>{d->theme, d->language, d->threads, d->processor})
    field->setFixedWidth(kUnit * 24);

  rows.heading(tr("Window"));
  rows.field(tr("&Theme"), d->theme, d->theme, {}, {});
  rows.field(tr("La&nguage"), d->language, d->language, {}, facts.notes.language);
  rows.heading(tr("Training"));
  rows.field(tr("T&hreads"), d->threads, d->threads,
             tr("For the next training. Automatic leaves one core to the window."), facts.notes.threads);
  rows.field(tr("&Processor"), d->processor, d->processor,
             tr("For the next training. Automatic takes a GPU where there is one."), facts.notes.processor);

  rows.heading(tr("Files"));
  auto* folders = new QWidget(this);
  auto* across = new QHBoxLayout(folders);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(kUnit);
  d->folders = new QListWidget(folders);
  d->folders->setObjectName(QStringLiteral("dataFolders"));
  d->folders->setAccessibleName(tr("Data folders"));
  d->folders->setFixedHeight(kListHeight);
  d->folders->setTextElideMode(Qt::ElideMiddle);
  d->folders->setTabKeyNavigation(false);
  auto* add = new QPushButton(tr("&Add…"), folders);
  add->setObjectName(QStringLiteral("addFolder"));
  d->remove = new QPushButton(tr("&Remove"), folders);
  d->remove->setObjectName(QStringLiteral("removeFolder"));
  auto* down = new QVBoxLayout;
  down->setSpacing(kUnit / 2);
  down->addWidget(add);
  down->addWidget(d->remove);
  down->addStretch(1);
  across->addWidget(d->folders, 1);
  across->addLayout(down);
  d->folderProblem =
      rows.field(tr("Data &folders"), folders, d->folders,
                 tr("Each holds folders named mnist, fashion-mnist and so on. Searched beside the usual ones for what "
                    "is opened or trained next; imported pictures in a new folder are offered from the next start on."),
                 facts.notes.dataFolders);

  auto* file = new QWidget(this);
  auto* line = new QHBoxLayout(file);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kUnit);
  d->library = new QLineEdit(file);
  d->library->setObjectName(QStringLiteral("library"));
  d->library->setAccessibleName(tr("Run library"));
  d->library->setPlaceholderText(facts.usualLibrary);
  auto* choose = new QPushButton(tr("&Choose…"), file);
  choose->setObjectName(QStringLiteral("chooseLibrary"));
  line->addWidget(d->library, 1);
  line->addWidget(choose);
  choose->setMinimumWidth(std::max(choose->sizeHint().width(), d->remove->sizeHint().width()));
  for (QPushButton* button : {add, d->remove}) button->setMinimumWidth(choose->minimumWidth());
  QString about = tr("Opened at the next start; created if it is missing.");
  if (facts.notes.library.isEmpty()) about += QLatin1Char('\n') + tr("Open now: %1").arg(facts.openLibrary);
  d->libraryProblem = rows.field(tr("Run &library"), file, d->library, about, facts.notes.library);

  auto* buttons =
      new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
  for (QAbstractButton* button : buttons->buttons()) button->setIcon({}); // as everywhere in the window
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 3, kUnit * 2, kUnit * 3, kUnit * 2);
  column->setSpacing(kUnit * 2);
  column->setSizeConstraint(QLayout::SetFixedSize);
  column->addLayout(rows.grid());
  column->addWidget(buttons);
  // Return means OK, wherever it is pressed.
  for (QPushButton* button : {add, d->remove, choose}) button->setAutoDefault(false);

  const auto edited = [](Sentence* problem) { problem->say({}); };
  connect(d->folders, &QListWidget::itemChanged, this, [this, edited] {
    edited(d->folderProblem);
    emit entered();
  });
  connect(d->folders, &QListWidget::currentRowChanged, this, [this](int row) { d->remove->setEnabled(row >= 0); });
  connect(d->library, &QLineEdit::textChanged, this, [this, edited] { edited(d->libraryProblem); });
  connect(d->library, &QLineEdit::editingFinished, this, &PreferencesDialog::entered);
  connect(add, &QPushButton::clicked, this, &PreferencesDialog::folderWanted);
  connect(d->remove, &QPushButton::clicked, this, &PreferencesDialog::removeFolder);
  connect(choose, &QPushButton::clicked, this, &PreferencesDialog::libraryWanted);
  connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::submitted);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
          [this] { fill(Preferences{}); });
}

void PreferencesDialog::fill(const Preferences& preferences) {
  d->theme->setCurrentIndex(static_cast<int>(preferences.theme));
  d->language->setCurrentIndex(std::max(0, d->language->findData(preferences.language)));
  d->threads->setValue(preferences.threads);
  d->processor->setCurrentIndex(static_cast<int>(preferences.processor));
  d->folders->clear();
  for (const QString& folder : preferences.dataFolders) addFolder(folder);
  d->folders->setCurrentRow(-1);
  d->remove->setEnabled(false);
  d->library->setText(preferences.library);
  setProblems({}, false);
}

Preferences PreferencesDialog::preferences() const {
  Preferences p;
  p.theme = static_cast<ThemeChoice>(d->theme->currentIndex());
  p.language = d->language->currentData().toString();
  p.threads = d->threads->value();
  p.processor = static_cast<ProcessorChoice>(d->processor->currentIndex());
  for (int row = 0; row < d->folders->count(); ++row)
    if (const QString folder = d->folders->item(row)->text().trimmed(); !folder.isEmpty()) p.dataFolders << folder;
  p.library = d->library->text().trimmed();
  return p;
}

void PreferencesDialog::addFolder(const QString& path) {
  {
    const QSignalBlocker quiet(d->folders);
    auto* item = new QListWidgetItem(path, d->folders);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setToolTip(path);
    d->folders->setCurrentItem(item);
  }
  d->remove->setEnabled(true);
}

void PreferencesDialog::removeFolder() {
  delete d->folders->takeItem(d->folders->currentRow());
  d->remove->setEnabled(d->folders->currentRow() >= 0);
  d->folderProblem->say({});
  emit entered();
}

void PreferencesDialog::setLibrary(const QString& path) {
  d->library->setText(path);
  emit entered();
}

void PreferencesDialog::setProblems(const PreferenceWords& problems, bool focus) {
  d->folderProblem->say(problems.dataFolders);
  d->libraryProblem->say(problems.library);
  if (!focus) return;
  if (!problems.dataFolders.isEmpty())
    d->folders->setFocus();
  else if (!problems.library.isEmpty())
    d->library->setFocus();
}

} // namespace lacuna::widgets
