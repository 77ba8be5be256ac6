// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna {

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
  int skipped = 0; ///< files and folders that are no pictures; hidden ones are not counted
};

/// Lists the pictures of a folder. With exactly the subfolders `train` and `test` these are the two subsets; else
/// `testShare` of each class, but at least one picture of two or more, becomes test images. Which ones, and the order
/// of both subsets, come from a fixed seed. Reads names, no pictures. Throws Error(data) when there are too few or too
/// many classes, one has no picture or a name that cannot be shown, the classes of `train` and `test` differ, or a
/// folder cannot be read.
PictureList listPictures(const std::string& folder, double testShare);

/// True when the folder's visible subfolders are `train` and `test`.
bool isDivided(const std::string& folder);

} // namespace lacuna
