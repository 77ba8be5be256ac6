// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/config/fields.h"

namespace lacuna {

// The rows of configFields() by the group they begin with; `key` and `group` of Field are not filled in yet.
std::vector<Field> taskRows();
std::vector<Field> codeRows();
std::vector<Field> trainingRows();

} // namespace lacuna
