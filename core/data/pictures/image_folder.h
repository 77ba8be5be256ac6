// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

/// Somebody's own pictures: one subfolder per class with PNG and JPEG files in it, or subfolders for training and
/// testing with such class folders in each (see divisionOf).
struct ImageFolderImport {
  std::string folder;
  std::string name;                  ///< of the data set; see isDatasetName
  std::string target;                ///< folder for data sets in which the new one is made
  std::vector<std::string> searched; ///< folders for data sets in which the name must not be taken either
  int width = 32;                    ///< pixels, kMinSide … kMaxSide
  int height = 32;
  bool gray = false;               ///< one channel instead of three
  std::optional<double> testShare; ///< of each class, above 0 and below 1; kTestShare when not given
  bool skipDamaged = false;        ///< leave damaged pictures out instead of refusing all
  /// Called after each picture; false stops the import.
  std::function<bool(int done, int total)> proceed;
};

constexpr double kTestShare = 0.2;
/// Pixels of all images of a data set together; more would not be read again.
constexpr int64_t kMaxImportedBytes = int64_t(1) << 30;
/// A tenth of the training images is held out for validation.
constexpr int kMinTrainingImages = 10;

/// A picture and what is to be said of it: a clause that follows its path.
struct PictureRemark {
  std::string path;
  std::string reason;
};

struct ImportedFolder {
  DatasetInfo info;
  std::string path; ///< of the new data set
  int train = 0;    ///< images
  int test = 0;
  int skipped = 0;                    ///< files and folders that are no pictures
  std::vector<PictureRemark> damaged; ///< pictures that were left out, in the order of their paths
  std::vector<PictureRemark> remarks; ///< pictures that are in although something is wrong with their files
  std::string unused; ///< subfolder for validation that was left out, since there is one for testing; else empty
};

/// Makes a data set of the pictures: scaled, divided into training and test images, mixed, and written as IDX files
/// with a dataset.json. The same pictures give the same files every time. It is made in a hidden folder beside its
/// place and renamed at the end, so a data set is there whole or not at all. Blocks.
///
/// Throws Error(usage) when the request makes no sense or the name is taken, Error(data) when the pictures cannot
/// become a data set (every damaged one on a line of its own), Error(failure) when it cannot be written,
/// Error(interrupted) when `proceed` says so. Nothing is left behind then.
///
///     importImageFolder({"/home/me/pets", "pets", userDataFolder()});
ImportedFolder importImageFolder(const ImageFolderImport& request);

} // namespace lacuna::data
