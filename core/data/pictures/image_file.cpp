// SPDX-License-Identifier: GPL-3.0-or-later
//
// libjpeg leaves its functions by longjmp when a file is damaged. Destructors on the way would not run, so JpegReader
// owns everything that must be freed, and its methods that call setjmp hold nothing but numbers.
#include "data/pictures/image_file.h"

#include <png.h>

#include <algorithm>
#include <cctype>
#include <csetjmp>
#include <cstdio>
#include <memory>
// jpeglib.h needs size_t and FILE of the headers above.
#include <jerror.h>
#include <jpeglib.h>

#include "data/files/file_bytes.h"
#include "data/pictures/image_orientation.h"
#include "data/pictures/png_chunks.h"
#include "util/error.h"

namespace lacuna::data {
namespace {

/// A picture of the largest size, not compressed at all.
constexpr size_t kMaxPictureBytes = size_t(1) << 30;

void requirePossibleSize(unsigned long width, unsigned long height) {
  constexpr unsigned long kMaxPixels = kMaxPictureMegapixels * 1000000UL;
  if (width > 0 && height > 0 && width <= kMaxPictureSide && height <= kMaxPictureSide &&
      width * height <= kMaxPixels)
    return;
  throw PictureProblem{"is " + std::to_string(width) + " × " + std::to_string(height) + " pixels large, more than " +
                       std::to_string(kMaxPictureMegapixels) + " megapixels or " + std::to_string(kMaxPictureSide) +
                       " pixels a side"};
}

[[noreturn]] void refuseDamage(const std::string& reason) {
  throw PictureProblem{"is damaged (" + reason + ")"};
}

constexpr const char* kCutTail = "ends too early, but all of its pixels are there";

size_t byteCount(const Picture& picture) {
  return static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height) * 3;
}

/// What is transparent lies on white. Composed in sRGB bytes as browsers and other image libraries do; libpng's simple
/// interface would do it in linear light, which makes half-transparent black 188 instead of 127.
std::vector<uint8_t> onWhite(const std::vector<uint8_t>& rgba) {
  std::vector<uint8_t> rgb(rgba.size() / 4 * 3);
  for (size_t i = 0; i < rgb.size(); ++i) {
    const int value = rgba[i / 3 * 4 + i % 3];
    const int opacity = rgba[i / 3 * 4 + 3];
    rgb[i] = static_cast<uint8_t>((value * opacity + 255 * (255 - opacity) + 127) / 255);
  }
  return rgb;
}

Picture readPng(const Bytes& bytes, std::string& remark) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, void (*)(png_image*)> guard(&image, png_image_free);
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) refuseDamage(image.message);
  requirePossibleSize(image.width, image.height);
  const bool transparent = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image.format = transparent ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
  // Without a word about it 16 bits are taken as 8 are, not as linear light.
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  Picture picture;
  picture.width = static_cast<int>(image.width);
  picture.height = static_cast<int>(image.height);
  picture.rgb.resize(byteCount(picture) / 3 * (transparent ? 4 : 3));
  if (png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) == 0) refuseDamage(image.message);
  if (transparent) picture.rgb = onWhite(picture.rgb);
  const PngChunks chunks = pngChunks(bytes);
  if (!chunks.ended) remark = kCutTail;
  return upright(std::move(picture), chunks.orientation);
}

/// The error handling of one JPEG file; libjpeg sees the first member.
struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  char message[JMSG_LENGTH_MAX];
  bool endMissing; ///< the file stops before its last marker
};

void leave(j_common_ptr info) {
  auto* errors = reinterpret_cast<JpegErrors*>(info->err);
  errors->manager.format_message(info, errors->message);
  std::longjmp(errors->back, 1);
}

/// libjpeg fills what is missing with gray and calls it a warning; a picture that is half gray is no picture. A file
/// that only lacks its end has no pixel too few: libjpeg asked for more than it needs, and has a word of its own
/// (JWRN_HIT_MARKER) for bits that it lacks.
void leaveIfDamaged(j_common_ptr info, int level) {
  if (level >= 0) return;
  switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
      reinterpret_cast<JpegErrors*>(info->err)->endMissing = true;
      break;
    case JWRN_EXTRANEOUS_DATA: // odd, but complete
    case JWRN_TOO_MUCH_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM:
      break;
    default:
      leave(info);
  }
}

