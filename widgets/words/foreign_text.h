// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

class QApplication;

namespace lacuna::widgets {

/// From now on labels, messages and tool tips show words of a library or a bundle as they stand. Left to itself, Qt
/// takes such a text for HTML when it looks like that, and reads the file that an image in it names: a run called
/// `<img src="/dev/zero">` would fill the memory as soon as the mouse points at it. A label that means rich text says
/// so by its format.
void showTextAsItStands(QApplication& application);

/// Markdown of a lesson, which anybody may have written: HTML in it is text, and a picture is its description.
void setForeignMarkdown(QTextDocument& document, const QString& markdown);

} // namespace lacuna::widgets
