// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/image_folder.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "data/file_bytes.h"
#include "data/image_scale.h"
#include "data/imported_datasets.h"
#include "data/picture_list.h"
#include "experiment/dataset_document.h"
#include "experiment/error.h"
#include "experiment/shown_text.h"

namespace lacuna {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void misused(const std::string& what) {
  throw Error(ErrorKind::usage, what);
}

[[noreturn]] void notWritten(const std::string& path, const std::string& reason) {
  throw Error(ErrorKind::failure, path + " could not be written (" + reason + "); make room or choose another place");
}

void requireFreeName(const ImageFolderImport& request) {
  const std::string shown = "\"" + shownText(request.name) + "\"";
  if (!isDatasetName(request.name)) misused("The name " + shown + " is not possible; " + kDatasetNameRule);
  const DatasetInfo* known = findDataset(request.name);
  if (known != nullptr && known->files != DatasetFiles::imported)
    misused("The name " + shown + " belongs to " + known->title + "; choose another");
  std::vector<std::string> folders = {request.target};
  folders.insert(folders.end(), request.searched.begin(), request.searched.end());
  for (const std::string& folder : folders) {
    std::error_code ignored;
    const fs::path path = fs::path(folder) / request.name;
    if (fs::exists(fs::symlink_status(path, ignored)))
      misused(path.string() + " exists already; choose another name, or remove it first");
  }
}

void requireSense(const ImageFolderImport& request) {
  requireFreeName(request);
  for (const int side : {request.width, request.height})
    if (side < kLeastSide || side > kMostSide)
      misused("A side of " + std::to_string(side) + " pixels is out of range; use " + std::to_string(kLeastSide) +
              " to " + std::to_string(kMostSide));
  if (request.testShare && !(*request.testShare > 0 && *request.testShare < 1))
    misused("The share of test images must lie above 0 and below 1");
  std::error_code ignored;
  if (!fs::is_directory(request.folder, ignored))
    misused(request.folder + " is no folder; give one that holds a subfolder for each class");
  if (request.testShare && isDivided(request.folder))
    misused(request.folder + " is divided into train and test already; leave the share of test images out");
}

void requireImages(const ImageFolderImport& request, const PictureList& list, const MapShape& shape) {
  if (static_cast<int>(list.train.size()) < kLeastTrainingImages)
    throw Error(ErrorKind::data, request.folder + " gives " + std::to_string(list.train.size()) +
                                     " training images; add pictures until there are at least " +
                                     std::to_string(kLeastTrainingImages));
  if (list.test.empty())
    throw Error(ErrorKind::data, request.folder + " gives no test image; put at least two pictures into a class");
  const auto count = static_cast<int64_t>(list.train.size() + list.test.size());
  if (count > kMostImportedBytes / shape.size())
    throw Error(ErrorKind::data, request.folder + " holds " + std::to_string(count) + " pictures, which would take " +
                                     std::to_string((count * shape.size()) >> 20) + " MiB; use at most " +
                                     std::to_string(kMostImportedBytes >> 20) +
                                     " MiB: a smaller size or fewer pictures");
}

/// Removes what imports of this name left whose process was killed.
void removeLeftovers(const fs::path& target, const std::string& prefix) {
  std::error_code problem;
  for (fs::directory_iterator at(target, problem), end; !problem && at != end; at.increment(problem)) {
    const std::string name = at->path().filename().string();
    if (name.rfind(prefix, 0) != 0) continue;
    const int process = std::atoi(name.c_str() + prefix.size());
    std::error_code ignored;
    if (process > 0 && kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(at->path(), ignored);
  }
}

/// A hidden folder that becomes the data set, or vanishes.
class UnfinishedFolder {
 public:
  UnfinishedFolder(const std::string& target, const std::string& name) : m_final(fs::path(target) / name) {
    const std::string prefix = "." + name + ".part-";
    m_path = fs::path(target) / (prefix + std::to_string(getpid()));
    std::error_code problem;
    fs::create_directories(target, problem);
    removeLeftovers(target, prefix);
    // Of a killed process of the same number.
    if (!problem) fs::remove_all(m_path, problem);
    if (!problem) fs::create_directory(m_path, problem);
    if (problem) notWritten(m_final.string(), problem.message());
  }
  ~UnfinishedFolder() {
    std::error_code ignored;
    if (!m_finished) fs::remove_all(m_path, ignored);
  }
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

  std::string file(const std::string& name) const { return (m_path / name).string(); }

  std::string finish() {
    std::error_code problem;
    if (!reachesDisk(m_path)) notWritten(m_final.string(), systemReason());
    fs::rename(m_path, m_final, problem);
    if (problem) notWritten(m_final.string(), problem.message());
    m_finished = true;
    return m_final.string();
  }

 private:
  fs::path m_final;
  fs::path m_path;
  bool m_finished = false;
};

class OutputFile {
 public:
  explicit OutputFile(std::string path) : m_path(std::move(path)), m_out(std::fopen(m_path.c_str(), "wbe")) {
    if (m_out == nullptr) notWritten(m_path, systemReason());
  }
  ~OutputFile() {
    if (m_out != nullptr) std::fclose(m_out);
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  void write(const void* bytes, size_t count) {
    if (std::fwrite(bytes, 1, count, m_out) != count) notWritten(m_path, systemReason());
  }
  void close() {
    if (std::fclose(std::exchange(m_out, nullptr)) != 0 || !reachesDisk(m_path)) notWritten(m_path, systemReason());
  }

 private:
  std::string m_path;
  std::FILE* m_out;
};

/// Magic 0x000008 and the number of dimensions, then each of them, big-endian (idx.h).
void writeIdxHeader(OutputFile& out, const std::vector<size_t>& dimensions) {
  std::vector<uint8_t> header = {0, 0, 8, static_cast<uint8_t>(dimensions.size())};
  for (const size_t d : dimensions)
    for (const int shift : {24, 16, 8, 0}) header.push_back(static_cast<uint8_t>(d >> shift));
  out.write(header.data(), header.size());
}

/// Writes picture after picture, so that memory holds one of them.
void writeSubset(const UnfinishedFolder& folder, const std::string& subset, const std::vector<PictureEntry>& pictures,
                 const MapShape& shape, const std::function<void()>& done) {
  const bool gray = shape.channels == 1;
  OutputFile images(folder.file(subset + (gray ? "-images-idx3-ubyte" : "-images-idx4-ubyte")));
  std::vector<size_t> dimensions = {pictures.size(), static_cast<size_t>(shape.height),
                                    static_cast<size_t>(shape.width)};
  if (!gray) dimensions.insert(dimensions.begin() + 1, static_cast<size_t>(shape.channels));
  writeIdxHeader(images, dimensions);
  OutputFile labels(folder.file(subset + "-labels-idx1-ubyte"));
  writeIdxHeader(labels, {pictures.size()});
  for (const PictureEntry& entry : pictures) {
    const std::vector<uint8_t> pixels = scaled(readPicture(entry.path), shape);
    images.write(pixels.data(), pixels.size());
    labels.write(&entry.label, 1);
    done();
  }
  images.close();
  labels.close();
}

} // namespace

ImportedFolder importImageFolder(const ImageFolderImport& request) {
  requireSense(request);
  const MapShape shape = {request.gray ? 1 : 3, request.height, request.width};
  const PictureList list = listPictures(request.folder, request.testShare.value_or(kTestShare));
  requireImages(request, list, shape);

  const DataShape description = {shape, list.classes};
  UnfinishedFolder folder(request.target, request.name);
  int done = 0;
  const auto total = static_cast<int>(list.train.size() + list.test.size());
  const auto count = [&] {
    if (request.proceed && !request.proceed(++done, total))
      throw Error(ErrorKind::interrupted, "The import of " + request.folder + " was stopped; nothing was kept");
  };
  writeSubset(folder, "train", list.train, shape, count);
  writeSubset(folder, "t10k", list.test, shape, count);
  OutputFile document(folder.file(kDatasetFile));
  const std::string text = formatDatasetDocument({request.name, description});
  document.write(text.data(), text.size());
  document.close();

  ImportedFolder imported;
  imported.info = importedDataset(request.name, request.name, description);
  imported.path = folder.finish();
  imported.train = static_cast<int>(list.train.size());
  imported.test = static_cast<int>(list.test.size());
  imported.skipped = list.skipped;
  return imported;
}

} // namespace lacuna
