// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/labelled_choice.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>

#include "widgets/look/theme.h"

namespace lacuna::widgets {

QComboBox* addLabelledChoice(QBoxLayout& bar, const QString& words, const char* name, QWidget* parent) {
  auto* label = new QLabel(words, parent);
  auto* box = new QComboBox(parent);
  box->setObjectName(QLatin1String(name));
  box->setAccessibleName(words);
  label->setBuddy(box);
  bar.addWidget(label);
  bar.addWidget(box);
  bar.addSpacing(kUnit);
  return box;
}

} // namespace lacuna::widgets
