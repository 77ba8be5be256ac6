// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "widgets/look/theme.h"
#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

constexpr int kShortcutRole = Qt::UserRole;
constexpr int kEntryRole = Qt::UserRole + 1;

/// The name on the left, the shortcut in muted letters on the right.
class EntryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyledItemDelegate::paint(p, option, index);
    const QString shortcut = index.data(kShortcutRole).toString();
    if (shortcut.isEmpty()) return;
    const bool selected = option.state & QStyle::State_Selected;
    p->setPen(selected ? option.palette.color(QPalette::HighlightedText) : themeFor(option.palette).muted);
    p->setFont(typeScale().caption);
    p->drawText(option.rect.adjusted(0, 0, -kUnit * 3 / 2, 0), Qt::AlignRight | Qt::AlignVCenter, shortcut);
  }
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return {QStyledItemDelegate::sizeHint(option, index).width(), kUnit * 4};
  }
};

} // namespace

std::vector<PaletteEntry> paletteEntries(const QMenuBar& menus) {
  std::vector<PaletteEntry> entries;
  const std::function<void(const QList<QAction*>&, const QString&)> add = [&](const QList<QAction*>& actions,
                                                                              const QString& above) {
    for (QAction* action : actions) {
      if (action->isSeparator() || !action->isVisible()) continue;
      const QString name = above + withoutMark(action->text());
      if (action->menu() != nullptr)
        add(action->menu()->actions(), name + QStringLiteral(" › "));
      else if (action->isEnabled())
        entries.push_back({name, action->shortcut().toString(QKeySequence::NativeText), action});
    }
  };
  add(menus.actions(), {});
  return entries;
}

int paletteScore(const QString& name, const QString& typed) {
  int score = 0;
  for (const QString& word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const auto at = name.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0) return -1;
    bool begins = false;
    for (auto i = at; i >= 0 && !begins; i = name.indexOf(word, i + 1, Qt::CaseInsensitive))
      begins = i == 0 || !name[i - 1].isLetterOrNumber();
    score += begins ? 2 : 1;
  }
  return score;
}

struct CommandPalette::Private {
  std::vector<PaletteEntry> entries;
  QLineEdit* line = nullptr;
  QListWidget* list = nullptr;
};

CommandPalette::CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), d(std::make_unique<Private>()) {
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  setAccessibleName(tr("Commands"));
  d->entries = std::move(entries);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 3 / 2, kUnit * 3 / 2, kUnit * 3 / 2, kUnit * 3 / 2);
  column->setSpacing(kUnit);
  d->line = new QLineEdit(this);
  d->line->setPlaceholderText(tr("What do you want to do?"));
  d->line->setAccessibleName(tr("Words of the command"));
  d->line->setFont(typeScale().heading);
  d->line->installEventFilter(this);
  d->list = new QListWidget(this);
  d->list->setAccessibleName(tr("Commands found"));
  d->list->setItemDelegate(new EntryDelegate(d->list));
  d->list->setFocusPolicy(Qt::NoFocus);
  d->list->setFrameShape(QFrame::NoFrame);
  d->list->setStyleSheet(QStringLiteral("QListWidget::item { padding-left: %1px; }").arg(kUnit));
  d->list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(d->line);
  column->addWidget(d->list);
  resize(560, 420);
  connect(d->line, &QLineEdit::textChanged, this, &CommandPalette::search);
  connect(d->list, &QListWidget::itemClicked, this, &CommandPalette::perform);
  search({});
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::search(const QString& typed) {
  std::vector<std::pair<int, size_t>> ranked;
  for (size_t i = 0; i < d->entries.size(); ++i) {
    const int score = paletteScore(d->entries[i].name, typed);
    if (score >= 0) ranked.emplace_back(-score, i);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  d->list->clear();
  for (const auto& [score, i] : ranked) {
    auto* item = new QListWidgetItem(d->entries[i].name, d->list);
    item->setData(kShortcutRole, d->entries[i].shortcut);
    item->setData(kEntryRole, static_cast<int>(i));
  }
  if (ranked.empty()) {
    auto* none = new QListWidgetItem(tr("No command has these words."), d->list);
    none->setFlags(Qt::NoItemFlags);
    return;
  }
  d->list->setCurrentRow(0);
}

QStringList CommandPalette::found() const {
  QStringList names;
  for (int i = 0; i < d->list->count(); ++i)
    if (d->list->item(i)->flags() & Qt::ItemIsEnabled) names << d->list->item(i)->text();
  return names;
}

void CommandPalette::perform() {
  const QListWidgetItem* item = d->list->currentItem();
  if (item == nullptr || !(item->flags() & Qt::ItemIsEnabled)) return;
  const QPointer<QAction> action = d->entries[static_cast<size_t>(item->data(kEntryRole).toInt())].action;
  // The command may open a window of its own, so this one is closed first.
  close();
  if (action && action->isEnabled()) action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != d->line || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  const int rows = d->list->count();
  switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
      d->list->setCurrentRow((d->list->currentRow() + (key == Qt::Key_Down ? 1 : rows - 1)) % std::max(1, rows));
      return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
      d->list->setCurrentRow(std::clamp(d->list->currentRow() + (key == Qt::Key_PageDown ? 10 : -10), 0, rows - 1));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      perform();
      return true;
    default:
      return QDialog::eventFilter(watched, event);
  }
}

/// Without a frame of the desktop's nothing else would set it off from the window.
void CommandPalette::paintEvent(QPaintEvent* event) {
  QDialog::paintEvent(event);
  QPainter p(this);
  p.setPen(QPen(themeFor(palette()).accent, 2));
  p.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void CommandPalette::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  // Near the top of the window it belongs to, as people expect it.
  if (const QWidget* window = parentWidget()) {
    const QPoint top = window->mapToGlobal(QPoint((window->width() - width()) / 2, window->height() / 8));
    move(top);
  }
  d->line->setFocus();
}

} // namespace lacuna::widgets
