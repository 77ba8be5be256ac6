// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real messages of core, each of which must be known to coreText(). A message that is missing here fails when somebody
// words a sentence anew and forgets its template.
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "chinese.h"
#include "data/dataset_loader.h"
#include "data/files/cifar.h"
#include "data/files/idx.h"
#include "data/pictures/image_file.h"
#include "data/pictures/image_folder.h"
#include "data/pictures/imported_datasets.h"
#include "data/pictures/own_image.h"
#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_document.h"
#include "experiment/split/split_plan.h"
#include "experiment/sweep/sweep.h"
#include "experiment/sweep/sweep_draft.h"
#include "lesson/lesson.h"
#include "store/run_store.h"
#include "test_program.h"
#include "util/error.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"
#include "workflow/config_file.h"
#include "workflow/engine_loader.h"
#include "workflow/run_reporter.h"
#include "workflow/training_run.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::store;
using namespace lacuna::report;
using namespace lacuna::lesson;
using namespace lacuna::widgets;
using namespace lacuna::workflow;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

const char* const kGood = R"({"dataset": "mnist", "code": {"k": 2, "r": 2}})";

std::string noFile(const std::string& path) {
  throw Error(ErrorKind::usage, path + " does not exist; give the path of a configuration file");
}

/// What is wrong with kGood after each of these.
const char* const kSettings[] = {
    "colour=1",
    "code.encodr={}",
    "name=5",
    "code.k=\"two\"",
    "code.k=1e30",
    "code.pass_through=1",
    "code=7",
    "training.learning_rate=\"fast\"",
    "training.seed=-1",
    "training.loss_weights_by_lost=3",
    "dataset=minst",
    "base_model.kind=vgg",
    "code.encoder.kind=summ",
    "code.parity=own",
    "code.block_training=joint",
    "training.optimizer=sgd",
    "lacuna=2",
    "name=\"\"",
    "name=" /* and much more */,
    "code.k=0",
    "code.k=5",
    "code.k=99",
    "code.r=0",
    "code.r=9",
    "code.l=3",
    "code.l=0",
    "code.encoder.channels=0",
    "code.decoder.width=100000",
    "base_model.dropout=0.95",
    "training.epochs=0",
    "training.learning_rate=0",
    "training.weight_decay=-1",
    R"(training.loss={"features":0,"logits_kl":0})",
    "training.loss_weights_by_lost=[]",
    "training.loss_weights_by_lost=[1,0]",
    "subset.train=5",
    "code.fill_value=1",
    R"(code.encoder={"kind":"mlp","channels":3})",
    R"(code.decoder={"kind":"mlp","width":3})",
    R"(training.patterns={"policy":"all","per_step":2})",
    "code.copies=[0,1]",
    R"(code={"kind":"berrut","k":2,"r":1,"encoder":{}})",
    R"(base_model.layers=[{"kind":"relu"}])",
    "code.blocks=[0]",
    "code.blocks=3",
    R"(code={"kind":"replication","k":2,"r":1,"copies":[2]})",
    R"(code={"kind":"replication","k":2,"r":2,"copies":[0]})",
    R"(code={"k":2,"r":2,"encoder":{"kind":"concat"}})",
    R"(code={"k":2,"r":1,"encoder":{"kind":"sum"},"decoder":{"kind":"subtract"}})",
    "training.restarts=11",
    R"(training={"curriculum":true,"patterns":{"policy":"fixed"}})",
    R"(base_model={"kind":"custom"})",
    R"(base_model={"kind":"custom","layers":[]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"linear","out":10}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"conv","out":2,"kernel":3},{"kind":"linear","out":9}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"batch_norm"},{"kind":"linear","out":10}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"flatten"},{"kind":"conv","out":2,"kernel":3}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"flatten"},{"kind":"flatten"}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"flatten"},{"kind":"global_avg_pool"}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"conv","out":2,"kernel":40},{"kind":"linear","out":10}]})",
    R"(base_model={"kind":"custom","layers":[{"kind":"conv","out":2,"kernel":3,"padding":3},{"kind":"linear","out":10}]})",
    R"(base_model={"kind":"custom","weights":"a","epochs":3,"layers":[{"kind":"relu","out":3}]})",
    "code.returns=logits",
    R"(code={"k":2,"r":1,"unit":"image","blocks":[3]})",
    R"(code={"k":2,"r":1,"unit":"image","decoder":{"kind":"conv"}})",
    R"(code={"k":2,"r":1,"unit":"image","kind":"mds-layerwise","returns":"logits"})",
    "code.k",
    "dataset.name=x",
    "training.batch=1.5",
    "code.blocks=[99]",
    R"(dataset_shape={"channels":2,"height":9999,"width":28,"classes":["a"]})",
    R"(dataset_shape={"channels":3,"height":32,"width":32,"classes":["a","b"]})",
    R"(dataset_shape=3)",
    R"(dataset_shape={"channels":"x","classes":5,"more":1})"};

