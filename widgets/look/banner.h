// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace lacuna::widgets {

enum class BannerKind { information, warning, error };

/// A message above the work that blocks nothing. Hidden until it has something to say.
class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr);

  /// `action` names the button that emits actionTriggered, `second` the one that emits secondTriggered; empty leaves
  /// them out.
  void showMessage(BannerKind kind, const QString& text, const QString& action = {}, const QString& second = {});
  void dismiss();
  QString text() const;
  BannerKind kind() const { return m_kind; }

 signals:
  void actionTriggered();
  void secondTriggered();
  void dismissed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitText();

  BannerKind m_kind = BannerKind::information;
  QLabel* m_text;
  QScrollArea* m_scroll; ///< around the text
  QPushButton* m_action;
  QPushButton* m_second;
  QToolButton* m_close;
};

} // namespace lacuna::widgets
