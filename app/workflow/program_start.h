// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lacuna::workflow {

/// The program that runs; empty when the system does not tell.
std::filesystem::path programFile();

/// The program that opens the window: lacuna-window beside this one; empty when it is not there.
std::filesystem::path windowProgram();

/// Goes on as the window's program, with the same arguments. Comes back only by throwing Error(failure): when it is not
/// installed or cannot be started.
[[noreturn]] void becomeWindowProgram(char** argv);

/// A standard stream that is closed gives its number to the next file that is opened, and what is printed would go
/// there. Afterwards reading gives nothing, and writing to standard output fails and is told in the end.
void keepStandardStreams();

/// Threads of OpenMP and OpenBLAS take each other's place while they wait: they sleep, and OpenBLAS starts none, since
/// the engine computes with one thread of it (core/coding/compute/compute.h); loading the engine would take half as
/// much processor time again. Both read their variables when they are loaded. What the user says about it counts more.
/// True when OpenMP's was set: a program into which the library was loaded before main has to begin once more.
bool quietMathThreads();

} // namespace lacuna::workflow
