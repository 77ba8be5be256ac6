// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "widgets/compare/compared_run.h"

class QTableView;

namespace lacuna::widgets {

class CompareCurves;
class ComparePatterns;
class ComparePipelines;
class CompareTable;
class ParallelAxes;

/// Several runs beside one another: a list of them, and what can be said of them together.
class CompareView : public QWidget {
  Q_OBJECT
 public:
  enum Page { trainingPage, tablePage, patternsPage, parallelPage, pipelinesPage };

  explicit CompareView(QWidget* parent = nullptr);
  ~CompareView() override;

  void setRuns(const ComparedRuns& runs);
  const ComparedRuns& runs() const;
  void showPage(Page page);
  Page page() const;

  CompareCurves& curves() const;
  ComparePatterns& patterns() const;
  ParallelAxes& parallel() const;
  ComparePipelines& pipelines() const;
  CompareTable& table() const;
  QTableView& tableView() const;

  QSize sizeHint() const override;

 signals:
  void pageChanged(int page);
  void reportRequested();
  /// A run was double-clicked in the list.
  void openRequested(const QString& uuid);

 private:
  struct Private;
  void build();
  void emphasize(int run);
  void showChosen();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
