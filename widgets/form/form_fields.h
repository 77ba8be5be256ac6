// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "experiment/config/fields.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace lacuna::widgets {

/// One value of a configuration on screen: its label, its editor and what is wrong with it.
struct FormField {
  const Field* field = nullptr;
  QString path; ///< as in ConfigIssue
  QWidget* row = nullptr;
  QWidget* editor = nullptr;
  QLabel* issue = nullptr;
  std::function<void(const ExperimentConfig&)> show;
  std::function<void(ExperimentConfig&)> read;
  /// What is wrong with the text itself, before it is a value; empty function where it cannot be wrong.
  std::function<QString()> typed;
};

/// A heading that folds what stands below it.
class FormSection : public QWidget {
  Q_OBJECT
 public:
  FormSection(const QString& title, bool open, QWidget* parent);
  QVBoxLayout* body() const { return m_body; }
  void setOpen(bool open);
  bool isOpen() const;
  /// Marks a folded section that hides a problem.
  void setProblems(int count);

 private:
  QString m_title;
  QToolButton* m_head;
  QWidget* m_content;
  QVBoxLayout* m_body;
};

/// Text of a number in any notation a person types; empty when it is none.
std::optional<double> numberIn(const QString& text);
/// The shortest text that reads back as the same number.
QString numberText(double value);

/// Adds rows to a section: setField says which field, then one of the others gives it an editor.
class FormBuilder {
 public:
  FormBuilder(std::vector<FormField>& fields, std::function<void()> edited);

  void setSection(FormSection* section) { m_section = section; }
  void setField(const Field& field) { m_field = &field; }
  void addChoice(const WordValue& value);
  /// 0 is shown as what it stands for.
  void addInteger(FieldPlace<int> place, const FieldRange& range);
  void addNumber(FieldPlace<double> place);
  void addSeed(FieldPlace<uint64_t> place);
  void addSwitch(FieldPlace<bool> place);
  void addText(FieldPlace<std::string> place);
  template <typename Entry>
  void addList(FieldPlace<std::vector<Entry>> place);

 private:
  FormField& addRow(QWidget* editor);
  QLineEdit* lineEdit();

  std::vector<FormField>& m_fields;
  std::function<void()> m_edited;
  FormSection* m_section = nullptr;
  const Field* m_field = nullptr;
};

} // namespace lacuna::widgets
