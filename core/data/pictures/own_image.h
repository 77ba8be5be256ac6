// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/pictures/image_file.h"
#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

/// Somebody's own picture as an image of a data set, in a set of one whose label means nothing. In gray sets that
/// come on black a light ground becomes dark. Digits are cut out, scaled so that the longer side is 20 of 28 pixels,
/// and their centre of mass is put in the middle, as MNIST was made (LeCun et al. 1998). Throws Error(data) when a
/// picture of a digit shows nothing.
ImageSet ownImage(const Picture& picture, const DatasetInfo& dataset);

} // namespace lacuna::data
