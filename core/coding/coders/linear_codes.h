// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace lacuna::coding {

/// Coding matrices over the real numbers, all in double precision on the CPU. `available` has one entry per device,
/// data first; a decoding matrix [k, n] turns received maps into the data parts' and has zeros in the columns of lost
/// devices.
using Availability = std::vector<bool>;

/// Parity j = Σ_i i^(j−1)·X_i with i from 1 (ParM; the plain sum for r = 1): [r, k].
torch::Tensor vandermondeParity(int k, int r);

/// Parity rows [r, k] of a systematic real MDS code: any k of the n = k + r devices determine the data. Real codes lose
/// digits where the k × k matrix of the survivors is badly conditioned: a Vandermonde generator reaches 4·10⁵ at k = 8,
/// r = 4. Ours is the best of 64 fixed random orthonormal bases (4 where there are many patterns), made systematic: 27
/// at (4, 2), 65 at (8, 2), 2,000 at (8, 4); largestCondition() measures it. One parity part is the plain sum.
torch::Tensor mdsParity(int k, int r);

/// Largest 2-norm condition number over every choice of k survivors (of 20,000 at most, taken in order).
double largestCondition(const torch::Tensor& parity);

/// Solves the lost data parts from the parities that came, `parity` [r, k] being what a parity is of the data: the
/// first as many as needed, the least-squares solution of smallest norm when there are too few.
torch::Tensor solveLost(const torch::Tensor& parity, const Availability& available);

/// Berrut's rational interpolation (Jahani-Nezhad & Maddah-Ali 2022, BACC; ApproxIFER), error O(h) in the largest gap h
/// between neighbouring surviving nodes, so it grows with every loss and only falls with more devices.
struct BerrutCode {
  torch::Tensor encoding; ///< [r, k], or [n, k] in the published form, where every device gets a coded part
  std::vector<double> dataNodes;
  std::vector<double> deviceNodes;
};

/// Systematic: n Chebyshev points of the first kind, k of them, spread evenly from end to end, for the data. Published:
/// data at k points of the first kind, devices at n points of the second kind.
BerrutCode berrutCode(int k, int r, bool systematic);

/// Interpolates through the surviving devices with signs that alternate over them in order: [k, n].
torch::Tensor berrutDecoding(const BerrutCode& code, const Availability& available);

} // namespace lacuna::coding
