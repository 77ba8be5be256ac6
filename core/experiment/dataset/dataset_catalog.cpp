// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/dataset/dataset_catalog.h"

#include <algorithm>

#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

/// Small colour pictures: like garments, but nothing stands exactly in the middle of a photograph.
constexpr BaseModelRecipe kPictureRecipe = {64, 5e-3, 3e-5, 2};

std::vector<DatasetInfo> knownByTheProgram() {
  static const std::vector<std::string> digits = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  return {
      {"stroke-digits",
       "Stroke digits (built in)",
       {1, 28, 28},
       10,
       10000,
       2000,
       true,
       "Built in; nothing to fetch.",
       digits},
      {"mnist",
       "MNIST",
       {1, 28, 28},
       10,
       60000,
       10000,
       false,
       "Put train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte "
       "(gzipped or not) into a folder named mnist and give its parent with --data or LACUNA_DATA.",
       digits},
      {"fashion-mnist",
       "Fashion-MNIST",
       {1, 28, 28},
       10,
       60000,
       10000,
       false,
       "Install Debian's package with: apt-get install dataset-fashion-mnist",
       {"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"},
       {64, 5e-3, 3e-5, 0}},
      {"cifar-10",
       "CIFAR-10",
       {3, 32, 32},
       10,
       50000,
       10000,
       false,
       "Unpack cifar-10-binary.tar.gz (www.cs.toronto.edu/~kriz/cifar.html) in a folder named cifar-10 and give its "
       "parent with --data or LACUNA_DATA.",
       {"Airplane", "Automobile", "Bird", "Cat", "Deer", "Dog", "Frog", "Horse", "Ship", "Truck"},
       kPictureRecipe,
       DatasetFiles::cifar}};
}

std::vector<DatasetInfo>& catalog() {
  static std::vector<DatasetInfo> all = knownByTheProgram();
  return all;
}

} // namespace

const std::vector<DatasetInfo>& datasetCatalog() {
  return catalog();
}

const DatasetInfo* findDataset(const std::string& name) {
  const auto& all = datasetCatalog();
  const auto it = std::find_if(all.begin(), all.end(), [&](const DatasetInfo& d) { return d.name == name; });
  return it == all.end() ? nullptr : &*it;
}

std::string knownDatasetNames() {
  std::string names;
  for (const DatasetInfo& d : datasetCatalog()) names += (names.empty() ? "" : ", ") + d.name;
  return names;
}

std::string unknownDataset(const std::string& name) {
  return "\"" + shownText(name) + "\" is not known; use one of " + knownDatasetNames() +
         ", or add it as lacuna datasets --help says";
}

std::string datasetTitle(const std::string& name) {
  const DatasetInfo* data = findDataset(name);
  return data != nullptr ? data->title : name;
}

DatasetInfo importedDataset(const std::string& name, const std::string& title, const DataShape& shape) {
  DatasetInfo info;
  info.name = name;
  info.title = title;
  info.shape = shape.image;
  info.classes = static_cast<int>(shape.classes.size());
  info.classNames = shape.classes;
  info.howToGet = "Import its pictures with: lacuna datasets --import FOLDER --as " + name +
                  ", or put IDX files and a dataset.json there, as lacuna datasets --help says";
  info.recipe = kPictureRecipe;
  info.files = DatasetFiles::imported;
  return info;
}

void registerDataset(const DatasetInfo& info) {
  auto& all = catalog();
  const auto same = std::find_if(all.begin(), all.end(), [&](const DatasetInfo& d) { return d.name == info.name; });
  if (same == all.end())
    all.push_back(info);
  else if (same->files == DatasetFiles::imported)
    *same = info;
  else
    throw Error(ErrorKind::usage, "The name " + info.name + " belongs to " + same->title + "; choose another");
}

} // namespace lacuna
