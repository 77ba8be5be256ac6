// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lessons in Markdown.
#include <string_view>

#include "fuzz_support.h"
#include "lesson/lesson.h"

using namespace lacuna;
using namespace lacuna::lesson;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::accepted([&] {
    const Lesson lesson = parseLesson(std::string_view(reinterpret_cast<const char*>(data), size));
    fuzz::require(!lesson.pages.empty(), "a lesson has a page");
    for (const LessonPage& page : lesson.pages) {
      const LessonTask& task = page.task;
      fuzz::require(task.kind != TaskKind::choose || (task.right >= 0 && task.right < int(task.choices.size())),
                    "the right answer is one of the choices");
    }
  });
  return 0;
}
