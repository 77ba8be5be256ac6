// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSaveFile>
#include <QString>
#include <functional>

namespace lacuna::window {

/// Text about a user's file that cannot be read or written, as "%1: %2" sentences need it; empty when all went well.
using FileProblem = QString;

/// Reads at most `most` bytes of a file that a person chose; never of a run library that is open here (held_files.h).
FileProblem readUserFile(const QString& path, qint64 most, QByteArray& bytes);

/// Writes the whole file or leaves what was there. `write` says whether it could; an open run library is not replaced.
FileProblem saveUserFile(const QString& path, const std::function<bool(QSaveFile&)>& write);

} // namespace lacuna::window
