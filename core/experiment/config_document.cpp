// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config_document.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "experiment/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMostLevels = 16;

struct TooDeep {};

/// Watches the parser: notes keys given twice with their path and stops nesting that only an attack has.
class ShapeCheck {
 public:
  ShapeCheck(std::string path, std::vector<ConfigIssue>& issues) : m_path(std::move(path)), m_issues(issues) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth >= static_cast<int>(kMostLevels)) throw TooDeep();
    if (event == Event::object_start) m_levels.emplace_back();
    if (event == Event::object_end && !m_levels.empty()) m_levels.pop_back();
    if (event == Event::key && !m_levels.empty()) {
      m_levels.back().current = parsed.get<std::string>();
      if (!m_levels.back().keys.insert(m_levels.back().current).second)
        m_issues.push_back({currentPath(), "is given twice; keep one"});
    }
    return true;
  }

 private:
  struct Level {
    std::set<std::string> keys;
    std::string current;
  };
  std::string currentPath() const {
    std::string path = m_path;
    for (const Level& level : m_levels) path += (path.empty() ? "" : ".") + shownText(level.current);
    return path;
  }

  std::string m_path;
  std::vector<ConfigIssue>& m_issues;
  std::vector<Level> m_levels;
};

std::string syntaxMessage(const std::string& json, const nlohmann::json::parse_error& e) {
  const size_t at = std::min(json.size(), e.byte > 0 ? e.byte - 1 : 0);
  const auto line = 1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const bool utf8 = std::string(e.what()).find("UTF-8") != std::string::npos;
  return std::string("is not ") + (utf8 ? "valid UTF-8" : "valid JSON") + " (line " + std::to_string(line) + ", byte " +
         std::to_string(e.byte) + (utf8 ? "); save it as UTF-8" : "); check quotes, commas and brackets there");
}

const char* const kTooDeep = "is nested more than 16 levels deep";

} // namespace

std::string shownJson(const Json& value) {
  return shownText(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

bool readConfigDocument(const std::string& json, Json& document, std::vector<ConfigIssue>& issues, const char* what) {
  const auto refuse = [&](const std::string& why) {
    issues.push_back({"", std::string(what) + " " + why});
    return false;
  };
  try {
    ShapeCheck check("", issues);
    document = Json::parse(json, std::ref(check));
  } catch (const nlohmann::json::parse_error& e) {
    return refuse(syntaxMessage(json, e));
  } catch (const nlohmann::json::exception& e) {
    return refuse(std::string("holds a value out of range (") + e.what() + ")");
  } catch (const TooDeep&) {
    return refuse(kTooDeep);
  }
  if (!document.is_object()) return refuse("must be a JSON object {…}");
  return true;
}

void applyOverride(Json& document, const std::string& override, std::vector<ConfigIssue>& issues) {
  const size_t equals = override.find('=');
  if (equals == std::string::npos || equals == 0) {
    issues.push_back({"--set", "\"" + shownText(override) + "\" is not PATH=VALUE; write for example code.k=4"});
    return;
  }
  const std::string path = override.substr(0, equals);
  const std::string shownPath = shownText(path);
  const std::string raw = override.substr(equals + 1);
  if (!isValidUtf8(override)) {
    issues.push_back({shownPath, "cannot be set: the override is not valid UTF-8"});
    return;
  }
  Json value;
  try {
    ShapeCheck check(shownPath, issues);
    value = Json::parse(raw, std::ref(check));
  } catch (const nlohmann::json::exception&) {
    value = raw;
  } catch (const TooDeep&) {
    issues.push_back({shownPath, kTooDeep});
    return;
  }
  Json* at = &document;
  size_t from = 0;
  for (size_t level = 1;; ++level) {
    const size_t dot = path.find('.', from);
    const std::string key = path.substr(from, dot == std::string::npos ? dot : dot - from);
    if (key.empty() || level > kMostLevels || (!at->is_object() && !at->is_null())) {
      issues.push_back({shownPath, "cannot be set: there is no such field"});
      return;
    }
    at = &(*at)[key];
    if (dot == std::string::npos) break;
    from = dot + 1;
  }
  *at = std::move(value);
}

} // namespace lacuna
