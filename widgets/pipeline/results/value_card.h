// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/pipeline/scene/pipeline_trace.h"

namespace lacuna::widgets {

/// What one value of the pipeline is and where it comes from; lets every click through.
class ValueCard : public QWidget {
  Q_OBJECT
 public:
  explicit ValueCard(QWidget* parent);

  void setText(const SpotText& text);
  const SpotText& text() const { return m_text; }
  void setScale(double scale);
  /// A card that stays has an edge in the accent colour.
  void setPinned(bool pinned);
  /// Resizes to the text and stands below `spot`, or above where there is no room, inside the parent.
  void standBelow(const QRect& spot);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QSize wanted() const;

  SpotText m_text;
  double m_scale = 1;
  bool m_pinned = false;
};

} // namespace lacuna::widgets
