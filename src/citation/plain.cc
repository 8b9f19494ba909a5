#include "citation/plain.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace tenet::citation {
namespace {

// C0 and C1 controls and DEL: no writing, and harm to terminals and file formats.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t white = text::white_space_at(text, at); white > 0) {
      space = !line.empty();
      at += white;
      continue;
    }
    const text::Utf8Sequence sequence = text::utf8_sequence(text, at);
    const char32_t c = sequence.valid ? text::code_point_at(text, at) : char32_t{0xFFFD};
    at += sequence.length;
    if (is_control(c)) continue;
    if (space) line += ' ';
    space = false;
    text::append_utf8(line, c);
  }
  return line;
}

std::string verbatim(std::string_view text, std::size_t begin, const std::vector<TextRange>& hidden) {
  return on_one_line(visible_text(text, begin, hidden));
}

Reference on_one_line(Reference reference) {
  const auto clean = [](std::string& text) { text = on_one_line(std::string_view(text)); };
  const auto clean_creator = [&](Creator& creator) {
    for (std::string* part : {&creator.name, &creator.family, &creator.given, &creator.suffix}) clean(*part);
  };
  for (std::string* part : {&reference.genre, &reference.title, &reference.date, &reference.container, &reference.url,
                            &reference.note, &reference.accessed}) {
    clean(*part);
  }
  std::ranges::for_each(reference.authors, clean_creator);
  for (CitedWords& words : reference.words) {
    for (std::string* part :
         {&words.passage, &words.pages.first_label, &words.pages.last_label, &words.heading, &words.text}) {
      clean(*part);
    }
    clean_creator(words.speaker);
  }
  return reference;
}

}  // namespace tenet::citation
