// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

/// The file that makes a folder an imported data set; see dataset_document.h.
constexpr const char* kDatasetFile = "dataset.json";

/// The description of an imported data set in its folder. Throws Error(data) naming the file when it is missing or
/// damaged.
DatasetInfo readImportedDataset(const std::string& folder);

/// A folder that holds an imported data set, or tries to.
struct ImportedDataset {
  DatasetInfo info; ///< its name alone where there is a problem
  std::string path;
  std::string problem; ///< one sentence; empty when the description is in order
};

/// Every imported data set in the folders, by name. The first folder that has a subfolder of a name decides, as for
/// every data set; the names of the program's own data sets are passed over.
std::vector<ImportedDataset> findImportedDatasets(const std::vector<std::string>& folders);

/// Makes them known to the catalogue. At the start of the program: see registerDataset.
void registerImportedDatasets(const std::vector<std::string>& folders);

} // namespace lacuna::data
