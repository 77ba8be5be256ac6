// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace lacuna::widgets {

/// Which feature maps are shown: all, or a page of larger ones.
class ChannelPicker : public QWidget {
  Q_OBJECT
 public:
  explicit ChannelPicker(QWidget* parent = nullptr);

  /// Keeps the page size where it still makes sense; `fit` is how many are legible at once.
  void setChannels(int channels, int fit);
  int first() const { return m_first; }
  int shown() const;
  void setTextFont(const QFont& font);

 signals:
  void pageChanged();

 private:
  void turn(int pages);
  void refresh();

  int m_channels = 0;
  int m_first = 0;
  QComboBox* m_size;
  QToolButton* m_back;
  QToolButton* m_forward;
  QLabel* m_label;
};

} // namespace lacuna::widgets
