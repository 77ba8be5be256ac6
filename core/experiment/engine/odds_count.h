// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "experiment/engine/engine.h"
#include "experiment/failure/failure_odds.h"

namespace lacuna {

/// Random failures, counted over every set of lost devices.
struct OddsCount {
  FailureOdds odds;
  Evaluation evaluation; ///< every set of 1 … k + r lost devices; summaries for up to r, as they were given
  int images = 0;        ///< test images that the sets beyond r are over, the first so many
  int allImages = 0;     ///< of the subset
};

/// Evaluates every set of lost devices on one thread, as the rest of the machine may be training. What `measured` knows
/// over the whole subset stands instead of what was counted over a few images. Nothing when there are too many devices
/// (imagesForOdds gives 0) or `control` cancels it; throws what Engine::evaluate throws.
std::optional<OddsCount> countOdds(Engine& engine, std::shared_ptr<const CodeSnapshot> code,
                                   std::shared_ptr<const ImageSet> images, const Evaluation& measured,
                                   TrainingControl& control);

} // namespace lacuna
