// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/learn/lesson_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"
#include "widgets/words/foreign_text.h"

namespace lacuna::widgets {

using namespace lesson;

namespace {

QLabel* words(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  return label;
}

/// A label runs Markdown's paragraphs together and gives tables no room.
QString richText(const std::string& markdown, const QFont& font) {
  QTextDocument document;
  document.setDefaultFont(font);
  setForeignMarkdown(document, QString::fromStdString(markdown));
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    format.setTopMargin(0);
    const bool inTable = cursor.currentTable() != nullptr;
    format.setBottomMargin(inTable || !block.next().isValid() ? 0 : kUnit);
    format.setLineHeight(inTable ? 100 : 116, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(format);
    if (QTextTable* table = cursor.currentTable()) {
      QTextTableFormat frame = table->format();
      frame.setCellPadding(kUnit / 2);
      frame.setBorderCollapse(true);
      frame.setBottomMargin(kUnit);
      table->setFormat(frame);
    }
  }
  return document.toHtml();
}

QLabel* markdown(QWidget* parent) {
  QLabel* label = words(parent);
  label->setTextFormat(Qt::RichText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

/// A lesson in the list: number and title, and below how long it takes and whether it was done.
class LessonDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  enum Role { about = Qt::UserRole, done };

  void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& t = themeFor(option.palette);
    const QRect card = option.rect.adjusted(0, kUnit / 4, 0, -kUnit / 4);
    const bool marked = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_HasFocus);
    drawCard(*p, card, t.surface, marked ? t.accent : t.border, 1, kRadius / 2.0);
    const QRect words = card.adjusted(kUnit * 5, kUnit * 3 / 4, -kUnit, -kUnit * 3 / 4);
    p->setPen(t.accent);
    p->setFont(typeScale().title);
    p->drawText(QRect(card.left(), card.top(), kUnit * 5, card.height()), Qt::AlignCenter,
                QString::number(index.row() + 1));
    p->setPen(t.text);
    p->setFont(typeScale().strong);
    drawElided(*p, QRect(words.left(), words.top(), words.width(), words.height() / 2),
               Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    p->setPen(t.muted);
    p->setFont(typeScale().caption);
    p->drawText(words.adjusted(0, words.height() / 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                index.data(about).toString());
    if (!index.data(done).toBool()) return;
    const double side = kUnit * 3 / 2.0;
    // Beside the lower line: the title needs its whole width.
    drawCheck(*p, QRectF(words.right() - side, words.center().y() + words.height() / 4.0 - side / 2, side, side),
              t.good);
  }
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kUnit * 7}; }
};

QString css(const QColor& color) {
  return color.name();
}

} // namespace

LessonView::LessonView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Lessons"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  m_pages = new QStackedWidget(this);
  m_pages->addWidget(makeList());
  m_pages->addWidget(makePage());
  layout->addWidget(m_pages);
  useFonts();
}

QWidget* LessonView::makeList() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  layout->setSpacing(kUnit);
  m_listTitle = words(page);
  m_listTitle->setText(tr("Lessons"));
  m_listText = words(page);
  m_listText->setText(tr("Each takes some minutes, works with the built-in digits and sets this window up by itself."));
  m_list = new QListWidget(page);
  m_list->setObjectName(QStringLiteral("lessons"));
  m_list->setAccessibleName(tr("Lessons"));
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setItemDelegate(new LessonDelegate(m_list));
  m_list->setMouseTracking(true);
  m_list->viewport()->setAutoFillBackground(false);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setSpacing(kUnit / 4);
  connect(m_list, &QListWidget::itemClicked, this,
          [this](QListWidgetItem* item) { emit lessonChosen(m_list->row(item)); });
  connect(m_list, &QListWidget::itemActivated, this,
          [this](QListWidgetItem* item) { emit lessonChosen(m_list->row(item)); });
  layout->addWidget(m_listTitle);
  layout->addWidget(m_listText);
  layout->addWidget(m_list, 1);
  return page;
}

