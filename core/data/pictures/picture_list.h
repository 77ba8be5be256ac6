// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::data {

/// A picture that belongs to a class.
struct PictureEntry {
  std::string path;
  uint8_t label = 0;
};

/// What a folder of pictures holds, divided and mixed.
struct PictureList {
  std::vector<std::string> classes; ///< names of the class folders, sorted bytewise
  std::vector<PictureEntry> train;
  std::vector<PictureEntry> test;
  int skipped = 0;    ///< files and folders that are no pictures; hidden ones are not counted
  std::string unused; ///< name of a subfolder for validation beside those for training and testing; else empty
};

/// How a folder is divided already: the names of its subfolders, in any capitals. Those for training are called train
/// or training, those for testing test, testing or tests; where there are none, validation images are for testing: val,
/// valid or validation.
struct Division {
  std::string train; ///< empty when the folder is not divided: its subfolders are classes
  std::string test;
  std::string unused; ///< for validation, beside the other two
  explicit operator bool() const { return !train.empty(); }
};

/// Throws Error(data) when a folder cannot be read, or two subfolders are for the same.
Division divisionOf(const std::string& folder);

/// Lists the pictures of a folder. One that is divided gives the two subsets as it has them; else `testShare` of each
/// class, but at least one picture of two or more, becomes test images. Which ones, and the order of both subsets, come
/// from a fixed seed. Reads names, no pictures. Throws Error(data) when there are too few or too many classes, one has
/// no picture or a name that cannot be shown, the classes of the two subsets differ, or a folder cannot be read.
PictureList listPictures(const std::string& folder, double testShare);

} // namespace lacuna::data
