// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "widgets/pipeline/controls/glide.h"

namespace lacuna::widgets {

/// Class probabilities as bars: whole model, coded, no code.
class ClassBars : public QWidget {
  Q_OBJECT
 public:
  explicit ClassBars(QWidget* parent = nullptr);

  void setClassNames(const QStringList& names);
  void setProbabilities(const std::vector<double>& whole, const std::vector<double>& coded,
                        const std::vector<double>& zeros);
  /// True class, -1 when not known.
  void setLabel(int label);
  void setScale(double scale);
  /// Ends a movement where it leads to; what follows paints everything anyway.
  void finishMoving() { m_way.jumpTo(1); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double length(const std::vector<double>& now, const std::vector<double>& before, int index) const;
  QString className(int index) const;
  void describe();
  void paintLegend(QPainter& p, const QRect& area) const;

  QStringList m_names;
  std::vector<double> m_whole;
  std::vector<double> m_coded;
  std::vector<double> m_zeros;
  std::vector<double> m_codedBefore; ///< lengths that the bars move from
  std::vector<double> m_zerosBefore;
  Glide m_way; ///< 0 … 1 from before to now
  int m_label = -1;
  double m_scale = 1;
};

} // namespace lacuna::widgets
