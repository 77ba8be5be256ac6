// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/pictures/image_folder.h"
#include "picture_files.h"

/// Makes folders of pictures and asks for their import.
namespace lacuna::test {

using namespace data;

inline const QStringList kClasses = {"cat", "dog", "owl"};

/// The colour that picture `index` of a class has, and no other.
inline QColor colorOf(int label, int index) {
  return QColor(80 * label + 5, index, 255 - index);
}

/// `count` pictures in each of three class folders, of different sizes and formats.
inline void writePictures(const DataFolder& folder, int count = 10, const QString& in = "") {
  for (int label = 0; label < kClasses.size(); ++label)
    for (int i = 0; i < count; ++i) {
      const QString name = in + kClasses[label] + QString("/p%1").arg(i, 3, 10, QChar('0'));
      const QColor color = colorOf(label, i);
      if (i % 3 == 1)
        folder.write(name + ".JPG", encoded(plain(30 + i, 50, color), "JPG", 100));
      else
        folder.write(name + ".png", plainPng(16 + i, 40, color));
    }
}

inline ImageFolderImport requestFor(const DataFolder& pictures, const DataFolder& data,
                                    const std::string& name = "pets") {
  ImageFolderImport request;
  request.folder = pictures.path();
  request.name = name;
  request.target = data.path();
  return request;
}

inline QStringList allIn(const std::string& folder) {
  return QDir(QString::fromStdString(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// Nothing of an import that failed is left.
inline bool isEmpty(const DataFolder& data) {
  const QStringList left = allIn(data.path());
  if (left.isEmpty()) return true;
  qWarning("left behind: %s", qPrintable(left.join(", ")));
  return false;
}

} // namespace lacuna::test
