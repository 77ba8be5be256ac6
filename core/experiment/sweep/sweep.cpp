// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/sweep/sweep.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "experiment/config/config_json.h"
#include "experiment/sweep/sweep_document.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSeed = "training.seed";
constexpr const char* kBaseSeed = "base_model.seed";
constexpr size_t kMaxLabelBytes = 140; ///< so that something of the sweep's name stays beside it

/// The leaves of a merge patch; lists count as leaves.
void flatten(const Json& patch, const std::string& path, std::vector<SweepSetting>& out) {
  if (!patch.is_object()) {
    out.push_back({path, jsonText(patch)});
    return;
  }
  for (const auto& item : patch.items())
    flatten(item.value(), path.empty() ? item.key() : path + "." + item.key(), out);
}

/// Calls fields by as much of the end of their path as tells them apart: "r", "encoder.kind".
class FieldNames {
 public:
  void add(const std::string& path) { m_paths.insert(path); }

  std::string shown(const SweepSetting& setting) const {
    const std::string value =
        setting.value.front() == '"' ? Json::parse(setting.value).get<std::string>() : setting.value;
    if (setting.path == kSeed) return "seed " + shownText(value);
    if (setting.path == kBaseSeed) return "base seed " + shownText(value);
    const std::string name = shownText(shortest(setting.path));
    return setting.value == "null" ? "no " + name : name + "=" + shownText(value);
  }

 private:
  std::string shortest(const std::string& path) const {
    for (size_t dot = path.rfind('.'); dot != std::string::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
      const std::string end = path.substr(dot);
      const auto sameEnd = [&](const std::string& other) {
        const std::string whole = "." + other;
        return whole.size() >= end.size() && whole.compare(whole.size() - end.size(), end.size(), end) == 0;
      };
      if (std::count_if(m_paths.begin(), m_paths.end(), sameEnd) == 1) return end.substr(1);
    }
    return path;
  }

  std::set<std::string> m_paths;
};

/// Makes the runs of a document, one combination after the other.
class Expansion {
 public:
  Expansion(const SweepDocument& document, std::string folder)
      : m_document(document), m_folder(std::move(folder)), m_base(Json::parse(document.base)) {
    if (m_base.contains("name") && m_base["name"].is_string()) m_base.erase("name"); // the sweep names its runs
    for (const SweepEntry& entry : document.list) {
      m_entries.emplace_back();
      m_patches.push_back(Json::parse(entry.patch));
      if (document.list.size() > 1) flatten(m_patches.back(), "", m_entries.back());
      if (entry.name.empty())
        for (const SweepSetting& s : m_entries.back()) m_names.add(s.path);
    }
    for (const SweepAxis& axis : document.grid)
      if (axis.values.size() > 1) m_names.add(axis.path);
  }

  /// The run with this number, and what is wrong with it.
  SweepRun make(size_t number, std::vector<ConfigIssue>& issues) const {
    std::vector<size_t> choice(m_document.grid.size());
    for (size_t axis = choice.size(); axis-- > 0;) {
      choice[axis] = number % m_document.grid[axis].values.size();
      number /= m_document.grid[axis].values.size();
    }
    SweepRun run = described(number, choice);
    Json config = m_base;
    config.merge_patch(m_patches[number]);
    for (size_t axis = 0; axis < choice.size(); ++axis)
      set(config, m_document.grid[axis].path, Json::parse(m_document.grid[axis].values[choice[axis]]), issues);
    ParsedConfig parsed = parseConfig(jsonText(config), {}, {m_folder, {}});
    issues.insert(issues.end(), parsed.issues.begin(), parsed.issues.end());
    run.config = std::move(parsed.config);
    if (!config.contains("name")) run.config.name = nameOf(run.label);
    return run;
  }

 private:
  static void set(Json& config, const std::string& path, const Json& value, std::vector<ConfigIssue>& issues) {
    if (!value.is_null()) {
      if (!setField(config, path, value)) issues.push_back({shownText(path), "cannot be set: there is no such field"});
      return;
    }
    Json patch = Json::object();
    setField(patch, path, nullptr);
    config.merge_patch(patch);
  }

