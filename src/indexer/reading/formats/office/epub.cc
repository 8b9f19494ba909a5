#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/office/package.h"
#include "indexer/reading/formats/office/xml.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

using Kind = Block::Kind;

// Pictures, letters and films are not unpacked.
bool is_wanted(std::string_view name) {
  const std::string lower = text::to_lower(name);
  constexpr std::array endings = {".png"sv,  ".jpg"sv,   ".jpeg"sv, ".gif"sv, ".svg"sv, ".webp"sv, ".ttf"sv, ".otf"sv,
                                  ".woff"sv, ".woff2"sv, ".mp3"sv,  ".mp4"sv, ".m4a"sv, ".css"sv,  ".js"sv};
  return std::ranges::none_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

class RootReader : public XmlVisitor {
 public:
  std::string book = {};  // the part that tells what the book has

  void on_start(const XmlElement& element) override {
    if (book.empty() && element.name.ends_with(":rootfile")) book = element.get("full-path");
  }
  void on_end(std::string_view) override {}
  void on_text(std::string_view) override {}
};

// The package document of a book (EPUB 3.3, 5).
class BookReader : public XmlVisitor {
 public:
  struct Item {
    std::string id = {};
    std::string address = {};
    std::string type = {};
    bool contents = false;  // a table of contents
  };
  std::vector<Item> items = {};
  std::vector<std::string> order = {};  // ids of the chapters
  std::vector<DocumentKey> keys = {};

  void on_start(const XmlElement& element) override {
    words_.clear();
    role_ = element.get("opf:role");
    if (element.name.ends_with(":item") || element.name == "item") {
      const std::string properties = " " + std::string(element.get("properties")) + " ";
      items.push_back({.id = std::string(element.get("id")),
                       .address = std::string(element.get("href")),
                       .type = std::string(element.get("media-type")),
                       .contents = properties.find(" nav ") != std::string::npos});
    } else if (element.name.ends_with(":itemref") || element.name == "itemref") {
      if (element.get("linear") != "no") order.emplace_back(element.get("idref"));
    } else if (element.name == "dc:date") {
      event_ = element.get("opf:event");
    }
  }
  void on_text(std::string_view words) override { words_ += words; }
  void on_end(std::string_view name) override {
    if (name == "dc:title") add("title", true);
    if (name == "dc:creator" && (role_.empty() || role_ == "aut")) authors_.push_back(value());
    if (name == "dc:date" && event_ != "modification" && event_ != "creation") add("date", true);
    if (name == "dc:publisher") add("publisher", true);
    if (name == "dc:rights") add("licence", true);
  }
  [[nodiscard]] std::string_view title() const {
    const auto found = std::ranges::find(keys, "title", &DocumentKey::key);
    return found == keys.end() ? std::string_view() : std::string_view(found->value);
  }
  void finish() {
    std::erase(authors_, std::string());
    if (!authors_.empty()) keys.push_back({.key = "author", .value = join_items("author", authors_)});
    keys.push_back({.key = "type", .value = "book"});
  }

 private:
  [[nodiscard]] std::string value() const { return std::string(text::trimmed(words_)); }
  void add(std::string_view key, bool once) {
    const bool known = std::ranges::find(keys, key, &DocumentKey::key) != keys.end();
    if (!value().empty() && !(once && known)) keys.push_back({.key = std::string(key), .value = value()});
  }

  std::string words_ = {};
  std::string role_ = {};
  std::string event_ = {};
  std::vector<std::string> authors_ = {};
};

bool is_page(const BookReader::Item& item) {
  return item.type == "application/xhtml+xml"sv || item.type == "text/html"sv || item.type == "text/x-oeb1-document"sv;
}

// Items in the order of reading. A book without one has its pages as they are listed.
std::vector<const BookReader::Item*> items_in_order(const BookReader& book) {
  std::map<std::string_view, const BookReader::Item*> items;
  for (const BookReader::Item& item : book.items) items.emplace(item.id, &item);
  std::vector<const BookReader::Item*> order;
  for (const std::string& id : book.order) {
    if (const auto item = items.find(id); item != items.end()) order.push_back(item->second);
  }
  if (!order.empty()) return order;
  for (const BookReader::Item& item : book.items) {
    if (is_page(item)) order.push_back(&item);
  }
  return order;
}

// Whether an item of the order of reading has no text of the book: a picture, a table of contents.
bool has_no_text(const BookReader::Item& item) {
  return item.contents || item.type.starts_with("image/"sv) || item.type == "application/x-dtbncx+xml"sv;
}

// The chapters in the order of reading, by their parts, each once.
std::vector<std::string> chapters(const BookReader& book, const std::string& from) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const BookReader::Item* item : items_in_order(book)) {
    if (has_no_text(*item)) continue;
    std::string name = resolve_part(from, item->address);
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
  return names;
}

