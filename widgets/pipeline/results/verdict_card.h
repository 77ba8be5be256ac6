// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "widgets/pipeline/results/verdict.h"

class QPushButton;

namespace lacuna::widgets {

/// The sentence that says what happened, beside the figures over the whole test subset.
class VerdictCard : public QWidget {
  Q_OBJECT
 public:
  explicit VerdictCard(QWidget* parent = nullptr);

  void setVerdict(const Verdict& verdict);
  void setFigures(const std::optional<TestFigures>& figures);
  void setScale(double scale);
  const Verdict& verdict() const { return m_verdict; }

 signals:
  void brokenImageRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  bool sideBySide() const;
  void paintWords(QPainter& p, const QRect& area) const;
  void paintFigures(QPainter& p, const QRect& area) const;
  QRect wordsArea() const;
  QRect figuresArea() const;

  Verdict m_verdict;
  std::optional<TestFigures> m_figures;
  double m_scale = 1;
  QPushButton* m_broken;
};

} // namespace lacuna::widgets
