// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner loops of conv_stack.cpp on plain memory; no torch here, because the file is compiled for each
// instruction set.
#pragma once

#include <cstddef>
#include <cstdint>

namespace lacuna::coding {

/// Pixels are runs of `channels` floats; rows of pixels are `stride` pixels apart. A picture has a margin of zeros as
/// wide as the taps that read it reach, so that no tap needs to ask where it is, and its width is computed in groups of
/// kPixels.
struct Picture {
  float* data = nullptr; ///< the pixel at row 0, column 0, inside the margin
  int64_t channels = 0;
  int64_t used = 0; ///< channels that are read, a multiple of 4; the rest are zero
  int64_t stride = 0;
};

/// Channels are computed in groups of this many; weights are packed in such groups.
constexpr int64_t kLanes = 16;
/// Neighbouring pixels computed together.
constexpr int64_t kPixels = 4;

struct Taps {
  int64_t kernel = 1;
  int64_t dilation = 1;
  int64_t reach() const { return dilation * (kernel - 1) / 2; }
};

/// out[y][x][o] = bias[o] + Σ weights[ky][kx][i][o]·in[y + …][x + …][i] for `groups` groups of kLanes channels, ReLU
/// when asked. weights [groups][kernel][kernel][in.used][kLanes], bias [groups·kLanes] or null for none.
void convolvePicture(const Picture& in, const float* weights, const float* bias, const Picture& out, int64_t height,
                     int64_t width, int64_t groups, Taps taps, bool relu);

/// weights[ky][kx][i][o] += Σ_yx in[y + …][x + …][i]·gradient[y][x][o], packed as above; bias[o] += Σ_yx gradient.
void addWeightGradient(const Picture& in, const Picture& gradient, float* weights, float* bias, int64_t height,
                       int64_t width, int64_t groups, Taps taps);

/// gradient[y][x][c] = 0 where activation[y][x][c] is not above 0: ReLU's backward pass. The channels of both are the
/// same, a multiple of kLanes.
void maskByActivation(const Picture& activation, const Picture& gradient, int64_t height, int64_t width);

} // namespace lacuna::coding
