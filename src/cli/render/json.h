#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include <tenet/pages.h>
#include <tenet/passage.h>

// What all lines for programs are made with.
namespace tenet::cli {

using Json = nlohmann::ordered_json;

// Of UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
// One line without its end, always UTF-8: what is none becomes U+FFFD. Characters that steer a terminal are \u escapes.
[[nodiscard]] std::string to_line(const Json& json);

struct Character;
// A character as JSON escapes it, in UTF-16: \u009b.
[[nodiscard]] std::string json_escape(const Character& character);

class JsonWriter;

// Adds what is known of a document, without its text and further keys.
void add_document(Json& json, const Document& document);
void write_document(JsonWriter& json, const Document& document);

// Adds the pages of a passage, quotation or place; nothing where its document has none.
void add_pages(Json& json, const PageRange& pages);
void write_pages(JsonWriter& json, const PageRange& pages);

class Output;

// Objects, each on a line of its own: alone (JSON lines), or with what makes one array of them.
class JsonList {
 public:
  JsonList(Output& output, bool array) : output_(output), array_(array) {}

  // An object without a newline.
  void add(std::string_view line);
  // The end of the array.
  void finish();

 private:
  Output& output_;
  bool array_;
  bool begun_ = false;
};

}  // namespace tenet::cli
