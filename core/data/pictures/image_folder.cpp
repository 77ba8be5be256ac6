// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/image_folder.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "data/files/file_bytes.h"
#include "data/pictures/image_file.h"
#include "data/pictures/image_scale.h"
#include "data/pictures/imported_datasets.h"
#include "data/pictures/picture_list.h"
#include "experiment/dataset/dataset_document.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::data {
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
    if (side < kMinSide || side > kMaxSide)
      misused("A side of " + std::to_string(side) + " pixels is out of range; use " + std::to_string(kMinSide) +
              " to " + std::to_string(kMaxSide));
  if (request.testShare && !(*request.testShare > 0 && *request.testShare < 1))
    misused("The share of test images must lie above 0 and below 1");
  std::error_code ignored;
  if (!fs::is_directory(request.folder, ignored))
    misused(request.folder + " is not a folder; give one that holds a subfolder for each class");
  if (!request.testShare) return;
  if (const Division division = divisionOf(request.folder))
    misused(request.folder + " is divided into " + division.train + " and " + division.test +
            " already; leave the share of test images out");
}

void requireEnough(const std::string& folder, int train, int test) {
  if (train < kMinTrainingImages)
    throw Error(ErrorKind::data, folder + " gives " + std::to_string(train) +
                                     " training images; add pictures until there are at least " +
                                     std::to_string(kMinTrainingImages));
  if (test == 0) throw Error(ErrorKind::data, folder + " gives no test image; put at least two pictures into a class");
}

