// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_loader.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "data/dataset_locator.h"
#include "data/idx.h"
#include "data/stroke_digits.h"
#include "experiment/error.h"
#include "experiment/sha256.h"

namespace lacuna {
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
  std::string known;
  for (const DatasetInfo& d : datasetCatalog()) known += (known.empty() ? "" : ", ") + d.name;
  throw Error(ErrorKind::usage, "dataset: \"" + name + "\" is not known; use one of " + known);
}

std::string folderOf(const DatasetInfo& info, const std::vector<std::string>& folders) {
  const std::string folder = locateDataset(info.name, folders);
  if (!folder.empty()) return folder;
  std::string looked;
  for (const std::string& f : folders) looked += (looked.empty() ? "" : ", ") + f + "/" + info.name;
  throw Error(ErrorKind::data, info.title + " was not found; looked for " + looked + ". " + info.howToGet);
}

std::string imageFile(bool train) {
  return train ? "train-images-idx3-ubyte" : "t10k-images-idx3-ubyte";
}

std::string labelFile(bool train) {
  return train ? "train-labels-idx1-ubyte" : "t10k-labels-idx1-ubyte";
}

/// The file as it lies there, gzipped or not; empty when it does not.
std::string pathOf(const std::string& folder, const std::string& file) {
  std::error_code ignored;
  for (const char* ending : {"", ".gz"})
    if (const std::string path = folder + "/" + file + ending; std::filesystem::exists(path, ignored)) return path;
  return "";
}

/// Names everything that is missing at once, so that nobody has to try four times.
void requireFiles(const std::string& folder, const std::vector<std::string>& files) {
  std::string missing;
  for (const std::string& file : files)
    if (pathOf(folder, file).empty()) missing += (missing.empty() ? "" : ", ") + file;
  if (missing.empty()) return;
  throw Error(ErrorKind::data, folder + " lacks " + missing +
                                   " (with or without .gz); put what is missing there, or remove the folder to "
                                   "search further");
}

struct Subset {
  std::shared_ptr<const ImageSet> images;
  bool verified = false;
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
  if (images.dimensions[1] != info.shape.height || images.dimensions[2] != info.shape.width)
    throw Error(ErrorKind::data, imagePath + " holds images of " + std::to_string(images.dimensions[2]) + " × " +
                                     std::to_string(images.dimensions[1]) + " pixels; " + info.title + " has " +
                                     std::to_string(info.shape.width) + " × " + std::to_string(info.shape.height));
  const auto largest = std::max_element(labels.values.begin(), labels.values.end());
  if (*largest >= info.classes)
    throw Error(ErrorKind::data, labelPath + " holds the label " + std::to_string(*largest) + "; " + info.title +
                                     " has labels 0 to " + std::to_string(info.classes - 1));
}

Subset readSubset(const DatasetInfo& info, const std::string& folder, bool train, int count) {
  const std::string imagePath = pathOf(folder, imageFile(train));
  const std::string labelPath = pathOf(folder, labelFile(train));
  IdxFile images = readIdx(imagePath, 3);
  IdxFile labels = readIdx(labelPath, 1);
  checkAgainst(info, images, imagePath, labels, labelPath);

  Subset subset;
  for (const KnownHashes& known : kKnown)
    if (info.name == known.name)
      subset.verified = images.sha256 == known.files[train ? 0 : 2] && labels.sha256 == known.files[train ? 1 : 3];
  auto set = std::make_shared<ImageSet>();
  set->shape = info.shape;
  set->classes = info.classes;
  set->pixels = std::move(images.values);
  set->labels = std::move(labels.values);
  cut(*set, count);
  hashImages(*set);
  subset.images = std::move(set);
  return subset;
}

std::shared_ptr<const ImageSet> render(const DatasetInfo& info, bool train, int count) {
  const int wanted = count > 0 ? count : (train ? info.trainCount : info.testCount);
  auto set = std::make_shared<ImageSet>(renderStrokeDigits(train ? kStrokeTrainSeed : kStrokeTestSeed, wanted));
  hashImages(*set);
  return set;
}

} // namespace

LoadedDataset loadDataset(const std::string& name, const SubsetConfig& subset,
                          const std::vector<std::string>& folders) {
  const DatasetInfo& info = catalogEntry(name);
  LoadedDataset loaded;
  loaded.data.name = name;
  if (info.builtIn) {
    loaded.path = "built in";
    loaded.verified = true;
    loaded.data.train = render(info, true, subset.train);
    loaded.data.test = render(info, false, subset.test);
    return loaded;
  }
  loaded.path = folderOf(info, folders);
  requireFiles(loaded.path, {imageFile(true), labelFile(true), imageFile(false), labelFile(false)});
  const Subset train = readSubset(info, loaded.path, true, subset.train);
  const Subset test = readSubset(info, loaded.path, false, subset.test);
  loaded.data.train = train.images;
  loaded.data.test = test.images;
  loaded.verified = train.verified && test.verified;
  return loaded;
}

std::shared_ptr<const ImageSet> loadTestSubset(const std::string& name, int count,
                                               const std::vector<std::string>& folders) {
  const DatasetInfo& info = catalogEntry(name);
  if (info.builtIn) return render(info, false, count);
  const std::string folder = folderOf(info, folders);
  requireFiles(folder, {imageFile(false), labelFile(false)});
  return readSubset(info, folder, false, count).images;
}

std::vector<DatasetStatus> datasetStatuses(const std::vector<std::string>& folders) {
  std::vector<DatasetStatus> statuses;
  for (const DatasetInfo& info : datasetCatalog()) {
    DatasetStatus status;
    status.info = info;
    try {
      if (!info.builtIn) status.path = locateDataset(info.name, folders);
      status.found = info.builtIn || !status.path.empty();
      if (status.found) {
        const LoadedDataset loaded = loadDataset(info.name, {}, folders);
        status.path = loaded.path;
        status.train = loaded.data.train->count();
        status.test = loaded.data.test->count();
        status.verified = loaded.verified;
        if (!loaded.verified) status.problem = "its files differ from the published ones";
      } else {
        status.problem = "not found. " + info.howToGet;
      }
    } catch (const Error& e) {
      status.problem = e.what();
    }
    statuses.push_back(std::move(status));
  }
  return statuses;
}

} // namespace lacuna
