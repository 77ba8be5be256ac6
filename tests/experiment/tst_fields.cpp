// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSet>
#include <QTest>

#include "experiment/config/config_json.h"
#include "experiment/config/fields.h"
#include "experiment/config/fields_table.h"
#include "test_program.h"

using namespace lacuna;

class TestFields : public QObject {
  Q_OBJECT
 private slots:
  void everyPathIsThereOnceAndInItsGroup() {
    QSet<QString> paths;
    for (const Field& field : configFields()) {
      QVERIFY2(!paths.contains(field.path), field.path);
      paths << field.path;
      const std::string path = field.path;
      QCOMPARE(path,
               field.group != nullptr ? std::string(field.group->path) + "." + field.key : std::string(field.key));
      if (field.group != nullptr) QVERIFY(std::holds_alternative<FieldGroup>(field.group->value));
      QVERIFY(findField(path) == &field);
    }
  }

  void whatAPersonSeesHasANameAndSaysWhatItIs() {
    for (const Field& field : configFields()) {
      const bool shown = field.section != FieldSection::none || *field.plural != '\0';
      if (!shown) continue;
      QVERIFY2(*field.label != '\0', field.path);
      QVERIFY2(*field.hint != '\0', field.path);
      QVERIFY2(!field.below || refinedBy(field) != nullptr, field.path);
    }
  }

  void whatDecidesAboutOthersComesBeforeThem() {
    // A configuration is read in this order, and what a field is refused for has been read by then.
    std::vector<std::string> before;
    for (const Field& field : configFields()) {
      if (*field.called != '\0') before.emplace_back(field.path);
      for (const char* kind : {"code.encoder.", "code.decoder."})
        if (std::string(field.path).find(kind) == 0)
          QVERIFY2(std::find(before.begin(), before.end(), std::string(kind) + "kind") != before.end(), field.path);
    }
  }

  void aValueBeyondItsRangeIsSaidInOneSentence_data() {
    QTest::addColumn<QString>("path");
    for (const Field& field : configFields())
      if (field.range.given()) QTest::newRow(field.path) << QString(field.path);
  }
  void aValueBeyondItsRangeIsSaidInOneSentence() {
    QFETCH(QString, path);
    const Field& field = *findField(path.toStdString());
    ExperimentConfig config;
    QVERIFY(rangeProblems(field, config).empty());
    if (const auto* place = std::get_if<FieldPlace<int>>(&field.value)) (*place)(config) = int(field.range.low) - 1;
    if (const auto* place = std::get_if<FieldPlace<double>>(&field.value)) (*place)(config) = field.range.low - 1;
    if (const auto* place = std::get_if<FieldPlace<std::vector<double>>>(&field.value)) (*place)(config)[1] = -1;
    if (field.range.orZero) (*std::get_if<FieldPlace<int>>(&field.value))(config) = 1;
    const std::vector<ConfigIssue> problems = rangeProblems(field, config);
    QCOMPARE(problems.size(), size_t(1));
    QVERIFY(problems[0].path.find(field.path) == 0);
    QVERIFY(!isDefault(field, config));
    setDefault(field, config);
    QVERIFY(isDefault(field, config));
    QVERIFY(rangeProblems(field, config).empty());
  }

  void anotherKindBeginsWithItsOwnCoders() {
    CodeConfig code;
    code.kind = CodeKind::parm;
    settleKind(code);
    chooseKind(code, CodeKind::learned);
    QVERIFY(code.encoder == EncoderConfig());
    QVERIFY(code.decoder == DecoderConfig());
    code.encoder.channels = 7;
    chooseKind(code, CodeKind::learned);
    QCOMPARE(code.encoder.channels, 7);
  }

  /// docs/codes.md has the table; with LACUNA_UPDATE set it is written.
  void theDocumentHasTheTable() {
    const QByteArray begin = "<!-- fields -->\n";
    const QByteArray end = "<!-- end of fields -->\n";
    QFile file(QStringLiteral(LACUNA_ROOT "/docs/codes.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QByteArray document = file.readAll();
    file.close();
    const auto from = document.indexOf(begin) + begin.size();
    const auto to = document.indexOf(end);
    QVERIFY(from >= begin.size() && to >= from);
    const QByteArray table = QByteArray::fromStdString(fieldsTable());
    if (qEnvironmentVariableIsSet("LACUNA_UPDATE")) {
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(document.left(from) + table + document.mid(to));
      return;
    }
    QCOMPARE(document.mid(from, to - from), table);
  }
};

LACUNA_TEST(TestFields)
#include "tst_fields.moc"
