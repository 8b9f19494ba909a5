#include "indexer/reading/formats/html/tokens.h"

#include <algorithm>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

constexpr std::size_t most_attributes = 64;

bool ends_name(char c) {
  return text::is_ascii_space(c) || c == '/' || c == '>';
}

}  // namespace

bool HtmlTokenizer::next(HtmlToken& token) {
  token.text = {};
  if (raw_ != HtmlTag::none) {
    const std::size_t end = end_of_raw(raw_);
    const bool has_references = raw_ == HtmlTag::title || raw_ == HtmlTag::textarea;
    raw_ = HtmlTag::none;
    if (end > at_) {
      token.kind = has_references ? HtmlToken::Kind::characters : HtmlToken::Kind::raw_characters;
      token.text = source_.substr(at_, end - at_);
      at_ = end;
      return true;
    }
  }
  while (at_ < source_.size()) {
    std::size_t end = at_;
    if (source_[at_] == '<') {
      if (read_markup(token)) return true;
      if (at_ > end) continue;  // a comment
      end = at_ + 1;            // a sign of its own
    }
    token.kind = HtmlToken::Kind::characters;
    end = next_markup(end);
    token.text = source_.substr(at_, end - at_);
    at_ = end;
    return true;
  }
  return false;
}

// Where markup may begin next, from `at` on.
std::size_t HtmlTokenizer::next_markup(std::size_t at) const {
  while (at < source_.size()) {
    at = source_.find('<', at);
    if (at == std::string_view::npos || at + 1 == source_.size()) break;
    const char sign = source_[at + 1];
    if (text::is_letter(sign) || sign == '/' || sign == '!' || sign == '?') return at;
    ++at;
  }
  return source_.size();
}

// Reads what begins with "<". False with the place moved past what is no token, or not moved where it is no markup.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
  const char sign = at_ + 1 < source_.size() ? source_[at_ + 1] : ' ';
  if (text::is_letter(sign)) return read_tag(token, false);
  if (sign == '/') {
    const char first = at_ + 2 < source_.size() ? source_[at_ + 2] : ' ';
    if (text::is_letter(first)) return read_tag(token, true);
    if (text::is_ascii_space(first)) return false;
  } else if (sign == '!' && source_.substr(at_).starts_with("<!--")) {
    const std::size_t end = open_comment_ ? std::string_view::npos : source_.find("-->", at_ + 2);
    open_comment_ = end == std::string_view::npos;  // hides no text: it ends with the first ">"
    if (!open_comment_) {
      at_ = end + 3;
      return false;
    }
  } else if (sign == '!' && is_xml_ && source_.substr(at_).starts_with("<![CDATA[")) {
    const std::size_t end = std::min(source_.find("]]>", at_), source_.size());
    token.kind = HtmlToken::Kind::raw_characters;
    token.text = source_.substr(at_ + 9, end - std::min(end, at_ + 9));
    at_ = std::min(end + 3, source_.size());
    return !token.text.empty();
  } else if (sign != '!' && sign != '?') {
    return false;
  }
  const std::size_t end = source_.find('>', at_);
  at_ = end == std::string_view::npos ? source_.size() : end + 1;
  return false;
}

bool HtmlTokenizer::read_tag(HtmlToken& token, bool end_tag) {
  at_ += end_tag ? 2 : 1;
  std::size_t end = at_;
  while (end < source_.size() && !ends_name(source_[end])) ++end;
  name_.clear();
  for (const char c : source_.substr(at_, std::min<std::size_t>(end - at_, 32))) name_ += text::to_lower(c);
  if (const std::size_t colon = name_.find(':'); is_xml_ && colon != std::string::npos) name_.erase(0, colon + 1);
  token.tag = html_tag(name_);
  token.kind = end_tag ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  at_ = end;
  read_attributes(token);
  if (!end_tag && is_raw(token.tag) && !(is_xml_ && token.self_closing)) raw_ = token.tag;
  return true;
}

// Reads up to and with the ">" of a tag.
void HtmlTokenizer::read_attributes(HtmlToken& token) {
  token.attributes.clear();
  token.self_closing = false;
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c == '>') {
      ++at_;
      return;
    }
    if (ends_name(c)) {
      token.self_closing = c == '/' && at_ + 1 < source_.size() && source_[at_ + 1] == '>';
      ++at_;
      continue;
    }
    std::size_t end = at_ + 1;  // a name may begin with "="
    while (end < source_.size() && !ends_name(source_[end]) && source_[end] != '=') ++end;
    const std::string_view raw = source_.substr(at_, end - at_);
    at_ = end;
    HtmlAttribute name = HtmlAttribute::none;
    if (raw.size() < 16) {
      name_.clear();
      for (const char letter : raw) name_ += text::to_lower(letter);
      name = html_attribute(name_);
    }
    const std::string_view value = read_value();
    if (name == HtmlAttribute::none || token.attributes.size() == most_attributes) continue;
    if (std::ranges::find(token.attributes, name, &HtmlToken::Pair::name) == token.attributes.end()) {
      token.attributes.push_back({name, value});
    }
  }
}

// Reads "=" and a value, where they come next.
std::string_view HtmlTokenizer::read_value() {
  std::size_t at = at_;
  while (at < source_.size() && text::is_ascii_space(source_[at])) ++at;
  if (at == source_.size() || source_[at] != '=') return {};
  ++at;
  while (at < source_.size() && text::is_ascii_space(source_[at])) ++at;
  if (at == source_.size() || source_[at] == '>') {
    at_ = at;
    return {};
  }
  const char quote = source_[at];
  std::size_t end = at;
  if (quote == '"' || quote == '\'') {
    end = std::min(source_.find(quote, ++at), source_.size());
    at_ = std::min(end + 1, source_.size());
  } else {
    while (end < source_.size() && !text::is_ascii_space(source_[end]) && source_[end] != '>') ++end;
    at_ = end;
  }
  return source_.substr(at, end - at);
}

// Where the content of a raw element that begins here ends. Of one that is never closed, only a script and a style
// hide the rest of the page.
std::size_t HtmlTokenizer::end_of_raw(HtmlTag tag) {
  const auto index = static_cast<std::size_t>(tag);
  const auto is_end = [&](std::size_t at) {
    std::size_t end = at + 2;
    name_.clear();
    while (end < source_.size() && name_.size() < 32 && !ends_name(source_[end]))
      name_ += text::to_lower(source_[end++]);
    return html_tag(name_) == tag;
  };
  if (!unclosed_[index]) {
    for (std::size_t at = source_.find("</", at_); at != std::string_view::npos; at = source_.find("</", at + 2)) {
      if (is_end(at)) return at;
    }
    unclosed_[index] = true;
  }
  return tag == HtmlTag::script || tag == HtmlTag::style ? source_.size() : at_;
}

}  // namespace tenet::indexer
