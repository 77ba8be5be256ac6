// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "lesson/lesson.h"

class QButtonGroup;
class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace lacuna::widgets {

/// What the list of lessons says of one.
struct LessonEntry {
  QString title;
  int minutes = 0; ///< about; 0 when not known
  bool done = false;
};

enum class TaskState { open, done, wrong };

/// The list of lessons, or a page of one: words, a formula on request, and something to do.
class LessonView : public QWidget {
  Q_OBJECT
 public:
  explicit LessonView(QWidget* parent = nullptr);

  void setLessons(const QList<LessonEntry>& lessons);
  void showList();
  /// The page-th of a lesson, from 0.
  void showPage(const lesson::Lesson& lesson, int page);
  /// `wrong` is a choice that is not the right one; another may follow.
  void setTaskState(TaskState state);
  /// 1 at a desk, more at a projector.
  void setScale(double scale);

 signals:
  void lessonChosen(int index);
  void pageWanted(int page);
  void choiceMade(int choice);
  void listWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeList();
  QWidget* makePage();
  void showChoices(const std::vector<std::string>& choices);
  void showFormula(bool shown);
  void paintTask();
  void useFonts();

  QStackedWidget* m_pages = nullptr;
  QLabel* m_listTitle = nullptr;
  QLabel* m_listText = nullptr;
  QListWidget* m_list = nullptr;
  QScrollArea* m_scroll = nullptr;
  QLabel* m_lesson = nullptr;
  QLabel* m_title = nullptr;
  QLabel* m_text = nullptr;
  QToolButton* m_formulaButton = nullptr;
  QLabel* m_formula = nullptr;
  QFrame* m_task = nullptr;
  QLabel* m_ask = nullptr;
  QVBoxLayout* m_choiceRows = nullptr;
  QButtonGroup* m_choices = nullptr;
  QLabel* m_said = nullptr;
  QPushButton* m_back = nullptr;
  QPushButton* m_next = nullptr;
  int m_page = 0;
  int m_pageCount = 0;
  lesson::LessonPage m_shown;
  TaskState m_state = TaskState::open;
  double m_scale = 1;
};

} // namespace lacuna::widgets
