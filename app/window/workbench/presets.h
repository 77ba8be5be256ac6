// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/run/run_record.h"
#include "widgets/form/experiment_form.h"

namespace lacuna::window {

/// The configurations of the folder `experiments`, as compiled into the program.
std::vector<widgets::ExperimentPreset> builtInPresets();

/// A sweep of the folder `experiments`, as compiled into the program.
struct BuiltInSweep {
  std::string file; ///< "rivals-k2-r1.json"
  QString name;
};
std::vector<BuiltInSweep> builtInSweeps();
/// The text of a file of that folder, seen from a sweep there: "best-k2-r1.json". Throws Error(usage) when the program
/// has none of that name.
std::string builtInExperiment(const std::string& file);

/// A code that ships with the program.
struct ShippedCodeName {
  QString id;    ///< "mnist-k4-r2"
  QString title; ///< "MNIST, k = 4, r = 2"
};
/// Those that are there, the one to begin with first.
std::vector<ShippedCodeName> shippedCodes();

/// Whether there is one of this id; lessons have some of their own, which the list leaves out.
bool isShippedCode(const QString& id);

/// Its exported file and its run document.
struct ShippedCode {
  Bytes file;
  std::string runDocument;
};
ShippedCode shippedCode(const QString& id);

/// The lessons that come with the program, in their order: names that builtInLesson() takes.
QStringList builtInLessons();
/// A lesson's text (docs/lessons.md) in the language that the window speaks, in English where it is not translated.
std::string builtInLesson(const QString& id);

} // namespace lacuna::window
