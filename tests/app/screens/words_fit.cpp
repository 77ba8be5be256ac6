// SPDX-License-Identifier: GPL-3.0-or-later
#include "words_fit.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>
#include <QTextBoundaryFinder>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace lacuna::screens {
namespace {

constexpr int kNamed = 40; ///< letters of a widget's words that its name repeats

QString withoutMnemonics(QString text) {
  text.replace(QLatin1String("&&"), QString(QChar(1)));
  text.remove(QLatin1Char('&'));
  return text.replace(QChar(1), QLatin1Char('&'));
}

QString cut(const QString& what, const QString& words, int needed, int has) {
  return QStringLiteral("%1: “%2” is cut off, it needs %3 px and has %4")
      .arg(what, words.left(kNamed))
      .arg(needed)
      .arg(has);
}

void cutLabel(const QLabel& label, QStringList& findings) {
  const QString words = wordsOf(label);
  if (words.isEmpty() || label.toolTip().contains(words)) return;
  if (!label.wordWrap()) {
    const QSize needed = label.sizeHint();
    if (needed.width() > label.width() + 1) findings << cut(nameOf(label), words, needed.width(), label.width());
    if (needed.height() > label.height() + 1) findings << cut(nameOf(label), words, needed.height(), label.height());
    return;
  }
  const int needed = label.heightForWidth(label.width());
  if (needed > label.height() + 1) findings << cut(nameOf(label), words, needed, label.height());
  // What a line cannot be broken in: words, and of Chinese every sign with the mark that follows it.
  QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, words);
  for (qsizetype from = 0, to = breaks.toNextBoundary(); to > 0; from = to, to = breaks.toNextBoundary()) {
    const QString piece = words.mid(from, to - from).trimmed();
    const int wide = label.fontMetrics().horizontalAdvance(piece);
    if (wide > label.contentsRect().width()) findings << cut(nameOf(label), piece, wide, label.contentsRect().width());
  }
}

void cutButton(const QAbstractButton& button, QStringList& findings) {
  const QString words = wordsOf(button);
  if (words.isEmpty() || button.toolTip().contains(words)) return;
  QStyleOptionButton option;
  option.initFrom(&button);
  QRect room = button.rect();
  if (qobject_cast<const QCheckBox*>(&button) != nullptr)
    room = button.style()->subElementRect(QStyle::SE_CheckBoxContents, &option, &button);
  else if (qobject_cast<const QRadioButton*>(&button) != nullptr)
    room = button.style()->subElementRect(QStyle::SE_RadioButtonContents, &option, &button);
  else if (const auto* push = qobject_cast<const QPushButton*>(&button)) {
    if (push->isDefault()) option.features |= QStyleOptionButton::DefaultButton;
    room = button.style()->subElementRect(QStyle::SE_PushButtonContents, &option, &button);
  }
  const QSize size = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
  int needed = size.width();
  if (!button.icon().isNull()) needed += button.iconSize().width();
  if (needed > room.width() + 1) findings << cut(nameOf(button), words, needed, room.width());
  if (size.height() > button.height() + 1) findings << cut(nameOf(button), words, size.height(), button.height());
}

void cutTabs(const QTabBar& bar, QStringList& findings) {
  for (int i = 0; i < bar.count(); ++i) {
    const QString words = withoutMnemonics(bar.tabText(i));
    const int needed = bar.fontMetrics().horizontalAdvance(words);
    const int has = bar.tabRect(i).width() - 8;
    if (bar.isTabVisible(i) && needed > has && !bar.tabToolTip(i).contains(words))
      findings << cut(nameOf(bar), words, needed, has);
    else if (!bar.rect().contains(bar.tabRect(i)))
      findings << QStringLiteral("%1: the tab “%2” is not to be seen whole").arg(nameOf(bar), words);
  }
}

void cutCombo(const QComboBox& box, QStringList& findings) {
  QStyleOptionComboBox option;
  option.initFrom(&box);
  option.editable = box.isEditable();
  option.frame = box.hasFrame();
  option.subControls = QStyle::SC_All;
  const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
  const int needed = box.fontMetrics().horizontalAdvance(box.currentText());
  if (needed > room.width() && !box.toolTip().contains(box.currentText()))
    findings << cut(nameOf(box), box.currentText(), needed, room.width());
}

