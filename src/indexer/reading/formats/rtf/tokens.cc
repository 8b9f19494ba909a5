#include "indexer/reading/formats/rtf/tokens.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/percent.h"

namespace tenet::indexer {
namespace {

using Kind = RtfToken::Kind;

constexpr std::size_t longest_word = 32;    // letters
constexpr std::size_t longest_number = 10;  // digits

}  // namespace

RtfToken RtfTokens::next() {
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
  if (at_ >= bytes_.size()) return {};
  switch (bytes_[at_]) {
    case '{': ++at_; return {.kind = Kind::open};
    case '}': ++at_; return {.kind = Kind::close};
    case '\\': ++at_; return control();
    default: {
      using namespace std::string_view_literals;
      const std::size_t end = std::min(bytes_.find_first_of("\\{}\r\n\0"sv, at_), bytes_.size());
      const std::string_view text = bytes_.substr(at_, end - at_);
      at_ = end;
      return {.kind = Kind::text, .text = text};
    }
  }
}

RtfToken RtfTokens::control() {
  if (at_ >= bytes_.size()) return {};
  const std::size_t begin = at_;
  if (!text::is_letter(bytes_[at_])) {
    const char symbol = bytes_[at_++];
    if (symbol == '\'' && at_ + 1 < bytes_.size() && text::hex_digit(bytes_[at_]) >= 0 &&
        text::hex_digit(bytes_[at_ + 1]) >= 0) {
      const int byte = text::hex_digit(bytes_[at_]) * 16 + text::hex_digit(bytes_[at_ + 1]);
      at_ += 2;
      return {.kind = Kind::byte, .number = byte, .has_number = true};
    }
    if (symbol == '\r' || symbol == '\n') return {.kind = Kind::word, .text = "par"};
    return {.kind = Kind::symbol, .text = bytes_.substr(begin, 1)};
  }
  while (at_ < bytes_.size() && at_ - begin < longest_word && text::is_letter(bytes_[at_])) ++at_;
  RtfToken token{.kind = Kind::word, .text = bytes_.substr(begin, at_ - begin)};
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && text::is_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  long long number = 0;
  for (std::size_t digits = 0; at_ < bytes_.size() && digits < longest_number && text::is_digit(bytes_[at_]);
       ++digits) {
    number = number * 10 + (bytes_[at_++] - '0');
    token.has_number = true;
  }
  constexpr long long most = 2147483647;
  token.number = static_cast<int>(std::min(number, most)) * (negative ? -1 : 1);
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  if (token.text == "bin" && token.number > 0) {
    at_ += std::min(static_cast<std::size_t>(token.number), bytes_.size() - at_);
  }
  return token;
}

}  // namespace tenet::indexer
