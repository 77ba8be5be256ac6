// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/lesson.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <utility>

#include "experiment/config/config_json.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::lesson {
namespace {

std::string_view trimmed(std::string_view s) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!s.empty() && blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && blank(s.back())) s.remove_suffix(1);
  return s;
}

/// One pass over the lines; remembers where it is for what it has to say.
class Reader {
 public:
  explicit Reader(std::string_view text) : m_text(text) {}

  Lesson read() {
    if (m_text.size() > kMaxLessonBytes) refuse("a lesson has at most " + std::to_string(kMaxLessonBytes) + " bytes");
    readHead();
    while (next()) {
      if (m_line.substr(0, 2) == "# ") {
        m_lesson.pages.emplace_back();
        page().title = trimmed(m_line.substr(2));
      } else if (m_line.substr(0, 3) == "```") {
        readBlock(trimmed(m_line.substr(3)));
      } else if (!m_lesson.pages.empty()) {
        page().text.append(m_line).push_back('\n');
      } else if (!trimmed(m_line).empty()) {
        refuse("text before the first page; a page begins with \"# Title\"");
      }
    }
    if (m_lesson.pages.empty()) refuse("the lesson has no page; a page begins with \"# Title\"");
    return std::move(m_lesson);
  }

 private:
  using Fields = std::map<std::string, std::function<void(std::string_view)>>;

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ErrorKind::data, "line " + std::to_string(m_number) + ": " + why);
  }

  bool next() {
    if (m_at >= m_text.size()) return false;
    const size_t end = std::min(m_text.find('\n', m_at), m_text.size());
    m_line = m_text.substr(m_at, end - m_at);
    if (!m_line.empty() && m_line.back() == '\r') m_line.remove_suffix(1);
    m_at = end + 1;
    ++m_number;
    return true;
  }

  LessonPage& page() {
    if (m_lesson.pages.empty()) refuse("a block before the first page; a page begins with \"# Title\"");
    return m_lesson.pages.back();
  }

  /// "key: value" lines until `end`; a key may come again where its function allows it.
  void readFields(std::string_view end, const Fields& fields) {
    const int begun = m_number;
    while (next()) {
      const std::string_view line = trimmed(m_line);
      if (line == end) return;
      if (line.empty()) continue;
      const size_t colon = line.find(':');
      const std::string key(trimmed(line.substr(0, std::min(colon, line.size()))));
      const auto field = fields.find(key);
      if (colon == std::string_view::npos || field == fields.end()) {
        std::string known;
        for (const auto& entry : fields) known += (known.empty() ? "" : ", ") + entry.first;
        refuse("\"" + shownText(key) + "\" means nothing here; what does: " + known);
      }
      field->second(trimmed(line.substr(colon + 1)));
    }
    m_number = begun;
    refuse("what begins here is not closed by \"" + std::string(end) + "\"");
  }

  int integer(std::string_view value, int least, int most) const {
    int number = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (problem != std::errc() || end != value.data() + value.size() || number < least || number > most)
      refuse("\"" + shownText(value) + "\" is not a number from " + std::to_string(least) + " to " +
             std::to_string(most));
    return number;
  }

  std::string oneOf(std::string_view value, const std::vector<std::string>& known) const {
    if (std::find(known.begin(), known.end(), value) != known.end()) return std::string(value);
    std::string all;
    for (const std::string& k : known) all += (all.empty() ? "" : ", ") + k;
    refuse("\"" + shownText(value) + "\" is none of " + all);
  }

  /// "none", or device numbers from 1: "2, 5".
  FailurePattern devices(std::string_view value) const {
    FailurePattern pattern;
    if (value == "none") return pattern;
    while (true) {
      const size_t comma = std::min(value.find(','), value.size());
      const int device = integer(trimmed(value.substr(0, comma)), 1, FailurePattern::kMaxDevices);
      pattern.mask |= uint64_t(1) << (device - 1);
      if (comma == value.size()) return pattern;
      value.remove_prefix(comma + 1);
    }
  }

  void readHead() {
    if (!next() || trimmed(m_line) != "---")
      refuse("a lesson begins with a line \"---\", its title and another line \"---\"");
    bool known = false;
    readFields("---", {{"lacuna-lesson",
                        [&](std::string_view v) {
                          if (v != "1") refuse("this program reads lessons of version 1");
                          known = true;
                        }},
                       {"title", [&](std::string_view v) { m_lesson.title = v; }},
                       {"minutes", [&](std::string_view v) { m_lesson.minutes = integer(v, 1, 999); }}});
    if (!known) refuse("the head must say \"lacuna-lesson: 1\"");
    if (m_lesson.title.empty()) refuse("the head must give a title");
  }

  void readBlock(std::string_view name) {
    if (name == "setup") return readSetup(page().setup);
    if (name == "task") return readTask(page().task);
    // Anything else is Markdown's own, but for the formula, which is Markdown that waits for a click.
    std::string& to = name == "formula" ? page().formula : page().text;
    const bool own = name != "formula";
    if (own) to.append(m_line).push_back('\n');
    const int begun = m_number;
    while (next()) {
      const bool end = trimmed(m_line) == "```";
      if (!end || own) to.append(m_line).push_back('\n');
      if (end) return;
    }
    m_number = begun;
    refuse("what begins here is not closed by \"```\"");
  }

  void readSetup(LessonSetup& setup) {
    readFields("```", {{"code", [&](std::string_view v) { setup.code = v; }},
                       {"image", [&](std::string_view v) { setup.image = integer(v, 1, 10000000) - 1; }},
                       {"lost", [&](std::string_view v) { setup.lost = devices(v); }},
                       {"layout",
                        [&](std::string_view v) {
                          setup.layout = oneOf(v, {"lecture", "explore", "research"});
                        }},
                       {"show", [&](std::string_view v) { setup.dock = oneOf(v, lessonDocks()); }},
                       {"config", [&](std::string_view v) { setup.config = config(v); }}});
  }

  ExperimentConfig config(std::string_view json) const {
    const ParsedConfig parsed = parseConfig(std::string(json));
    if (!parsed.issues.empty()) refuse("config: " + joinIssues(parsed.issues));
    return parsed.config;
  }

  void become(LessonTask& task, TaskKind kind) const {
    if (task.kind != TaskKind::none && task.kind != kind) refuse("a page has one task");
    task.kind = kind;
  }

  void readTask(LessonTask& task) {
    if (task.kind != TaskKind::none) refuse("a page has one task");
    int right = 0;
    const int begun = m_number;
    readFields("```",
               {{"ask", [&](std::string_view v) { task.ask = v; }},
                {"done", [&](std::string_view v) { task.done = v; }},
                {"lose",
                 [&](std::string_view v) {
                   become(task, TaskKind::lose);
                   task.lost = devices(v);
                 }},
                {"lose-count",
                 [&](std::string_view v) {
                   become(task, TaskKind::loseCount);
                   task.count = integer(v, 1, FailurePattern::kMaxDevices);
                 }},
                {"look",
                 [&](std::string_view v) {
                   become(task, oneOf(v, {"other", "wrong"}) == "wrong" ? TaskKind::wrong : TaskKind::otherImage);
                 }},
                {"train",
                 [&](std::string_view v) {
                   oneOf(v, {"yes"});
                   become(task, TaskKind::train);
                 }},
                {"open",
                 [&](std::string_view v) {
                   become(task, TaskKind::open);
                   task.dock = oneOf(v, lessonDocks());
                 }},
                {"choice",
                 [&](std::string_view v) {
                   become(task, TaskKind::choose);
                   task.choices.emplace_back(v);
                 }},
                {"right", [&](std::string_view v) { right = integer(v, 1, 20); }}});
    const int end = std::exchange(m_number, begun); // what is missing is missing from the whole block
    if (task.kind == TaskKind::none)
      refuse("the task says nothing to do: lose, lose-count, look, train, open or choice");
    if (task.ask.empty()) refuse("the task must say what it asks for");
    if ((task.kind == TaskKind::choose) != (right > 0)) refuse("\"choice\" and \"right\" go together");
    if (right > static_cast<int>(task.choices.size()))
      refuse("the right one is choice " + std::to_string(right) + " of " + std::to_string(task.choices.size()));
    task.right = right - 1;
    m_number = end;
  }

  std::string_view m_text;
  size_t m_at = 0;
  int m_number = 0;
  std::string_view m_line;
  Lesson m_lesson;
};

} // namespace

const std::vector<std::string>& lessonDocks() {
  static const std::vector<std::string> docks = {"experiment", "training", "runs", "atlas", "odds"};
  return docks;
}

Lesson parseLesson(std::string_view text) {
  return Reader(text).read();
}

} // namespace lacuna::lesson
