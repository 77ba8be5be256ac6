// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "widgets/compare/compared_run.h"

class QPaintDevice;

namespace lacuna::widgets {

/// Every failure pattern as a point: one run's accuracy across, another's upward. Above the diagonal the second is
/// better.
class ComparePatterns : public QWidget {
  Q_OBJECT
 public:
  explicit ComparePatterns(QWidget* parent = nullptr);
  ~ComparePatterns() override;

  void setRuns(const ComparedRuns& runs);
  /// Which runs lie across and upward.
  int first() const;
  int second() const;
  void choose(int first, int second);
  /// Rings the point of this pattern.
  void setCurrent(FailurePattern pattern);
  QWidget* canvas() const;
  /// Where the point of a pattern lies in the plot; null where it has none.
  QPoint placeOf(FailurePattern pattern) const;
  /// The sentence below the plot.
  QString finding() const;
  void paintOn(QPaintDevice& device, QSize size) const;
  /// Comma-separated.
  QString numbers() const;

 signals:
  void patternWanted(lacuna::FailurePattern pattern);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Private;
  void draw();
  void applyTheme();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
