// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::widgets {

// What a person reads for the data that the program knows. Names of somebody's own data stay as they were given.

/// The title of a data set, or the name itself when it is not known.
QString datasetName(const std::string& name);
QStringList classNamesOf(const DatasetInfo& data);

} // namespace lacuna::widgets
