#include "indexer/reading/formats/mail/head.h"

#include <algorithm>
#include <optional>

#include "indexer/reading/formats/mail/transfer.h"
#include "text/ascii.h"
#include "text/charset.h"
#include "text/percent.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

// The line that begins at `at`, without its end, and where the next one begins.
std::pair<std::string_view, std::size_t> line_at(std::string_view bytes, std::size_t at) {
  const std::size_t feed = bytes.find('\n', at);
  const std::size_t end = std::min(feed, bytes.size());
  std::string_view line = bytes.substr(at, end - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, feed == std::string_view::npos ? bytes.size() : feed + 1};
}

// The length of the name of the field that the line is, or 0.
std::size_t field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return 0;
  const std::string_view name = text::trimmed(line.substr(0, colon));
  const bool good = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; });
  return good ? name.size() : 0;
}

struct Word {
  std::string charset = {};
  std::string bytes = {};
  std::size_t end = 0;
};

// The encoded word that begins at `at`: =?charset?B?...?= None ends behind `last_end`.
std::optional<Word> encoded_word(std::string_view text, std::size_t at, std::size_t last_end) {
  if (!text.substr(at).starts_with("=?"sv)) return std::nullopt;
  const std::size_t charset = text.find('?', at + 2);
  if (charset == std::string_view::npos || charset + 2 >= text.size() || text[charset + 2] != '?') return std::nullopt;
  if (last_end == std::string_view::npos || last_end < charset + 3) return std::nullopt;
  std::string label(text.substr(at + 2, charset - at - 2));
  if (label.find_first_of(" \t\r\n") != std::string::npos) return std::nullopt;
  label.resize(std::min(label.find('*'), label.size()));  // a language (RFC 2231, 5)
  const char way = text::to_lower(text[charset + 1]);
  if (way != 'b' && way != 'q') return std::nullopt;
  const std::size_t end = text.find("?="sv, charset + 3);
  const std::string_view coded = text.substr(charset + 3, end - charset - 3);
  return Word{.charset = label, .bytes = way == 'b' ? decode_base64(coded) : decode_q(coded), .end = end + 2};
}

// A parameter as it stands: "name*0*" is name, part 0, with percent signs.
struct Piece {
  std::string name = {};
  int part = 0;
  bool percent = false;
  std::string value = {};
};

// The value at `at`, quoted or up to a semicolon; `at` goes behind the semicolon.
std::string take_value(std::string_view text, std::size_t& at) {
  while (at < text.size() && text::is_ascii_space(text[at])) ++at;
  std::string value;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      value += text[at];
    }
    at = std::min(text.find(';', at), text.size());
  } else {
    const std::size_t end = std::min(text.find(';', at), text.size());
    value = text::trimmed(text.substr(at, end - at));
    at = end;
  }
  ++at;
  return value;
}

std::vector<Piece> parameter_pieces(std::string_view text, std::size_t at) {
  std::vector<Piece> pieces;
  constexpr std::size_t most_parameters = 100;
  while (at < text.size() && pieces.size() < most_parameters) {
    const std::size_t equals = text.find_first_of("=;", at);
    if (equals == std::string_view::npos) break;
    if (text[equals] == ';') {
      at = equals + 1;
      continue;
    }
    Piece piece{.name = text::to_lower(text::trimmed(text.substr(at, equals - at)))};
    at = equals + 1;
    piece.value = take_value(text, at);
    if (piece.name.ends_with('*')) {
      piece.percent = true;
      piece.name.pop_back();
    }
    const std::size_t star = piece.name.rfind('*');
    if (star != std::string::npos && star + 1 < piece.name.size() && piece.name.size() - star < 6) {
      for (std::size_t i = star + 1; i < piece.name.size() && text::is_digit(piece.name[i]); ++i) {
        piece.part = piece.part * 10 + (piece.name[i] - '0');
      }
      piece.name.resize(star);
    }
    pieces.push_back(std::move(piece));
  }
  std::ranges::stable_sort(pieces, {}, &Piece::part);
  return pieces;
}

}  // namespace

std::string MailHead::get(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key != name) continue;
    std::string joined;
    for (const char c : text::trimmed(value)) {
      if (c != '\r' && c != '\n') joined += c;
    }
    return joined;
  }
  return {};
}