QWidget* LessonView::makePage() {
  auto* page = new QWidget(this);
  auto* outer = new QVBoxLayout(page);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  m_scroll = new QScrollArea(page);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  layout->setSpacing(kUnit);
  m_lesson = words(content);
  m_title = words(content);
  m_text = markdown(content);
  m_text->setObjectName(QStringLiteral("lessonText"));
  m_formulaButton = new QToolButton(content);
  m_formulaButton->setObjectName(QStringLiteral("formula"));
  m_formulaButton->setCheckable(true);
  m_formulaButton->setAutoRaise(true);
  m_formulaButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(m_formulaButton, &QToolButton::toggled, this, &LessonView::showFormula);
  m_formula = markdown(content);
  m_formula->setObjectName(QStringLiteral("formulaText"));
  m_formula->setMargin(kUnit);
  m_task = new QFrame(content);
  m_task->setObjectName(QStringLiteral("lessonTask"));
  auto* task = new QVBoxLayout(m_task);
  task->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  task->setSpacing(kUnit / 2);
  m_ask = markdown(m_task);
  m_choiceRows = new QVBoxLayout;
  m_choiceRows->setSpacing(kUnit / 2);
  m_said = markdown(m_task);
  m_said->setObjectName(QStringLiteral("lessonSaid"));
  task->addWidget(m_ask);
  task->addLayout(m_choiceRows);
  task->addWidget(m_said);
  layout->addWidget(m_lesson);
  layout->addWidget(m_title);
  layout->addWidget(m_text);
  layout->addWidget(m_formulaButton, 0, Qt::AlignLeft);
  layout->addWidget(m_formula);
  layout->addWidget(m_task);
  layout->addStretch(1);
  m_scroll->setWidget(content);
  outer->addWidget(m_scroll, 1);

  auto* row = new QHBoxLayout;
  row->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  auto* list = new QPushButton(tr("Lessons"), page);
  list->setObjectName(QStringLiteral("allLessons"));
  m_back = new QPushButton(tr("Back"), page);
  m_back->setObjectName(QStringLiteral("back"));
  m_next = new QPushButton(tr("Next"), page);
  m_next->setObjectName(QStringLiteral("next"));
  m_next->setProperty("primary", true);
  connect(list, &QPushButton::clicked, this, &LessonView::listWanted);
  connect(m_back, &QPushButton::clicked, this, [this] { emit pageWanted(m_page - 1); });
  connect(m_next, &QPushButton::clicked, this, [this] {
    if (m_page + 1 < m_pageCount)
      emit pageWanted(m_page + 1);
    else
      emit listWanted();
  });
  row->addWidget(list);
  row->addStretch(1);
  row->addWidget(m_back);
  row->addSpacing(kUnit / 2);
  row->addWidget(m_next);
  outer->addLayout(row);
  return page;
}

void LessonView::setLessons(const QList<LessonEntry>& lessons) {
  const int before = m_list->currentRow();
  m_list->clear();
  for (const LessonEntry& entry : lessons) {
    auto* item = new QListWidgetItem(entry.title, m_list);
    QString about = entry.minutes > 0 ? tr("%n minute(s)", nullptr, entry.minutes) : QString();
    if (entry.done) about = about.isEmpty() ? tr("done") : tr("%1 · done").arg(about);
    item->setData(LessonDelegate::about, about);
    item->setData(LessonDelegate::done, entry.done);
    item->setData(Qt::AccessibleTextRole, tr("Lesson %1: %2, %3").arg(m_list->count()).arg(entry.title, about));
  }
  m_list->setCurrentRow(before);
}

void LessonView::showList() {
  m_pages->setCurrentIndex(0);
}

void LessonView::showPage(const Lesson& lesson, int page) {
  const LessonPage& shown = lesson.pages[static_cast<size_t>(page)];
  m_page = page;
  m_pageCount = static_cast<int>(lesson.pages.size());
  m_lesson->setText(tr("%1 · page %2 of %3").arg(QString::fromStdString(lesson.title)).arg(page + 1).arg(m_pageCount));
  m_title->setText(QString::fromStdString(shown.title));
  m_shown = shown;
  m_formulaButton->setVisible(!shown.formula.empty());
  m_formulaButton->setChecked(false);
  showFormula(false);
  m_task->setVisible(shown.task.kind != TaskKind::none);
  showChoices(shown.task.choices);
  setTaskState(TaskState::open);
  m_back->setEnabled(page > 0);
  const bool last = page + 1 == m_pageCount;
  m_next->setText(last ? tr("Finish") : tr("Next"));
  useFonts();
  m_pages->setCurrentIndex(1);
  m_scroll->verticalScrollBar()->setValue(0);
}

