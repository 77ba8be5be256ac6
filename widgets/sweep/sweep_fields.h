// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace lacuna::widgets {

/// The name of a field that sweeps are made over, as the form has it; the path itself where it is none of them.
QString sweepFieldTitle(const std::string& path);
/// What the name of a sweep says that varies: "seeds", "encoders".
QString sweepFieldPlural(const std::string& path);
/// What a person reads for a word of such a field; empty where the word says it.
QString sweepWordTitle(const std::string& path, const std::string& word);

} // namespace lacuna::widgets
