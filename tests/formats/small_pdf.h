#pragma once

#include <string>
#include <vector>

namespace tenet::indexer {

// Words that are set at a place of a page, in Helvetica.
struct PdfWords {
  double left = 0;      // in points
  double baseline = 0;  // from the foot of the page, in points
  double size = 12;
  std::string words = {};  // ASCII
  bool bold = false;
};

// A PDF file of 612 x 792 points a page, nothing compressed. `info` is put into its information dictionary as it is:
// "/Title (Bail)"; `catalogue` into its catalogue. `font` describes the font of what is not bold.
inline std::string small_pdf(const std::vector<std::vector<PdfWords>>& pages, const std::string& info = {},
                             const std::string& catalogue = {},
                             const std::string& font = "/Subtype /Type1 /BaseFont /Helvetica") {
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  const auto add = [&](const std::string& object) {
    places.push_back(file.size());
    file += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  };
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(6 + 2 * i) + " 0 R ";
  add("<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>");
  add("<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages.size()) + " >>");
  add("<< /Type /Font " + font + " >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>");
  add("<< " + info + " >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string stream;
    for (const PdfWords& at : pages[i]) {
      stream += "BT /" + std::string(at.bold ? "B" : "F") + " " + std::to_string(at.size) + " Tf " +
                std::to_string(at.left) + " " + std::to_string(at.baseline) + " Td (" + at.words + ") Tj ET\n";
    }
    add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " + std::to_string(7 + 2 * i) +
        " 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>");
    add("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "endstream");
  }
  const std::size_t table = file.size();
  file += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    file += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  file += "trailer\n<< /Size " + std::to_string(places.size() + 1) + " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" +
          std::to_string(table) + "\n%%EOF\n";
  return file;
}

}  // namespace tenet::indexer
