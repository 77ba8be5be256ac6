// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/foreign_text.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QTextCursor>
#include <utility>

namespace lacuna::widgets {
namespace {

/// A widget is polished before its text is measured for the first time, a tool tip before it has any.
class PlainLabels : public QObject {
 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::Polish)
      if (auto* label = qobject_cast<QLabel*>(object); label != nullptr && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    return false;
  }
};

} // namespace

void showTextAsItStands(QApplication& application) {
  static bool done = false;
  if (std::exchange(done, true)) return;
  application.installEventFilter(new PlainLabels(&application));
}

void setForeignMarkdown(QTextDocument& document, const QString& markdown) {
  document.setMarkdown(
      markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
  // It stands for a picture, or was written so: Qt cannot lay that out.
  const QString object(QChar::ObjectReplacementCharacter);
  for (QTextCursor at = document.find(object); !at.isNull(); at = document.find(object, at))
    at.insertText(at.charFormat().stringProperty(QTextFormat::ImageAltText), QTextCharFormat());
}

} // namespace lacuna::widgets
