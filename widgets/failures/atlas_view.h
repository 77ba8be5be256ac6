// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "experiment/failure/metrics.h"

namespace lacuna::widgets {

/// Which images an atlas is over.
enum class AtlasImages { test, validation };

/// All failure patterns as cells, rows by number lost, coloured by accuracy over the test subset, or
/// while a code trains over the validation images.
class AtlasView : public QWidget {
  Q_OBJECT
 public:
  explicit AtlasView(QWidget* parent = nullptr);
  ~AtlasView() override;

  void setEvaluation(const Evaluation& evaluation, int k, int r, AtlasImages images = AtlasImages::test);
  /// What it shows.
  const Evaluation& evaluation() const;
  /// Outlines the cell of this pattern, as nothing else does; emits nothing.
  void setCurrent(FailurePattern pattern);
  FailurePattern current() const;
  void setWorstFirst(bool worstFirst);
  bool worstFirst() const;
  void clear();

  QSize sizeHint() const override;

 signals:
  /// A person asks for the pattern of another cell.
  void patternWanted(lacuna::FailurePattern pattern);
  /// Of the image in the pipeline.
  void worstPatternRequested();

 private:
  struct Private;
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