const char* const kDocuments[] = {
    "",
    "[1, 2]",
    "{\"name\": \"\xff\xfe\"}",
    "{\"dataset\": 1e999}",
    "1e999",
    R"({"dataset": "mnist", "base_model": {"kind": "custom", "layers": [{"kind": "conv", "out": 2, "kernel": 3},
        {"kind": "dropout"}, {"kind": "linear", "out": 10}]}, "code": {"k": 2, "r": 1}})",
    "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
    R"({"code": {"k": 2, "r": 1}})",
    R"({"dataset": "mnist", "code": {"kind": "none", "k": 2, "r": 1}, "training": {"epochs": 2}})",
    R"({"dataset": "mnist", "base_model": {"kind": "resnet8"}, "code": {"k": 2, "r": 1, "blocks": [3]}})",
    R"({"dataset": "mnist", "dataset": "mnist", "code": {"k": 2, "r": 1}})"};

/// Fields of a sweep of a good configuration.
const char* const kSweeps[] = {
    R"("lacuna_sweep": 2, "name": "S", "config": {})",
    R"("name": "S", "config": {})",
    R"("lacuna_sweep": 1)",
    R"("lacuna_sweep": 1, "name": "", "config": 3)",
    R"("lacuna_sweep": 1, "name": 5, "config": "none.json")",
    R"("lacuna_sweep": 1, "name": "S", "config": {}, "list": [], "grid": 3)",
    R"("lacuna_sweep": 1, "name": "S", "config": {}, "list": [1, {}, {"set": 3}], "more": 1)",
    R"("lacuna_sweep": 1, "name": "S", "config": {}, "grid": {"code..r": [1], "code.r": []}})",
    R"("lacuna_sweep": 1, "name": "S", "config": {"dataset": "mnist", "code": {"k": 2, "r": 1}},
       "grid": {"code.r": [1, 1, 9]})",
    R"("lacuna_sweep": 1, "name": "S", "config": {"dataset": "mnist", "code": {"k": 2, "r": 1}},
       "grid": {"training.seed": [1,2,3,4,5,6,7,8,9,10], "base_model.seed": [1,2,3,4,5,6,7,8,9,10],
                "training.batch": [8,16,32,64,128,256,512,1024,2048,4096,1,2], "training.epochs": [1,2,3,4,5,6,7,8,9,10]})"};

const std::pair<const char*, const char*> kRows[] = {{"code.r", ""},
                                                     {"code.kind", ""},
                                                     {"code.r", "1, 1"},
                                                     {"code.kind", "raid"},
                                                     {"training.loss.labels", "x"},
                                                     {"code.r", "x"},
                                                     {"code.r", "5-1"},
                                                     {"training.seed", "1-99999"},
                                                     {"code.fill", "mean"}};

const char* const kLessons[] = {
    "x",
    "---\nlacuna-lesson: 2\n",
    "---\ntitle: T\n---\n",
    "---\nlacuna-lesson: 1\n---\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\ntext\n",
    "---\nlacuna-lesson: 1\ntitle: T\nminutes: x\n---\n",
    "---\nlacuna-lesson: 1\ntitle: T\nwhat: x\n---\n",
    "---\nlacuna-lesson: 1\ntitle: T\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n```setup\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```setup\nlayout: x\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```setup\nconfig: {\"code\": {\"k\": 0, \"r\": 1}}\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```task\nask: A\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```task\nlose: 1\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```task\nask: A\nlose: 1\ntrain: yes\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```task\nask: A\nchoice: B\n```\n",
    "---\nlacuna-lesson: 1\ntitle: T\n---\n# P\n```task\nask: A\nchoice: B\nright: 2\n```\n"};

