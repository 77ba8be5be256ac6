// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/weights/safetensors.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::coding {
namespace {

using Json = nlohmann::ordered_json;

struct Dtype {
  const char* name;
  torch::ScalarType type;
};
constexpr Dtype kDtypes[] = {{"F32", torch::kFloat},  {"F16", torch::kHalf}, {"BF16", torch::kBFloat16},
                             {"F64", torch::kDouble}, {"I64", torch::kLong}, {"I32", torch::kInt},
                             {"I16", torch::kShort},  {"I8", torch::kChar},  {"U8", torch::kByte},
                             {"BOOL", torch::kBool}};
constexpr uint64_t kMaxHeader = 1 << 20;
constexpr uint64_t kMaxSide = uint64_t(1) << 31; ///< so that no product overflows behind a side of 0

[[noreturn]] void damaged(const std::string& what) {
  throw SafetensorsProblem{what};
}

std::string tensorName(const std::string& name) {
  return "\"" + shownText(name) + "\"";
}

struct Entry {
  std::string name;
  torch::ScalarType type;
  std::vector<int64_t> shape;
  uint64_t first; ///< of its bytes among the values
  uint64_t last;
};

/// JSON converts a number of any kind and size, which for one that does not fit means nothing.
std::vector<uint64_t> wholeNumbers(const Json& list, const std::string& name) {
  std::vector<uint64_t> numbers;
  for (const Json& value : list) {
    if (!value.is_number_unsigned()) damaged("the shape or place of " + tensorName(name) + " is not in whole numbers");
    numbers.push_back(value.get<uint64_t>());
  }
  return numbers;
}

Entry readEntry(const std::string& name, const Json& entry, uint64_t size) {
  const std::string dtype = entry.at("dtype").get<std::string>();
  for (const Dtype& d : kDtypes) {
    if (dtype != d.name) continue;
    const std::vector<uint64_t> sides = wholeNumbers(entry.at("shape"), name);
    const std::vector<uint64_t> offsets = wholeNumbers(entry.at("data_offsets"), name);
    std::vector<int64_t> shape;
    uint64_t bytes = c10::elementSize(d.type);
    for (const uint64_t s : sides) {
      if (s > kMaxSide || (s > 0 && bytes > size / s)) damaged(tensorName(name) + " is larger than the file");
      bytes *= s;
      shape.push_back(static_cast<int64_t>(s));
    }
    if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > size || offsets[1] - offsets[0] != bytes)
      damaged("the place of " + tensorName(name) + " does not fit its shape and type");
    return {name, d.type, shape, offsets[0], offsets[1]};
  }
  damaged(tensorName(name) + " is of the type " + shownText(dtype) + ", which is not read here");
}

/// As the format has it, the tensors fill the values without gaps and share none: a small file cannot ask for much
/// memory by naming the same values many times.
void checkPlaces(const std::vector<Entry>& entries, uint64_t size) {
  std::vector<const Entry*> places;
  for (const Entry& e : entries) places.push_back(&e);
  std::sort(places.begin(), places.end(),
            [](const Entry* a, const Entry* b) { return std::pair(a->first, a->last) < std::pair(b->first, b->last); });
  uint64_t end = 0;
  for (const Entry* e : places) {
    if (e->first < end) damaged("the values of " + tensorName(e->name) + " overlap those of another tensor");
    if (e->first > end) damaged("there is a gap before the values of " + tensorName(e->name));
    end = e->last;
  }
  if (end != size) damaged("there are values that belong to no tensor");
}

} // namespace

const char* safetensorsType(torch::ScalarType type) {
  for (const Dtype& d : kDtypes)
    if (type == d.type) return d.name;
  TORCH_CHECK(false, "there is no safetensors type for ", torch::toString(type));
}

Bytes writeSafetensors(const TensorFile& file) {
  Json header = Json::object();
  if (!file.metadata.empty()) header["__metadata__"] = file.metadata;
  std::vector<torch::Tensor> values;
  uint64_t offset = 0;
  for (const auto& [name, tensor] : file.tensors) {
    const torch::Tensor t = tensor.detach().to(torch::kCPU).contiguous();
    header[name] = {{"dtype", safetensorsType(t.scalar_type())},
                    {"shape", t.sizes().vec()},
                    {"data_offsets", {offset, offset + t.nbytes()}}};
    offset += t.nbytes();
    values.push_back(t);
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  Bytes bytes;
  bytes.reserve(8 + text.size() + offset);
  for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<uint8_t>(uint64_t(text.size()) >> (8 * i)));
  bytes.insert(bytes.end(), text.begin(), text.end());
  for (const torch::Tensor& t : values) {
    const auto* at = static_cast<const uint8_t*>(t.data_ptr());
    bytes.insert(bytes.end(), at, at + t.nbytes());
  }
  return bytes;
}

TensorFile parseSafetensors(const Bytes& bytes) {
  if (bytes.size() < 8) damaged("too short");
  uint64_t length = 0;
  for (int i = 7; i >= 0; --i) length = length << 8 | bytes[static_cast<size_t>(i)];
  if (length > kMaxHeader || length > bytes.size() - 8) damaged("its header's length is impossible");
  const uint8_t* values = bytes.data() + 8 + length;
  const uint64_t size = bytes.size() - 8 - length;
  TensorFile file;
  std::vector<Entry> entries;
  try {
    const Json header = Json::parse(bytes.begin() + 8, bytes.begin() + 8 + static_cast<std::ptrdiff_t>(length));
    for (const auto& item : header.items()) {
      if (item.key() == "__metadata__")
        file.metadata = item.value().get<std::map<std::string, std::string>>();
      else
        entries.push_back(readEntry(item.key(), item.value(), size));
    }
  } catch (const nlohmann::json::exception&) {
    damaged("its header is not what the format has");
  }
  checkPlaces(entries, size);
  for (const Entry& e : entries) {
    torch::Tensor t = torch::empty(e.shape, e.type);
    if (e.last > e.first) std::memcpy(t.data_ptr(), values + e.first, e.last - e.first);
    file.tensors.emplace_back(e.name, t);
  }
  return file;
}

TensorFile readSafetensors(const Bytes& bytes) {
  try {
    return parseSafetensors(bytes);
  } catch (const SafetensorsProblem& problem) {
    throw Error(ErrorKind::data, "The stored weights are damaged (" + problem.what + "); train the run again");
  }
}

} // namespace lacuna::coding
