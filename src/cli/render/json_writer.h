#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

// JSON written at once, for answers that are written many times a second: a tree of nodes takes longer than the search.
namespace tenet::cli {

// Appends JSON without white space to a text, the same bytes as to_line() of the same tree. Commas are written where
// they belong; that objects and arrays are closed, and that each member of an object has a name, is the caller's part.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out), begin_(out.size()) {}

  void open_object() { open('{'); }
  void close_object() { out_ += '}'; }
  void open_array() { open('['); }
  void close_array() { out_ += ']'; }
  // Of the next value, in an object. Needs no escapes.
  void name(std::string_view name);

  // UTF-8; what is none becomes U+FFFD. Characters that steer a terminal are \u escapes.
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth);
  // Null where it is not finite.
  void value(double number);
  template <std::integral Number>
  void value(Number number) {
    integer(static_cast<std::int64_t>(number));
  }
  void null();
  // The text, or null where it is empty.
  void text_or_null(std::string_view text);
  // JSON that is written already.
  void raw(std::string_view json);

  template <typename Value>
  void member(std::string_view called, const Value& of) {
    name(called);
    value(of);
  }
  void member_or_null(std::string_view called, std::string_view text) {
    name(called);
    text_or_null(text);
  }

 private:
  void separate();
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void integer(std::int64_t number);

  std::string& out_;
  std::size_t begin_;
};

}  // namespace tenet::cli
