// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "widgets/learn/lesson_view.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

/// Where somebody is in a lesson.
struct LessonPlace {
  bool playing = false;
  QString id;   ///< empty for a lesson of one's own
  QString file; ///< of that
  int page = 0;
};

/// Plays lessons: sets the window up for a page, and sees whether what the page asks for was done.
class LessonController : public QObject {
  Q_OBJECT
 public:
  LessonController(Workbench& workbench, widgets::LessonView& view, QObject* parent = nullptr);

  /// Those that come with the program, in their order.
  int count() const { return static_cast<int>(m_lessons.size()); }
  QString title(int index) const;
  void open(int index);
  /// A lesson of one's own. What is wrong with it goes to problem().
  void openFile(const QString& path);
  void showList();
  LessonPlace place() const { return {playing(), m_id, m_file, m_page}; }
  /// Shows that page again in a window that is set up for it already.
  void resume(const LessonPlace& place);
  /// Somebody brought a dock to the front.
  void dockOpened(const QString& name);

  bool playing() const { return m_lesson.has_value(); }
  int page() const { return m_page; }
  /// The page's code is still on its way.
  bool settingUp() const { return m_pending.has_value(); }
  bool taskDone() const { return m_done; }

 signals:
  /// A lesson is to be seen.
  void shown();
  void layoutWanted(const QString& name);
  void dockWanted(const QString& name);
  void configWanted(const lacuna::ExperimentConfig& config);
  void problem(const QString& text);

 private:
  struct Known {
    QString id; ///< name of the file, kept with what was done
    QString title;
    int minutes = 0;
  };
  void readLessons();
  void list();
  std::optional<lesson::Lesson> readFile(const QString& path);
  void begin(lesson::Lesson lesson, const QString& id, const QString& file);
  void showPage(int page);
  void setUp(const lesson::LessonSetup& setup);
  void codeOpened();
  void check();
  void answer(int choice);
  void finish();
  const lesson::LessonTask& task() const { return m_lesson->pages[static_cast<size_t>(m_page)].task; }

  Workbench& m_workbench;
  widgets::LessonView& m_view;
  std::vector<Known> m_lessons;
  std::optional<lesson::Lesson> m_lesson;
  QString m_id;   ///< empty for one's own
  QString m_file; ///< of one's own
  int m_page = 0;
  bool m_done = false;
  QString m_codeShown;                          ///< the shipped code a lesson opened last
  std::shared_ptr<const CodeSnapshot> m_code;   ///< that code, to see whether another one is shown by now
  std::optional<lesson::LessonSetup> m_pending; ///< waits for its code
  std::optional<Inspection> m_inspection;
  int m_imageBefore = -1;
};

} // namespace lacuna::window
