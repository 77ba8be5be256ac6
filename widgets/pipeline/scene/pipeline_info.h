// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

namespace lacuna::widgets {

/// What the centre says about the code it shows, apart from its plan.
struct PipelineInfo {
  QString title;    ///< empty: "k = 4 parts · r = 2 parity", and how many are lost
  QString subtitle; ///< empty: data set, base model, coders
  int testImages = 0;
  int64_t decoderParameters = 0;
};

} // namespace lacuna::widgets
