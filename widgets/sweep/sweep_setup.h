// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>

#include "experiment/sweep/sweep_draft.h"

namespace lacuna::widgets {

/// Where the runs of a sweep come from.
struct SweepSource {
  enum Kind { form, builtIn, file };
  Kind kind = form;
  int index = 0; ///< of the built-in ones
};

/// What a person has entered, to be entered again.
struct SweepEntry {
  SweepSource source;
  QString file; ///< of a source that is one
  QString name; ///< empty while it follows from the rows
  std::vector<SweepRow> rows;
};

/// What a sweep is made of: the experiment of the form with some of its fields varied, one that comes with the program,
/// or a file.
class SweepSetup : public QWidget {
  Q_OBJECT
 public:
  explicit SweepSetup(QWidget* parent = nullptr);
  ~SweepSetup() override;

  void setBuiltIn(const QStringList& titles);
  /// Offers a file beside the others and chooses it.
  void setFile(const QString& name, const QString& path);
  /// What stands beside the choice of a sweep that is not made here; nothing while it has problems.
  void setRuns(const std::vector<SweepRun>& runs);
  /// The experiment that the rows vary.
  void setConfig(const ExperimentConfig& config);

  SweepSource source() const;
  SweepDraft draft() const;
  SweepEntry entry() const;
  /// Says edited().
  void enter(const SweepEntry& entry);
  /// What is wrong with the text of each row.
  void setRowProblems(const std::vector<std::string>& problems);
  /// What is wrong with the sweep as a whole or with some of its runs, a sentence each.
  void setProblems(const QStringList& problems);
  void setReadOnly(bool readOnly);

 signals:
  void edited();
  void openRequested();
  void saveRequested();

 private:
  struct Private;
  void addRow(const SweepRow& row);
  void removeRow(QWidget* editor);
  void chooseField(QWidget* editor);
  void sourceChosen(int index);
  void changed();
  void orderTabs();
  void refresh();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
