// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/pdf_writer.h"

#include "util/error.h"
#include "workflow/module_loader.h"

namespace lacuna::workflow {

using namespace report;

void writePdf(const std::string& html, const std::vector<Figure>& figures, const std::string& path) {
  using Print = void (*)(const std::string&, const std::vector<Figure>&, const std::string&);
  static const FoundSymbol found = findSymbol(modulesBeside({"liblacuna_print.so"}), "lacunaPrintPdf");
  if (found.address == nullptr)
    throw Error(
        ErrorKind::failure,
        path + ": PDF needs the package lacuna-window; install it, or use .html, .md, .csv or .json" + found.tried);
  reinterpret_cast<Print>(found.address)(html, figures, path);
}

} // namespace lacuna::workflow
