// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every page of every lesson, and what is said when a task was done.
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

#include "stage.h"
#include "widgets/learn/lesson_view.h"
#include "widgets/look/banner.h"
#include "window/learn/lesson_controller.h"
#include "window/workbench/presets.h"

namespace lacuna::screens {

using namespace lesson;
using namespace widgets;
using namespace window;
namespace {

LessonView& view(Stage& stage) {
  return *stage.window().findChild<LessonView*>();
}

/// Opens the lesson, or goes on from the page before.
void showPage(Stage& stage, int lesson, int page) {
  LessonController& lessons = stage.window().lessons();
  lessons.open(lesson);
  for (int i = 0; i < page; ++i) {
    stage.waitFor("the page's code", [&] { return !lessons.settingUp(); });
    stage.press("next", &view(stage));
  }
  stage.waitFor("the page's code", [&] { return !lessons.settingUp() && stage.bench().state().code(); });
  stage.waitFor("the page's pattern",
                [&] { return stage.fixture().shown().pattern == stage.bench().state().pattern(); });
}

/// What can be done at once.
bool doTask(Stage& stage, const LessonTask& task) {
  if (task.kind == TaskKind::lose)
    for (int d = 0; d < stage.bench().state().code()->plan().devices(); ++d)
      if (task.lost.isLost(DeviceIndex(d)) != stage.bench().state().pattern().isLost(DeviceIndex(d)))
        stage.fixture().clickDevice(d);
  if (task.kind == TaskKind::loseCount)
    for (int d = 0; stage.bench().state().pattern().lostCount() < task.count; ++d)
      if (!stage.bench().state().pattern().isLost(DeviceIndex(d))) stage.fixture().clickDevice(d);
  if (task.kind == TaskKind::choose) view(stage).findChildren<QRadioButton*>().at(task.right)->click();
  return stage.waitFor("the task", [&] { return stage.window().lessons().taskDone(); });
}

bool isQuick(TaskKind kind) {
  return kind == TaskKind::lose || kind == TaskKind::loseCount || kind == TaskKind::choose;
}

void addLesson(Scenes& scenes, int index) {
  const Lesson lesson = parseLesson(builtInLesson(builtInLessons()[index]));
  for (int page = 0; page < int(lesson.pages.size()); ++page) {
    const LessonTask task = lesson.pages[size_t(page)].task;
    const QString name = QStringLiteral("lesson-%1-page-%2").arg(index + 1).arg(page + 1);
    scenes.push_back({name, [index, page](Stage& stage) {
                        showPage(stage, index, page);
                        stage.shoot();
                      }});
    if (isQuick(task.kind))
      scenes.push_back({name + QStringLiteral("-done"), [index, page, task](Stage& stage) {
                          showPage(stage, index, page);
                          doTask(stage, task);
                          stage.shoot();
                        }});
  }
}

} // namespace

void addLessonScenes(Scenes& scenes) {
  scenes.push_back({QStringLiteral("lesson-list"), [](Stage& stage) {
                      stage.perform("&All lessons");
                      stage.shoot();
                    }});
  for (int i = 0; i < builtInLessons().size(); ++i) addLesson(scenes, i);
  scenes.push_back({QStringLiteral("lecture-mode-lesson"), [](Stage& stage) {
                      showPage(stage, 0, 1);
                      stage.perform("Lecture &mode");
                      stage.views().banner->dismiss();
                      stage.shoot();
                    }});
}

} // namespace lacuna::screens
