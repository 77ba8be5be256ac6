# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What run.sh and test.sh share; sourced, not run. Installs what Debian (12 or 13) lacks and builds into build/release.
# Everything said here goes to standard error: standard output belongs to the program and to the tests.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

# What building and running needs, and no more: the compiler's side, then the libraries, then a data set and fonts.
packages=(
  cmake ninja-build g++ ccache
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libqcustomplot-dev libtorch-dev libhwy-dev libsqlite3-dev
  zlib1g-dev libpng-dev libjpeg-dev libssl-dev nlohmann-json3-dev libcli11-dev libbenchmark-dev
  libopenblas0-pthread # without it libtorch falls back to a reference BLAS, thirty times slower
  qt6-translations-l10n fonts-noto-cjk # the window in Chinese: Qt's own texts, and glyphs
  dataset-fashion-mnist fonts-inter fonts-liberation
)

say() { printf 'lacuna: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Names of packages that are not installed, one per line. Asks dpkg's own database: milliseconds, no network.
missing_packages() {
  local installed
  installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null |
    sed -n 's/^installed //p') || true
  printf '%s\n' "${packages[@]}" | grep -vxF -e "${installed:-none}" || true
}

install_packages() {
  local missing=() as_root=()
  command -v dpkg-query >/dev/null || { say "this is not Debian, so nothing is installed; needed are: ${packages[*]}"; return; }
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} == 0)) && return
  local install="apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "packages are missing; as root, type: $install"
    as_root=(sudo)
    # Without a terminal nobody can be asked for a password.
    [[ -t 0 && -t 2 ]] || as_root=(sudo -n)
    "${as_root[@]}" -v >&2 || die "packages are missing; as root, type: $install"
  fi
  say "installing ${missing[*]}"
  {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update --quiet &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
  } >&2 </dev/null || die "the packages could not be installed; to try again, type as root: $install"
}

# One compiler per processor, but no more than fit into memory: a file that includes torch takes over 1 GiB.
jobs() {
  local processors memory
  processors=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo)
  ((memory < 1)) && memory=1
  echo $((processors < memory ? processors : memory))
}

# build_release TARGET…: configures once, then lets Ninja find out what has changed.
build_release() {
  mkdir -p "$build"
  (
    flock 9 # two calls at once would build the same files
    cd "$root" || exit
    # LACUNA_WERROR=ON in the environment makes warnings errors.
    if [[ ! -f $build/build.ninja || -n ${LACUNA_WERROR:-} ]]; then
      say "configuring $build"
      cmake --preset release ${LACUNA_WERROR:+-DLACUNA_WERROR="$LACUNA_WERROR"} >&2 || die "the build could not be configured; see the messages above"
    fi
    [[ -x $build/lacuna ]] || say "building; the first time takes several minutes"
    cmake --build "$build" --parallel "$(jobs)" --target "$@" 2>&1 |
      { grep --line-buffered -v '^ninja: no work to do\.$' || true; } >&2 ||
      die "the build failed; see the messages above"
  ) 9>"$build/.lock"
}
