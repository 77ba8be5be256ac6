// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lacuna::workflow {

/// A training step makes and frees a few tensors of some MiB. glibc would give each back to the system at once and
/// fetch zeroed pages for the next: a quarter of the time. Kept memory is reused instead, by all threads: with an arena
/// for each, a window that trains again and again comes to hold twice as much. To be called before the first thread
/// starts.
void keepFreedMemory();

} // namespace lacuna::workflow
