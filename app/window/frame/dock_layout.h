// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <functional>
#include <utility>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace lacuna::window {

/// What the window shows beside the pipeline: nothing, what can be lost, or everything.
enum class Layout { lecture, explore, research };

/// Where the docks of a window lie. Each is one row of a table in dock_layout.cpp, in the order of the menu.
class DockLayout {
  Q_DECLARE_TR_FUNCTIONS(DockLayout)

 public:
  explicit DockLayout(QMainWindow& window);

  /// Makes the dock of this name for `content`.
  void add(const char* name, QWidget* content);
  const QList<QDockWidget*>& all() const { return m_docks; }
  /// Null when there is none of this name.
  QDockWidget* at(const QString& name) const;

  /// Back to the first arrangement, as wide as the window is. A lesson that is played stays.
  void reset();
  /// The arrangement of a narrow window: it does not force a width on one that is not shown yet.
  void arrangeNarrow();
  void show(Layout layout);

  /// Tells whether a lesson is played: then its dock is never hidden.
  void setLessonPlayed(std::function<bool()> played) { m_lessonPlayed = std::move(played); }
  /// On the right, alone in its place: what it speaks of must not hide it.
  void showLesson();
  /// Below the lesson where it would else be hidden behind it or make a third column.
  void showForLesson(const QString& name);

 private:
  bool wide() const;
  void arrange(bool wide);

  QMainWindow& m_window;
  QList<QDockWidget*> m_docks;
  std::function<bool()> m_lessonPlayed = [] { return false; };
};

} // namespace lacuna::window
