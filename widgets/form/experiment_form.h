// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/metrics.h"

namespace lacuna::widgets {

struct ExperimentPreset {
  QString name;
  QString description; ///< one line; may be empty
  ExperimentConfig config;
};

/// Every field of an experiment, presets first and details folded. Problems stand beside their field as one types.
class ExperimentForm : public QWidget {
  Q_OBJECT
 public:
  explicit ExperimentForm(QWidget* parent = nullptr);
  ~ExperimentForm() override;

  void setPresets(const std::vector<ExperimentPreset>& presets);
  ExperimentConfig config() const;
  /// Emits configChanged when it changes something.
  void setConfig(const ExperimentConfig& config);
  /// True when the configuration can run.
  bool valid() const;
  /// What stands beside the field of this path; empty when all is well.
  QString issueAt(const QString& path) const;
  /// What the code costs against the base model, or why that is not known.
  void setCost(const std::optional<CodeCost>& cost, const QString& problem);
  /// Fields can be read but not changed, e.g. while a run trains.
  void setReadOnly(bool readOnly);

  QSize sizeHint() const override;

 signals:
  void configChanged();
  void presetChosen(int index);

 private:
  struct Private;
  void build();
  void fieldEdited();
  void refresh();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
