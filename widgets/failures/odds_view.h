// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "experiment/failure/failure_odds.h"

namespace lacuna::widgets {

/// Images that were read while devices failed at random.
struct PlayTally {
  int images = 0;
  int wholeRight = 0;
  int codedRight = 0;
  int uncodedRight = 0;
};

/// What random failures cost: expected accuracy over how often devices fail, with the code, with spare copies and with
/// nothing, and a play of failures drawn at the chosen probability.
class OddsView : public QWidget {
  Q_OBJECT
 public:
  explicit OddsView(QWidget* parent = nullptr);
  ~OddsView() override;

  /// An evaluated code; its odds are still being computed.
  void setAccuracy(const Accuracy& accuracy);
  /// `source` says over which images they are.
  void setOdds(const FailureOdds& odds, const QString& source);
  /// Nothing to show, or not yet.
  void setMessage(const QString& text);

  /// Probability with which each device fails, 0 … 1.
  double chance() const;
  void setChance(double chance);
  /// Images per second of a play.
  int rate() const;
  void setPlaying(bool playing);
  void setTally(const PlayTally& tally);
  /// An empty `reason` allows to play; any other becomes the button's tooltip.
  void setPlayBlocked(const QString& reason);

  QSize sizeHint() const override;

 signals:
  /// It has come into view, so its figures are worth computing.
  void wanted();
  void chanceChanged(double chance);
  void rateChanged(int imagesPerSecond);
  void playRequested(bool play);

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Private;
  void build();
  void chooseChance(double chance);
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
