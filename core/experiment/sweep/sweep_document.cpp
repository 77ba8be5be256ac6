// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/sweep/sweep_document.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "experiment/config/config_json.h"
#include "experiment/config/config_paths.h"
#include "util/error.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

class Reader {
 public:
  Reader(const ConfigFolders& folders, SweepDocument& out, std::vector<SweepIssue>& issues)
      : m_folders(folders), m_out(out), m_issues(issues) {}

  bool read(const Json& document, const ConfigFileReader& readConfigFile, const std::vector<std::string>& overrides) {
    refuseUnknown(document, "", {"lacuna_sweep", "name", "config", "list", "grid"});
    if (!document.contains("lacuna_sweep"))
      issue("lacuna_sweep", "is missing; a sweep begins with \"lacuna_sweep\": 1");
    else if (document["lacuna_sweep"] != 1)
      issue("lacuna_sweep", shownJson(document["lacuna_sweep"]) + " is not available in this version; use 1");
    readName(document);
    const bool hasBase = readBase(document, readConfigFile, overrides);
    if (document.contains("list")) readList(document["list"]);
    if (document.contains("grid")) readGrid(document["grid"]);
    // Without these the runs would be others than meant, and so would be what is wrong with them.
    if (!hasBase || m_incomplete) return false;
    if (m_out.list.empty()) m_out.list.push_back({"", "{}"});
    if (m_out.count() > kMaxSweepRuns) {
      issue("", "the sweep has more than " + std::to_string(kMaxSweepRuns) + " runs; shorten its list or grid");
      return false;
    }
    return true;
  }

 private:
  void issue(const std::string& path, const std::string& message) { m_issues.push_back({"", path, message}); }

  /// Something that decides which runs there are cannot be read.
  void stop(const std::string& path, const std::string& message) {
    issue(path, message);
    m_incomplete = true;
  }

  void refuseUnknown(const Json& object, const std::string& path, const std::vector<std::string>& known) {
    std::string all;
    for (const std::string& k : known) all += (all.empty() ? "" : ", ") + k;
    for (const auto& item : object.items())
      if (std::find(known.begin(), known.end(), item.key()) == known.end())
        issue(path + (path.empty() ? "" : ".") + shownText(item.key()), "is not a known field; known here: " + all);
  }

  /// A text that is not blank and not too long; empty, with an issue, otherwise.
  std::string nameAt(const Json& value, const std::string& path) {
    if (!value.is_string()) {
      issue(path, "must be a text in quotes, not " + shownJson(value));
      return {};
    }
    std::string name = value.get<std::string>();
    if (name.find_first_not_of(" \t\r\n") == std::string::npos) {
      issue(path, "is empty; give a name");
      return {};
    }
    if (const std::string problem = textProblem(name, TextShape::line); !problem.empty()) issue(path, problem);
    if (name.size() > kMaxNameBytes)
      issue(path, "is " + std::to_string(name.size()) + " bytes long; use at most " + std::to_string(kMaxNameBytes));
    return name;
  }

  void readName(const Json& document) {
    if (!document.contains("name"))
      issue("name", "is missing; runs are named after their sweep");
    else
      m_out.name = nameAt(document["name"], "name");
  }

  bool readBase(const Json& document, const ConfigFileReader& readConfigFile,
                const std::vector<std::string>& overrides) {
    if (!document.contains("config")) {
      issue("config", "is missing; give a configuration {…} or the path of one");
      return false;
    }
    const Json& config = document["config"];
    Json base = config;
    if (config.is_string()) {
      if (!readBaseFile(config.get<std::string>(), readConfigFile, base)) return false;
    } else if (!config.is_object()) {
      issue("config", "must be a configuration {…} or the path of one in quotes, not " + shownJson(config));
      return false;
    }
    std::vector<ConfigIssue> found;
    anchorPaths(base, m_folders.document);
    for (const std::string& o : overrides) applyOverride(base, o, found);
    anchorPaths(base, m_folders.overrides);
    for (const ConfigIssue& i : found) issue(i.path, i.message);
    m_out.base = jsonText(base);
    return true;
  }

