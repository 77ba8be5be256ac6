// SPDX-License-Identifier: GPL-3.0-or-later
// Its warning is on purpose.
int increased(int number) {
  const int unused = number;
  return number + 1;
}
