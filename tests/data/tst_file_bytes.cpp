// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/files/file_bytes.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <thread>

#include "data/pictures/image_folder.h"
#include "idx_files.h"
#include "picture_folders.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::test;

namespace {

/// No file of this process grows beyond so many bytes for a while: as on a full disk, a write brings less, then none.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit limit = {bytes, m_before.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) qFatal("the size of files cannot be limited");
  }
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit m_before{};
};

} // namespace

class TestFileBytes : public QObject {
  Q_OBJECT
 private slots:
  void aFileIsReadAsItWasWritten() {
    const DataFolder folder;
    const std::string path = folder.path() + "/text";
    for (const std::string& text : {std::string("old"), std::string(), std::string(300000, 'x')}) {
      writeFile(path, text);
      const Bytes bytes = readFile(path, 1 << 20);
      QCOMPARE(std::string(bytes.begin(), bytes.end()), text);
    }
    QCOMPARE(allIn(folder.path()), QStringList{"text"});
  }

  void aNameWithoutAFolderIsInTheCurrentOne() {
    const DataFolder folder;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(QString::fromStdString(folder.path())));
    writeFile("text", "here");
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(allIn(folder.path()), QStringList{"text"});
  }

  void whatCannotBeWrittenLeavesTheOldFile() {
    const DataFolder folder;
    const std::string path = folder.write("text", "old");
    {
      const FullDisk full(100000);
      const Error error = errorOf([&] { writeFile(path, std::string(300000, 'x')); });
      QCOMPARE(error.kind(), ErrorKind::failure);
      QVERIFY(says(error, path + " could not be written (File too large)"));
    }
    QCOMPARE(readFile(path, 100), (Bytes{'o', 'l', 'd'}));
    QCOMPARE(allIn(folder.path()), QStringList{"text"});
  }

  void aPlaceThatIsNoneIsNamed() {
    const DataFolder folder;
    folder.write("folder/inside", "x");
    for (const std::string name : {"/nowhere/text", "/folder"}) {
      const std::string path = folder.path() + name;
      const Error error = errorOf([&] { writeFile(path, "new"); });
      QCOMPARE(error.kind(), ErrorKind::failure);
      QVERIFY(says(error, path + " could not be written"));
    }
    QCOMPARE(allIn(folder.path()), QStringList{"folder"});
  }

  void onlyWhatIsThereReachesTheDisk() {
    const DataFolder folder;
    QVERIFY(reachesDisk(folder.path()));
    QVERIFY(reachesDisk(folder.write("text", "x")));
    QVERIFY(!reachesDisk(folder.path() + "/nothing"));
    QVERIFY(reachesDisk("/dev/null")); // has no disk to reach
  }

  void thereIsAlwaysAReason() {
    errno = ENOSPC;
    QCOMPARE(systemReason(), std::string("No space left on device"));
    errno = 0;
    QCOMPARE(systemReason(), std::string("the system gives no reason"));
  }

  void moreThanExpectedIsRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "text";
    QTest::newRow("gzipped") << "text.gz";
  }
  void moreThanExpectedIsRefused() {
    QFETCH(QString, name);
    const DataFolder folder;
    const QByteArray text(200000, 'x');
    const std::string path = folder.write(name, name.endsWith(".gz") ? gzipped(text) : text);
    QCOMPARE(readFile(path, 200000).size(), size_t(200000));
    const Error error = errorOf([&] { readFile(path, 199999); });
    QCOMPARE(error.kind(), ErrorKind::data);
    QVERIFY(says(error, path + " is larger than any file of this kind"));
  }

  void whatIsNoFileIsNamedWithWhatItIs() {
    const DataFolder folder;
    folder.write("folder/inside", "x");
    QVERIFY(QFile::link("/nowhere/at-all", QString::fromStdString(folder.path() + "/link")));
    QVERIFY(QFile::link("/nowhere/packed", QString::fromStdString(folder.path() + "/link.gz")));
    const std::pair<const char*, const char*> cases[] = {
        {"/link", "/link is a link to /nowhere/at-all, which does not exist"},
        {"/link.gz", "/link.gz is a link to /nowhere/packed, which does not exist"},
        {"/none", "/none does not exist"},
        {"/folder", "/folder is a folder"}};
    for (const auto& [name, reason] : cases) {
      const Error error = errorOf([&] { readFile(folder.path() + name, 100); });
      QCOMPARE(error.kind(), ErrorKind::data);
      QVERIFY(says(error, folder.path() + reason));
      QVERIFY(std::string(error.what()).find("permissions") == std::string::npos);
    }
  }

  void aDamagedPackedFileIsNamedOnce() {
    const DataFolder folder;
    QByteArray packed = gzipped(QByteArray(5000, 'x') + "y");
    packed[packed.size() - 6] = char(~packed[packed.size() - 6]); // of its checksum
    const std::string path = folder.write("text.gz", packed);
    const std::string said = errorOf([&] { readFile(path, 10000); }).what();
    QVERIFY2(said.find(path + " is damaged (") == 0, said.c_str());
    QVERIFY2(said.find(path, 1) == std::string::npos, said.c_str());
    for (const char* name : {"plain.gz", "empty.gz"}) {
      const std::string plain = folder.write(name, name == std::string("plain.gz") ? "not packed" : "");
      QVERIFY(says(errorOf([&] { readFile(plain, 100); }), plain + " is not a gzip file"));
    }
  }

  /// What a pipe gives can be had once.
  void aPipeIsReadOnce() {
    const DataFolder folder;
    const std::string path = folder.path() + "/pipe";
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    std::thread writer([&] { std::ofstream(path) << "through a pipe"; });
    const Bytes bytes = readFile(path, 100);
    writer.join();
    QCOMPARE(std::string(bytes.begin(), bytes.end()), std::string("through a pipe"));
  }

  /// At whichever byte the disk is full: in the images, in the labels, in the description.
  void anImportOnAFullDiskLeavesNothing() {
    const DataFolder pictures;
    writePictures(pictures);
    const DataFolder data;
    int failed = 0;
    for (rlim_t bytes = 0;; bytes = bytes < 64 ? bytes + 8 : 2 * bytes) {
      const FullDisk full(bytes);
      const Error error = errorOf([&] { importImageFolder(requestFor(pictures, data)); });
      if (!allIn(data.path()).isEmpty()) break;
      QCOMPARE(error.kind(), ErrorKind::failure);
      QVERIFY(says(error, "could not be written"));
      ++failed;
    }
    QCOMPARE(allIn(data.path()), QStringList{"pets"});
    QVERIFY(failed > 8);
  }
};

LACUNA_TEST(TestFileBytes)
#include "tst_file_bytes.moc"
