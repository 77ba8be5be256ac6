// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "widgets/dialogs/view_keys.h"

namespace lacuna::widgets {

/// One shortcut drawn as the keys to press, e.g. three caps for Ctrl+Shift+P.
class KeyCaps : public QWidget {
  Q_OBJECT
 public:
  KeyCaps(const KeyEntry& entry, const QFont& font, QWidget* parent);

  /// The words on the caps; what is said between two shortcuts is not among them.
  QStringList caps() const;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Piece {
    QString text;
    bool cap = true;
  };
  int widthOf(const Piece& piece) const;

  QList<Piece> m_pieces;
};

/// All keys on one page, in columns, in the largest type that fits the screen. Stays open beside the window; Escape and
/// the keys that opened it close it.
class ShortcutSheet : public QDialog {
  Q_OBJECT
 public:
  ShortcutSheet(const QList<KeyGroup>& groups, const QList<QKeySequence>& closing, QWidget* parent);
};

} // namespace lacuna::widgets