const char* const kDescriptions[] = {"", R"({"lacuna_dataset": 2})", R"({"lacuna_dataset": 1, "title": ""})",
                                     R"({"lacuna_dataset": 1, "title": "T", "channels": 2, "height": 1, "width": 28,
                                         "classes": ["a", ""]})"};

/// Headers of files of weights for a convolution of two maps and 80 bytes of values, each wrong in another way.
const char* const kWeights[] = {
    R"("0.weight":{"dtype":"F32","shape":[2,1,3,3.5],"data_offsets":[0,72]})",
    R"("0.weight":{"dtype":"F32","shape":[2000],"data_offsets":[0,8000]})",
    R"("0.weight":{"dtype":"F32","shape":[2,1,3,3],"data_offsets":[0,70]})",
    R"("0.weight":{"dtype":"F8_E4M3","shape":[80],"data_offsets":[0,80]})",
    R"("0":{"dtype":"F32","shape":[15],"data_offsets":[0,60]},"b":{"dtype":"F32","shape":[15],"data_offsets":[20,80]})",
    R"("0.weight":{"dtype":"F32","shape":[18],"data_offsets":[8,80]})",
    R"("0.weight":{"dtype":"F32","shape":[18],"data_offsets":[0,72]})",
    R"("0.weight":{"dtype":"F32","shape":[20],"data_offsets":[0,80]})",
    R"("0.weight":{"dtype":"F32","shape":[2,1,3,3],"data_offsets":[0,72]},
       "c":{"dtype":"F32","shape":[2],"data_offsets":[72,80]})",
    R"("0.weight":{"dtype":"I32","shape":[2,1,3,3],"data_offsets":[0,72]},
       "c":{"dtype":"F32","shape":[2],"data_offsets":[72,80]})",
    R"("0.weight":{"dtype":"F32","shape":[2,1,3,3],"data_offsets":[0,72]},
       "0.bias":{"dtype":"F32","shape":[2],"data_offsets":[72,80]},
       "d":{"dtype":"F32","shape":[0],"data_offsets":[80,80]})"};

/// A safetensors file with these entries in its header.
Bytes weightsFile(const std::string& entries, size_t values, uint8_t fill = 0) {
  const std::string header = "{" + entries + "}";
  Bytes bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(uint8_t(uint64_t(header.size()) >> (8 * i)));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.resize(bytes.size() + values, fill);
  return bytes;
}

} // namespace

