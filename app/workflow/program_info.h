// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/run/run_record.h"

namespace lacuna::workflow {

/// "0.1.0"
std::string releaseNumber();
/// "0.1.0 (1a2b3c4)"
std::string programVersion();

/// Program, operating system, CPU, cores and, where the window is built, Qt. The engine and the store add theirs.
Environment programEnvironment();

/// Where runs are kept when nobody says: runs.lacuna in the user's data folder. Throws Error(library) for a user
/// without a home folder.
std::string defaultStorePath();
/// Makes the folder of defaultStorePath(), for a caller that is going to write there.
void makeDefaultStoreFolder();

} // namespace lacuna::workflow
