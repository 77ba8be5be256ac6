// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <new>

#include "cli/commands.h"
#include "data/pictures/imported_datasets.h"
#include "report/run_report.h"
#include "util/error.h"
#include "workflow/program_info.h"

namespace lacuna::cli {

using namespace data;
using namespace workflow;

namespace {

using cli::Options;
using Command = int (*)(const Options&);

/// Which options a subcommand takes beside --help and --store.
enum Takes : unsigned {
  kJson = 1,
  kConfig = 2,
  kCompute = 4,
  kData = 8,
  kRun = 16,
  kRuns = 32,
  kName = 64,
  kOutput = 128,
  kTopic = 256,
  kOptionalConfig = 512,
  kAll = 1024,
  kSweep = 2048,
  kImport = 4096,
  kTrains = 8192,
  kBundle = 16384,
  kFile = 32768,
  kTarget = 65536
};

struct Subcommand {
  const char* name;
  const char* help;
  unsigned takes;
  Command run;
};

const Subcommand kSubcommands[] = {
    {"train", "Train a code and keep the run", kJson | kConfig | kCompute | kData | kName | kTrains, cli::train},
    {"sweep", "Train what is missing of a grid or list of configurations, summarize all",
     kJson | kSweep | kCompute | kData, cli::sweep},
    {"evaluate", "Evaluate a run again, all failure patterns", kJson | kRun | kCompute | kData | kOptionalConfig,
     cli::evaluate},
    {"resume", "Go on with a run that was interrupted, cancelled or failed, from its last checkpoint",
     kJson | kRun | kCompute | kData | kTrains, cli::resume},
    {"runs", "List the run library", kJson | kAll, cli::runs},
    {"show", "Show one run", kJson | kRun, cli::show},
    {"compare", "Differences and results of several runs", kJson | kRuns, cli::compare},
    {"report", "Write a report of one run or several", kRuns | kOutput | kData | kCompute, cli::report},
    {"export", "Write one run with all that belongs to it into a bundle", kJson | kRun | kBundle, cli::exportRun},
    {"import", "Add the runs of a bundle, or of another library, that are not here yet", kJson | kFile,
     cli::importRuns},
    {"backup", "Copy the run library while others use it", kJson | kTarget, cli::backUp},
    {"compact", "Drop what a run library can never use again, and say how much", kJson, cli::compact},
    {"rescue", "Save what a damaged run library still gives into a new one", kJson | kFile | kBundle, cli::rescue},
    {"split", "Show how images are split", kJson | kConfig, cli::split},
    {"datasets", "Known data sets, where they are, how to get them; or import pictures", kJson | kData | kImport,
     cli::datasets},
    {"check", "Validate a configuration, a sweep or a run library", kJson | kConfig, cli::check},
    {"info", "Versions, devices, threads", kJson, cli::info},
    {"bench", "Measure: train, toggle, store, views or startup", kJson | kTopic | kCompute | kData | kOptionalConfig,
     cli::bench},
};

void addImportOptions(CLI::App& app, Options& o) {
  CLI::Option* folder = app.add_option("--import", o.importFolder,
                                       "Folder of PNG and JPEG files, one subfolder per class, to make a data set of");
  CLI::Option* name = app.add_option("--as", o.importName, "Name of the imported data set")->needs(folder);
  folder->needs(name);
  app.add_option("--size", o.importSize, "WIDTHxHEIGHT of its images in pixels (default: 32x32)")->needs(folder);
  app.add_flag("--gray", o.gray, "One channel instead of three")->needs(folder);
  app.add_option("--test-share", o.testShare, "Share of each class that becomes test images (default: 0.2)")
      ->needs(folder);
  app.add_flag("--skip-damaged", o.skipDamaged, "Leave damaged pictures out and count them")->needs(folder);
  app.footer(
      "--import takes a folder with a subfolder per class, or with subfolders train and test (or val) that have one "
      "per "
      "class each.\n"
      "IDX files of your own need no import: put train-images-idx3-ubyte, train-labels-idx1-ubyte, "
      "t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte (idx4 for colour; gzipped or not) into a folder NAME below "
      "--data DIR, LACUNA_DATA or the user's data folder, and beside them dataset.json:\n"
      "  {\"lacuna_dataset\": 1, \"title\": \"Letters\", \"channels\": 1, \"height\": 28, \"width\": 28, "
      "\"classes\": [\"a\", \"b\"]}");
}

void addOptions(CLI::App& app, const Subcommand& command, Options& o) {
  const unsigned takes = command.takes;
  app.add_option("--store", o.store, "Run library (default: runs.lacuna in the user's data folder)");
  if (takes & kJson) app.add_flag("--json", o.json, "Print one JSON document on standard output");
  if (takes & kConfig) app.add_option("CONFIG", o.config, "Configuration file (JSON)")->required();
  if (takes & kFile) app.add_option("FILE", o.config, "Bundle or library")->required();
  if (takes & kTarget) app.add_option("FILE", o.output, "File to write; there must not be one yet")->required();
  if (takes & kBundle) app.add_option("--output", o.output, "File to write; there must not be one yet")->required();
  if (takes & kSweep) {
    app.add_option("SWEEP", o.config, "Sweep file (JSON)")->required();
    app.add_option("--jobs", o.jobs, "Runs that train at the same time, sharing the cores (default: 1)")
        ->check(CLI::Range(1, 64));
    app.add_option("--report", o.output, "Write a comparison: file ending in one of " + report::reportEndings());
  }
  if (takes & kTopic)
    app.add_option("TOPIC", o.topic, "train, toggle, store, views or startup (default: one after the other)")
        ->check(CLI::IsMember({"train", "toggle", "store", "views", "startup"}));
  if (takes & kOptionalConfig) app.add_option("--config", o.config, "Configuration file (JSON)");
  if (takes & (kConfig | kOptionalConfig | kSweep))
    app.add_option("--set", o.overrides, "PATH=VALUE: override one field, e.g. code.k=4")->allow_extra_args(false);
  if (takes & kRun) app.add_option("RUN", o.runs, "uuid, a unique prefix of one, or last")->required()->expected(1);
  if (takes & kRuns) app.add_option("RUN", o.runs, "uuid, a unique prefix of one, or last")->required();
  if (takes & kTrains)
    app.add_option("--checkpoint-every", o.checkpointSeconds, "Seconds between two checkpoints (default: 30)")
        ->check(CLI::Range(0.0, 86400.0));
  if (takes & kName) app.add_option("--name", o.name, "Name of the run");
  if (takes & kOutput) {
    app.add_option("--output", o.output, "File ending in one of " + report::reportEndings())->required();
    CLI::Option* failures = app.add_flag("--failures", o.failures, "What failures cost: of one run, random ones too");
    app.add_option("--chance", o.chance, "Percent: how often a device fails, for --failures (default: 10)")
        ->check(CLI::Range(0.0, 100.0))
        ->needs(failures);
  }
  if (takes & kData) app.add_option("--data", o.data, "Folder searched first for data sets");
  if (takes & kAll) app.add_flag("--all", o.all, "Archived runs too");
  if (takes & kImport) addImportOptions(app, o);
  if (takes & kCompute) {
    // --device is its name from before a device was what fails.
    app.add_option("--processor,--device", o.processor, "What computes: auto, cpu or cuda")
        ->check(CLI::IsMember({"auto", "cpu", "cuda"}));
    app.add_option("--threads", o.threads, "CPU threads (default: the physical cores)")->check(CLI::Range(1, 256));
  }
}

void printError(const std::string& text) {
  std::cerr << "lacuna: ";
  for (const char c : text) {
    std::cerr << c;
    if (c == '\n') std::cerr << "lacuna: ";
  }
  std::cerr << '\n';
}

} // namespace

bool wantsWindow(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--help") == 0 || std::strcmp(argv[i], "-h") == 0 ||
        std::strcmp(argv[i], "--version") == 0)
      return false;
    if (argv[i][0] != '-') {
      for (const Subcommand& s : kSubcommands)
        if (std::strcmp(argv[i], s.name) == 0) return false;
      // "--store FILE", "--data DIR": the word after an option belongs to it.
      if (i == 1 || argv[i - 1][0] != '-') return false;
    }
  }
  return true;
}

