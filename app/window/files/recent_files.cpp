// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/files/recent_files.h"

#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace lacuna::window {
namespace {

constexpr int kMost = 8;
constexpr const char* kKey = "recent/files";

} // namespace

RecentFiles::RecentFiles(QMenu* menu, QObject* parent) : QObject(parent), m_menu(menu) {
  fill();
}

QStringList RecentFiles::paths() const {
  return QSettings().value(QLatin1String(kKey)).toStringList();
}

void RecentFiles::add(const QString& path) {
  const QString absolute = QFileInfo(path).absoluteFilePath();
  QStringList all = paths();
  all.removeAll(absolute);
  all.prepend(absolute);
  set(all.mid(0, kMost));
}

void RecentFiles::remove(const QString& path) {
  QStringList all = paths();
  if (all.removeAll(QFileInfo(path).absoluteFilePath()) > 0) set(all);
}

void RecentFiles::set(const QStringList& paths) {
  QSettings().setValue(QLatin1String(kKey), paths);
  fill();
}

void RecentFiles::fill() {
  m_menu->clear();
  for (const QString& path : paths()) {
    QString shown = QFileInfo(path).fileName();
    QAction* action = m_menu->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
    // Opening it makes the menu anew, and an action must not be deleted while it is triggered.
    connect(
        action, &QAction::triggered, this, [this, path] { emit chosen(path); }, Qt::QueuedConnection);
    action->setToolTip(path);
  }
  m_menu->setEnabled(!m_menu->isEmpty());
  if (m_menu->isEmpty()) return;
  m_menu->addSeparator();
  QAction* forget = m_menu->addAction(tr("&Forget these"));
  connect(
      forget, &QAction::triggered, this, [this] { set({}); }, Qt::QueuedConnection);
}

} // namespace lacuna::window
