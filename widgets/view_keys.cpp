// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <functional>

#include "widgets/words.h"

namespace lacuna {
namespace {

struct Words {
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
      entries << KeyEntry{nameOf(*action), action->shortcuts(), Words::tr("or")};
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
  return {Words::tr("In the pipeline"),
          {{Words::tr("Lose a device or bring it back"), {Qt::Key_1, Qt::Key_9}, QStringLiteral("…")},
           {Words::tr("Let the device straggle"), {Qt::Key_S}, {}},
           {Words::tr("All devices back"), {Qt::Key_Escape}, {}},
           {Words::tr("Image before, image after"), {Qt::Key_PageUp, Qt::Key_PageDown}, {}},
           {Words::tr("Random image"), {Qt::Key_R}, {}},
           {Words::tr("Image that goes wrong"), {Qt::Key_B}, {}},
           {Words::tr("Pattern that hurts this image most"), {Qt::Key_W}, {}},
           {Words::tr("Hold on to a value"), {Qt::Key_V}, {}},
           {Words::tr("Move it"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {Words::tr("Its device, its map"), {Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Down}, {}}}};
}

KeyGroup atlasKeys() {
  return {Words::tr("In the failure atlas"),
          {{Words::tr("Walk the patterns"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {Words::tr("First pattern, last pattern"), {Qt::Key_Home, Qt::Key_End}, {}}}};
}

} // namespace lacuna
