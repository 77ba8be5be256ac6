// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;

namespace lacuna::widgets {

/// What the program is made of, one fact a line, and a button that copies them for a report of a bug.
class AboutDialog : public QDialog {
  Q_OBJECT
 public:
  AboutDialog(const QString& version, QWidget* parent);

  /// Adds a line, or gives the line of that name another value.
  void setFact(const QString& name, const QString& value);
  /// "name: value" lines below the program's own.
  QString text() const;

 private:
  struct Fact {
    QString name;
    QLabel* value;
  };
  void copy();

  QString m_version;
  QGridLayout* m_grid;
  QPushButton* m_copy;
  QList<Fact> m_facts;
};

} // namespace lacuna::widgets
