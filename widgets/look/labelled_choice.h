// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QBoxLayout;
class QComboBox;
class QWidget;

namespace lacuna::widgets {

/// An empty choice with its words before it, both at the end of `bar`. `name` is its object name.
QComboBox* addLabelledChoice(QBoxLayout& bar, const QString& words, const char* name, QWidget* parent);

} // namespace lacuna::widgets