  /// Label, group and settings.
  SweepRun described(size_t entry, const std::vector<size_t>& choice) const {
    SweepRun run;
    run.settings = m_entries[entry];
    const auto say = [&](const std::string& words, bool seed) {
      run.label += (run.label.empty() ? "" : ", ") + words;
      if (!seed) run.group += (run.group.empty() ? "" : ", ") + words;
    };
    const auto saySetting = [&](const SweepSetting& s) {
      say(m_names.shown(s), s.path == kSeed || s.path == kBaseSeed);
    };
    if (const std::string& name = m_document.list[entry].name; !name.empty())
      say(shownText(name, kMaxLabelBytes), false);
    else if (m_document.list.size() > 1 && run.settings.empty())
      say("unchanged", false);
    else
      std::for_each(run.settings.begin(), run.settings.end(), saySetting);
    for (size_t axis = 0; axis < choice.size(); ++axis) {
      if (m_document.grid[axis].values.size() < 2) continue;
      run.settings.push_back({m_document.grid[axis].path, m_document.grid[axis].values[choice[axis]]});
      saySetting(run.settings.back());
    }
    run.label = shownText(run.label, kMaxLabelBytes);
    run.group = shownText(run.group, kMaxLabelBytes);
    return run;
  }

  std::string nameOf(const std::string& label) const {
    if (label.empty()) return shownText(m_document.name, kMaxNameBytes);
    return shownText(m_document.name, kMaxNameBytes - label.size() - 2) + ": " + label;
  }

  const SweepDocument& m_document;
  std::string m_folder; ///< of the sweep's file, which paths in its list and grid are seen from
  Json m_base;
  std::vector<Json> m_patches;                      ///< of each entry of the list
  std::vector<std::vector<SweepSetting>> m_entries; ///< of each entry of the list, where it varies
  FieldNames m_names;
};

/// Equal problems of several runs, told once.
class RunIssues {
 public:
  void add(size_t run, const std::string& label, const ConfigIssue& issue) {
    auto& found = m_found[{issue.path, issue.message}];
    found.runs.push_back(run);
    if (found.runs.size() > 1) return;
    found.label = label;
    m_order.push_back({issue.path, issue.message});
  }

  void take(size_t runs, std::vector<SweepIssue>& out) const {
    for (const auto& key : m_order) {
      const Found& found = m_found.at(key);
      std::string who;
      const size_t count = found.runs.size();
      if (count >= runs)
        who = runs > 1 ? "every run" : "";
      else
        who = "run \"" + found.label + "\"" + (count > 1 ? " and " + std::to_string(count - 1) + " more" : "");
      out.push_back({who, key.first, key.second, found.runs});
    }
  }

 private:
  struct Found {
    std::string label;
    std::vector<size_t> runs;
  };
  std::map<std::pair<std::string, std::string>, Found> m_found;
  std::vector<std::pair<std::string, std::string>> m_order;
};

} // namespace

ParsedSweep parseSweep(const std::string& json, const ConfigFileReader& readConfigFile,
                       const std::vector<std::string>& overrides, const ConfigFolders& folders) {
  ParsedSweep out;
  SweepDocument document;
  if (!readSweepDocument(json, readConfigFile, overrides, folders, document, out.issues)) return out;
  out.sweep.name = document.name;
  const Expansion expansion(document, folders.document);
  RunIssues found;
  std::map<std::string, std::string> known; // identity → label
  for (size_t i = 0; i < document.count(); ++i) {
    std::vector<ConfigIssue> issues;
    SweepRun run = expansion.make(i, issues);
    if (issues.empty()) {
      const auto [first, isNew] = known.emplace(configIdentity(run.config), run.label);
      if (!isNew)
        issues.push_back({"", "has the same configuration as run \"" + first->second + "\"; leave one of them out"});
    }
    for (const ConfigIssue& issue : issues) found.add(i, run.label, issue);
    out.sweep.runs.push_back(std::move(run));
  }
  found.take(document.count(), out.issues);
  return out;
}

std::string joinIssues(const std::vector<SweepIssue>& issues, const std::string& file) {
  std::string lines;
  for (const SweepIssue& i : issues) {
    lines += (lines.empty() ? "" : "\n") + file + ": ";
    for (const std::string& part : {i.run, i.path})
      if (!part.empty()) lines += part + ": ";
    lines += i.message;
  }
  return lines;
}

std::string configIdentity(ExperimentConfig config) {
  config.name.clear();
  return formatConfig(config, -1);
}

} // namespace lacuna
