// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lacuna::workflow {

/// What came of looking for a module that the program loads at run time.
struct FoundSymbol {
  void* address = nullptr; ///< null when no module has it
  std::string tried;       ///< a line for each module that could not be used, with the reason; empty when there is none
};

/// Files of one of these names beside the program or in ../lib/lacuna, in this order.
std::vector<std::string> modulesBeside(const std::vector<std::string>& names);

/// The symbol of the first of these files that can be loaded and has it; the module stays loaded.
FoundSymbol findSymbol(const std::vector<std::string>& files, const char* symbol);

} // namespace lacuna::workflow
