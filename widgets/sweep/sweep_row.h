// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "experiment/sweep/sweep_draft.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace lacuna::widgets {

/// One field that a sweep varies: which, its values, and what is wrong with them.
class SweepRowEditor : public QWidget {
  Q_OBJECT
 public:
  SweepRowEditor(const std::vector<SweepField>& fields, QWidget* parent);

  void setRow(const SweepRow& row);
  SweepRow row() const;
  void setProblem(const QString& problem);
  /// Without the button that removes it.
  void setRemovable(bool removable);
  void focusValues();
  /// What the tab key visits, in order.
  QList<QWidget*> stops() const;

 signals:
  /// Another field was chosen; its values are those of the field before.
  void fieldChosen();
  void edited();
  void removeRequested();

 private:
  const SweepField& field() const;
  void fieldChanged();
  void fillMenu();
  void toggleWord(const QString& word, bool on);
  QStringList typedWords() const;

  const std::vector<SweepField>& m_fields;
  QComboBox* m_field;
  QLineEdit* m_values;
  QPushButton* m_choose;
  QMenu* m_menu;
  QToolButton* m_remove;
  QLabel* m_problem;
};

} // namespace lacuna::widgets
