// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace lacuna::window {

/// The files opened last, newest first, kept in the settings and shown in a menu.
class RecentFiles : public QObject {
  Q_OBJECT
 public:
  explicit RecentFiles(QMenu* menu, QObject* parent = nullptr);

  QStringList paths() const;
  void add(const QString& path);
  void remove(const QString& path);

 signals:
  void chosen(const QString& path);

 private:
  void set(const QStringList& paths);
  void fill();

  QMenu* m_menu;
};

} // namespace lacuna::window
