// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace lacuna::screens {

/// Kind, object name and first words of a widget.
QString nameOf(const QWidget& widget);

/// The words of a label or a button, without mnemonics; empty for anything else.
QString wordsOf(const QWidget& widget);

/// One finding for every text of this widget (not of its children) that has too little room. Words that a tool tip has
/// in full may be cut.
QStringList cutWords(const QWidget& widget);

} // namespace lacuna::screens
