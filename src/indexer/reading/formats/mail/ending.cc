#include "indexer/reading/formats/mail/ending.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

using Kind = Block::Kind;

template <std::size_t Size>
bool has_any(std::string_view words, const std::array<std::string_view, Size>& phrases) {
  return std::ranges::any_of(phrases,
                             [&](std::string_view each) { return words.find(each) != std::string_view::npos; });
}

// "Sent from my iPhone", "Get Outlook for iOS": a line of the program that sent the message.
bool is_of_program(std::string_view words) {
  constexpr std::size_t longest = 80;
  return words.size() <= longest && words.find(". ") == std::string_view::npos &&
         (words.starts_with("sent from "sv) || words.starts_with("get outlook for "sv));
}

// Whether a paragraph says of the message for whom it is: "This e-mail is intended only for ...".
bool is_notice(std::string_view words) {
  constexpr std::array messages = {"this e-mail"sv,        "this email"sv,        "this message"sv,
                                   "this communication"sv, "this transmission"sv, "this electronic "sv};
  constexpr std::array readers = {"intended recipient"sv, "intended only for"sv, "intended solely for"sv, "addressee"sv,
                                  "confidential"sv};
  return has_any(words, messages) && has_any(words, readers);
}

bool is_ending(std::string_view words) {
  const std::string lower = text::to_lower(words);
  return is_of_program(lower) || is_notice(lower);
}

}  // namespace

void mark_mail_endings(Extract& extract, std::size_t first) {
  bool ends = true;  // nothing of the text is behind
  for (std::size_t i = extract.blocks.size(); i-- > first;) {
    Block& block = extract.blocks[i];
    if (block.kind == Kind::furniture) continue;
    if (block.kind == Kind::block_quote) {
      ends = true;
      continue;
    }
    ends = ends && i > 0 && is_ending(std::string_view(extract.text).substr(block.range.begin, block.range.size()));
    if (ends) block.kind = Kind::furniture;
  }
}

}  // namespace tenet::indexer
