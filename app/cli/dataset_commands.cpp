// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/interrupt_watch.h"
#include "data/dataset_loader.h"
#include "data/dataset_locator.h"
#include "data/pictures/image_folder.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::cli {

using namespace data;

namespace {

using Json = nlohmann::ordered_json;

const char* trust(const DatasetStatus& status) {
  if (status.info.files == DatasetFiles::imported) return "imported";
  return status.verified ? "verified" : "NOT verified";
}

void printJson(const std::vector<DatasetStatus>& statuses) {
  Json list = Json::array();
  for (const DatasetStatus& s : statuses) {
    Json entry = {{"name", s.info.name}, {"found", s.found},       {"path", s.path},        {"train", s.train},
                  {"test", s.test},      {"verified", s.verified}, {"get", s.info.howToGet}};
    if (!s.problem.empty()) entry["problem"] = s.problem;
    list.push_back(std::move(entry));
  }
  std::cout << Json{{"datasets", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printText(const std::vector<DatasetStatus>& statuses) {
  for (const DatasetStatus& s : statuses) {
    std::printf("%-14s  ", shownName(s.info.name).c_str());
    if (s.train > 0)
      std::printf("%d + %d images, %s, %s\n", s.train, s.test, shownName(s.path).c_str(), trust(s));
    else
      std::printf("%s\n", shownLines(s.problem).c_str());
    if (s.train > 0 && !s.problem.empty()) std::printf("%16s%s\n", "", shownLines(s.problem).c_str());
  }
}

/// "64x48" as width and height.
void readSize(const std::string& text, int& width, int& height) {
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, width);
  const bool separated = first.ec == std::errc() && first.ptr != end && (*first.ptr == 'x' || *first.ptr == 'X');
  const auto second = separated ? std::from_chars(first.ptr + 1, end, height) : first;
  if (!separated || second.ec != std::errc() || second.ptr != end)
    throw Error(ErrorKind::usage, "--size: \"" + shownText(text) + "\" is no size; write for example 32x32");
}

/// How far an import has come, on a terminal alone; gone when it ends, however it ends.
class ProgressLine {
 public:
  void show(int done, int total) const {
    if (m_terminal) std::fprintf(stderr, "\r\033[K%d of %d pictures", done, total);
  }
  ~ProgressLine() {
    if (m_terminal) std::fputs("\r\033[K", stderr);
  }

 private:
  bool m_terminal = isatty(STDERR_FILENO) != 0;
};

ImportedFolder importPictures(const Options& options) {
  ImageFolderImport request;
  request.folder = options.importFolder;
  request.name = options.importName;
  request.target = options.data.empty() ? userDataFolder() : options.data;
  if (request.target.empty())
    throw Error(ErrorKind::usage,
                "there is no home folder to keep the data set in (HOME is not set); give one with --data");
  request.searched = folders(options);
  request.gray = options.gray;
  request.testShare = options.testShare;
  request.skipDamaged = options.skipDamaged;
  readSize(options.importSize, request.width, request.height);
  TrainingControl control;
  const InterruptWatch watch(control, "picture");
  const ProgressLine line;
  request.proceed = [&](int done, int total) {
    line.show(done, total);
    return !control.cancelled();
  };
  return importImageFolder(request);
}

void printRemarks(const std::vector<PictureRemark>& remarks) {
  for (const PictureRemark& r : remarks)
    std::fprintf(stderr, "%s %s\n", shownText(r.path, 4096).c_str(), shownText(r.reason, 4096).c_str());
}

/// What a person should know beside the result.
void printNotes(const ImportedFolder& imported) {
  printRemarks(imported.remarks);
  printRemarks(imported.damaged);
  if (!imported.damaged.empty())
    std::fprintf(stderr, "%zu damaged %s left out\n", imported.damaged.size(),
                 imported.damaged.size() == 1 ? "picture was" : "pictures were");
  if (!imported.unused.empty())
    std::fprintf(stderr,
                 "the pictures of %s were left out: there are others for testing, and a tenth of the training "
                 "images is held out for validation\n",
                 shownName(imported.unused).c_str());
  if (imported.skipped > 0)
    std::fprintf(stderr, "%d other %s skipped; pictures end in .png, .jpg or .jpeg\n", imported.skipped,
                 imported.skipped == 1 ? "file or folder was" : "files or folders were");
}

void printImported(const ImportedFolder& imported) {
  const DatasetInfo& info = imported.info;
  std::printf("%s: %d training and %d test images of %d × %d pixels in %d classes, written to %s\n", info.name.c_str(),
              imported.train, imported.test, info.shape.width, info.shape.height, info.classes, imported.path.c_str());
}

void printImportedJson(const ImportedFolder& imported) {
  Json skipped = Json::array();
  for (const PictureRemark& d : imported.damaged) skipped.push_back({{"path", d.path}, {"reason", d.reason}});
  const Json document = {{"name", imported.info.name},
                         {"train", imported.train},
                         {"test", imported.test},
                         {"classes", imported.info.classNames},
                         {"skipped", std::move(skipped)}};
  std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace

int datasets(const Options& options) {
  if (!options.importFolder.empty() || !options.importName.empty()) {
    const ImportedFolder imported = importPictures(options);
    printNotes(imported);
    options.json ? printImportedJson(imported) : printImported(imported);
    return 0;
  }
  const auto statuses = datasetStatuses(folders(options));
  options.json ? printJson(statuses) : printText(statuses);
  return 0;
}

} // namespace lacuna::cli
