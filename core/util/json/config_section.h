// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner header: only .cpp files of core/experiment and core/util may include it, since it names the JSON library.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "util/config_issue.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {

using Json = nlohmann::ordered_json;

/// Levenshtein distance, for "did you mean".
size_t editDistance(const std::string& a, const std::string& b);

/// One JSON object of the document. Every getter removes nothing but notes the key as known; `finish` refuses the rest.
class Section {
 public:
  Section(const Json* object, std::string path, std::vector<ConfigIssue>& issues)
      : m_object(object), m_path(std::move(path)), m_issues(issues) {
    if (m_object != nullptr && !m_object->is_object()) {
      issue("", "must be an object {…}, not " + shownJson(*m_object));
      m_object = nullptr;
    }
  }

  bool has(const std::string& key) { return find(key) != nullptr; }

  /// The value as it stands there, for a reader of its own; null when it is not given.
  const Json* value(const std::string& key) { return find(key); }

  Section section(const std::string& key) { return Section(find(key), join(key), m_issues); }

  /// A list of objects; empty when it is not given.
  std::vector<Section> sections(const std::string& key, size_t most) {
    std::vector<Section> all;
    const Json* v = find(key);
    if (v == nullptr) return all;
    if (!v->is_array() || v->empty() || v->size() > most) {
      issue(key, "must be a list of 1 to " + std::to_string(most) + " objects, not " + shownJson(*v));
      return all;
    }
    for (size_t i = 0; i < v->size(); ++i)
      all.emplace_back(&(*v)[i], join(key) + "[" + std::to_string(i) + "]", m_issues);
    return all;
  }

  void integer(const std::string& key, int& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!isWhole(*v)) return issue(key, "must be a whole number, not " + shownJson(*v));
    const double d = v->get<double>();
    if (d < std::numeric_limits<int>::min() || d > std::numeric_limits<int>::max())
      return issue(key, shownJson(*v) + " is out of range");
    out = static_cast<int>(d);
  }

  void integer(const std::string& key, int& out, int low, int high) {
    int value = out;
    integer(key, value);
    if (value < low || value > high)
      return issue(
          key, std::to_string(value) + " is out of range; use " + std::to_string(low) + " to " + std::to_string(high));
    out = value;
  }

  void integers(const std::string& key, std::vector<int>& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    const auto small = [](const Json& x) { return isWhole(x) && std::abs(x.get<double>()) < 1e6; };
    if (!v->is_array() || v->size() > 64 || !std::all_of(v->begin(), v->end(), small))
      return issue(key, "must be a list of at most 64 whole numbers, not " + shownJson(*v));
    out.clear();
    for (const Json& x : *v) out.push_back(static_cast<int>(x.get<double>()));
  }

  void seed(const std::string& key, uint64_t& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_number_unsigned()) return issue(key, "must be a whole number of 0 or more, not " + shownJson(*v));
    out = v->get<uint64_t>();
  }

  void number(const std::string& key, double& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_number()) return issue(key, "must be a number, not " + shownJson(*v));
    out = v->get<double>();
  }

  void boolean(const std::string& key, bool& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_boolean()) return issue(key, "must be true or false, not " + shownJson(*v));
    out = v->get<bool>();
  }

  void string(const std::string& key, std::string& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_string()) return issue(key, "must be a text in quotes, not " + shownJson(*v));
    out = v->get<std::string>();
  }

  void numbers(const std::string& key, std::vector<double>& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_array() || v->size() > 64 ||
        !std::all_of(v->begin(), v->end(), [](const Json& x) { return x.is_number(); }))
      return issue(key, "must be a list of at most 64 numbers, not " + shownJson(*v));
    out = v->get<std::vector<double>>();
  }

  /// Says which words there are where the value of `key` is none of them.
  void unknownWord(const std::string& key, const std::vector<std::string>& known) {
    std::string allowed;
    for (const std::string& word : known) allowed += (allowed.empty() ? "" : ", ") + word;
    issue(key, shownJson(*find(key)) + " is not known; use one of " + allowed);
  }

  /// A field of the contract that so far takes one value only.
  void only(const std::string& key, const Json& value) {
    const Json* v = find(key);
    if (v != nullptr && *v != value)
      issue(key, shownJson(*v) + " is not available in this version; use " + shownJson(value));
  }

  void require(const std::string& key) {
    if (m_object != nullptr && find(key) == nullptr) issue(key, "is missing; it has no default");
  }

  void problem(const std::string& key, const std::string& message) { issue(key, message); }

  /// Refuses the key, if given, because of another choice.
  void refuse(const std::string& key, bool applies, const std::string& because) {
    if (!applies && find(key) != nullptr) issue(key, "does not apply to " + because + "; leave it out");
  }

  void finish() {
    if (m_object == nullptr) return;
    for (const auto& item : m_object->items()) {
      if (m_known.count(item.key()) != 0) continue;
      std::string nearest;
      size_t best = 4;
      for (const std::string& known : m_known)
        if (const size_t d = editDistance(item.key(), known); d < best && d < item.key().size()) {
          best = d;
          nearest = known;
        }
      std::string all;
      for (const std::string& known : m_known) all += (all.empty() ? "" : ", ") + known;
      issue(shownText(item.key()),
            "is not a known field; " + (nearest.empty() ? "known here: " + all : "did you mean \"" + nearest + "\"?"));
    }
  }

 private:
  static bool isWhole(const Json& v) {
    return v.is_number_integer() || (v.is_number_float() && std::floor(v.get<double>()) == v.get<double>());
  }
  const Json* find(const std::string& key) {
    m_known.insert(key);
    if (m_object == nullptr) return nullptr;
    const auto it = m_object->find(key);
    return it == m_object->end() ? nullptr : &*it;
  }
  std::string join(const std::string& key) const {
    return m_path.empty() ? key : key.empty() ? m_path : m_path + "." + key;
  }
  void issue(const std::string& key, const std::string& message) { m_issues.push_back({join(key), message}); }

  const Json* m_object;
  std::string m_path;
  std::vector<ConfigIssue>& m_issues;
  std::set<std::string> m_known;
};

} // namespace lacuna
