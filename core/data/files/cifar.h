// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

/// The folder that holds the files of CIFAR-10: `folder` itself or the subfolder cifar-10-batches-bin, as which the
/// published archive unpacks.
std::string cifarFolder(const std::string& folder);

/// Names of the files of a subset: data_batch_1.bin … data_batch_5.bin, or test_batch.bin.
std::vector<std::string> cifarFiles(bool train);

/// Reads a subset of CIFAR-10, binary version (https://www.cs.toronto.edu/~kriz/cifar.html): records of one label and
/// 32 × 32 red, green and blue values, plane by plane, so a record's pixels are already [C, H, W]. `folder` is that of
/// cifarFolder; the files may be gzipped. The SHA-256 of the set is not filled in. Throws Error(data) naming the file
/// when one is missing, damaged, empty, of a length that is no multiple of a record, or holds a label above 9.
ImageSet readCifar(const DatasetInfo& info, const std::string& folder, bool train);

} // namespace lacuna::data
