// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/changes_dialog.h"

#include <QEvent>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kTextPixels = 14; ///< to be read, not glanced at

void setLook(QTextBlock block, const QTextBlockFormat& format, const QFont& font, const QColor& colour) {
  QTextCursor cursor(block);
  cursor.setBlockFormat(format);
  cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
  QTextCharFormat look;
  look.setFont(font);
  look.setForeground(colour);
  cursor.setCharFormat(look); // Markdown's own size would count more if they were merged
}

/// Markdown's own headings are of no scale of ours, and its paragraphs stand close.
void typeset(QTextDocument& document, const Theme& theme) {
  const TypeScale type = typeScale();
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    format.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(level == 0 ? 0 : level == 2 ? kUnit * 3 : kUnit * 2);
    format.setBottomMargin(level == 0 ? kUnit * 3 / 4.0 : kUnit);
    if (level == 1) format.setTopMargin(0);
    if (level == 0)
      QTextCursor(block).setBlockFormat(format);
    else
      setLook(block, format, level <= 2 ? type.title : type.heading, level <= 2 ? theme.text : theme.accent);
  }
}

} // namespace

ChangesDialog::ChangesDialog(const QString& markdown, QWidget* parent)
    : QDialog(parent), m_markdown(markdown), m_text(new QTextBrowser(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("changes"));
  setWindowTitle(tr("What's new"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kUnit * 2);
  column->setSpacing(kUnit * 2);
  m_text->setAccessibleName(tr("Changes from version to version"));
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->setOpenExternalLinks(true);
  m_text->document()->setDocumentMargin(kUnit * 3);
  m_text->document()->setIndentWidth(kUnit * 3);
  QFont font = typeScale().body;
  font.setPixelSize(kTextPixels);
  m_text->document()->setDefaultFont(font);
  column->addWidget(m_text, 1);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(kUnit * 3, 0, kUnit * 3, 0);
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  bar->addStretch(1);
  bar->addWidget(close);
  column->addLayout(bar);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  render();
  resize(QSize(760, 680).boundedTo(screen()->availableSize() * 0.9));
}

void ChangesDialog::render() {
  m_text->setMarkdown(m_markdown);
  typeset(*m_text->document(), themeFor(palette()));
}

/// Colours stand in the text itself, so another theme needs another text.
void ChangesDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() != QEvent::PaletteChange) return;
  const int at = m_text->verticalScrollBar()->value();
  render();
  m_text->verticalScrollBar()->setValue(at);
}

} // namespace lacuna::widgets
