#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/pictures.sh: takes the pictures of README.md anew, from the real window, and puts them into docs/. Trains
# three codes first, so it needs some minutes; needs poppler-utils, pngquant and webp beside what building needs. The pictures as
# they were taken, and the trained codes, are kept in the folder LACUNA_PICTURES when that is set.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
for tool in pdftoppm pngquant img2webp; do
  command -v "$tool" >/dev/null || die "$tool is missing; as root, type: apt-get install poppler-utils pngquant webp"
done
install_packages
build_release lacuna_screens
work=${LACUNA_PICTURES:-$(mktemp -d)}
mkdir -p "$work"
[[ -n ${LACUNA_PICTURES:-} ]] || trap 'rm -rf "$work"' EXIT # kept where somebody wants to look at them
screens=$build/tests/lacuna_screens

# A third of the size; with fewer colours two of a legend became one.
shrink() { pngquant --force --speed 1 --strip 256 --output "$root/docs/$2" "$1"; }

"$screens" --set readme --runs "$work/runs.lacuna" --out "$work" --size 1680x960 --theme light --theme dark
shrink "$work/1680x960-light-en/window.png" window-light.png
shrink "$work/1680x960-dark-en/training.png" window-dark.png
shrink "$work/1680x960-light-en/compare.png" compare.png
shrink "$work/1680x960-light-en/lesson.png" lesson.png
shrink "$(find "$work/reports" -name 'report-*1.png' | head -1)" report.png

"$screens" --set film --runs "$work/runs.lacuna" --out "$work/film" --size 1280x800 --theme light
frames=()
# "frame-0012-400.png" stays for 400 ms.
for frame in "$work"/film/1280x800-light-en/frame-*.png; do
  stays=${frame##*-}
  frames+=(-lossy -q 55 -m 6 -d "${stays%.png}" "$frame")
done
img2webp -loop 0 -mixed "${frames[@]}" -o "$root/docs/walk-through.webp" >&2
ls -l "$root"/docs/*.png "$root"/docs/*.webp
