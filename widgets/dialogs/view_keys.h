// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QMenuBar;

namespace lacuna::widgets {

/// What a key, or any of several, does.
struct KeyEntry {
  QString what;
  QList<QKeySequence> keys;
  QString between; ///< said between two of the keys: "or", "…"; may be empty
};

struct KeyGroup {
  QString title;
  QList<KeyEntry> entries;
};

/// Every key the menus know, one group per menu. A command is called by its tool tip, which is its text without the
/// mark of its access key unless something else was set: that of "Undo losing device 2" is always "Undo".
QList<KeyGroup> menuKeys(const QMenuBar& menus);

/// Keys that views take for themselves while they have the focus.
KeyGroup pipelineKeys();
KeyGroup atlasKeys();

} // namespace lacuna::widgets
