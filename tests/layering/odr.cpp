// SPDX-License-Identifier: GPL-3.0-or-later
// The program that .ci/odr links of every module's objects. Nobody runs it.
int main() {}
