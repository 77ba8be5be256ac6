#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/run.sh [ARGUMENTS…]: installs what is missing, builds, and opens the window; arguments go to the program,
# e.g. packaging/run.sh runs --json. Works from any folder; a second call takes seconds.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_packages
build_release lacuna
exec "$build/lacuna" "$@"
