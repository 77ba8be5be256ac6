// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/json/config_document.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxLevels = 16;

struct TooDeep {};

/// Watches the parser: notes keys given twice with their path and stops nesting that only an attack has.
class ShapeCheck {
 public:
  ShapeCheck(std::string path, std::vector<ConfigIssue>& issues) : m_path(std::move(path)), m_issues(issues) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth >= static_cast<int>(kMaxLevels)) throw TooDeep();
    if (event == Event::object_start) m_levels.emplace_back();
    if (event == Event::object_end && !m_levels.empty()) m_levels.pop_back();
    if (event == Event::key && !m_levels.empty()) {
      m_levels.back().current = parsed.get<std::string>();
      if (!m_levels.back().keys.insert(m_levels.back().current).second)
        m_issues.push_back({currentPath(), "is given twice; keep one"});
    }
    return true;
  }

  /// Of the key that was read last.
  std::string currentPath() const {
    std::string path = m_path;
    for (const Level& level : m_levels) path += (path.empty() ? "" : ".") + shownText(level.current);
    return path;
  }

 private:
  struct Level {
    std::set<std::string> keys;
    std::string current;
  };
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

/// The library says "number overflow parsing '1e999'", with a number of its own before it.
std::string overflowMessage(const nlohmann::json::exception& e) {
  const std::string said = e.what();
  const size_t first = said.find('\'');
  const size_t last = said.rfind('\'');
  const bool quotes = first != std::string::npos && last > first + 1;
  return "holds a number that is too large" +
         (quotes ? " (" + shownText(said.substr(first + 1, last - first - 1)) + ")" : std::string()) +
         "; numbers end at 1.8e308";
}

const char* const kTooDeep = "is nested more than 16 levels deep";

} // namespace

std::string jsonText(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string shownJson(const Json& value) {
  return shownText(jsonText(value));
}

bool readConfigDocument(const std::string& json, Json& document, std::vector<ConfigIssue>& issues,
                        const std::string& what) {
  const auto refuse = [&](const std::string& why) {
    issues.push_back({"", what + " " + why});
    return false;
  };
  ShapeCheck check("", issues);
  try {
    document = Json::parse(json, std::ref(check));
  } catch (const nlohmann::json::parse_error& e) {
    return refuse(syntaxMessage(json, e));
  } catch (const nlohmann::json::exception& e) {
    const std::string path = check.currentPath();
    if (path.empty()) return refuse(overflowMessage(e));
    issues.push_back({path, overflowMessage(e)});
    return false;
  } catch (const TooDeep&) {
    return refuse(kTooDeep);
  }
  if (!document.is_object()) return refuse("must be a JSON object {…}");
  return true;
}

bool setField(Json& document, const std::string& path, Json value) {
  Json* at = &document;
  size_t from = 0;
  for (size_t level = 1;; ++level) {
    const size_t dot = path.find('.', from);
    const std::string key = path.substr(from, dot == std::string::npos ? dot : dot - from);
    if (key.empty() || level > kMaxLevels || (!at->is_object() && !at->is_null())) return false;
    at = &(*at)[key];
    if (dot == std::string::npos) break;
    from = dot + 1;
  }
  *at = std::move(value);
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
  ShapeCheck check(shownPath, issues);
  try {
    value = Json::parse(raw, std::ref(check));
  } catch (const nlohmann::json::out_of_range& e) {
    issues.push_back({check.currentPath(), overflowMessage(e)});
    return;
  } catch (const nlohmann::json::exception&) {
    value = raw;
  } catch (const TooDeep&) {
    issues.push_back({shownPath, kTooDeep});
    return;
  }
  if (!setField(document, path, std::move(value)))
    issues.push_back({shownPath, "cannot be set: there is no such field"});
}

} // namespace lacuna
