// SPDX-License-Identifier: GPL-3.0-or-later
//
// Data sets that somebody imported: what a configuration says of them, and what the catalogue adds.
#include <QTest>

#include "experiment/config/config_dataset.h"
#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/dataset/dataset_document.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

const DataShape kPets = {{3, 32, 48}, {"cat", "dog № 2", "Eule"}};

std::string configOf(const std::string& dataset, const std::string& shape = "") {
  return "{\"dataset\": \"" + dataset + "\"" + (shape.empty() ? "" : ", \"dataset_shape\": " + shape) +
         ", \"code\": {\"k\": 2, \"r\": 1}}";
}

const char* const kElsewhere = R"({"channels": 1, "height": 20, "width": 28, "classes": ["left", "right"]})";

std::string problemLines(const std::string& json) {
  return joinIssues(parseConfig(json).issues);
}

} // namespace

class TestDataShape : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { registerDataset(importedDataset("pets", "My pets", kPets)); }

  void aRegisteredSetFillsInItsShape() {
    const ExperimentConfig config = parseConfigOrThrow(configOf("pets"));
    QVERIFY(config.dataShape.has_value());
    QVERIFY(*config.dataShape == kPets);
    QCOMPARE(networkOf(config).input.width, 48);
    QCOMPARE(networkOf(config).classes, 3);
    QCOMPARE(datasetOf(config)->title, std::string("My pets"));
    QCOMPARE(datasetTitle("pets"), std::string("My pets"));
  }

  void aShapeSurvivesTheRoundTrip() {
    const ExperimentConfig config = parseConfigOrThrow(configOf("pets"));
    QVERIFY(parseConfigOrThrow(formatConfig(config)) == config);
    QVERIFY(formatConfig(config).find("\"dataset_shape\"") != std::string::npos);
    ExperimentConfig other = config;
    other.dataShape->classes[0] = "fox";
    QVERIFY(!(other == config));
  }

  void aConfigurationCanBeReadWhereThePicturesAreNot() {
    const ExperimentConfig config = parseConfigOrThrow(configOf("elsewhere", kElsewhere));
    QVERIFY((networkOf(config).input == MapShape{1, 20, 28}));
    QCOMPARE(datasetOf(config)->classNames, (std::vector<std::string>{"left", "right"}));
    QCOMPARE(datasetTitle(config.dataset), std::string("elsewhere"));
    QVERIFY(parseConfigOrThrow(formatConfig(config)) == config);
    QVERIFY(!baseModelIdentity(config, "abc").empty());
  }

  void aStoredRunIsTheSameModelWithAndWithoutThePictures() {
    const ExperimentConfig here = parseConfigOrThrow(configOf("pets"));
    ExperimentConfig there = here;
    there.dataset = "pets-of-another-machine";
    QCOMPARE(baseModelIdentity(there, "abc"), baseModelIdentity(here, "abc"));
  }

  void theProgramsOwnSetsCarryNoShape() {
    const std::string shape =
        R"({"channels": 1, "height": 28, "width": 28, "classes": ["0","1","2","3","4","5","6","7","8","9"]})";
    const ExperimentConfig config = parseConfigOrThrow(configOf("mnist", shape));
    QVERIFY(!config.dataShape.has_value());
    QVERIFY(config == parseConfigOrThrow(configOf("mnist")));
  }

  void oneMistakeIsOneIssue_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("issue");
    const auto row = [](const char* name, const std::string& json, const char* issue) {
      QTest::newRow(name) << QString::fromStdString(json) << issue;
    };
    const auto shape = [](const char* channels, const char* width, const char* classes) {
      return std::string("{\"channels\": ") + channels + ", \"height\": 32, \"width\": " + width +
             ", \"classes\": " + classes + "}";
    };
    const char* two = R"(["a", "b"])";
    row("nobody knows it", configOf("cats"), "dataset: \"cats\" is not known; use one of stroke-digits");
    row("contradicts its size", configOf("pets", shape("3", "32", R"(["cat", "dog № 2", "Eule"])")),
        "dataset_shape: contradicts the data set pets of this machine, which has images of 3 × 32 × 48");
    row("contradicts its classes", configOf("pets", shape("3", "48", two)),
        "dataset_shape: contradicts the data set pets of this machine, which has classes of other names");
    row("contradicts MNIST", configOf("mnist", shape("3", "32", two)), "dataset_shape: contradicts the data set mnist");
    row("two channels", configOf("x", shape("2", "32", two)), "dataset_shape.channels: 2 is not possible; use 1");
    row("too wide", configOf("x", shape("3", "300", two)), "dataset_shape.width: 300 is out of range; use 8 to 256");
    row("beyond every number", configOf("x", shape("3", "99999999999", two)), "dataset_shape.width: 2147483647 is");
    row("one class", configOf("x", shape("3", "32", R"(["a"])")),
        "dataset_shape.classes: holds 1 names; give 2 to 256");
    row("a class without a name", configOf("x", shape("3", "32", R"(["a", ""])")),
        "dataset_shape.classes: holds a name that is empty");
    row("a path for a name", configOf("../pets", shape("3", "32", two)), "dataset: \"../pets\" cannot name a data set");
    row("too small for the base model",
        configOf("x", R"({"channels": 3, "height": 8, "width": 8, "classes": ["a", "b"]})"), "dataset: ");
    row("words for numbers", configOf("pets", shape("\"three\"", "48", two)),
        "dataset_shape.channels: must be a whole number, not \"three\"");
    row("numbers for words", configOf("pets", shape("3", "48", "[1, 2]")),
        "dataset_shape.classes: must be a list of names");
    row("not an object", configOf("pets", "7"), "dataset_shape: must be an object");
    row("a key too many", configOf("pets", R"({"channels": 3, "height": 32, "width": 48, "depth": 3,
                                               "classes": ["a", "b"]})"),
        "is not a known field; known here: channels, height, width, classes");
    row("a key too few", configOf("pets", R"({"channels": 3, "height": 32, "classes": ["a", "b"]})"),
        "dataset_shape.width: is missing");
  }
  void oneMistakeIsOneIssue() {
    QFETCH(QString, json);
    QFETCH(QString, issue);
    const std::string found = problemLines(json.toStdString());
    QVERIFY2(found.find(issue.toStdString()) != std::string::npos, found.c_str());
    QVERIFY2(found.find('\n') == std::string::npos, found.c_str());
  }

  void aNameOfTheProgramCannotBeRegistered() {
    QVERIFY_THROWS_EXCEPTION(Error, registerDataset(importedDataset("mnist", "Not MNIST", kPets)));
    QCOMPARE(findDataset("mnist")->title, std::string("MNIST"));
  }

  void registeringAgainReplaces() {
    const size_t before = datasetCatalog().size();
    registerDataset(importedDataset("twice", "First", kPets));
    registerDataset(importedDataset("twice", "Second", kPets));
    QCOMPARE(datasetCatalog().size(), before + 1);
    QCOMPARE(datasetTitle("twice"), std::string("Second"));
  }

  void aDescriptionSurvivesTheRoundTrip() {
    const DatasetDocument back = parseDatasetDocument(formatDatasetDocument({"My pets", kPets}));
    QCOMPARE(back.title, std::string("My pets"));
    QVERIFY(back.shape == kPets);
  }

  void aDamagedDescriptionIsRefusedWithEveryReason_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << ""
                           << "is damaged (the description is not valid JSON";
    QTest::newRow("another file") << "{}"
                                  << "is not a data set of this version";
    QTest::newRow("newer") << R"({"lacuna_dataset": 2})"
                           << "is not a data set of this version";
    QTest::newRow("nothing else") << R"({"lacuna_dataset": 1})"
                                  << "title: must be a text of 1 to 200 bytes; channels: is missing";
    QTest::newRow("impossible") << R"({"lacuna_dataset": 1, "title": "t", "channels": 3, "height": 7, "width": 300,
                                       "classes": ["a", "b"]})"
                                << "height: 7 is out of range; use 8 to 256; width: 300 is out of range";
  }
  void aDamagedDescriptionIsRefusedWithEveryReason() {
    QFETCH(QString, json);
    QFETCH(QString, reason);
    try {
      parseDatasetDocument(json.toStdString());
      QFAIL("was taken");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::data);
      QVERIFY2(std::string(e.what()).find(reason.toStdString()) != std::string::npos, e.what());
    }
  }
};

LACUNA_TEST(TestDataShape)
#include "tst_data_shape.moc"