class TestCoreSentences : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;
  QStringList m_said; ///< what core said, in English
  QStringList m_wrong;

  std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

  std::string file(const QString& name, const QByteArray& bytes) const {
    QDir().mkpath(QFileInfo(m_folder.filePath(name)).path());
    QFile file(m_folder.filePath(name));
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
    return path(name);
  }

  std::string folder(const QString& name) const {
    QDir().mkpath(m_folder.filePath(name));
    return path(name);
  }

  void hear(const std::string& english) {
    const QString said = QString::fromStdString(english);
    QString chinese = coreText(english);
    m_said << said;
    if (!hasChinese(chinese) || hasEnglishGrammar(chinese.remove(m_folder.path())))
      m_wrong << said + QStringLiteral("\n    → ") + chinese;
  }

  template <typename Call>
  void refused(const Call& call) {
    try {
      call();
      m_wrong << QStringLiteral("call %1 was not refused").arg(m_said.size());
    } catch (const std::exception& e) {
      hear(e.what());
    }
  }

 private slots:
  void init() {
    speak(QStringLiteral("zh_CN"));
    m_said.clear();
    m_wrong.clear();
  }

  void cleanup() { QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(QLatin1Char('\n')))); }

  void configurations() {
    for (const char* set : kSettings) {
      const std::string setting = set == std::string("name=") ? set + std::string(300, 'x') : set;
      const auto issues = parseConfig(kGood, {setting}).issues;
      if (issues.empty()) m_wrong << QStringLiteral("nothing is wrong with ") + QLatin1String(set);
      for (const ConfigIssue& issue : issues) hear(issue.message);
      hear(joinIssues(issues));
    }
    for (const char* json : kDocuments)
      for (const ConfigIssue& issue : parseConfig(json).issues) hear(issue.message);
    for (const ConfigIssue& issue : parseConfig(std::string(2000000, ' ')).issues) hear(issue.message);
    ExperimentConfig config;
    config.training.batch = 1;
    config.code.unit = CodeUnit::image;
    config.dataset = "A data set";
    for (const ConfigIssue& issue : validate(config)) hear(issue.message);
    refused([] { planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), 2, -1); });
    refused([] { baseModelSpec("lenet6", {1, 28, 28}, 10); });
    QVERIFY(m_said.size() > 150);
  }

  void sweeps() {
    for (const char* fields : kSweeps) {
      const auto issues = parseSweep("{" + std::string(fields) + "}", noFile).issues;
      if (issues.empty()) m_wrong << QStringLiteral("nothing is wrong with ") + QLatin1String(fields);
      for (const SweepIssue& issue : issues) {
        hear(issue.message);
        if (!issue.run.empty()) hear(issue.run);
      }
    }
    SweepDraft draft{"S", parseConfigOrThrow(kGood), {}};
    for (const auto& [field, values] : kRows) draft.rows.push_back({field, values});
    draft.rows.push_back({"code.k", "2"});
    draft.rows.push_back({"code.k", "4"});
    for (const std::string& problem : draftSweep(draft).problems)
      if (!problem.empty()) hear(problem);
    draft.rows = {{"code.kind", "none, berrut"}, {"training.seed", "1"}, {"code.encoder.kind", "conv"}};
    for (const std::string& problem : draftSweep(draft).problems)
      if (!problem.empty()) hear(problem);
    QVERIFY(m_said.size() > 30);
  }

  void lessons() {
    for (const char* text : kLessons) refused([text] { parseLesson(text); });
    refused([] { parseLesson(std::string(kMaxLessonBytes + 1, 'x')); });
  }

  void dataFiles() {
    const QByteArray header("\0\0\x08\x01\0\0\0\x03", 8);
    refused([&] { readIdx(file("a.idx", "x"), 1); });
    refused([&] { readIdx(file("b.idx", QByteArray("\0\0\x09\x01", 4)), 1); });
    refused([&] { readIdx(file("c.idx", header), 3); });
    refused([&] { readIdx(file("d.idx", header.left(6)), 1); });
    refused([&] { readIdx(file("e.idx", QByteArray("\0\0\x08\x01\0\0\0\0", 8)), 1); });
    refused([&] { readIdx(file("f.idx", header + "xx"), 1); });
    refused([&] { readIdx(file("g.idx", header + "xxxx"), 1); });
    refused([&] { readIdx(file("h.gz", "not packed"), 1); });
    refused([&] { readIdx(path("none"), 1); });
    const DatasetInfo& cifar = *findDataset("cifar-10");
    for (int i = 1; i <= 5; ++i) file(QStringLiteral("cifar/data_batch_%1.bin").arg(i), i == 1 ? "xx" : "");
    file("cifar/test_batch.bin", "");
    refused([&] { readCifar(cifar, path("cifar"), true); });
    refused([&] { readCifar(cifar, path("cifar"), false); });
    file("cifar/test_batch.bin", QByteArray(3073, '\x0b'));
    refused([&] { readCifar(cifar, path("cifar"), false); });
    refused([&] { readPicture(file("empty.png", "")); });
    refused([&] { readPicture(file("words.png", "words")); });
    refused([&] { readPicture(folder("folder.png")); });
    QFile::link("nowhere", m_folder.filePath("link"));
    refused([&] { readPicture(path("link")); });
    refused([&] { readIdx(path("link"), 1); });
    refused([&] { readIdx(folder("folder"), 1); });
    for (const DatasetInfo& data : datasetCatalog()) {
      hear(data.howToGet);
      if (data.builtIn) continue;
      refused([&] { loadDataset(data.name, {}, {path("nowhere")}); });
      folder("some/" + QString::fromStdString(data.name));
      refused([&] { loadDataset(data.name, {}, {path("some")}); });
    }
    refused([] { loadDataset("nothing", {}, {}); });
    for (const DatasetStatus& status : datasetStatuses({path("nowhere")}))
      if (!status.problem.empty()) hear(status.problem);
    refused([&] { readImportedDataset(folder("imported")); });
    for (const char* text : kDescriptions)
      refused([&] {
        file("imported/dataset.json", text);
        readImportedDataset(path("imported"));
      });
    const Picture ground{28, 28, std::vector<uint8_t>(28 * 28 * 3, 7)};
    refused([&] { ownImage(ground, *findDataset("mnist")); });
  }

  void pictureFolders() {
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(QImage(40, 40, QImage::Format_RGB32).save(&buffer, "PNG"));
    const auto import = [&](const QString& from, const std::string& name = "pets", int side = 32,
                            std::optional<double> share = {}) {
      ImageFolderImport request;
      request.folder = path(from);
      request.name = name;
      request.target = folder("target");
      request.width = side;
      request.testShare = share;
      refused([&] { importImageFolder(request); });
    };
    import("none");
    import("empty-folder", "UPPER");
    import("none", "mnist");
    folder("target/taken");
    import("none", "taken");
    import("none", "pets", 1);
    folder("bare");
    import("bare");
    folder("one/cat");
    import("one");
    folder("two/cat");
    folder("two/dog");
    import("two");
    file("two/cat/1.png", png);
    file("two/dog/1.png", png);
    import("two");
    folder("halves/train/cat");
    folder("halves/train/dog");
    folder("halves/test/cat");
    import("halves");
    for (int i = 0; i < 12; ++i)
      for (const char* kind : {"cat", "dog"})
        file(QStringLiteral("many/%1/%2.png").arg(QLatin1String(kind)).arg(i), png);
    file("many/dog/3.png", png.left(60));
    import("many");
    import("halves", "pets", 32, 0.5);
    import("two", "pets", 32, 2);
    file("many/dog/4.png", "");
    file("many/dog/5.jpg", "words");
    import("many");
    folder("around/pets/cat");
    import("around");
    folder("nested/cat/big");
    folder("nested/dog/big");
    import("nested");
    folder("twice/train/cat");
    folder("twice/Training/cat");
    folder("twice/test/cat");
    import("twice");
    folder("mixed/train/cat");
    folder("mixed/train/dog");
    folder("mixed/val/cat");
    folder("mixed/val/owl");
    import("mixed");
    file("gone/ant/1.png", "");
    for (int i = 0; i < 12; ++i)
      for (const char* kind : {"cat", "dog"})
        file(QStringLiteral("gone/%1/%2.png").arg(QLatin1String(kind)).arg(i), png);
    ImageFolderImport skipping;
    skipping.folder = path("gone");
    skipping.name = "gone";
    skipping.target = folder("target");
    skipping.skipDamaged = true;
    refused([&] { importImageFolder(skipping); });
    QVERIFY(m_said.size() >= 13);
  }

  void libraries() {
    const auto open = [this](const std::string& at) { refused([&] { RunStore::open(at, Access::readOnly); }); };
    open(path("none.lacuna"));
    open(folder("library"));
    open(file("empty.lacuna", ""));
    open(file("words.lacuna", "words"));
    open("/dev/null");
    refused([&] { RunStore::open(path("no/folder/x.lacuna")); });
    RunStore store = RunStore::open(path("runs.lacuna"));
    refused([&] { store.resolve("last"); });
    refused([&] { store.resolve("xyz"); });
    refused([&] { store.run("xyz"); });
    RunRecord run;
    run.name = "1";
    run.config = parseConfigOrThrow(kGood);
    const std::string uuid = store.createRun(run);
    refused([&] { store.linkBaseModel(uuid, "nothing"); });
    RunStore reader = RunStore::open(path("runs.lacuna"), Access::readOnly);
    refused([&] { reader.setName(uuid, "2"); });
    refused([&] { readTextFile(path("none.json"), 10); });
    refused([&] { readTextFile(path("library"), 10); });
    QFile::link("nowhere", m_folder.filePath("link.json"));
    refused([&] { readTextFile(path("link.json"), 10); });
    refused([&] { readTextFile(file("long.json", QByteArray(20, ' ')), 10); });
    refused([&] { checkReportPath("x.txt"); });
    refused([&] { checkReportPath("/nowhere/x.html"); });
  }

  void theEngine() {
    const auto engine = loadEngine();
    const ExperimentConfig config = parseConfigOrThrow(kGood);
    refused([&] { engine->load(config, Bytes{1, 2}, Bytes{1, 2}); });
    refused([&] { engine->importCode(Bytes(100, 0)); });
    const Bytes empty = {8, 0, 0, 0, 0, 0, 0, 0, '{', '}', ' ', ' ', ' ', ' ', ' ', ' '};
    refused([&] { engine->importCode(empty); });
    refused([&] { engine->load(config, empty, empty); });
    const auto custom = parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "base_model":
      {"kind": "custom", "weights": "net", "layers": [{"kind": "conv", "out": 2, "kernel": 3},
                                                    {"kind": "linear", "out": 10}]}})");
    refused([&] { engine->importWeights(custom, empty); });
    refused([&] { engine->importWeights(custom, Bytes()); });
    for (const std::string& text : {std::string("PK\x03\x04 and more"), std::string("\x80\x02 and much more"),
                                    std::string("\x89HDF and more"), std::string("\x93NUMPY and more")})
      refused([&] { engine->importWeights(custom, Bytes(text.begin(), text.end())); });
    for (const char* entries : kWeights)
      refused([&] { engine->importWeights(custom, weightsFile(entries, 4 * (2 * 9 + 2))); });
    refused([&] { engine->importWeights(custom, weightsFile(kWeights[8], 80, 0xff)); }); // NaN
    refused([&] { engine->importWeights(custom, weightsFile(kWeights[8], 80, 0x7e)); }); // 8e37
    ExperimentConfig bare = custom;
    bare.baseModel.layers[0].bias = false;
    refused([&] {
      engine->importWeights(bare, weightsFile(R"("0.weight":{"dtype":"F32","shape":[2,1,3,3],"data_offsets":[0,72]},
                                                 "0.bias":{"dtype":"F32","shape":[2],"data_offsets":[72,80]})",
                                              80));
    });
    RunStore store = RunStore::open(path("engine.lacuna"));
    RunRecord run;
    run.name = "1";
    run.config = config;
    const std::string uuid = store.createRun(run);
    refused([&] { loadCode(*engine, path("engine.lacuna"), uuid); });
    class Heard : public RunListener {
     public:
      std::vector<std::string> events;
      void onEvent(const std::string& event) override { events.push_back(event); }
    } heard;
    RunOptions options;
    options.storePath = path("engine.lacuna");
    TrainingControl control;
    performRun(*engine, parseConfigOrThrow(R"({"dataset": "stroke-digits", "subset": {"train": 200, "test": 50},
                 "base_model": {"epochs": 1}, "code": {"k": 2, "r": 1},
                 "training": {"epochs": 2, "early_stop": 1, "augment": 1, "cuda_graphs": true, "precision": "tf32"}})"),
               options, control, heard);
    // Weights that are no numbers, which a library may hold.
    const std::string broken = store.resolve("last");
    const auto weights = [&](bool ofBase) {
      Bytes base = store.baseModelOf(broken)->bytes;
      Bytes code = store.checkpoint(broken, CheckpointKind::best)->bytes;
      Bytes& file = ofBase ? base : code;
      const size_t header = 8 + (size_t(file[0]) | size_t(file[1]) << 8 | size_t(file[2]) << 16);
      std::fill(file.begin() + std::ptrdiff_t(header), file.end(), uint8_t(0xff));
      return engine->load(store.run(broken).config, base, code);
    };
    const auto images = loadTestSubset("stroke-digits", 20, {});
    for (const bool ofBase : {true, false}) {
      refused([&] { engine->evaluate({weights(ofBase), images, {}}, control); });
      refused([&] { engine->inspect(*weights(ofBase), *images, 0, FailurePattern::of({0})); });
    }
    QVERIFY(heard.events.size() >= 3);
    for (const std::string& event : heard.events) hear(event);
  }
};

LACUNA_TEST(TestCoreSentences)
#include "tst_core_sentences.moc"