void LessonView::showChoices(const std::vector<std::string>& choices) {
  delete m_choices;
  m_choices = new QButtonGroup(this);
  while (QLayoutItem* row = m_choiceRows->takeAt(0)) {
    delete row->widget();
    delete row;
  }
  for (const std::string& choice : choices) {
    auto* row = new QWidget(m_task);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kUnit);
    auto* button = new QRadioButton(row);
    const QString text = QString::fromStdString(choice);
    button->setAccessibleName(text);
    // A radio button's own words do not wrap.
    QLabel* label = words(row);
    label->setText(text);
    label->setFont(typeScale(m_scale).body);
    label->setBuddy(button);
    label->installEventFilter(this);
    layout->addWidget(button, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    m_choices->addButton(button, m_choiceRows->count());
    m_choiceRows->addWidget(row);
  }
  connect(m_choices, &QButtonGroup::idClicked, this, &LessonView::choiceMade);
}

bool LessonView::eventFilter(QObject* watched, QEvent* event) {
  const auto* label = qobject_cast<QLabel*>(watched);
  if (label != nullptr && event->type() == QEvent::MouseButtonRelease)
    if (auto* button = qobject_cast<QRadioButton*>(label->buddy())) button->click();
  return QWidget::eventFilter(watched, event);
}

void LessonView::showFormula(bool shown) {
  m_formulaButton->setText(shown ? tr("▾ The formula") : tr("▸ The formula"));
  m_formula->setVisible(shown);
}

void LessonView::setTaskState(TaskState state) {
  m_state = state;
  paintTask();
  if (state != TaskState::open)
    QMetaObject::invokeMethod(
        this, [this] { m_scroll->ensureWidgetVisible(m_task); }, Qt::QueuedConnection);
}

void LessonView::paintTask() {
  const Theme& t = themeFor(palette());
  QColor edge = t.accent;
  QString said;
  if (m_state == TaskState::done) {
    edge = t.good;
    said = m_shown.task.done.empty() ? tr("✓ Done.") : QStringLiteral("✓ ") + QString::fromStdString(m_shown.task.done);
  } else if (m_state == TaskState::wrong) {
    edge = t.warning;
    said = tr("Not that one. Look again at the pipeline.");
  }
  m_said->setText(richText(said.toStdString(), m_said->font()));
  m_said->setAccessibleName(said);
  m_said->setVisible(!said.isEmpty());
  m_task->setStyleSheet(QStringLiteral("#lessonTask { border: 1px solid %1; border-left: 4px solid %1; "
                                       "border-radius: %2px; background: %3; }")
                            .arg(css(edge))
                            .arg(kRadius / 2)
                            .arg(css(t.surface)));
  m_formula->setStyleSheet(
      QStringLiteral("#formulaText { background: %1; border-radius: %2px; }").arg(css(t.surface)).arg(kRadius / 2));
  QPalette muted = palette();
  muted.setColor(QPalette::WindowText, t.muted);
  for (QLabel* label : {m_lesson, m_listText}) label->setPalette(muted);
}

void LessonView::setScale(double scale) {
  m_scale = scale;
  useFonts();
}

void LessonView::useFonts() {
  const TypeScale type = typeScale(m_scale);
  QFont body = type.body;
  body.setPixelSize(qRound(14 * m_scale)); // to be read, not glanced at
  for (QLabel* label : {m_text, m_formula, m_ask, m_said}) label->setFont(body);
  for (QLabel* label : m_task->findChildren<QLabel*>()) label->setFont(body);
  // The circle stands beside the first line of words that may need two.
  for (QRadioButton* button : m_task->findChildren<QRadioButton*>()) button->setFixedHeight(lineHeight(body));
  m_lesson->setFont(type.caption);
  m_listText->setFont(type.body);
  m_title->setFont(type.title);
  m_listTitle->setFont(type.title);
  m_list->setFont(body);
  m_formulaButton->setFont(type.strong);
  m_text->setText(richText(m_shown.text, body));
  m_formula->setText(richText(m_shown.formula, body));
  m_ask->setText(richText(m_shown.task.ask, body));
  paintTask();
}

/// A style sheet takes back fonts that were set before it came into force.
void LessonView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  useFonts();
}

void LessonView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && m_task != nullptr) paintTask();
  QWidget::changeEvent(event);
}

} // namespace lacuna::widgets
