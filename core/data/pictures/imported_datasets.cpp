// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/imported_datasets.h"

#include <filesystem>
#include <map>

#include "data/files/file_bytes.h"
#include "experiment/dataset/dataset_document.h"
#include "util/error.h"

namespace lacuna::data {
namespace {

namespace fs = std::filesystem;

bool isOwn(const std::string& name) {
  const DatasetInfo* known = findDataset(name);
  return known != nullptr && known->files != DatasetFiles::imported;
}

ImportedDataset look(const std::string& name, const std::string& path) {
  ImportedDataset found;
  found.info.name = found.info.title = name;
  found.info.files = DatasetFiles::imported;
  found.path = path;
  try {
    found.info = readImportedDataset(path);
  } catch (const Error& e) {
    found.problem = e.what();
  }
  return found;
}

} // namespace

DatasetInfo readImportedDataset(const std::string& folder) {
  const std::string path = folder + "/" + kDatasetFile;
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored))
    throw Error(ErrorKind::data,
                folder + " holds no " + kDatasetFile +
                    ", so it is no imported data set; remove the folder and import the pictures again");
  const Bytes bytes = readFile(path, kMaxDatasetBytes);
  try {
    const DatasetDocument document = parseDatasetDocument(std::string(bytes.begin(), bytes.end()));
    return importedDataset(fs::path(folder).filename().string(), document.title, document.shape);
  } catch (const Error& e) {
    throw Error(e.kind(), path + " " + e.what());
  }
}

std::vector<ImportedDataset> findImportedDatasets(const std::vector<std::string>& folders) {
  std::map<std::string, fs::path> first; // by name; also those that are no imported sets, since they hide others
  for (const std::string& folder : folders) {
    std::error_code problem;
    // A folder that does not exist or cannot be read holds nothing for us.
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
      const std::string name = at->path().filename().string();
      std::error_code ignored;
      if (isDatasetName(name) && at->is_directory(ignored)) first.emplace(name, at->path());
    }
  }
  std::vector<ImportedDataset> found;
  for (const auto& [name, path] : first) {
    std::error_code ignored;
    if (!isOwn(name) && fs::exists(path / kDatasetFile, ignored)) found.push_back(look(name, path.string()));
  }
  return found;
}

void registerImportedDatasets(const std::vector<std::string>& folders) {
  for (const ImportedDataset& found : findImportedDatasets(folders))
    if (found.problem.empty()) registerDataset(found.info);
}

} // namespace lacuna::data
