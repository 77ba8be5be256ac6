// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QColor>
#include <QImage>

#include "idx_files.h"

/// Makes pictures as cameras and drawing programs write them.
namespace lacuna::test {

inline QByteArray encoded(const QImage& image, const char* format, int quality = 95) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, format, quality)) qFatal("cannot write a %s", format);
  return bytes;
}

inline QImage plain(int width, int height, QColor color, QImage::Format format = QImage::Format_RGB32) {
  QImage image(width, height, format);
  image.fill(color);
  return image;
}

inline QByteArray plainPng(int width, int height, QColor color) {
  return encoded(plain(width, height, color), "PNG");
}

/// A chunk of a PNG file: four letters and what it holds, with its length and checksum.
inline QByteArray pngChunk(const QByteArray& body) {
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), uInt(body.size()));
  return bigEndian(quint32(body.size() - 4)) + body + bigEndian(quint32(sum));
}

/// The PNG with another chunk before its pixels.
inline QByteArray withChunk(const QByteArray& png, const QByteArray& chunk) {
  constexpr qsizetype kSignatureAndHeader = 8 + 25;
  return png.left(kSignatureAndHeader) + chunk + png.mid(kSignatureAndHeader);
}

/// A PNG that is a header alone and announces any size.
inline QByteArray pngOfSize(quint32 width, quint32 height) {
  const QByteArray header = "IHDR" + bigEndian(width) + bigEndian(height) + QByteArray("\x08\x02\0\0\0", 5);
  return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk(header) + pngChunk("IDAT") + pngChunk("IEND");
}

} // namespace lacuna::test
