#include "support/make_documents.h"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

namespace tenet::test {
namespace {

std::string escaped(std::string_view words) {
  std::string result;
  for (const char c : words) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += c;
    }
  }
  return result;
}

// `words` in lines of at most `most` characters.
std::vector<std::string> lines_of(std::string_view words, std::size_t most) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    std::size_t end = words.size();
    if (end > most) end = words.rfind(' ', most);
    lines.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return lines;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~std::uint32_t{0};
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

// Little-endian, of so many bytes.
std::string number(std::size_t value, int bytes) {
  std::string result;
  for (; bytes > 0; --bytes, value >>= 8U) result += static_cast<char>(value & 0xFFU);
  return result;
}

// The fields that a file has both before its bytes and in the list at the end (APPNOTE 4.3.7 and 4.3.12).
std::string zip_fields(const std::string& name, const std::string& bytes) {
  return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(crc32(bytes), 4) +
         number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
}

std::string pdf_words(std::string_view words) {
  std::string result = "(";
  for (const char c : words) {
    if (c == '(' || c == ')' || c == '\\') result += '\\';
    result += c;
  }
  return result + ')';
}

}  // namespace

std::string make_html(const Article& article) {
  std::string body;
  for (const std::string& paragraph : article.paragraphs) body += "<p>" + escaped(paragraph) + "</p>\n";
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0} | Testshire Ledger</title></head>\n"
      "<body><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News</a></li></ul></nav>\n"
      "<main><article><h1>{0}</h1>\n{1}</article></main>\n"
      "<footer><p>Copyright of the Testshire Ledger. All rights reserved.</p></footer></body></html>\n",
      escaped(article.title), body);
}

std::string make_message(const Article& article) {
  constexpr std::size_t longest_line = 71;
  std::string body;
  for (const std::string& paragraph : article.paragraphs) {
    const std::vector<std::string> lines = lines_of(paragraph, longest_line);
    for (std::size_t i = 0; i < lines.size(); ++i) body += lines[i] + (i + 1 < lines.size() ? " \r\n" : "\r\n");
    body += "\r\n";
  }
  return fmt::format(
      "From: Testshire Press Desk <desk@testshire.example>\r\nTo: readers@testshire.example\r\nSubject: {}\r\n"
      "Date: Mon, 06 May 2019 09:30:00 +0000\r\nMessage-ID: <1@testshire.example>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=us-ascii; format=flowed\r\n\r\n{}",
      article.title, body);
}

std::string make_docx(const Article& article) {
  const auto paragraph = [](const std::string& words, const std::string& style) {
    const std::string properties = style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return fmt::format("<w:p>{}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", properties, escaped(words));
  };
  std::string body = paragraph(article.title, "Title");
  for (const std::string& words : article.paragraphs) body += paragraph(words, "");
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  return make_zip(
      {{"[Content_Types].xml",
        xml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
              "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
       {"_rels/.rels",
        xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
              "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
       {"word/document.xml",
        xml + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
            "</w:body></w:document>"}});
}

Pdf make_pdf(const Article& article) {
  constexpr std::size_t longest_line = 76;
  constexpr int lines_a_page = 24;
  constexpr int top = 720;
  constexpr int line_height = 14;
  Pdf pdf;
  std::vector<std::string> contents;
  int line = lines_a_page;
  const auto begin_page = [&] {
    contents.push_back(fmt::format("BT /F1 10 Tf 1 0 0 1 300 40 Tm ({}) Tj ET\n", contents.size() + 1));
    pdf.pages.emplace_back();
    line = 0;
  };
  const auto set = [&](const std::string& words, int size) {
    if (line >= lines_a_page) begin_page();
    contents.back() +=
        fmt::format("BT /F1 {} Tf 1 0 0 1 72 {} Tm {} Tj ET\n", size, top - line * line_height, pdf_words(words));
    pdf.pages.back() += (pdf.pages.back().empty() ? "" : " ") + words;
    ++line;
  };
  set(article.title, 14);
  for (const std::string& paragraph : article.paragraphs) {
    line += line < lines_a_page ? 1 : 0;  // an empty line
    for (const std::string& words : lines_of(paragraph, longest_line)) set(words, 10);
  }

  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                   "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"};
  std::string kids;
  for (const std::string& content : contents) {
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    objects.size()));
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] = fmt::format("<< /Type /Pages /Count {} /Kids [ {}] >>", contents.size(), kids);
  pdf.bytes = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.bytes.size());
    pdf.bytes += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t table_at = pdf.bytes.size();
  pdf.bytes +=
      fmt::format("{}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", table, objects.size() + 1, table_at);
  return pdf;
}

std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string zip;
  std::string list;
  for (const auto& [name, bytes] : files) {
    const std::string fields = zip_fields(name, bytes);
    list += "PK\x01\x02" + number(20, 2) + fields + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
            number(zip.size(), 4) + name;
    zip += "PK\x03\x04" + fields + name + bytes;
  }
  const std::size_t list_at = zip.size();
  return zip + list + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) +
         number(list.size(), 4) + number(list_at, 4) + number(0, 2);
}

}  // namespace tenet::test