void requireImages(const ImageFolderImport& request, const PictureList& list, const MapShape& shape) {
  requireEnough(request.folder, static_cast<int>(list.train.size()), static_cast<int>(list.test.size()));
  const auto count = static_cast<int64_t>(list.train.size() + list.test.size());
  if (count > kMaxImportedBytes / shape.size())
    throw Error(ErrorKind::data, request.folder + " holds " + std::to_string(count) + " pictures, which would take " +
                                     std::to_string((count * shape.size()) >> 20) + " MiB; use at most " +
                                     std::to_string(kMaxImportedBytes >> 20) +
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
  /// Overwrites what stands there.
  void writeAt(long at, const void* bytes, size_t count) {
    if (std::fseek(m_out, at, SEEK_SET) != 0) notWritten(m_path, systemReason());
    write(bytes, count);
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

/// The first dimension is known only once every picture was read.
void correctCount(OutputFile& out, size_t count) {
  constexpr long kFirstDimension = 4;
  uint8_t bytes[4];
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<uint8_t>(count >> (24 - 8 * i));
  out.writeAt(kFirstDimension, bytes, sizeof(bytes));
}

/// Reads the pictures of an import and writes its subsets, picture after picture, so that memory holds one of them.
class Importer {
 public:
  Importer(const ImageFolderImport& request, const PictureList& list, const MapShape& shape)
      : m_request(request), m_list(list), m_shape(shape), m_total(list.train.size() + list.test.size()) {}

  /// How many pictures it wrote. Once one is damaged that may not be, it only looks for others.
  int writeSubset(const UnfinishedFolder& folder, const std::string& subset,
                  const std::vector<PictureEntry>& pictures) {
    const bool gray = m_shape.channels == 1;
    OutputFile images(folder.file(subset + (gray ? "-images-idx3-ubyte" : "-images-idx4-ubyte")));
    std::vector<size_t> dimensions = {pictures.size(), static_cast<size_t>(m_shape.height),
                                      static_cast<size_t>(m_shape.width)};
    if (!gray) dimensions.insert(dimensions.begin() + 1, static_cast<size_t>(m_shape.channels));
    writeIdxHeader(images, dimensions);
    OutputFile labels(folder.file(subset + "-labels-idx1-ubyte"));
    writeIdxHeader(labels, {pictures.size()});
    std::vector<size_t> perClass(m_list.classes.size(), 0);
    size_t written = 0;
    for (const PictureEntry& entry : pictures) {
      const std::optional<Picture> picture = read(entry.path);
      if (picture && !refuses()) {
        const std::vector<uint8_t> pixels = scaled(*picture, m_shape);
        images.write(pixels.data(), pixels.size());
        labels.write(&entry.label, 1);
        ++perClass[entry.label];
        ++written;
      }
      proceed();
    }
    if (written != pictures.size()) {
      correctCount(images, written);
      correctCount(labels, written);
    }
    images.close();
    labels.close();
    if (subset == kTrain && !refuses()) requireEveryClass(perClass);
    return static_cast<int>(written);
  }

  /// Every damaged picture on a line, then what to do.
  void refuseDamaged() {
    sortByPath(m_damaged);
    sortByPath(m_remarks);
    if (!refuses()) return;
    std::string lines;
    for (const PictureRemark& d : m_damaged) lines += shownText(d.path, kMaxShownPath) + " " + d.reason + "\n";
    throw Error(ErrorKind::data, lines + std::to_string(m_damaged.size()) + " of " + std::to_string(m_total) +
                                     " pictures cannot be used; replace them, or leave them out with --skip-damaged");
  }

  static constexpr const char* kTrain = "train";
  static constexpr size_t kMaxShownPath = 4096;
  std::vector<PictureRemark> takeDamaged() { return std::move(m_damaged); }
  std::vector<PictureRemark> takeRemarks() { return std::move(m_remarks); }

 private:
  bool refuses() const { return !m_request.skipDamaged && !m_damaged.empty(); }

  std::optional<Picture> read(const std::string& path) {
    try {
      std::string remark;
      Picture picture = decodePicture(path, remark);
      if (!remark.empty()) m_remarks.push_back({path, remark});
      return picture;
    } catch (const PictureProblem& problem) {
      m_damaged.push_back({path, problem.what});
      return std::nullopt;
    }
  }

  void proceed() {
    ++m_done;
    if (m_request.proceed && !m_request.proceed(static_cast<int>(m_done), static_cast<int>(m_total)))
      throw Error(ErrorKind::interrupted, "The import of " + m_request.folder + " was stopped; nothing was kept");
  }

  void requireEveryClass(const std::vector<size_t>& perClass) const {
    for (size_t label = 0; label < perClass.size(); ++label)
      if (perClass[label] == 0)
        throw Error(ErrorKind::data, m_request.folder + " gives no training image of the class " +
                                         m_list.classes[label] +
                                         ", since its pictures are damaged; replace them, or "
                                         "remove the class");
  }

  static void sortByPath(std::vector<PictureRemark>& remarks) {
    std::sort(remarks.begin(), remarks.end(),
              [](const PictureRemark& a, const PictureRemark& b) { return a.path < b.path; });
  }

  const ImageFolderImport& m_request;
  const PictureList& m_list;
  const MapShape m_shape;
  size_t m_total;
  size_t m_done = 0;
  std::vector<PictureRemark> m_damaged;
  std::vector<PictureRemark> m_remarks;
};

} // namespace

ImportedFolder importImageFolder(const ImageFolderImport& request) {
  requireSense(request);
  const MapShape shape = {request.gray ? 1 : 3, request.height, request.width};
  const PictureList list = listPictures(request.folder, request.testShare.value_or(kTestShare));
  requireImages(request, list, shape);

  const DataShape description = {shape, list.classes};
  UnfinishedFolder folder(request.target, request.name);
  Importer importer(request, list, shape);
  ImportedFolder imported;
  imported.train = importer.writeSubset(folder, Importer::kTrain, list.train);
  imported.test = importer.writeSubset(folder, "t10k", list.test);
  importer.refuseDamaged();
  requireEnough(request.folder, imported.train, imported.test);
  OutputFile document(folder.file(kDatasetFile));
  const std::string text = formatDatasetDocument({request.name, description});
  document.write(text.data(), text.size());
  document.close();

  imported.info = importedDataset(request.name, request.name, description);
  imported.path = folder.finish();
  imported.skipped = list.skipped;
  imported.unused = list.unused;
  imported.damaged = importer.takeDamaged();
  imported.remarks = importer.takeRemarks();
  return imported;
}

} // namespace lacuna::data
