// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

struct LoadedDataset {
  Dataset data;
  std::string path;      ///< folder it came from; "built in" for a rendered set
  bool verified = false; ///< the files are, byte for byte, the published ones (or the set is rendered)
  std::string doubt;     ///< why a published set is not verified, one clause; empty for imported pictures
};

/// Reads a data set's files and cuts it to `subset`. Throws Error(data) when it is missing (says where it looked and
/// how to get it) or damaged, Error(usage) when the name is not known.
///
///     LoadedDataset mnist = loadDataset("mnist", {}, dataFolders(""));
LoadedDataset loadDataset(const std::string& name, const SubsetConfig& subset, const std::vector<std::string>& folders);
/// The same for what a configuration asks for, which may be imported pictures this machine has never seen: those are
/// missing data, not an unknown name.
LoadedDataset loadDataset(const ExperimentConfig& config, const std::vector<std::string>& folders);

/// The test subset alone: what the window needs to show an image.
std::shared_ptr<const ImageSet> loadTestSubset(const std::string& name, int count,
                                               const std::vector<std::string>& folders);
std::shared_ptr<const ImageSet> loadTestSubset(const ExperimentConfig& config, const std::vector<std::string>& folders);

struct DatasetStatus {
  DatasetInfo info;
  bool found = false;
  std::string path;
  int train = 0; ///< images really there
  int test = 0;
  bool verified = false;
  std::string problem; ///< one sentence; empty when all is well
};

/// Every data set of the catalogue, and imported ones that are too damaged to be in it: looks at, and reads, what is
/// there.
std::vector<DatasetStatus> datasetStatuses(const std::vector<std::string>& folders);

} // namespace lacuna::data
