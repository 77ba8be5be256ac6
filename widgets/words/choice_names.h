// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <initializer_list>
#include <string>

#include "experiment/config/config.h"

namespace lacuna::widgets {

// The choices that forms offer, in their order.
inline constexpr std::initializer_list<CodeKind> kCodeKinds = {
    CodeKind::learned, CodeKind::parm,        CodeKind::mdsLayerwise, CodeKind::sumSubtract,
    CodeKind::berrut,  CodeKind::replication, CodeKind::none};
inline constexpr std::initializer_list<EncoderKind> kEncoderKinds = {EncoderKind::patch, EncoderKind::conv,
                                                                     EncoderKind::mlp,   EncoderKind::linear,
                                                                     EncoderKind::sum,   EncoderKind::concat};
inline constexpr std::initializer_list<DecoderKind> kDecoderKinds = {
    DecoderKind::residual, DecoderKind::spatial, DecoderKind::conv, DecoderKind::mlp, DecoderKind::subtract};
inline constexpr std::initializer_list<Schedule> kSchedules = {Schedule::oneCycle, Schedule::cosine,
                                                               Schedule::constant};

// What a person reads for the words of a configuration.
QString titleOf(CodeKind kind);
QString titleOf(EncoderKind kind);
QString titleOf(DecoderKind kind);
QString titleOf(Schedule schedule);
/// Short enough for a cell of a table: in English the word of a configuration itself.
QString wordOf(CodeKind kind);
QString wordOf(EncoderKind kind);
QString wordOf(DecoderKind kind);
QString modelTitle(const std::string& kind);

} // namespace lacuna::widgets
