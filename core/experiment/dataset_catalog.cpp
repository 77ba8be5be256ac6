// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/dataset_catalog.h"

#include <algorithm>

namespace lacuna {

const std::vector<DatasetInfo>& datasetCatalog() {
  static const std::vector<std::string> digits = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  static const std::vector<DatasetInfo> catalog = {
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
       {64, 5e-3, 3e-5, 0}}};
  return catalog;
}

const DatasetInfo* findDataset(const std::string& name) {
  const auto& all = datasetCatalog();
  const auto it = std::find_if(all.begin(), all.end(), [&](const DatasetInfo& d) { return d.name == name; });
  return it == all.end() ? nullptr : &*it;
}

} // namespace lacuna
