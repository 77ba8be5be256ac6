#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/test.sh [ARGUMENTS…]: installs what is missing, builds everything and runs every test without a display;
# arguments go to ctest, e.g. packaging/test.sh -R store. Ends with ctest's own summary and exit status.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
packages+=(poppler-utils) # what a printed report says is read back from it
install_packages
build_release all
export QT_QPA_PLATFORM=offscreen
# Half as many again as there are processors, because tests also wait: for the disk, for one another, for a fixed time.
exec ctest --test-dir "$build" --output-on-failure --parallel "$((($(nproc) * 3 + 1) / 2))" "$@"
