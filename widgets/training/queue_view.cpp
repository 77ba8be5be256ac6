// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/queue_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

/// More than these are scrolled to.
constexpr int kRowsShown = 3;

enum QueueRole { uuidRole = Qt::UserRole, aboutRole };

QString stateOf(int row) {
  return row == 0 ? QueueView::tr("next") : QueueView::tr("waiting");
}

/// The name and, at the right, when it begins; below, what it is.
class QueueRow : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kUnit * 10, height()}; }

  static int height() { return lineHeight(typeScale().body) + lineHeight(typeScale().caption) + kUnit; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    const Theme& theme = themeFor(option.palette);
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    const QColor letters = chosen ? option.palette.color(QPalette::HighlightedText) : theme.text;
    const QColor faint = chosen ? letters : theme.muted;
    const QRect inside = option.rect.adjusted(kUnit, kUnit / 2, -kUnit, -kUnit / 2);
    painter->save();
    painter->setFont(typeScale().caption);
    painter->setPen(faint);
    const QString state = stateOf(index.row());
    const int kept = painter->fontMetrics().horizontalAdvance(state) + kUnit;
    painter->drawText(inside, Qt::AlignRight | Qt::AlignTop, state);
    painter->drawText(
        inside, Qt::AlignLeft | Qt::AlignBottom,
        painter->fontMetrics().elidedText(index.data(aboutRole).toString(), Qt::ElideRight, inside.width()));
    painter->setFont(typeScale().body);
    painter->setPen(letters);
    painter->drawText(
        inside, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inside.width() - kept));
    painter->restore();
  }
};

} // namespace

class QueueList : public QListWidget {
 public:
  using QListWidget::QListWidget;
  std::function<void()> removeAsked;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const int by = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (event->modifiers() == Qt::AltModifier && by != 0) return moveCurrent(by);
    if (event->matches(QKeySequence::Delete) && removeAsked) return removeAsked();
    QListWidget::keyPressEvent(event);
  }

 private:
  void moveCurrent(int by) {
    const int from = currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= count()) return;
    // A model's rows are moved before another one, which counts itself.
    model()->moveRow({}, from, {}, by > 0 ? to + 1 : to);
    setCurrentRow(to);
  }
};

QueueView::QueueView(QWidget* parent)
    : QWidget(parent),
      m_heading(new QLabel(this)),
      m_remove(new QPushButton(tr("Remove"), this)),
      m_stopAll(new QPushButton(tr("Stop all"), this)),
      m_list(new QueueList(this)) {
  setObjectName(QStringLiteral("queue"));
  setAccessibleName(tr("Queue of trainings"));
  m_heading->setProperty("role", "heading");
  m_heading->setObjectName(QStringLiteral("queueHeading"));
  m_remove->setObjectName(QStringLiteral("queueRemove"));
  m_remove->setToolTip(tr("Take the selected trainings out of the queue (Delete); they are kept in the archive"));
  m_stopAll->setObjectName(QStringLiteral("queueStopAll"));
  m_stopAll->setToolTip(
      tr("Stop the current training too; what it has learned is kept, and waiting trainings go to the archive"));
  for (QPushButton* button : {m_remove, m_stopAll}) {
    button->setAccessibleName(button->text());
    button->setAccessibleDescription(button->toolTip());
  }
  m_list->setObjectName(QStringLiteral("queueList"));
  m_list->setAccessibleName(tr("Waiting trainings"));
  m_list->setToolTip(tr("Drag, or press Alt+Up and Alt+Down, to change the order"));
  m_list->setAccessibleDescription(m_list->toolTip());
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  m_list->setDefaultDropAction(Qt::MoveAction);
  m_list->setItemDelegate(new QueueRow(m_list));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setUniformItemSizes(true);
  m_list->setTabKeyNavigation(false);
  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  bar->addWidget(m_heading, 1);
  bar->addWidget(m_remove);
  bar->addWidget(m_stopAll);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit / 2);
  column->addLayout(bar);
  column->addWidget(m_list);
  const auto remove = [this] {
    if (const QStringList uuids = selected(); !uuids.isEmpty()) emit removeRequested(uuids);
  };
  m_list->removeAsked = remove;
  connect(m_remove, &QPushButton::clicked, this, remove);
  connect(m_stopAll, &QPushButton::clicked, this, &QueueView::stopAllRequested);
  connect(m_list, &QListWidget::itemSelectionChanged, this, [this] { m_remove->setEnabled(!selected().isEmpty()); });
  connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, [this] {
    QStringList uuids;
    for (int row = 0; row < m_list->count(); ++row) uuids << m_list->item(row)->data(uuidRole).toString();
    emit orderChanged(uuids);
  });
  setTrainings({});
}

QStringList QueueView::selected() const {
  QStringList uuids;
  for (const QListWidgetItem* item : m_list->selectedItems()) uuids << item->data(uuidRole).toString();
  return uuids;
}

void QueueView::setTrainings(const std::vector<QueuedTraining>& trainings) {
  const int count = static_cast<int>(trainings.size());
  const QStringList kept = selected();
  const QListWidgetItem* current = m_list->currentItem();
  const QString at = current != nullptr ? current->data(uuidRole).toString() : QString();
  while (m_list->count() > count) delete m_list->takeItem(m_list->count() - 1);
  while (m_list->count() < count) {
    auto* item = new QListWidgetItem;
    // Dropped between others, never onto one.
    item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
    m_list->addItem(item);
  }
  for (int row = 0; row < count; ++row) {
    const QueuedTraining& training = trainings[static_cast<size_t>(row)];
    QListWidgetItem* item = m_list->item(row);
    const QString about = tr("k = %1, r = %2 · %3").arg(training.k).arg(training.r).arg(training.dataset);
    item->setText(training.name);
    item->setData(uuidRole, training.uuid);
    item->setData(aboutRole, about);
    item->setData(Qt::AccessibleTextRole, tr("%1, %2, %3").arg(training.name, about, stateOf(row)));
    item->setToolTip(training.name + QLatin1Char('\n') + about);
    if (training.uuid == at) m_list->setCurrentItem(item, QItemSelectionModel::NoUpdate);
    item->setSelected(kept.contains(training.uuid));
  }
  m_heading->setText(tr("Waiting: %1").arg(count));
  m_remove->setEnabled(!selected().isEmpty());
  m_list->setFixedHeight(std::min(count, kRowsShown) * QueueRow::height() + 2 * m_list->frameWidth());
  setVisible(count > 0);
}

} // namespace lacuna::widgets