namespace {

int runSubcommand(int argc, char** argv, const WindowBenches& benches) {
  CLI::App app("Lacuna: a workbench for learned erasure codes. Without a subcommand it opens the window.", "lacuna");
  app.set_version_flag("--version", programVersion());
  app.require_subcommand(1);
  Options options;
  options.benches = benches;
  options.arguments = argv;
  const Subcommand* chosen = nullptr;
  for (const Subcommand& command : kSubcommands) {
    CLI::App* sub = app.add_subcommand(command.name, command.help);
    addOptions(*sub, command, options);
    sub->callback([&chosen, &command] { chosen = &command; });
  }
  const auto named = [&](const Subcommand& s) { return argc > 1 && std::strcmp(argv[1], s.name) == 0; };
  if (argc > 1 && argv[1][0] != '-' && std::none_of(std::begin(kSubcommands), std::end(kSubcommands), named)) {
    printError(std::string("\"") + argv[1] + "\" is not a subcommand; lacuna --help lists them");
    return static_cast<int>(ErrorKind::usage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    printError(std::string(e.what()) + "; lacuna --help shows what there is");
    return static_cast<int>(ErrorKind::usage);
  }
  try {
    registerImportedDatasets(cli::folders(options));
    return chosen->run(options);
  } catch (const Error& e) {
    printError(e.what());
    return e.exitStatus();
  } catch (const std::bad_alloc&) {
    printError("Out of memory; close other programs or use a smaller training.batch");
    return static_cast<int>(ErrorKind::memory);
  } catch (const std::exception& e) {
    printError(e.what());
    return static_cast<int>(ErrorKind::failure);
  }
}

} // namespace

int runCommandLine(int argc, char** argv, const WindowBenches& benches) {
  std::signal(SIGPIPE, SIG_IGN); // a reader that has gone is told of like a full disk
  const int status = runSubcommand(argc, argv, benches);
  std::cout.flush();
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
  if (written) return status;
  printError(std::string("the output could not be written (") + std::strerror(errno != 0 ? errno : EIO) +
             "); make room, or send it elsewhere");
  return status == 0 ? static_cast<int>(ErrorKind::failure) : status;
}

} // namespace lacuna::cli
