// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/view_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <functional>

#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

struct ViewKeyWords {
  Q_DECLARE_TR_FUNCTIONS(ViewKeys)
};

/// Without the dots that promise a dialog, and without the mark of a key.
QString nameOf(const QAction& action) {
  // A tip that nobody has set is the text, with the brackets that Chinese puts around the mark.
  const bool own = action.toolTip() != QString(action.text()).remove(QLatin1Char('&'));
  QString name = own ? action.toolTip() : withoutMark(action.text());
  while (name.endsWith(QChar(0x2026)) || name.endsWith(QLatin1Char('.'))) name.chop(1);
  return name;
}

void addKeys(const QList<QAction*>& actions, QList<KeyEntry>& entries) {
  for (const QAction* action : actions) {
    if (action->menu() != nullptr)
      addKeys(action->menu()->actions(), entries);
    else if (action->isVisible() && !action->shortcuts().isEmpty())
      entries << KeyEntry{nameOf(*action), action->shortcuts(), ViewKeyWords::tr("or")};
  }
}

} // namespace

QList<KeyGroup> menuKeys(const QMenuBar& menus) {
  QList<KeyGroup> groups;
  for (const QAction* menu : menus.actions()) {
    if (menu->menu() == nullptr) continue;
    KeyGroup group{nameOf(*menu), {}};
    addKeys(menu->menu()->actions(), group.entries);
    if (!group.entries.isEmpty()) groups << group;
  }
  return groups;
}

KeyGroup pipelineKeys() {
  return {ViewKeyWords::tr("In the pipeline"),
          {{ViewKeyWords::tr("Lose a device or bring it back"), {Qt::Key_1, Qt::Key_9}, QStringLiteral("…")},
           {ViewKeyWords::tr("Make the device late"), {Qt::Key_S}, {}},
           {ViewKeyWords::tr("All devices back"), {Qt::Key_Escape}, {}},
           {ViewKeyWords::tr("Previous image, next image"), {Qt::Key_PageUp, Qt::Key_PageDown}, {}},
           {ViewKeyWords::tr("Random image"), {Qt::Key_R}, {}},
           {ViewKeyWords::tr("Next failing image"), {Qt::Key_B}, {}},
           {ViewKeyWords::tr("Worst pattern for this image"), {Qt::Key_W}, {}},
           {ViewKeyWords::tr("Pin a value"), {Qt::Key_V}, {}},
           {ViewKeyWords::tr("Move it"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {ViewKeyWords::tr("Its device, its map"), {Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Down}, {}}}};
}

KeyGroup atlasKeys() {
  return {ViewKeyWords::tr("In the failure atlas"),
          {{ViewKeyWords::tr("Move through the patterns"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {ViewKeyWords::tr("First pattern, last pattern"), {Qt::Key_Home, Qt::Key_End}, {}}}};
}

} // namespace lacuna::widgets
