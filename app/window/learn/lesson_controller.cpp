// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/learn/lesson_controller.h"

#include <QSettings>
#include <algorithm>

#include "util/error.h"
#include "widgets/words/core_words.h"
#include "window/base/user_files.h"
#include "window/workbench/presets.h"

namespace lacuna::window {

using namespace lesson;
using namespace data;
using namespace widgets;

namespace {

const char* const kDone = "lessons/done";

} // namespace

LessonController::LessonController(Workbench& workbench, LessonView& view, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_view(view) {
  connect(&m_view, &LessonView::lessonChosen, this, &LessonController::open);
  connect(&m_view, &LessonView::pageWanted, this, &LessonController::showPage);
  connect(&m_view, &LessonView::choiceMade, this, &LessonController::answer);
  connect(&m_view, &LessonView::listWanted, this, &LessonController::showList);
  connect(&m_workbench.inspections(), &InspectionController::opened, this, &LessonController::codeOpened);
  connect(&m_workbench.inspections(), &InspectionController::inspected, this, [this](const Inspection& inspection) {
    m_inspection = inspection;
    check();
  });
  connect(&m_workbench.inspections(), &InspectionController::openingFailed, this, [this] {
    // Image and pattern of a page are not for the next code that opens.
    if (!m_pending || m_pending->code.empty()) return;
    m_pending.reset();
    m_codeShown.clear();
  });
  connect(&m_workbench, &Workbench::trainingEnded, this, [this](const QString&, const QString& error) {
    if (playing() && task().kind == TaskKind::train && error.isEmpty()) finish();
  });
  readLessons();
  list();
}

void LessonController::readLessons() {
  for (const QString& id : builtInLessons()) {
    const Lesson lesson = parseLesson(builtInLesson(id));
    m_lessons.push_back({id, QString::fromStdString(lesson.title), lesson.minutes});
  }
}

QString LessonController::title(int index) const {
  return m_lessons[static_cast<size_t>(index)].title;
}

void LessonController::list() {
  const QStringList done = QSettings().value(QLatin1String(kDone)).toStringList();
  QList<LessonEntry> entries;
  for (const Known& k : m_lessons) entries.push_back({k.title, k.minutes, done.contains(k.id)});
  m_view.setLessons(entries);
}

void LessonController::showList() {
  m_lesson.reset();
  m_pending.reset();
  list();
  m_view.showList();
  emit shown();
}

void LessonController::open(int index) {
  if (index < 0 || index >= count()) return;
  const QString& id = m_lessons[static_cast<size_t>(index)].id;
  begin(parseLesson(builtInLesson(id)), id, {});
}

void LessonController::openFile(const QString& path) {
  if (std::optional<Lesson> lesson = readFile(path)) begin(std::move(*lesson), {}, path);
}

std::optional<Lesson> LessonController::readFile(const QString& path) {
  QByteArray text;
  if (const FileProblem reason = readUserFile(path, qint64(kMaxLessonBytes) + 1, text); !reason.isEmpty()) {
    emit problem(tr("%1 cannot be read: %2.").arg(path, reason));
    return std::nullopt;
  }
  try {
    return parseLesson(text.toStdString());
  } catch (const Error& e) {
    emit problem(tr("The lesson %1 was not opened: %2.").arg(path, coreText(e.what())));
  }
  return std::nullopt;
}

void LessonController::resume(const LessonPlace& place) {
  if (!place.playing) return;
  m_lesson = place.id.isEmpty() ? readFile(place.file) : std::optional(parseLesson(builtInLesson(place.id)));
  if (!m_lesson) return;
  m_id = place.id;
  m_file = place.file;
  m_page = std::clamp(place.page, 0, static_cast<int>(m_lesson->pages.size()) - 1);
  m_done = false;
  m_imageBefore = m_workbench.state().image();
  m_view.showPage(*m_lesson, m_page);
}

void LessonController::begin(Lesson lesson, const QString& id, const QString& file) {
  m_lesson = std::move(lesson);
  m_id = id;
  m_file = file;
  emit shown();
  showPage(0);
}

void LessonController::showPage(int page) {
  if (!m_lesson || page < 0 || page >= static_cast<int>(m_lesson->pages.size())) return;
  m_page = page;
  m_done = false;
  m_view.showPage(*m_lesson, page);
  setUp(m_lesson->pages[static_cast<size_t>(page)].setup);
  const bool last = page + 1 == static_cast<int>(m_lesson->pages.size());
  if (!last || m_id.isEmpty()) return;
  QStringList done = QSettings().value(QLatin1String(kDone)).toStringList();
  if (done.contains(m_id)) return;
  QSettings().setValue(QLatin1String(kDone), done << m_id);
}

void LessonController::setUp(const LessonSetup& setup) {
  if (!setup.layout.empty()) emit layoutWanted(QString::fromStdString(setup.layout));
  if (!setup.dock.empty()) emit dockWanted(QString::fromStdString(setup.dock));
  if (setup.config) emit configWanted(*setup.config);
  m_pending = setup;
  const QString code = QString::fromStdString(setup.code);
  const bool there = code == m_codeShown && m_code && m_workbench.state().code() == m_code;
  if (code.isEmpty() || there) return codeOpened();
  if (!isShippedCode(code)) {
    m_pending.reset();
    return void(emit problem(tr("This page needs the code %1, which does not come with the program.").arg(code)));
  }
  m_codeShown = code;
  m_code.reset();
  m_workbench.openShipped(code);
}

/// The code that a page wants is there; now its image and what is lost.
void LessonController::codeOpened() {
  if (!m_pending) return;
  const LessonSetup setup = *m_pending;
  if (!m_workbench.state().code()) return; // the program has just begun
  if (!setup.code.empty()) m_code = m_workbench.state().code();
  m_pending.reset();
  if (setup.image || setup.lost)
    m_workbench.state().show(setup.image.value_or(std::max(0, m_workbench.state().image())),
                             setup.lost.value_or(m_workbench.state().pattern()));
  m_imageBefore = m_workbench.state().image();
}

void LessonController::check() {
  if (!playing() || m_done || m_pending || !m_inspection) return;
  const Inspection& in = *m_inspection;
  switch (task().kind) {
    case TaskKind::lose:
      if (m_workbench.state().pattern() == task().lost && in.pattern == task().lost) finish();
      break;
    case TaskKind::loseCount:
      if (in.pattern.lostCount() == task().count) finish();
      break;
    case TaskKind::otherImage:
      if (in.imageIndex != m_imageBefore) finish();
      break;
    case TaskKind::wrong:
      if (in.label >= 0 && predictedClass(in.wholeModel) == in.label && predictedClass(in.coded) != in.label) finish();
      break;
    case TaskKind::none:
    case TaskKind::train:
    case TaskKind::open:
    case TaskKind::choose:
      break;
  }
}

void LessonController::dockOpened(const QString& name) {
  if (playing() && !m_done && task().kind == TaskKind::open && name.toStdString() == task().dock) finish();
}

void LessonController::answer(int choice) {
  if (!playing() || task().kind != TaskKind::choose) return;
  if (choice == task().right) return finish();
  m_done = false;
  m_view.setTaskState(TaskState::wrong);
}

void LessonController::finish() {
  m_done = true;
  m_view.setTaskState(TaskState::done);
}

} // namespace lacuna::window
