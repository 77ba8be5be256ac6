// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "util/error.h"

namespace lacuna {

std::string sha256Hex(const void* bytes, size_t size) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes, size, digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw Error(ErrorKind::failure,
                "SHA-256 is not available in this system's libcrypto; install OpenSSL 1.1 or newer");
  static const char* digits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += digits[digest[i] >> 4];
    hex += digits[digest[i] & 15];
  }
  return hex;
}

} // namespace lacuna