  bool readBaseFile(const std::string& path, const ConfigFileReader& readConfigFile, Json& base) {
    std::vector<ConfigIssue> found;
    bool readable = false;
    try {
      const std::string text = readConfigFile(path);
      if (text.size() > kMaxConfigBytes)
        found.push_back({"", "the configuration is longer than " + std::to_string(kMaxConfigBytes) + " bytes"});
      else
        readable = readConfigDocument(text, base, found);
      if (!m_folders.document.empty())
        anchorPaths(base, (std::filesystem::path(m_folders.document) / path).parent_path().string());
    } catch (const Error& e) {
      issue("config", e.what());
      return false;
    }
    for (const ConfigIssue& i : found)
      issue(i.path.empty() ? "config" : "config." + i.path, "\"" + shownText(path) + "\": " + i.message);
    return readable;
  }

  void readList(const Json& list) {
    if (!list.is_array() || list.empty())
      return stop("list", "must be a list of one entry or more, not " + shownJson(list));
    for (size_t i = 0; i < list.size(); ++i) readEntry(list[i], "list[" + std::to_string(i) + "]");
  }

  void readEntry(const Json& value, const std::string& path) {
    if (!value.is_object())
      return stop(path, "must be an object with \"set\" and, if you like, \"name\", not " + shownJson(value));
    refuseUnknown(value, path, {"name", "set"});
    SweepEntry entry{"", "{}"};
    if (value.contains("name")) entry.name = nameAt(value["name"], path + ".name");
    if (!value.contains("set"))
      stop(path + ".set", "is missing; give the fields that change, or {} for none");
    else if (!value["set"].is_object())
      stop(path + ".set", "must be an object {…}, not " + shownJson(value["set"]));
    else
      entry.patch = jsonText(value["set"]);
    m_out.list.push_back(std::move(entry));
  }

  void readGrid(const Json& grid) {
    if (!grid.is_object()) return stop("grid", "must be an object {\"field\": [values]}, not " + shownJson(grid));
    for (const auto& item : grid.items()) {
      const std::string path = "grid." + shownText(item.key());
      Json probe = Json::object();
      if (!setField(probe, item.key(), nullptr))
        stop(path, "is not the path of a field; write for example \"code.r\"");
      else if (!item.value().is_array() || item.value().empty())
        stop(path, "must be a list of one value or more, not " + shownJson(item.value()));
      else
        readValues(item.key(), item.value());
    }
  }

  void readValues(const std::string& path, const Json& values) {
    SweepAxis axis{path, {}};
    for (const Json& value : values) axis.values.push_back(jsonText(value));
    m_out.grid.push_back(std::move(axis));
  }

  const ConfigFolders& m_folders;
  SweepDocument& m_out;
  std::vector<SweepIssue>& m_issues;
  bool m_incomplete = false;
};

} // namespace

bool looksLikeSweep(const std::string& json) {
  return json.find("\"lacuna_sweep\"") != std::string::npos;
}

size_t SweepDocument::count() const {
  size_t runs = list.size();
  for (const SweepAxis& axis : grid)
    if (runs <= kMaxSweepRuns) runs *= axis.values.size(); // both are below 2^20: no overflow
  return std::min(runs, kMaxSweepRuns + 1);
}

bool readSweepDocument(const std::string& json, const ConfigFileReader& readConfigFile,
                       const std::vector<std::string>& overrides, const ConfigFolders& folders, SweepDocument& out,
                       std::vector<SweepIssue>& issues) {
  if (json.size() > kMaxConfigBytes) {
    issues.push_back({"", "",
                      "the sweep is " + std::to_string(json.size()) + " bytes long; a sweep has at most " +
                          std::to_string(kMaxConfigBytes)});
    return false;
  }
  Json document;
  std::vector<ConfigIssue> found;
  const bool readable = readConfigDocument(json, document, found, "the sweep");
  for (const ConfigIssue& i : found) issues.push_back({"", i.path, i.message});
  return readable && Reader(folders, out, issues).read(document, readConfigFile, overrides);
}

} // namespace lacuna
