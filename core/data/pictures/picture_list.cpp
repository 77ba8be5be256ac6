// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/picture_list.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <random>

#include "data/pictures/image_file.h"
#include "experiment/dataset/data_shape.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::data {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kSeed = 1;

/// What is said where a folder is laid out in no way that is understood.
constexpr const char* kLayouts =
    "understood are a subfolder per class, or subfolders train and test (or val) with a subfolder per class in each";

/// The visible entries of a folder.
struct Entries {
  std::vector<std::string> folders; ///< sorted names
  std::vector<std::string> files;
};

Entries entriesOf(const std::string& folder) {
  Entries entries;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
    const std::string name = at->path().filename().string();
    if (name.front() == '.') continue;
    std::error_code ignored;
    (at->is_directory(ignored) ? entries.folders : entries.files).push_back(name);
  }
  if (problem)
    throw Error(ErrorKind::data, folder + " cannot be read (" + problem.message() + "); check its permissions");
  std::sort(entries.folders.begin(), entries.folders.end());
  std::sort(entries.files.begin(), entries.files.end());
  return entries;
}

void requireNames(const std::string& folder, const std::vector<std::string>& classes) {
  const size_t most = kMaxClasses;
  if (classes.empty())
    throw Error(ErrorKind::data, folder + " holds no class folders for its PNG and JPEG files; " + kLayouts);
  if (classes.size() < 2)
    throw Error(ErrorKind::data, folder + " holds one class folder alone, " + shownText(classes.front()) +
                                     ", and a classifier needs at least 2; " + kLayouts);
  if (classes.size() > most)
    throw Error(ErrorKind::data, folder + " holds " + std::to_string(classes.size()) + " class folders; use at most " +
                                     std::to_string(most));
  for (const std::string& name : classes)
    if (shownText(name, 255) != name)
      throw Error(ErrorKind::data, folder + " holds the class folder \"" + shownText(name) +
                                       "\", whose name cannot be shown; rename it");
}

/// Not a pipe or a device, whose reading may never end. A link to nothing is meant to be a picture and named later.
bool isFileOrLink(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) || fs::is_symlink(fs::symlink_status(path, ignored));
}

/// Pictures of each class, sorted by name.
std::vector<std::vector<PictureEntry>> picturesOf(const std::string& folder, const std::vector<std::string>& classes,
                                                  int& skipped) {
  std::vector<std::vector<PictureEntry>> all;
  for (size_t label = 0; label < classes.size(); ++label) {
    const std::string path = folder + "/" + classes[label];
    const Entries entries = entriesOf(path);
    std::vector<PictureEntry> pictures;
    for (const std::string& file : entries.files)
      if (isPictureName(file) && isFileOrLink(path + "/" + file))
        pictures.push_back({path + "/" + file, static_cast<uint8_t>(label)});
    skipped += static_cast<int>(entries.folders.size() + entries.files.size() - pictures.size());
    if (pictures.empty() && !entries.folders.empty())
      throw Error(ErrorKind::data, path + " holds folders and no PNG or JPEG file; " + kLayouts);
    if (pictures.empty())
      throw Error(ErrorKind::data, path + " holds no PNG or JPEG file; put pictures there or remove the folder");
    all.push_back(std::move(pictures));
  }
  return all;
}

/// Fisher and Yates; std::shuffle gives other orders with other standard libraries.
void mix(std::vector<PictureEntry>& entries, std::mt19937& random) {
  for (size_t left = entries.size(); left > 1; --left) std::swap(entries[left - 1], entries[random() % left]);
}

/// Images come class by class; a training that takes the first ones, or holds out the last, wants all classes.
void mixSubsets(PictureList& list) {
  std::mt19937 random(kSeed);
  mix(list.train, random);
  mix(list.test, random);
}

void append(std::vector<PictureEntry>& to, const std::vector<PictureEntry>& from, size_t first, size_t last) {
  to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(first),
            from.begin() + static_cast<std::ptrdiff_t>(last));
}

void requireSameClasses(const std::string& folder, const std::vector<std::string>& classes, const std::string& other,
                        const std::vector<std::string>& of) {
  for (const std::string& name : of)
    if (!std::binary_search(classes.begin(), classes.end(), name))
      throw Error(ErrorKind::data,
                  folder + " lacks the class folder " + shownText(name) + " that " + other + " has; make it");
}

PictureList listDivided(const std::string& folder, const Division& division) {
  PictureList list;
  const std::string trainFolder = folder + "/" + division.train;
  const std::string testFolder = folder + "/" + division.test;
  const Entries train = entriesOf(trainFolder);
  const Entries test = entriesOf(testFolder);
  requireNames(trainFolder, train.folders);
  requireSameClasses(testFolder, test.folders, division.train, train.folders);
  requireSameClasses(trainFolder, train.folders, division.test, test.folders);
  list.classes = train.folders;
  list.skipped = static_cast<int>(train.files.size() + test.files.size() + entriesOf(folder).files.size());
  list.unused = division.unused;
  for (const auto& pictures : picturesOf(trainFolder, list.classes, list.skipped))
    append(list.train, pictures, 0, pictures.size());
  for (const auto& pictures : picturesOf(testFolder, list.classes, list.skipped))
    append(list.test, pictures, 0, pictures.size());
  return list;
}

PictureList divide(const std::string& folder, double testShare) {
  PictureList list;
  const Entries entries = entriesOf(folder);
  requireNames(folder, entries.folders);
  list.classes = entries.folders;
  list.skipped = static_cast<int>(entries.files.size());
  for (auto& pictures : picturesOf(folder, list.classes, list.skipped)) {
    // Each class from the same start, so that a new picture in one does not move those of the others.
    std::mt19937 random(kSeed);
    mix(pictures, random);
    const size_t count = pictures.size();
    const auto wanted = static_cast<size_t>(std::lround(testShare * static_cast<double>(count)));
    const size_t test = count < 2 ? 0 : std::clamp<size_t>(wanted, 1, count - 1);
    append(list.test, pictures, 0, test);
    append(list.train, pictures, test, count);
  }
  return list;
}

/// Takes the one subfolder of these names out of `folders`; empty where there is none.
std::string takeOne(const std::string& folder, std::vector<std::string>& folders,
                    std::initializer_list<const char*> names) {
  std::string taken;
  for (auto at = folders.begin(); at != folders.end();) {
    std::string small = *at;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (std::find(names.begin(), names.end(), small) == names.end()) {
      ++at;
      continue;
    }
    if (!taken.empty())
      throw Error(ErrorKind::data, folder + " holds both " + taken + " and " + *at +
                                       ", which mean the same; put their pictures into one of them");
    taken = *at;
    at = folders.erase(at);
  }
  return taken;
}

} // namespace

Division divisionOf(const std::string& folder) {
  std::vector<std::string> folders = entriesOf(folder).folders;
  Division division;
  division.train = takeOne(folder, folders, {"train", "training"});
  division.test = takeOne(folder, folders, {"test", "testing", "tests"});
  division.unused = takeOne(folder, folders, {"val", "valid", "validation"});
  if (division.test.empty()) std::swap(division.test, division.unused);
  const bool divided = folders.empty() && !division.train.empty() && !division.test.empty();
  return divided ? division : Division{};
}

PictureList listPictures(const std::string& folder, double testShare) {
  const Division division = divisionOf(folder);
  PictureList list = division ? listDivided(folder, division) : divide(folder, testShare);
  mixSubsets(list);
  return list;
}

} // namespace lacuna::data
