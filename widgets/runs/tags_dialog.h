// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lacuna::widgets {

/// The tags of one run or several. A line holds those that all of them have; a box each stands for those that only
/// some have, and for those with a comma, which the line cannot hold.
class TagsDialog : public QDialog {
  Q_OBJECT
 public:
  /// `tags` of each run; `inUse` is what the line completes.
  TagsDialog(const std::vector<QStringList>& tags, const QStringList& inUse, QWidget* parent = nullptr);

 signals:
  /// With OK, when something was changed: for every run.
  void chosen(const QStringList& added, const QStringList& removed);

 private:
  void check();
  void submit();

  QStringList m_common; ///< in the line when it opened
  QLineEdit* m_line;
  QLabel* m_hint;
  QLabel* m_problem;
  QPushButton* m_ok;
  std::vector<std::pair<QString, QCheckBox*>> m_boxes;
};

} // namespace lacuna::widgets
