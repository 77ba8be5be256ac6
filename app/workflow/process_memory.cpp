// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/process_memory.h"

#include <malloc.h>

namespace lacuna::workflow {

void keepFreedMemory() {
#ifdef __GLIBC__
  constexpr int kMax = 32 << 20; // the largest threshold glibc takes
  mallopt(M_MMAP_THRESHOLD, kMax);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
  mallopt(M_ARENA_MAX, 1);
#endif
}

} // namespace lacuna::workflow