class JpegReader {
 public:
  explicit JpegReader(const Bytes& bytes) : m_bytes(bytes) {
    m_info.err = jpeg_std_error(&m_errors.manager);
    m_errors.manager.error_exit = leave;
    m_errors.manager.emit_message = leaveIfDamaged;
    m_errors.message[0] = '\0';
    m_errors.endMissing = false;
  }
  ~JpegReader() { jpeg_destroy_decompress(&m_info); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// False when the header is damaged; see reason().
  bool readHeader() {
    if (setjmp(m_errors.back) != 0) return false;
    jpeg_create_decompress(&m_info);
    jpeg_mem_src(&m_info, m_bytes.data(), static_cast<unsigned long>(m_bytes.size()));
    jpeg_save_markers(&m_info, kExif, 0xffff);
    jpeg_read_header(&m_info, TRUE);
    const bool fourInks = m_info.jpeg_color_space == JCS_CMYK || m_info.jpeg_color_space == JCS_YCCK;
    m_info.out_color_space = fourInks ? JCS_CMYK : JCS_RGB;
    return true;
  }

  /// Rows of width() × channels() bytes. `out` is large enough for them.
  bool readRows(uint8_t* out) {
    if (setjmp(m_errors.back) != 0) return false;
    jpeg_start_decompress(&m_info);
    while (m_info.output_scanline < m_info.output_height) {
      JSAMPROW row = out + static_cast<size_t>(m_info.output_scanline) * m_info.image_width * channels();
      jpeg_read_scanlines(&m_info, &row, 1);
    }
    jpeg_finish_decompress(&m_info);
    return true;
  }

  unsigned long width() const { return m_info.image_width; }
  unsigned long height() const { return m_info.image_height; }
  size_t channels() const { return m_info.out_color_space == JCS_CMYK ? 4 : 3; }
  /// Adobe's programs store how much paper is left, not how much ink is on it.
  bool inverted() const { return m_info.saw_Adobe_marker == TRUE; }
  /// See exifOrientation.
  int orientation() const {
    for (const jpeg_marker_struct* marker = m_info.marker_list; marker != nullptr; marker = marker->next)
      if (const int found = exifOrientation(marker->data, marker->data_length); found != 1) return found;
    return 1;
  }
  const char* reason() const { return m_errors.message; }
  bool endMissing() const { return m_errors.endMissing; }

 private:
  static constexpr int kExif = JPEG_APP0 + 1;
  const Bytes& m_bytes;
  jpeg_decompress_struct m_info{};
  JpegErrors m_errors{};
};

void addInk(const std::vector<uint8_t>& inks, bool inverted, std::vector<uint8_t>& rgb) {
  for (size_t i = 0; i < rgb.size(); ++i) {
    const int black = inks[i / 3 * 4 + 3];
    const int ink = inks[i / 3 * 4 + i % 3];
    rgb[i] = static_cast<uint8_t>((inverted ? ink * black : (255 - ink) * (255 - black)) / 255);
  }
}

Picture readJpeg(const Bytes& bytes, std::string& remark) {
  JpegReader reader(bytes);
  if (!reader.readHeader()) refuseDamage(reader.reason());
  requirePossibleSize(reader.width(), reader.height());
  Picture picture;
  picture.width = static_cast<int>(reader.width());
  picture.height = static_cast<int>(reader.height());
  picture.rgb.resize(byteCount(picture));
  const int orientation = reader.orientation(); // libjpeg forgets the block with the last row
  if (reader.channels() == 3) {
    if (!reader.readRows(picture.rgb.data())) refuseDamage(reader.reason());
  } else {
    std::vector<uint8_t> inks(picture.rgb.size() / 3 * 4);
    if (!reader.readRows(inks.data())) refuseDamage(reader.reason());
    addInk(inks, reader.inverted(), picture.rgb);
  }
  if (reader.endMissing()) remark = kCutTail;
  return upright(std::move(picture), orientation);
}

} // namespace

bool isPictureName(const std::string& name) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string ending : {".png", ".jpg", ".jpeg"})
    if (lower.size() > ending.size() && lower.compare(lower.size() - ending.size(), ending.size(), ending) == 0)
      return true;
  return false;
}

Picture decodePicture(const std::string& path, std::string& remark) {
  remark.clear();
  if (const std::string problem = whyUnreadable(path); !problem.empty()) throw PictureProblem{problem};
  Bytes bytes;
  try {
    bytes = readFile(path, kMaxPictureBytes);
  } catch (const Error& e) {
    const std::string said = e.what(); // begins with the path
    throw PictureProblem{said.substr(std::min(said.size(), path.size() + 1)), true};
  }
  if (bytes.size() >= 8 && png_sig_cmp(bytes.data(), 0, 8) == 0) return readPng(bytes, remark);
  if (bytes.size() >= 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff) return readJpeg(bytes, remark);
  throw PictureProblem{bytes.empty() ? "is empty" : "is neither a PNG nor a JPEG file"};
}

Picture readPicture(const std::string& path) {
  try {
    std::string remark;
    return decodePicture(path, remark);
  } catch (const PictureProblem& problem) {
    throw Error(ErrorKind::data, path + " " + problem.what + (problem.advised ? "" : "; use another picture"));
  }
}

} // namespace lacuna::data
