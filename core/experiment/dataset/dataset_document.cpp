// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/dataset/dataset_document.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "experiment/dataset/data_shape_json.h"
#include "util/error.h"
#include "util/json/config_document.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

void readSide(const Json& shape, const char* key, const std::string& path, int& out, std::vector<ConfigIssue>& issues) {
  const auto value = shape.find(key);
  if (value == shape.end())
    issues.push_back({path + key, "is missing; it has no default"});
  else if (!value->is_number_integer())
    issues.push_back({path + key, "must be a whole number, not " + shownJson(*value)});
  else
    // What does not fit into an int is out of range all the same.
    out = static_cast<int>(
        std::clamp<double>(value->get<double>(), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

void readClasses(const Json& shape, const std::string& path, std::vector<std::string>& out,
                 std::vector<ConfigIssue>& issues) {
  const auto value = shape.find("classes");
  const auto isText = [](const Json& v) { return v.is_string(); };
  if (value == shape.end())
    issues.push_back({path + "classes", "is missing; it has no default"});
  else if (!value->is_array() || !std::all_of(value->begin(), value->end(), isText))
    issues.push_back({path + "classes", "must be a list of names, not " + shownJson(*value)});
  else
    out = value->get<std::vector<std::string>>();
}

} // namespace

std::optional<DataShape> readDataShape(const Json& value, const std::string& field, std::vector<ConfigIssue>& issues) {
  const size_t before = issues.size();
  const std::string path = field.empty() ? "" : field + ".";
  if (!value.is_object()) {
    issues.push_back({field, "must be an object {…}, not " + shownJson(value)});
    return std::nullopt;
  }
  DataShape shape;
  readSide(value, "channels", path, shape.image.channels, issues);
  readSide(value, "height", path, shape.image.height, issues);
  readSide(value, "width", path, shape.image.width, issues);
  readClasses(value, path, shape.classes, issues);
  for (const auto& item : value.items())
    if (const std::string& key = item.key(); key != "channels" && key != "height" && key != "width" && key != "classes")
      issues.push_back({path + shownJson(key), "is not a known field; known here: channels, height, width, classes"});
  return issues.size() == before ? std::optional(shape) : std::nullopt;
}

Json dataShapeJson(const DataShape& shape) {
  return {{"channels", shape.image.channels},
          {"height", shape.image.height},
          {"width", shape.image.width},
          {"classes", shape.classes}};
}

std::string formatDatasetDocument(const DatasetDocument& document) {
  Json json = {{"lacuna_dataset", 1}, {"title", document.title}};
  json.update(dataShapeJson(document.shape));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

DatasetDocument parseDatasetDocument(const std::string& json) {
  std::vector<ConfigIssue> issues;
  const auto refuseAny = [&] {
    if (issues.empty()) return;
    std::string problems = joinIssues(issues);
    for (size_t at = 0; (at = problems.find('\n', at)) != std::string::npos;) problems.replace(at, 1, "; ");
    throw Error(ErrorKind::data, "is damaged (" + problems + "); remove its folder and import the pictures again");
  };
  Json document;
  if (json.size() > kMaxDatasetBytes)
    issues.push_back({"", "the description is longer than any of a data set"});
  else
    readConfigDocument(json, document, issues, "the description");
  refuseAny();
  const auto version = document.find("lacuna_dataset");
  if (version == document.end() || *version != 1)
    throw Error(ErrorKind::data, "is not a data set of this version of Lacuna; import the pictures again");
  DatasetDocument out;
  const auto title = document.find("title");
  if (title == document.end() || !title->is_string() || title->get<std::string>().empty() ||
      title->get<std::string>().size() > 200)
    issues.push_back({"title", "must be a text of 1 to 200 bytes"});
  else
    out.title = title->get<std::string>();
  document.erase("lacuna_dataset");
  document.erase("title");
  if (const auto shape = readDataShape(document, "", issues)) {
    out.shape = *shape;
    for (const auto& [field, message] : problemsOf(*shape)) issues.push_back({field, message});
  }
  refuseAny();
  return out;
}

} // namespace lacuna
