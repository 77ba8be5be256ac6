// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>

#include "data/pictures/image_file.h"
#include "window/base/engine_host.h"
#include "window/base/worker.h"
#include "window/workbench/shown_state.h"

namespace lacuna::window {

/// Answers "what does this image look like with these devices lost" on a thread of its own, on a snapshot of the
/// weights, so a click is answered at once while a training runs. Only the newest request to inspect is answered.
class InspectionController : public QObject {
  Q_OBJECT
 public:
  InspectionController(std::shared_ptr<EngineHost> host, std::vector<std::string> dataFolders,
                       QObject* parent = nullptr);
  /// Stops a search and blocks until the thread has ended.
  ~InspectionController() override;

  // All return at once; each is answered by a signal.

  /// A code that ships with the program: an exported file.
  void openExported(const Bytes& file);
  /// The code of a run of the library.
  void openRun(const QString& storePath, const QString& uuid);
  /// A snapshot of a training that is going on.
  void show(std::shared_ptr<const CodeSnapshot> snapshot);

  /// A pattern that the code on the thread does not have was meant for another code, and gets no answer: who asked
  /// hears from opened() that this code is there.
  void inspect(int image, FailurePattern pattern);
  /// Takes a picture from a file as kOwnImage; pictureTaken() follows, or failed().
  void openPicture(const QString& path);
  void takePicture(data::Picture picture);
  /// The one that was taken last.
  const data::Picture& picture() const { return m_taken; }
  /// Looks for an image after `from` that the pattern breaks; broken() follows.
  void findBroken(int from, FailurePattern pattern);
  /// Tries every pattern of up to `mostLost` losses that loses data on this image; worst() follows.
  void findWorst(int image, int mostLost);
  /// For a report: the image under the pattern and, after the same search, under its worst one, which is left out where
  /// it is the same or another search began; `then` is called in this object's thread. failed() when it cannot be
  /// shown.
  void explore(int image, FailurePattern pattern, int mostLost, std::function<void(std::vector<Inspection>)> then);
  /// Where images are looked for from the next code on.
  void setDataFolders(std::vector<std::string> folders);
  /// Counts what a configuration costs; costed() follows.
  void cost(const ExperimentConfig& config);

 signals:
  /// The pipeline shows this code from now on, over `images` test images.
  void opened(std::shared_ptr<const lacuna::CodeSnapshot> code, int images);
  void inspected(const lacuna::Inspection& inspection);
  void pictureTaken();
  /// -1: none was found.
  void broken(int image);
  /// Of so many patterns the one that hurts the image most.
  void worst(const lacuna::PatternOutcome& outcome, int patterns);
  void costed(const lacuna::CodeCost& cost);
  void failed(const QString& text);
  /// After failed(): a code that was to be opened was not, and the one before is still there.
  void openingFailed();

 private:
  struct Opened {
    std::shared_ptr<const CodeSnapshot> code;
    int images = 0;
  };
  void open(std::function<std::shared_ptr<const CodeSnapshot>()> read);
  void take(std::function<data::Picture()> read);
  void say(const JobError& error);
  std::shared_ptr<TrainingControl> beginSearch();
  void stopSearch();

  // Of the worker's thread alone.
  Opened adopt(std::shared_ptr<const CodeSnapshot> code);
  struct Worst {
    PatternOutcome outcome;
    int tried = 0;
  };
  std::optional<Worst> worstOf(int image, int mostLost, TrainingControl& control);
  void adoptPicture(const data::Picture& picture);
  Inspection inspectAny(int image, FailurePattern pattern);
  Inspection inspectOwn(FailurePattern pattern);

  std::shared_ptr<EngineHost> m_host;
  data::Picture m_taken;
  RequestIds m_inspecting;
  RequestIds m_costing;
  std::shared_ptr<TrainingControl> m_search; ///< the last one

  // Of the worker's thread alone.
  std::vector<std::string> m_folders;
  std::shared_ptr<const CodeSnapshot> m_code;
  std::shared_ptr<const ImageSet> m_images;
  std::string m_imagesOf;
  data::Picture m_picture;               ///< as it was read or drawn
  std::shared_ptr<const ImageSet> m_own; ///< the picture as an image of the code's data set, once asked for

  Worker m_worker; ///< last, so that it ends before what it uses
};

} // namespace lacuna::window
