# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What every job here begins with; sourced, not run. A job takes what the environment says and fills in the rest.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Published data sets that lie beside the checkout.
if [[ -z ${LACUNA_DATA:-} && -d $checkout/../shared/datasets ]]; then
  LACUNA_DATA=$(cd "$checkout/../shared/datasets" && pwd)
  export LACUNA_DATA
fi

# Warnings are errors here, as in developers' presets, and never in a user's build.
export LACUNA_WERROR=${LACUNA_WERROR:-ON}
