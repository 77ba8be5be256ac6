// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "widgets/core_sentences.h"

namespace lacuna {

/// The run library and files: core/store, app/config_file.cpp, app/run_reporter.cpp and what the window's own threads
/// say.
CoreSentences storeSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is locked by another process; wait for it or close it, then try again"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is damaged (%2); use a copy of it, or rescue what is left with sqlite3's .recover"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot grow, the disk is full; free some space, then try again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is read-only; copy it to a folder you can write to, then use the copy"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be opened (%2); check its permissions and its folder's"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read or written (%2); check the disk it lies on"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: out of memory; close other programs"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 could not be used (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the copy could not be put there"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is empty and no run library; give the run library another name with --store, or remove "
                        "this file if it is not needed"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is not a run library (it is no SQLite file); give the run library another name with "
                        "--store, or remove this file if it is not needed"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is not a run library (it is an SQLite file of another program); give the run library "
                        "another name with --store, or remove this file if it is not needed"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is empty and no run library"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not a run library (it is no SQLite file)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not a run library (it is an SQLite file of another program)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 was written by a newer Lacuna (schema %2, this program knows %3)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is locked by another process"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be opened (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read or written (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is read-only"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 has changes in %2 that cannot be read from a read-only folder"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 has changes in %2 that cannot be read from a read-only folder; copy both files to a folder "
                        "you can write to"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (it has no schema version); use a copy of it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (its table %2 is missing); use a copy of it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (stored weights do not match their SHA-256); use a copy of it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (the configuration of run %2 cannot be read); use a copy of it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "it has no schema version"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its table %1 is missing"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 was written by a newer Lacuna (schema %2, this program knows %3); update Lacuna, or give "
                        "another library with --store"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "the folder %1 of the run library %2 does not exist; make it, or give another file"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "the run library %1 cannot be made, the folder %2 is read-only; give another file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 exists already; give another name"),
      QT_TRANSLATE_NOOP("lacuna::Core", "there is no run library %1; check the name"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the run library %1 cannot be reached; check its folder"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a folder and no run library; give a file in it with --store"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is no regular file and so no run library; give another with --store"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is no regular file and so no run library"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 is read-only, so nothing can be changed in it; copy it to a folder you can write to, then use the copy"),
      QT_TRANSLATE_NOOP("lacuna::Core", "run %1 cannot use a base model that is not stored; train it first"),
      QT_TRANSLATE_NOOP("lacuna::Core", "there is no last run: %1 has no runs yet"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "run \"%1\" is not in %2; give a uuid, the beginning of one, or last (see: lacuna runs)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "run \"%1\" means several runs, %2 and %3 among them; give more of the uuid"),
      QT_TRANSLATE_NOOP("lacuna::Core", "run %1 is not in %2; see: lacuna runs"),
      QT_TRANSLATE_NOOP("lacuna::Core", "run %1 is being computed by process %2 on %3; wait for it or stop it first"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The process that computed this run ended without a word; the run is interrupted."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "SHA-256 is not available in this system's libcrypto; install OpenSSL 1.1 or newer"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The text is not a run document (%1)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 does not exist; give the path of a configuration file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a folder; give the path of a configuration file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read; check its permissions"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is longer than %2 bytes; a configuration is far smaller, so this is another file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 could not be written (%2); choose another place"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 could not be written: its folder does not exist; make it first"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: a report ends in .html, .pdf, .md, .csv or .json; choose one of them"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The engine could not be loaded; build the program again or install libtorch"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not an engine of Lacuna"),
      QT_TRANSLATE_NOOP("lacuna::Core", "no liblacuna_coding.so lies beside the program"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The training failed for an unknown reason"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The inspection failed for an unknown reason"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The run library failed for an unknown reason"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The count failed for an unknown reason"),
      QT_TRANSLATE_NOOP("lacuna::Core", "No such file or directory"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Permission denied"),
      QT_TRANSLATE_NOOP("lacuna::Core", "No space left on device"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Is a directory"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Not a directory"),
      QT_TRANSLATE_NOOP("lacuna::Core", "read beyond end of data"),
      QT_TRANSLATE_NOOP("lacuna::Core", "database disk image is malformed"),
      QT_TRANSLATE_NOOP("lacuna::Core", "unable to open database file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "file is not a database"),
      QT_TRANSLATE_NOOP("lacuna::Core", "disk I/O error"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the run library %1 cannot be reached"),
  };
}

} // namespace lacuna