MailHead read_mail_head(std::string_view bytes, bool part) {
  MailHead head;
  for (std::size_t at = bytes.starts_with("\uFEFF"sv) ? "\uFEFF"sv.size() : 0; at < bytes.size();) {
    const auto [line, next] = line_at(bytes, at);
    if (line.empty() && (part || !head.fields.empty())) {
      head.body = next;
      return head;
    }
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (folded && !head.fields.empty()) {
      std::string_view& value = head.fields.back().second;
      value = bytes.substr(static_cast<std::size_t>(value.data() - bytes.data()));
      value = value.substr(0, static_cast<std::size_t>(line.data() - value.data()) + line.size());
    } else if (const std::size_t name = folded ? 0 : field_name(line); name > 0) {
      head.fields.emplace_back(text::to_lower(line.substr(0, name)), line.substr(line.find(':') + 1));
    } else if (part || (!head.fields.empty() && !line.starts_with(">From "))) {
      head.body = at;  // no empty line stands before the body
      return head;
    }
    at = next;
  }
  head.body = head.fields.empty() ? 0 : bytes.size();
  return head;
}

std::string_view MailValue::get(std::string_view name) const {
  for (const auto& [key, words] : parameters) {
    if (key == name) return words;
  }
  return {};
}

MailValue read_mail_value(std::string_view text) {
  MailValue result;
  const std::size_t end = std::min(text.find(';'), text.size());
  result.value = text::to_lower(text::trimmed(text.substr(0, end)));
  std::string charset;
  for (const Piece& piece : parameter_pieces(text, std::min(end + 1, text.size()))) {
    std::string words = piece.value;
    if (piece.percent) {
      if (piece.part == 0) {  // charset'language'value
        const std::size_t first = words.find('\'');
        const std::size_t second = words.find('\'', first + 1);
        if (first != std::string::npos && second != std::string::npos) {
          charset = words.substr(0, first);
          words.erase(0, second + 1);
        }
      }
      words = text::decode_mail(text::without_percent(words), charset).text;
    } else {
      words = decode_mail_words(words);
    }
    const auto same = std::ranges::find(result.parameters, piece.name,
                                        [](const auto& parameter) -> const std::string& { return parameter.first; });
    if (same == result.parameters.end()) {
      result.parameters.emplace_back(piece.name, words);
    } else if (piece.part > 0) {
      same->second += words;
    }
  }
  return result;
}

std::string decode_mail_words(std::string_view text, std::string_view charset) {
  std::string decoded;
  Word open;  // words in the same charset, whose characters may be cut between them
  const auto flush = [&] {
    if (!open.bytes.empty()) decoded += text::decode_mail(open.bytes, open.charset).text;
    open.bytes.clear();
  };
  std::string plain;
  bool is_blank = true;  // plain
  const auto flush_plain = [&] {
    if (!plain.empty()) decoded += text::decode_mail(plain, charset).text;
    plain.clear();
  };
  const std::size_t last_end = text.rfind("?="sv);
  for (std::size_t at = 0; at < text.size();) {
    if (auto word = encoded_word(text, at, last_end)) {
      if (!is_blank || open.bytes.empty()) {
        flush();
        flush_plain();
      }
      plain.clear();  // white space between encoded words
      is_blank = true;
      if (text::to_lower(word->charset) != text::to_lower(open.charset)) flush();
      open.charset = word->charset;
      open.bytes += word->bytes;
      at = word->end;
    } else {
      if (!text::is_ascii_space(text[at])) {
        if (is_blank) flush();
        is_blank = false;
      }
      plain += text[at++];
    }
  }
  flush();
  flush_plain();
  std::string words;
  for (const char c : decoded) {
    const bool space = text::is_ascii_space(c);
    if (!space) words += c;
    if (space && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

std::string mail_person(std::string_view addresses, std::string_view charset) {
  std::string name;
  std::string comment;
  bool quoted = false;
  int comments = 0;
  std::size_t at = 0;
  for (; at < addresses.size(); ++at) {
    const char c = addresses[at];
    if (c == '\\' && at + 1 < addresses.size() && (quoted || comments > 0)) {
      (comments > 0 ? comment : name) += addresses[++at];
    } else if (c == '"' && comments == 0) {
      quoted = !quoted;
    } else if (!quoted && c == '(') {
      ++comments;
    } else if (!quoted && c == ')' && comments > 0) {
      --comments;
    } else if (!quoted && comments == 0 && (c == '<' || c == ',' || c == ';')) {
      break;
    } else {
      (comments > 0 ? comment : name) += c;
    }
  }
  const bool has_address = at < addresses.size() && addresses[at] == '<';
  std::string decoded = decode_mail_words(name, charset);
  if (has_address) {
    if (!decoded.empty()) return decoded;
    const std::string_view rest = addresses.substr(at + 1);
    return std::string(text::trimmed(rest.substr(0, rest.find('>'))));
  }
  // The old form: address (Name).
  return comment.empty() ? decoded : decode_mail_words(comment, charset);
}

}  // namespace tenet::indexer
