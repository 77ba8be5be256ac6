#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/on-release.sh RELEASE COMMAND…: runs a command in this checkout on another release of Debian, as in
#   packaging/on-release.sh trixie packaging/test.sh -R store
# The release is installed once with debootstrap, into LACUNA_ROOTS (otherwise lacuna/roots in the user's cache), from
# LACUNA_MIRROR (otherwise where this machine's apt gets Debian from). The command sees the checkout, read-only, as /lacuna;
# what it builds is kept in build/RELEASE. Needs root: a release is entered with chroot.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

(($# >= 2)) || die "usage: packaging/on-release.sh RELEASE COMMAND…, e.g. packaging/on-release.sh trixie packaging/test.sh"
release=$1
shift
[[ $release =~ ^[a-z]+$ ]] || die "\"$release\" is no name of a Debian release; use one such as trixie"
if ((EUID != 0)); then
  die "entering another release needs root; type: sudo --preserve-env packaging/on-release.sh $release ${*@Q}"
fi
for tool in debootstrap unshare; do
  command -v "$tool" >/dev/null || die "$tool is missing; type: apt-get install debootstrap util-linux"
done

roots=${LACUNA_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/lacuna/roots}
system=$roots/$release

# The first archive in apt's sources that holds whole releases.
mirror() {
  local archive
  archive=${LACUNA_MIRROR:-$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' |
    sed -n 's/ Debian$//p' | head -1)}
  [[ -n $archive ]] || die "apt knows no archive of Debian; say in LACUNA_MIRROR where to get $release from"
  echo "$archive"
}

# Installed beside its place and then moved there, so that half a release is never taken for one.
install_release() {
  [[ -d $system ]] && return
  local archive new=$system.new
  archive=$(mirror)
  say "installing $release into $system"
  rm -rf "$new"
  debootstrap --variant=minbase "$release" "$new" "$archive" >&2 || die "$release could not be installed; see the messages above"
  mv "$new" "$system"
}

# What is mounted is seen by this process and its children alone, and is gone with them, however they end.
enter_release() {
  local place=$system/lacuna
  mkdir -p "$place" "$root/build/$release" # root: the checkout (setup.sh)
  mount --bind "$root" "$place"
  mount -o remount,bind,ro "$place"
  mount --bind "$root/build/$release" "$place/build"
  mount -t proc proc "$system/proc"
  mount --rbind /dev "$system/dev"
  mount --rbind /sys "$system/sys"
  local file
  for file in /etc/resolv.conf /etc/hosts; do
    [[ -e $system/$file ]] || : >"$system/$file"
    mount --bind "$(readlink -f "$file")" "$system/$file"
  done
  # How this machine's apt goes to the network holds there, too.
  mkdir -p "$system/etc/apt/apt.conf.d"
  apt-config dump --format '%f "%v";%n' Acquire | grep -iE 'proxy|check-' >"$system/etc/apt/apt.conf.d/90machine" || true
  local keep=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8) name
  while read -r name; do
    keep+=("$name=${!name}")
  done < <(compgen -e | grep -E '^(LACUNA_|CCACHE_DISABLE$|CTEST_|TERM$|https?_proxy$)' || true)
  if [[ -n ${LACUNA_DATA:-} ]]; then
    mkdir -p "$system/$LACUNA_DATA"
    mount --bind "$LACUNA_DATA" "$system/$LACUNA_DATA"
  fi
  # Not exec: the first process of its name space has to collect those that others leave behind, as a shell does.
  local status=0
  env --ignore-environment "${keep[@]}" chroot "$system" /bin/sh -c 'cd /lacuna && exec "$@"' sh "$@" || status=$?
  exit "$status"
}

if [[ ${LACUNA_ENTERING:-} == "$release" ]]; then
  unset LACUNA_ENTERING
  enter_release "$@"
fi
mkdir -p "$roots"
(
  flock 9 # a second call waits until the release is there
  install_release
) 9>"$roots/$release.lock"
LACUNA_ENTERING=$release exec unshare --mount --pid --fork --kill-child "${BASH_SOURCE[0]}" "$release" "$@"
