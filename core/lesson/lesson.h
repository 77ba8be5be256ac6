// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/failure_pattern.h"

namespace lacuna::lesson {

/// What a page puts on screen before it is read; what is not named stays as it is.
struct LessonSetup {
  std::string code;                       ///< id of a code that ships with the program: "stroke-digits-k4-r2"
  std::optional<int> image;               ///< of the test subset, from 0
  std::optional<FailurePattern> lost;     ///< empty: all devices are back
  std::string layout;                     ///< "lecture", "explore", "research"
  std::string dock;                       ///< brought to the front: one of lessonDocks()
  std::optional<ExperimentConfig> config; ///< for the form
};

enum class TaskKind { none, lose, loseCount, otherImage, wrong, train, open, choose };

/// What a page asks for; the program sees by itself when it was done.
struct LessonTask {
  TaskKind kind = TaskKind::none;
  std::string ask;
  std::string done;    ///< said when it was done
  FailurePattern lost; ///< lose
  int count = 0;       ///< loseCount: so many devices
  std::string dock;    ///< open
  std::vector<std::string> choices;
  int right = 0; ///< choose: the right one, from 0
};

struct LessonPage {
  std::string title;
  std::string text;    ///< Markdown
  std::string formula; ///< Markdown, shown on request; may be empty
  LessonSetup setup;
  LessonTask task;
};

struct Lesson {
  std::string title;
  int minutes = 0; ///< about; 0 when not said
  std::vector<LessonPage> pages;
};

/// Names of docks that a lesson may open.
const std::vector<std::string>& lessonDocks();

/// Reads a lesson (docs/lessons.md). Throws Error(data) with the line and what is wrong there. Whether a code or an
/// image exists is for the one who shows it.
Lesson parseLesson(std::string_view text);

/// Longest text that parseLesson takes, bytes.
constexpr size_t kMaxLessonBytes = size_t(1) << 20;

} // namespace lacuna::lesson