// What to say of chapters that are not there, or not whole.
void add_warning(const std::vector<std::string>& names, std::string_view what, std::vector<std::string>& warnings) {
  if (names.size() == 1) warnings.push_back(fmt::format("the chapter {} is {}", names.front(), what));
  if (names.size() > 1) {
    warnings.push_back(fmt::format("{} of its chapters are {}, {} is the first", names.size(), what, names.front()));
  }
}

// A page that repeats the title and the authors of the book, and holds nothing else.
bool is_title_page(const Extract& chapter, const std::vector<DocumentKey>& keys) {
  return std::ranges::all_of(chapter.blocks, [&](const Block& block) {
    const std::string_view words = std::string_view(chapter.text).substr(block.range.begin, block.range.size());
    return std::ranges::any_of(keys,
                               [&](const DocumentKey& key) { return key.value.find(words) != std::string::npos; });
  });
}

bool has_title(const Extract& extract) {
  return std::ranges::any_of(extract.blocks, [](const Block& block) { return block.kind == Kind::title; });
}

// Each chapter has a title; the book's stands once.
void add_chapter(ExtractBuilder& builder, const Extract& chapter, std::string_view title, bool title_page) {
  for (const Block& block : chapter.blocks) {
    const std::string_view words = std::string_view(chapter.text).substr(block.range.begin, block.range.size());
    Kind kind = block.kind == Kind::title ? Kind::heading : block.kind;
    if (title_page) kind = Kind::furniture;
    if (words == title && (title_page || kind == Kind::heading)) {
      kind = has_title(builder.extract) ? Kind::furniture : Kind::title;
    }
    builder.add(kind, words, kind == Kind::heading ? std::max(block.level, 1) : 0, true);
  }
}

}  // namespace

// A book (EPUB 2 and 3): its chapters in the order of the spine; what the spine calls not linear and the table of
// contents are left out. What is known of it stands in the package document.
Extract read_epub(std::string_view bytes, const Origin&, const Spend& spend) {
  const Package package = read_package(bytes, is_wanted, spend);
  if (part_named(package, "META-INF/encryption.xml").find("EncryptedKey") != std::string_view::npos) {
    throw InputError("its text is encrypted: it is sold with a lock", "ask its publisher for a copy without one");
  }
  RootReader container;
  read_xml(part_named(package, "META-INF/container.xml"), container);
  const std::string_view description = part_named(package, container.book);
  if (description.empty()) throw InputError("it has no list of what the book holds");
  BookReader book;
  std::string trouble = read_xml(description, book);
  book.finish();
  ExtractBuilder builder;
  builder.extract.keys = book.keys;
  std::vector<std::string> missing;
  std::vector<std::string> cut;
  for (const std::string& name : chapters(book, container.book)) {
    const std::string_view chapter = part_named(package, name);
    if (chapter.empty()) {
      missing.push_back(name);
      continue;
    }
    const Extract read = read_whole_html(chapter, {.name = name, .type = "application/xhtml+xml"});
    if (!read.warnings.empty()) cut.push_back(name);
    const bool title_page = builder.extract.blocks.empty() && is_title_page(read, book.keys);
    add_chapter(builder, read, book.title(), title_page);
  }
  if (builder.extract.text.empty() && !trouble.empty()) throw InputError(trouble);
  std::vector<std::string>& warnings = builder.extract.warnings;
  if (!trouble.empty()) warnings.push_back("read in part: " + trouble);
  add_warning(missing, "missing", warnings);
  add_warning(cut, "read in part", warnings);
  return std::move(builder.extract);
}

}  // namespace tenet::indexer
