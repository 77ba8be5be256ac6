// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/config_dataset.h"

namespace lacuna {

std::optional<DatasetInfo> datasetOf(const ExperimentConfig& config) {
  const DatasetInfo* known = findDataset(config.dataset);
  if (known != nullptr && known->files != DatasetFiles::imported) return *known;
  // The configuration's own word counts more: a stored run is about the pictures it was trained on.
  if (config.dataShape) return importedDataset(config.dataset, datasetTitle(config.dataset), *config.dataShape);
  return known != nullptr ? std::optional(*known) : std::nullopt;
}

void completeDataShape(ExperimentConfig& config) {
  const DatasetInfo* known = findDataset(config.dataset);
  if (known == nullptr) return;
  const bool imported = known->files == DatasetFiles::imported;
  if (imported && !config.dataShape) config.dataShape = known->dataShape();
  if (!imported && config.dataShape && *config.dataShape == known->dataShape()) config.dataShape.reset();
}

} // namespace lacuna