void cutHeader(const QHeaderView& header, QStringList& findings) {
  if (header.model() == nullptr) return;
  const bool across = header.orientation() == Qt::Horizontal;
  for (int i = 0; i < header.count(); ++i) {
    if (header.isSectionHidden(i)) continue;
    const QString words = header.model()->headerData(i, header.orientation()).toString();
    const QString tip = header.model()->headerData(i, header.orientation(), Qt::ToolTipRole).toString();
    QFont font = header.font();
    font.setBold(header.highlightSections() && font.bold());
    const int needed = QFontMetrics(font).size(0, words).width();
    const int has = (across ? header.sectionSize(i) : header.width()) - 4;
    if (needed > has && !tip.contains(words)) findings << cut(nameOf(header), words, needed, has);
  }
}

/// Cells that are to be seen now.
void cutCells(const QTableView& table, QStringList& findings) {
  if (table.model() == nullptr) return;
  for (int row = 0; row < table.model()->rowCount(); ++row)
    for (int column = 0; column < table.model()->columnCount(); ++column) {
      const QModelIndex index = table.model()->index(row, column);
      const QRect place = table.visualRect(index);
      if (place.isEmpty() || !table.viewport()->rect().intersects(place)) continue;
      const QString words = index.data().toString();
      const QVariant font = index.data(Qt::FontRole);
      const int needed = QFontMetrics(font.isValid() ? font.value<QFont>().resolve(table.font()) : table.font())
                             .size(0, words)
                             .width();
      if (needed > place.width() - 4 && index.data(Qt::ToolTipRole).toString().isEmpty())
        findings << cut(nameOf(table) + QStringLiteral(" row %1 column %2").arg(row).arg(column), words, needed,
                        place.width() - 4);
    }
}

} // namespace

QString wordsOf(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
    const bool rich = label->textFormat() == Qt::RichText ||
                      (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text()));
    return rich ? QTextDocumentFragment::fromHtml(label->text()).toPlainText() : label->text();
  }
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  if (button == nullptr) return {};
  const auto* tool = qobject_cast<const QToolButton*>(button);
  if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()) return {};
  return withoutMnemonics(button->text());
}

QString nameOf(const QWidget& widget) {
  QString name = QString::fromLatin1(widget.metaObject()->className()).remove(QStringLiteral("lacuna::"));
  if (!widget.objectName().isEmpty()) name += QLatin1Char(' ') + widget.objectName();
  const QString words = wordsOf(widget).simplified();
  if (!words.isEmpty()) name += QStringLiteral(" “%1”").arg(words.left(kNamed));
  return name;
}

QStringList cutWords(const QWidget& widget) {
  QStringList findings;
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) cutLabel(*label, findings);
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) cutButton(*button, findings);
  if (const auto* bar = qobject_cast<const QTabBar*>(&widget)) cutTabs(*bar, findings);
  if (const auto* box = qobject_cast<const QComboBox*>(&widget)) cutCombo(*box, findings);
  if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) cutHeader(*header, findings);
  if (const auto* table = qobject_cast<const QTableView*>(&widget)) cutCells(*table, findings);
  if (const auto* box = qobject_cast<const QGroupBox*>(&widget)) {
    const int needed = box->fontMetrics().horizontalAdvance(withoutMnemonics(box->title())) + 16;
    if (needed > box->width()) findings << cut(nameOf(widget), box->title(), needed, box->width());
  }
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
    const QString hint = line->text().isEmpty() ? line->placeholderText() : QString();
    const int needed = line->fontMetrics().horizontalAdvance(hint) + 8;
    if (needed > line->width() && !line->toolTip().contains(hint))
      findings << cut(nameOf(widget), hint, needed, line->width());
  }
  if (const auto* box = qobject_cast<const QSpinBox*>(&widget)) {
    const int needed = box->fontMetrics().horizontalAdvance(box->text());
    if (needed > box->width() - 20) findings << cut(nameOf(widget), box->text(), needed, box->width() - 20);
  }
  // Two buttons stand at the right of a title.
  if (const auto* dock = qobject_cast<const QDockWidget*>(&widget)) {
    const int needed = dock->fontMetrics().horizontalAdvance(dock->windowTitle()) + 48;
    if (needed > dock->width()) findings << cut(nameOf(widget), dock->windowTitle(), needed, dock->width());
  }
  if (const auto* bar = qobject_cast<const QMenuBar*>(&widget))
    for (const QAction* action : bar->actions())
      if (bar->maximumHeight() > 0 && !bar->rect().contains(bar->actionGeometry(const_cast<QAction*>(action))))
        findings << QStringLiteral("the menu “%1” has no room").arg(withoutMnemonics(action->text()));
  return findings;
}

} // namespace lacuna::screens
