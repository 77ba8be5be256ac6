// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <functional>
#include <limits>

#include "coding/model/weights_import.h"
#include "coding/weights/safetensors.h"
#include "pipeline_support.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::coding;
using namespace lacuna::test;

namespace {

constexpr const char* kFile = "nets/net.safetensors";

ExperimentConfig configWith(const std::string& layers) {
  const std::string begin = R"({"dataset": "stroke-digits", "code": {"k": 2, "r": 1}, "base_model": {"kind": "custom",
    "weights": "x", "layers": [)";
  ExperimentConfig config = parseConfigOrThrow(begin + layers + "]}}");
  config.baseModel.weights = kFile;
  return config;
}

/// A usual network: convolution, batch norm, ReLU, pooling, flattening, a classifier.
ExperimentConfig usualConfig() {
  return configWith(R"({"kind": "conv", "out": 4, "kernel": 3}, {"kind": "batch_norm"}, {"kind": "relu"},
                       {"kind": "max_pool", "kernel": 2}, {"kind": "flatten"}, {"kind": "linear", "out": 10})");
}

NamedTensors usualWeights() {
  return {{"0.weight", randomTensor({4, 1, 3, 3}, 1)},
          {"0.bias", randomTensor({4}, 2)},
          {"1.weight", randomTensor({4}, 3, 0.5, 1.5)},
          {"1.bias", randomTensor({4}, 4)},
          {"1.running_mean", randomTensor({4}, 5)},
          {"1.running_var", randomTensor({4}, 6, 0.1, 2)},
          {"1.num_batches_tracked", torch::full({}, 7, torch::kLong)},
          {"5.weight", randomTensor({10, 4 * 13 * 13}, 7)},
          {"5.bias", randomTensor({10}, 8)}};
}

torch::Tensor& named(NamedTensors& tensors, const std::string& name) {
  for (auto& [known, tensor] : tensors)
    if (known == name) return tensor;
  qFatal("no tensor %s", name.c_str());
}

Bytes fileOf(const NamedTensors& tensors) {
  TensorFile file;
  file.tensors = tensors;
  return writeSafetensors(file);
}

Bytes bytesOf(const std::string& text) {
  return Bytes(text.begin(), text.end());
}

/// A safetensors file with this header and so many bytes of values.
Bytes fileWith(const std::string& header, size_t values) {
  Bytes bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(uint8_t(uint64_t(header.size()) >> (8 * i)));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.resize(bytes.size() + values, 1);
  return bytes;
}

torch::Tensor answers(const ExperimentConfig& config, const NamedTensors& tensors, const torch::Tensor& images) {
  const auto network = importedNetwork(config, fileOf(tensors));
  return network->classify(network->convolve(images));
}

/// What the import says; empty when it is not refused as damaged data.
QString refusal(const ExperimentConfig& config, const Bytes& file) {
  try {
    importedNetwork(config, file);
  } catch (const Error& e) {
    return e.kind() == ErrorKind::data ? QString(e.what()) : QString();
  }
  return {};
}

using Change = std::function<void(NamedTensors&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestWeightsImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void weightsOfPyTorchComeInWithTheirNormsFolded_data() {
    QTest::addColumn<bool>("bias"); // in the file
    QTest::addColumn<bool>("said"); // by the layers
    QTest::newRow("bias before the norm") << true << true;
    QTest::newRow("no bias before the norm, as the layers say") << false << false;
    QTest::newRow("no bias before the norm, as is usual") << false << true;
  }
  void weightsOfPyTorchComeInWithTheirNormsFolded() {
    QFETCH(bool, bias);
    QFETCH(bool, said);
    const torch::NoGradGuard guard;
    ExperimentConfig config = usualConfig();
    config.baseModel.layers[0].bias = said;
    NamedTensors tensors = usualWeights();
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 9);
    torch::Tensor expected =
        torch::conv2d(images, named(tensors, "0.weight"), bias ? named(tensors, "0.bias") : torch::Tensor());
    expected =
        torch::batch_norm(expected, named(tensors, "1.weight"), named(tensors, "1.bias"),
                          named(tensors, "1.running_mean"), named(tensors, "1.running_var"), false, 0.1, 1e-5, false);
    expected = torch::max_pool2d(torch::relu(expected), 2);
    expected = torch::linear(expected.flatten(1), named(tensors, "5.weight"), named(tensors, "5.bias"));
    if (!bias) tensors.erase(tensors.begin() + 1);
    QVERIFY(torch::allclose(answers(config, tensors, images), expected, 1e-3, 1e-3));
  }

