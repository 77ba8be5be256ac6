// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_loader.h"

#include <algorithm>
#include <array>

#include "data/dataset_locator.h"
#include "data/files/cifar.h"
#include "data/files/file_bytes.h"
#include "data/files/idx.h"
#include "data/pictures/imported_datasets.h"
#include "data/stroke_digits.h"
#include "experiment/config/config_dataset.h"
#include "util/error.h"
#include "util/sha256.h"
#include "util/shown_text.h"

namespace lacuna::data {
namespace {

/// SHA-256 of the unpacked files as published: training images and labels, test images and labels.
struct KnownHashes {
  const char* name;
  std::array<const char*, 4> files;
};
constexpr std::array<KnownHashes, 2> kKnown = {
    {{"mnist",
      {"ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
       "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
       "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
       "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"}},
     {"fashion-mnist",
      {"c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
       "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
       "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
       "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"}}}};

const DatasetInfo& catalogEntry(const std::string& name) {
  const DatasetInfo* info = findDataset(name);
  if (info != nullptr) return *info;
  throw Error(ErrorKind::usage, "dataset: " + unknownDataset(name));
}

DatasetInfo describe(const ExperimentConfig& config) {
  if (auto info = datasetOf(config)) return *std::move(info);
  return catalogEntry(config.dataset); // throws
}

std::string folderOf(const DatasetInfo& info, const std::vector<std::string>& folders) {
  const std::string folder = locateDataset(info.name, folders);
  if (!folder.empty()) return folder;
  std::string looked;
  for (const std::string& f : folders) looked += (looked.empty() ? "" : ", ") + f + "/" + info.name;
  throw Error(ErrorKind::data, info.title + " was not found; looked for " + looked + ". " + info.howToGet);
}

std::string imageFile(const DatasetInfo& info, bool train) {
  return std::string(train ? "train" : "t10k") +
         (info.shape.channels == 1 ? "-images-idx3-ubyte" : "-images-idx4-ubyte");
}

std::string labelFile(bool train) {
  return train ? "train-labels-idx1-ubyte" : "t10k-labels-idx1-ubyte";
}

std::vector<std::string> filesOf(const DatasetInfo& info, bool train) {
  if (info.files == DatasetFiles::cifar) return cifarFiles(train);
  return {imageFile(info, train), labelFile(train)};
}

struct Subset {
  std::shared_ptr<const ImageSet> images;
  bool verified = false;
  std::string doubt; ///< as in LoadedDataset
};

void hashImages(ImageSet& set) {
  std::string both = sha256Hex(set.pixels.data(), set.pixels.size()) + sha256Hex(set.labels.data(), set.labels.size());
  set.sha256 = sha256Hex(both);
}

void cut(ImageSet& set, int count) {
  if (count <= 0 || count >= set.count()) return;
  set.labels.resize(static_cast<size_t>(count));
  set.pixels.resize(static_cast<size_t>(count) * static_cast<size_t>(set.shape.size()));
}

void checkAgainst(const DatasetInfo& info, const IdxFile& images, const std::string& imagePath, const IdxFile& labels,
                  const std::string& labelPath) {
  if (images.dimensions[0] != labels.dimensions[0])
    throw Error(ErrorKind::data, imagePath + " holds " + std::to_string(images.dimensions[0]) + " images and " +
                                     labelPath + " holds " + std::to_string(labels.dimensions[0]) +
                                     " labels; fetch both again");
  const size_t rows = images.dimensions.size() - 2;
  const int height = images.dimensions[rows];
  const int width = images.dimensions[rows + 1];
  if (height != info.shape.height || width != info.shape.width)
    throw Error(ErrorKind::data, imagePath + " holds images of " + std::to_string(width) + " × " +
                                     std::to_string(height) + " pixels; " + info.title + " has " +
                                     std::to_string(info.shape.width) + " × " + std::to_string(info.shape.height));
  if (rows == 2 && images.dimensions[1] != info.shape.channels)
    throw Error(ErrorKind::data, imagePath + " holds images of " + std::to_string(images.dimensions[1]) +
                                     " channels; " + info.title + " has " + std::to_string(info.shape.channels));
  const auto largest = std::max_element(labels.values.begin(), labels.values.end());
  if (*largest >= info.classes)
    throw Error(ErrorKind::data, labelPath + " holds the label " + std::to_string(*largest) + "; " + info.title +
                                     " has labels 0 to " + std::to_string(info.classes - 1));
}

ImageSet readIdxSubset(const DatasetInfo& info, const std::string& folder, bool train, Subset& subset) {
  const std::string imagePath = packedPath(folder, imageFile(info, train));
  const std::string labelPath = packedPath(folder, labelFile(train));
  IdxFile images = readIdx(imagePath, info.shape.channels == 1 ? 3 : 4);
  IdxFile labels = readIdx(labelPath, 1);
  checkAgainst(info, images, imagePath, labels, labelPath);
  for (const KnownHashes& known : kKnown) {
    if (info.name != known.name) continue;
    subset.verified = images.sha256 == known.files[train ? 0 : 2] && labels.sha256 == known.files[train ? 1 : 3];
    if (!subset.verified) subset.doubt = "its files differ from the published ones, so figures are not comparable";
  }
  ImageSet set;
  set.shape = info.shape;
  set.classes = info.classes;
  set.pixels = std::move(images.values);
  set.labels = std::move(labels.values);
  return set;
}

Subset readSubset(const DatasetInfo& info, const std::string& folder, bool train, int count) {
  Subset subset;
  ImageSet set;
  if (info.files == DatasetFiles::cifar) {
    set = readCifar(info, folder, train);
    subset.doubt = "no published checksums are known for its files";
  } else {
    set = readIdxSubset(info, folder, train, subset);
  }
  cut(set, count);
  hashImages(set);
  subset.images = std::make_shared<ImageSet>(std::move(set));
  return subset;
}

/// An imported set may have been replaced by another of its name since the configuration was written.
void requireSamePictures(const DatasetInfo& info, const std::string& folder) {
  if (readImportedDataset(folder).dataShape() == info.dataShape()) return;
  throw Error(ErrorKind::data, folder + " holds other pictures than the configuration's: its " + kDatasetFile +
                                   " names another size, other channels or other classes; import the right ones under "
                                   "another name, or leave dataset_shape out of the configuration");
}

/// The folder with everything that is needed in it.
std::string readyFolder(const DatasetInfo& info, const std::vector<std::string>& folders, bool trainToo) {
  std::string folder = folderOf(info, folders);
  if (info.files == DatasetFiles::cifar) folder = cifarFolder(folder);
  if (info.files == DatasetFiles::imported) requireSamePictures(info, folder);
  std::vector<std::string> files = trainToo ? filesOf(info, true) : std::vector<std::string>();
  for (const std::string& file : filesOf(info, false)) files.push_back(file);
  requireFiles(folder, files);
  return folder;
}

std::shared_ptr<const ImageSet> render(const DatasetInfo& info, bool train, int count) {
  const int wanted = count > 0 ? count : (train ? info.trainCount : info.testCount);
  auto set = std::make_shared<ImageSet>(renderStrokeDigits(train ? kStrokeTrainSeed : kStrokeTestSeed, wanted));
  hashImages(*set);
  return set;
}

LoadedDataset load(const DatasetInfo& info, const SubsetConfig& subset, const std::vector<std::string>& folders) {
  LoadedDataset loaded;
  loaded.data.name = info.name;
  if (info.builtIn) {
    loaded.path = "built in";
    loaded.verified = true;
    loaded.data.train = render(info, true, subset.train);
    loaded.data.test = render(info, false, subset.test);
    return loaded;
  }
  loaded.path = readyFolder(info, folders, true);
  const Subset train = readSubset(info, loaded.path, true, subset.train);
  const Subset test = readSubset(info, loaded.path, false, subset.test);
  loaded.data.train = train.images;
  loaded.data.test = test.images;
  loaded.verified = train.verified && test.verified;
  loaded.doubt = train.doubt.empty() ? test.doubt : train.doubt;
  return loaded;
}

std::shared_ptr<const ImageSet> loadTest(const DatasetInfo& info, int count, const std::vector<std::string>& folders) {
  if (info.builtIn) return render(info, false, count);
  return readSubset(info, readyFolder(info, folders, false), false, count).images;
}

DatasetStatus statusOf(const DatasetInfo& info, const std::vector<std::string>& folders) {
  DatasetStatus status;
  status.info = info;
  try {
    if (!info.builtIn) status.path = locateDataset(info.name, folders);
    status.found = info.builtIn || !status.path.empty();
    if (status.found) {
      const LoadedDataset loaded = load(info, {}, folders);
      status.path = loaded.path;
      status.train = loaded.data.train->count();
      status.test = loaded.data.test->count();
      status.verified = loaded.verified;
      status.problem = loaded.doubt;
    } else {
      status.problem = "not found. " + info.howToGet;
    }
  } catch (const Error& e) {
    status.problem = e.what();
  }
  return status;
}

} // namespace

LoadedDataset loadDataset(const std::string& name, const SubsetConfig& subset,
                          const std::vector<std::string>& folders) {
  return load(catalogEntry(name), subset, folders);
}

LoadedDataset loadDataset(const ExperimentConfig& config, const std::vector<std::string>& folders) {
  return load(describe(config), config.subset, folders);
}

std::shared_ptr<const ImageSet> loadTestSubset(const std::string& name, int count,
                                               const std::vector<std::string>& folders) {
  return loadTest(catalogEntry(name), count, folders);
}

std::shared_ptr<const ImageSet> loadTestSubset(const ExperimentConfig& config,
                                               const std::vector<std::string>& folders) {
  return loadTest(describe(config), config.subset.test, folders);
}

std::vector<DatasetStatus> datasetStatuses(const std::vector<std::string>& folders) {
  std::vector<DatasetStatus> statuses;
  for (const DatasetInfo& info : datasetCatalog()) statuses.push_back(statusOf(info, folders));
  // What cannot be used is in no catalogue, yet whoever imported it wants to know why.
  for (const ImportedDataset& found : findImportedDatasets(folders)) {
    if (found.problem.empty() || findDataset(found.info.name) != nullptr) continue;
    DatasetStatus status;
    status.info = found.info;
    status.found = true;
    status.path = found.path;
    status.problem = found.problem;
    statuses.push_back(std::move(status));
  }
  return statuses;
}

} // namespace lacuna::data
