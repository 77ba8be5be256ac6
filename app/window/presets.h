// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/run_record.h"
#include "widgets/experiment_form.h"

namespace lacuna {

/// The configurations of the folder `experiments`, as compiled into the program.
std::vector<ExperimentPreset> builtInPresets();

/// The code that ships with the program: the exported file and its run document.
struct ShippedCode {
  Bytes file;
  std::string runDocument;
};
ShippedCode shippedCode();

} // namespace lacuna
