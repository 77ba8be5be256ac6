// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/run/run_record.h"

namespace lacuna::data {

/// What libpng's simple interface does not tell of a file.
struct PngChunks {
  int orientation = 1; ///< of the eXIf chunk; see tiffOrientation
  bool ended = false;  ///< the IEND chunk is there: nothing is cut off
};

/// Goes over the chunks of a PNG file (ISO/IEC 15948 §5.3). One whose checksum is wrong, or that is cut off, says
/// nothing.
PngChunks pngChunks(const Bytes& file);

} // namespace lacuna::data