  void layersWithoutBiasAddNone() {
    const torch::NoGradGuard guard;
    const ExperimentConfig config = configWith(R"({"kind": "conv", "out": 2, "kernel": 5, "bias": false},
      {"kind": "relu"}, {"kind": "linear", "out": 10, "bias": false})");
    const NamedTensors tensors = {{"0.weight", randomTensor({2, 1, 5, 5}, 1)},
                                  {"2.weight", randomTensor({10, 2 * 24 * 24}, 2)}};
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 9);
    const torch::Tensor maps = torch::relu(torch::conv2d(images, tensors[0].second));
    const torch::Tensor expected = torch::linear(maps.flatten(1), tensors[1].second);
    const auto network = importedNetwork(config, fileOf(tensors));
    QVERIFY(torch::allclose(network->classify(network->convolve(images)), expected, 1e-3, 1e-3));
    QCOMPARE(elementCount(network->parameters()),
             parameterCount(network->spec().convSegment) + parameterCount(network->spec().fcSegment));
    // What the library keeps of it gives the same network.
    const auto again = readBaseModel(networkOf(config), writeBaseModel(*network), torch::kCPU);
    QVERIFY(torch::equal(again->convolve(images), network->convolve(images)));
  }

  void modulesThatDoNothingHoldTheirPlace() {
    const torch::NoGradGuard guard;
    const ExperimentConfig config = configWith(R"({"kind": "identity"}, {"kind": "conv", "out": 3, "kernel": 3},
      {"kind": "relu"}, {"kind": "dropout"}, {"kind": "global_avg_pool"}, {"kind": "flatten"}, {"kind": "dropout"},
      {"kind": "linear", "out": 10})");
    const NamedTensors tensors = {{"1.weight", randomTensor({3, 1, 3, 3}, 1)},
                                  {"1.bias", randomTensor({3}, 2)},
                                  {"7.weight", randomTensor({10, 3}, 3)},
                                  {"7.bias", randomTensor({10}, 4)}};
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 9);
    const torch::Tensor maps = torch::relu(torch::conv2d(images, tensors[0].second, tensors[1].second));
    const torch::Tensor expected = torch::linear(maps.mean({2, 3}), tensors[2].second, tensors[3].second);
    QVERIFY(torch::allclose(answers(config, tensors, images), expected, 1e-4, 1e-4));
  }

  void everyTypeOfFloatingPointNumberIsRead_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<double>("tolerance"); // of a sum over 676 values
    QTest::newRow("F64") << int(torch::kDouble) << 1e-4;
    QTest::newRow("F16") << int(torch::kHalf) << 0.1;
    QTest::newRow("BF16") << int(torch::kBFloat16) << 0.5;
  }
  void everyTypeOfFloatingPointNumberIsRead() {
    QFETCH(int, type);
    QFETCH(double, tolerance);
    const torch::NoGradGuard guard;
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 9);
    const NamedTensors whole = usualWeights();
    NamedTensors tensors = whole;
    for (auto& entry : tensors)
      if (entry.second.is_floating_point()) entry.second = entry.second.to(torch::ScalarType(type));
    const torch::Tensor difference = answers(usualConfig(), tensors, images) - answers(usualConfig(), whole, images);
    QVERIFY2(difference.abs().max().item<double>() < tolerance,
             qPrintable(QString::number(difference.abs().max().item<double>())));
  }

  void aBeginningThatAllNamesShareIsTakenOff_data() {
    QTest::addColumn<std::string>("prefix");
    for (const char* prefix : {"module.", "model.", "_orig_mod.", "module._orig_mod.", "model.net."})
      QTest::newRow(prefix) << std::string(prefix);
  }
  void aBeginningThatAllNamesShareIsTakenOff() {
    QFETCH(std::string, prefix);
    const torch::NoGradGuard guard;
    const torch::Tensor images = randomImages({1, 28, 28}, 3, 9);
    NamedTensors tensors = usualWeights();
    const torch::Tensor expected = answers(usualConfig(), tensors, images);
    QVERIFY(torch::equal(answers(usualConfig(), prefixed(tensors, prefix), images), expected));
    NamedTensors halves = prefixed(tensors, prefix);
    halves[0].first = "0.weight"; // not of all of them
    QVERIFY(refusal(usualConfig(), fileOf(halves)).contains("lacks \"1.weight\""));
  }

  void whatIsWrongIsNamedWithFileAndTensor_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, Change change, const char* says) { QTest::newRow(name) << change << says; };
    const auto set = [](const char* name, double value) {
      return [=](NamedTensors& t) { named(t, name).flatten()[2] = value; };
    };
    const double inf = std::numeric_limits<double>::infinity();
    row("NaN", set("0.weight", std::nan("")), "\"0.weight\": value 2 of 36 is not a number (NaN)");
    row("infinite", set("5.bias", inf), "\"5.bias\": value 2 of 10 is infinite");
    row("minus infinite", set("1.running_mean", -inf), "\"1.running_mean\": value 2 of 4 is infinite");
    row("absurd", set("5.weight", -1e30), "\"5.weight\": value 2 of 6760 is -1e+30, far beyond any trained weight");
    row("NaN in a norm", set("1.weight", std::nan("")), "\"1.weight\": value 2 of 4 is not a number (NaN)");
    row("just beyond", set("5.weight", 1.1e6), "is 1.1e+06, far beyond any trained weight");
    row("an absurd variance", set("1.running_var", 1e13), "\"1.running_var\": value 2 of 4 is 1e+13");
    row("negative variance", set("1.running_var", -0.5), "\"1.running_var\" holds the variance -0.5, which is below 0");
    row(
        "too large for a float", [](NamedTensors& t) { named(t, "0.bias") = torch::full({4}, 1e300, torch::kDouble); },
        "\"0.bias\": value 0 of 4 is 1e+300");
    row(
        "integers",
        [](NamedTensors& t) {
          named(t, "0.weight") = torch::ones({4, 1, 3, 3}, torch::kInt);
        },
        "\"0.weight\" holds integers (I32)");
    row(
        "missing", [](NamedTensors& t) { t.erase(t.begin() + 4); }, "lacks \"1.running_mean\"");
    row(
        "shape",
        [](NamedTensors& t) {
          named(t, "0.weight") = randomTensor({4, 1, 5, 5}, 1);
        },
        "\"0.weight\" has the shape [4, 1, 5, 5]");
    row(
        "too many",
        [](NamedTensors& t) {
          t.emplace_back("7.weight", randomTensor({2, 2}, 1));
        },
        "holds \"7.weight\", which no layer takes");
    row(
        "no bias", [](NamedTensors& t) { t.pop_back(); }, "lacks \"5.bias\"");
    row(
        "no bias, and what to do", [](NamedTensors& t) { t.pop_back(); }, "give that layer \"bias\": false");
  }
  void whatIsWrongIsNamedWithFileAndTensor() {
    QFETCH(Change, change);
    QFETCH(QString, says);
    NamedTensors tensors = usualWeights();
    QVERIFY(refusal(usualConfig(), fileOf(tensors)).isEmpty());
    change(tensors);
    const QString said = refusal(usualConfig(), fileOf(tensors));
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.startsWith(QString("base_model.weights: ") + kFile), qPrintable(said));
  }

  void largeStatisticsOfANormAreNoMistake() {
    NamedTensors tensors = usualWeights();
    named(tensors, "1.running_mean").fill_(1e7);
    named(tensors, "1.running_var").fill_(1e11);
    named(tensors, "5.weight").fill_(-9e5);
    QCOMPARE(refusal(usualConfig(), fileOf(tensors)), QString());
  }

  void aBiasThatIsNotExpectedIsNamed() {
    ExperimentConfig config = usualConfig();
    config.baseModel.layers[0].bias = false;
    const QString said = refusal(config, fileOf(usualWeights()));
    QVERIFY2(said.contains("holds \"0.bias\", but base_model.layers give that layer no bias"), qPrintable(said));
  }

  void aFileOfAnotherKindIsNamed_data() {
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<QString>("says");
    const auto tensor = [](const std::string& fields) { return R"({"0.weight": {)" + fields + "}}"; };
    QTest::newRow("torch.save") << bytesOf("PK\x03\x04 archive/data.pkl")
                                << "is a zip archive, as torch.save writes it";
    QTest::newRow("pickle") << bytesOf("\x80\x02}q\x01 and more") << "is a Python pickle";
    QTest::newRow("HDF5") << bytesOf("\x89HDF\r\n\x1a\n and more") << "is an HDF5 file";
    QTest::newRow("NumPy") << bytesOf("\x93NUMPY and more") << "is a NumPy file";
    QTest::newRow("empty") << Bytes() << "(too short)";
    QTest::newRow("text") << bytesOf("these are no weights at all") << "cannot be read as a safetensors file";
    QTest::newRow("a type of eight bits")
        << fileWith(tensor(R"("dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4])"), 4)
        << "\"0.weight\" is of the type F8_E4M3, which is not read here";
    QTest::newRow("a gap") << fileWith(tensor(R"("dtype":"F32","shape":[1],"data_offsets":[4,8])"), 8)
                           << "there is a gap before the values of \"0.weight\"";
    QTest::newRow("an overlap") << fileWith(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                            R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                                            12)
                                << "the values of \"b\" overlap those of another tensor";
    QTest::newRow("a tail") << fileWith(tensor(R"("dtype":"F32","shape":[1],"data_offsets":[0,4])"), 8)
                            << "there are values that belong to no tensor";
  }
  void aFileOfAnotherKindIsNamed() {
    QFETCH(Bytes, file);
    QFETCH(QString, says);
    const QString said = refusal(usualConfig(), file);
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.startsWith(QString("base_model.weights: ") + kFile), qPrintable(said));
    QVERIFY2(said.contains("save it with safetensors.torch.save_file"), qPrintable(said));
    QVERIFY2(!said.contains("stored weights") && !said.contains("train the run"), qPrintable(said));
  }
};

LACUNA_TEST(TestWeightsImport)
#include "tst_weights_import.moc"
