// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/user_files.h"

#include <QCoreApplication>
#include <QFile>

#include "util/error.h"
#include "util/held_files.h"

namespace lacuna::window {
namespace {

struct FileWords {
  Q_DECLARE_TR_FUNCTIONS(UserFiles)
};

FileProblem isOpenLibrary() {
  return FileWords::tr("it belongs to the run library that is open here");
}

/// Opening may fail without a reason that Qt knows.
FileProblem reasonOf(const QFileDevice& file) {
  return file.errorString();
}

} // namespace

FileProblem readUserFile(const QString& path, qint64 most, QByteArray& bytes) {
  try {
    const FileReading reading(path.toStdString());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return reasonOf(file);
    bytes = file.read(most);
    return {};
  } catch (const Error&) {
    return isOpenLibrary();
  }
}

FileProblem saveUserFile(const QString& path, const std::function<bool(QSaveFile&)>& write) {
  if (isHeldByDatabase(path.toStdString())) return isOpenLibrary();
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && write(file) && file.commit()) return {};
  return reasonOf(file);
}

} // namespace lacuna::window
