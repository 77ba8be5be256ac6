// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <string>
#include <vector>

#include "test_program.h"
#include "util/error.h"

/// Makes data set files, whole and damaged ones, in a folder that vanishes afterwards.
namespace lacuna::test {

inline QByteArray bigEndian(quint32 value) {
  const char bytes[4] = {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
  return QByteArray(bytes, 4);
}

/// Magic, counts, values.
inline QByteArray idxBytes(const std::vector<quint32>& counts, const QByteArray& values) {
  QByteArray bytes("\0\0\x08", 3);
  bytes.append(char(counts.size()));
  for (quint32 count : counts) bytes.append(bigEndian(count));
  return bytes + values;
}

/// `count` images of 28 × 28 pixels with all byte values in them.
inline QByteArray imageFile(int count, int side = 28) {
  QByteArray pixels;
  for (int i = 0; i < count * side * side; ++i) pixels.append(char((i * 7 + i / side) & 0xff));
  return idxBytes({quint32(count), quint32(side), quint32(side)}, pixels);
}

inline QByteArray labelFile(int count, int largest = 9) {
  QByteArray labels;
  for (int i = 0; i < count; ++i) labels.append(char(i == count - 1 ? largest : i % 10));
  return idxBytes({quint32(count)}, labels);
}

inline QByteArray gzipped(const QByteArray& plain) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = uInt(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = uInt(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(qsizetype(stream.total_out));
  deflateEnd(&stream);
  return packed;
}

/// A folder for data sets. `write("mnist/train-labels-idx1-ubyte", …)` makes subfolders on the way.
class DataFolder {
 public:
  std::string path() const { return m_folder.path().toStdString(); }

  std::string write(const QString& name, const QByteArray& bytes) const {
    const QString file = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
      qFatal("cannot write %s", qPrintable(file));
    return file.toStdString();
  }

  void remove(const QString& name) const { QFile::remove(m_folder.filePath(name)); }

  /// A small data set that is in order: 30 training and 20 test images.
  void writeDataset(const QString& name, bool gzip = false) const {
    const QString end = gzip ? ".gz" : "";
    const auto put = [&](const QString& file, const QByteArray& bytes) {
      write(name + "/" + file + end, gzip ? gzipped(bytes) : bytes);
    };
    put("train-images-idx3-ubyte", imageFile(30));
    put("train-labels-idx1-ubyte", labelFile(30));
    put("t10k-images-idx3-ubyte", imageFile(20));
    put("t10k-labels-idx1-ubyte", labelFile(20));
  }

 private:
  QTemporaryDir m_folder;
};

/// The Error that `work` throws; its text is "nothing was thrown" when there is none.
inline Error errorOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    return e;
  }
  return Error(ErrorKind::failure, "nothing was thrown");
}

inline bool says(const Error& error, const std::string& part) {
  if (std::string(error.what()).find(part) != std::string::npos) return true;
  qWarning("\"%s\" does not say \"%s\"", error.what(), part.c_str());
  return false;
}

} // namespace lacuna::test
