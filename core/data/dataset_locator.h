// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lacuna::data {

/// Folders searched for data sets, in this order: `given` (--data) unless empty, LACUNA_DATA, `preferred` (what a
/// person has set for every start), the user's data folder, /usr/share/datasets.
std::vector<std::string> dataFolders(const std::string& given, const std::vector<std::string>& preferred = {});

/// $XDG_DATA_HOME/lacuna or ~/.local/share/lacuna: where the run library and the user's data sets live. Without HOME
/// the user database knows the home folder; empty for a user who has none.
std::string userDataFolder();

/// The subfolder `name` of the first folder that has one, even if what lies there is damaged; empty when none has.
std::string locateDataset(const std::string& name, const std::vector<std::string>& folders);

} // namespace lacuna::data
