// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "experiment/config/config.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace lacuna::widgets {

/// One value of a configuration on screen: its label, its editor and what is wrong with it.
struct FormField {
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

/// Adds rows to a section. Every `ref` gives the place of the value in a configuration.
class FormBuilder {
 public:
  FormBuilder(std::vector<FormField>& fields, std::function<void()> edited);

  void setSection(FormSection* section) { m_section = section; }
  /// The row that is added next refines the one before and stands further in.
  FormBuilder& below() {
    m_below = true;
    return *this;
  }
  void addChoice(const QString& path, const QString& label, const std::vector<std::pair<QString, int>>& choices,
                 std::function<int(const ExperimentConfig&)> get, std::function<void(ExperimentConfig&, int)> set);
  void addText(const QString& path, const QString& label, std::function<std::string&(ExperimentConfig&)> ref);
  void addInteger(const QString& path, const QString& label, int low, int high,
                  std::function<int&(ExperimentConfig&)> ref, const QString& tip = {});
  /// 0 is shown as `zero`.
  void addIntegerOr(const QString& path, const QString& label, int high, const QString& zero,
                    std::function<int&(ExperimentConfig&)> ref, const QString& tip = {});
  void addNumber(const QString& path, const QString& label, std::function<double&(ExperimentConfig&)> ref,
                 const QString& tip = {});
  void addSeed(const QString& path, const QString& label, std::function<uint64_t&(ExperimentConfig&)> ref);
  void addList(const QString& path, const QString& label, std::function<std::vector<double>&(ExperimentConfig&)> ref,
               const QString& tip);
  void addSwitch(const QString& path, const QString& label, std::function<bool&(ExperimentConfig&)> ref,
                 const QString& tip);

 private:
  FormField& addRow(const QString& path, const QString& label, QWidget* editor, const QString& tip);
  QLineEdit* lineEdit();

  std::vector<FormField>& m_fields;
  std::function<void()> m_edited;
  FormSection* m_section = nullptr;
  bool m_below = false;
};

} // namespace lacuna::widgets
