// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/config/config.h"

namespace lacuna {

/// A value of an enumeration.
template <typename Enum>
struct Choice {
  Enum value;
  const char* word;  ///< as configurations, tables and stored runs have it; translated in the context ChoiceWords
  const char* title; ///< what a form shows for it; translated in the context ChoiceTitles
};

/// Every value of an enumeration, in the order in which forms offer them: the one list there is of it.
template <typename Enum>
const std::vector<Choice<Enum>>& choicesOf();

template <>
const std::vector<Choice<CodeKind>>& choicesOf();
template <>
const std::vector<Choice<CodeUnit>>& choicesOf();
template <>
const std::vector<Choice<DeviceReturns>>& choicesOf();
template <>
const std::vector<Choice<EncoderKind>>& choicesOf();
template <>
const std::vector<Choice<DecoderKind>>& choicesOf();
template <>
const std::vector<Choice<ParityDevices>>& choicesOf();
template <>
const std::vector<Choice<BlockTraining>>& choicesOf();
template <>
const std::vector<Choice<Split>>& choicesOf();
template <>
const std::vector<Choice<Fill>>& choicesOf();
template <>
const std::vector<Choice<Schedule>>& choicesOf();
template <>
const std::vector<Choice<PatternPolicy>>& choicesOf();
template <>
const std::vector<Choice<Precision>>& choicesOf();

} // namespace lacuna
