// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <functional>

namespace lacuna {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("lacuna::ViewKeys", text);
}

/// Without the dots that promise a dialog.
QString withoutDots(QString name) {
  while (name.endsWith(QChar(0x2026)) || name.endsWith(QLatin1Char('.'))) name.chop(1);
  return name;
}

void addKeys(const QList<QAction*>& actions, QList<KeyEntry>& entries) {
  for (const QAction* action : actions) {
    if (action->menu() != nullptr)
      addKeys(action->menu()->actions(), entries);
    else if (action->isVisible() && !action->shortcuts().isEmpty())
      entries << KeyEntry{withoutDots(action->toolTip()), action->shortcuts(), tr("or")};
  }
}

} // namespace

QList<KeyGroup> menuKeys(const QMenuBar& menus) {
  QList<KeyGroup> groups;
  for (const QAction* menu : menus.actions()) {
    if (menu->menu() == nullptr) continue;
    KeyGroup group{menu->toolTip(), {}};
    addKeys(menu->menu()->actions(), group.entries);
    if (!group.entries.isEmpty()) groups << group;
  }
  return groups;
}

KeyGroup pipelineKeys() {
  return {tr("In the pipeline"),
          {{tr("Lose a device or bring it back"), {Qt::Key_1, Qt::Key_9}, QStringLiteral("…")},
           {tr("Let the device straggle"), {Qt::Key_S}, {}},
           {tr("All devices back"), {Qt::Key_Escape}, {}},
           {tr("Image before, image after"), {Qt::Key_PageUp, Qt::Key_PageDown}, {}},
           {tr("Random image"), {Qt::Key_R}, {}},
           {tr("Image that goes wrong"), {Qt::Key_B}, {}},
           {tr("Hold on to a value"), {Qt::Key_V}, {}},
           {tr("Move it"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {tr("Its device, its map"), {Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Down}, {}}}};
}

KeyGroup atlasKeys() {
  return {tr("In the failure atlas"),
          {{tr("Walk the patterns"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, {}},
           {tr("First pattern, last pattern"), {Qt::Key_Home, Qt::Key_End}, {}}}};
}

} // namespace lacuna
