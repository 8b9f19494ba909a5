#include "indexer/reading/formats/rtf/body.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "indexer/reading/formats/rtf/group.h"
#include "indexer/reading/formats/rtf/head.h"
#include "indexer/reading/formats/rtf/tokens.h"
#include "indexer/reading/formats/rtf/words.h"
#include "text/ascii.h"
#include "text/charset.h"
#include "text/cp437.h"
#include "text/utf8.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;
using Destination = RtfDestination;

constexpr std::size_t most_looks = 12;

// Groups that begin with \* and hold text.
constexpr std::array entered = {"shpinst", "do", "ud", "nesttableprops", "moMath", "moMathPara", "shpgrp", "result"};

class BodyReader {
 public:
  explicit BodyReader(std::string_view bytes) : tokens_(bytes) {}

  RtfBody read() {
    for (RtfToken token = tokens_.next(); token.kind != RtfToken::Kind::end; token = tokens_.next()) {
      on_token(token);
      if (states_.size() == 1 && token.kind == RtfToken::Kind::close) {
        body_.closed = true;
        break;
      }
    }
    while (states_.size() > 1) close_group();
    end_paragraph();
    body_.tables = std::move(head_.tables());
    body_.paragraphs = body_flow_.take();
    const auto usual = std::ranges::max_element(sizes_, {}, [](const auto& each) { return each.second; });
    if (usual != sizes_.end()) body_.usual_size = usual->first;
    return std::move(body_);
  }

 private:
  RtfGroup& state() { return states_.back(); }

  void on_token(const RtfToken& token) {
    using TokenKind = RtfToken::Kind;
    if (token.kind == TokenKind::open) return open_group();
    if (token.kind == TokenKind::close) return close_group();
    if (skip_ > 0 && token.kind != TokenKind::text && token.text != "u") {
      --skip_;
      return;
    }
    const bool starred = std::exchange(starred_, false);
    switch (token.kind) {
      case TokenKind::text: add_bytes(token.text); break;
      case TokenKind::byte: run_ += static_cast<char>(token.number); break;
      case TokenKind::symbol: on_symbol(token.text.front()); break;
      default: on_word(token, starred);
    }
  }

  void open_group() {
    flush();
    skip_ = 0;
    states_.push_back(state());
    state().begins = false;
    if (std::exchange(skip_group_, false)) begin(Destination::skipped);
  }

  void close_group() {
    flush();
    skip_ = 0;
    starred_ = false;
    const RtfGroup closed = state();
    if (states_.size() == 1) return;
    if (closed.destination == Destination::styles) head_.end_style();
    if (closed.destination == Destination::info) head_.end_property(closed.property);
    if (closed.begins) end(closed.destination);
    states_.pop_back();
  }

  // Of a group that begins with this destination. It has one: the first.
  void begin(Destination destination) {
    if (state().begins || state().destination == Destination::skipped) return;
    state().destination = destination;
    state().begins = true;
    if (destination == Destination::note || destination == Destination::box) {
      looking_ = false;
      flow_->begin_aside(destination == Destination::note ? Kind::note : Kind::paragraph);
      levels_.emplace_back();
      begin_text();
    } else if (destination == Destination::header || destination == Destination::footer) {
      flow_ = &page_flow_;
      levels_.emplace_back();
      begin_text();
    } else if (destination == Destination::field) {
      instructions_.clear();
    } else if (destination == Destination::result) {
      if (const std::size_t open = instructions_.find('"'); instructions_.find("HYPERLINK") < open &&
                                                            open != std::string::npos &&
                                                            instructions_.rfind("\\l", open) == std::string::npos) {
        flow_->begin_link(instructions_.substr(open + 1, instructions_.find('"', open + 1) - open - 1));
      }
      state().destination = states_.size() > 1 ? states_[states_.size() - 2].destination : Destination::none;
      state().begins = false;
      links_.push_back(states_.size());
    }
  }

  // Properties of paragraphs around a note or box do not hold in it.
  void begin_text() {
    state().in_table = state().centred = state().hidden = false;
    state().style = 0;
    state().outline = -1;
    state().depth_of_tables = 1;
  }

  void end(Destination destination) {
    if (destination == Destination::note || destination == Destination::box) {
      end_paragraph();
      flow_->end_aside();
    } else if (destination == Destination::header || destination == Destination::footer) {
      end_paragraph();
      for (FlowParagraph& paragraph : page_flow_.take()) {
        std::string words;
        for (const FlowParagraph::Piece& piece : paragraph.pieces) words += piece.words;
        if (!furniture_.insert(words).second) continue;
        paragraph.kind = Kind::furniture;
        (destination == Destination::header ? body_.headers : body_.footers).push_back(std::move(paragraph));
      }
      flow_ = &body_flow_;
    } else {
      return;
    }
    levels_.pop_back();
  }

  void on_symbol(char symbol) {
    switch (symbol) {
      case '*': starred_ = true; break;
      case '~': add_text("\u00A0"); break;
      case '_': add_text("-"); break;
      case '\\':
      case '{':
      case '}': run_ += symbol; break;
      case '\t': add_text(" "); break;
      default: break;  // an optional hyphen, marks of an index
    }
  }

  void on_word(const RtfToken& token, bool starred) {
    const std::string_view word = token.text;
    if (word == "u") return add_unit(token.number);
    flush();
    if (const Destination destination = rtf_destination(word); destination != Destination::none) {
      if (destination == Destination::list_text) levels_.back().listed = true;
      return begin(destination == Destination::list_text ? Destination::skipped : destination);
    }
    if (word == "upr") {
      skip_group_ = true;
    } else if (word == "mmath" || word.starts_with("moMath")) {
      state().in_math = true;
    } else if (starred && std::ranges::find(entered, word) == entered.end() &&
               !(state().in_math && word.starts_with('m') && !word.ends_with("Pr"))) {
      return begin(Destination::skipped);
    }
    if (state().destination == Destination::fonts || state().destination == Destination::styles) {
      return head_.on_word(token);
    }
    if (state().destination == Destination::info) {
      if (!token.has_number && state().property.empty()) state().property = word;
      return;
    }
    if (!on_paragraph_word(token)) on_letter_word(token);
  }

  bool on_paragraph_word(const RtfToken& token) {
    const std::string_view word = token.text;
    const bool on = !token.has_number || token.number != 0;
    if (word == "par" || word == "sect") {
      end_paragraph();
    } else if (word == "line") {
      if (is_text()) flow_->add_line_end();
    } else if (word == "pard") {
      state().in_table = state().centred = false;
      state().style = 0;
      state().outline = -1;
      state().depth_of_tables = 1;
    } else if (word == "intbl") {
      state().in_table = on;
    } else if (word == "itap") {
      state().depth_of_tables = std::clamp(token.number, 0, 20);
      state().in_table = token.number > 0;
    } else if (word == "cell" || word == "nestcell") {
      open_rows();
      end_paragraph();
      flow_->end_cell();
    } else if (word == "row" || word == "nestrow") {
      if (levels_.back().rows > 0) {
        flow_->end_row();
        --levels_.back().rows;
      }
    } else if (word == "s") {
      state().style = token.number;
    } else if (word == "outlinelevel") {
      state().outline = token.number;
    } else if (word == "qc") {
      state().centred = true;
    } else if (word == "ql" || word == "qr" || word == "qj") {
      state().centred = false;
    } else {
      return false;
    }
    return true;
  }

  void on_letter_word(const RtfToken& token) {
    const std::string_view word = token.text;
    const bool on = !token.has_number || token.number != 0;
    if (word == "f") {
      state().font = token.number;
    } else if (word == "fs") {
      state().size = token.number;
    } else if (word == "v") {
      state().hidden = on;
    } else if (word == "deleted") {
      state().deleted = on;
    } else if (word == "plain") {
      state().hidden = state().deleted = false;
      state().size = 24;
    } else if (word == "uc") {
      state().skip_after_unicode = std::clamp(token.number, 0, 100);
    } else if (word == "ansicpg") {
      if (token.number > 0) head_.tables().code_page = token.number;
    } else if (word == "mac") {
      head_.tables().code_page = 10000;
    } else if (word == "pc" || word == "pca") {
      head_.tables().code_page = 437;
    } else {
      add_text(rtf_character(word));
    }
  }

  void add_bytes(std::string_view bytes) {
    if (skip_ > 0) {
      const std::size_t skipped = std::min(skip_, bytes.size());
      skip_ -= skipped;
      bytes.remove_prefix(skipped);
    }
    run_ += bytes;
  }

  // A unit of UTF-16, behind which stand bytes for readers that do not know it.
  void add_unit(int number) {
    skip_ = static_cast<std::size_t>(state().skip_after_unicode);
    const auto unit = static_cast<char32_t>(static_cast<unsigned>(number) & 0xFFFFU);
    if (unit >= 0xD800 && unit < 0xDC00) {
      flush();
      lead_ = unit;
      return;
    }
    char32_t c = unit;
    if (lead_ != 0 && unit >= 0xDC00 && unit < 0xE000) c = 0x10000 + ((lead_ - 0xD800) << 10U) + (unit - 0xDC00);
    if (lead_ == 0) flush();
    lead_ = 0;
    if (c >= 0xF000 && c <= 0xF0FF) return;  // of a font of pictures
    std::string words;
    text::append_utf8(words, c);
    add_text(words);
  }

  // Hands on the bytes that are waiting.
  void flush() {
    lead_ = 0;
    if (run_.empty()) return;
    const std::string run = std::exchange(run_, {});
    if (std::ranges::all_of(run, [](char c) { return text::is_ascii(c); })) return add_decoded(run);
    const auto font = head_.tables().fonts.find(state().font);
    int page = font == head_.tables().fonts.end() ? 0 : font->second;
    if (page == 0) page = head_.tables().code_page;
    if (page == rtf_symbols) return;
    add_decoded(page == 437 || page == 850 ? text::decode_cp437(run)
                                           : text::decode_declared(run, charset_of_code_page(page)).text);
  }

  void add_text(std::string_view words) {
    if (words.empty()) return;
    if (!run_.empty()) flush();
    add_decoded(words);
  }

  [[nodiscard]] bool is_text() {
    const RtfGroup& now = state();
    return !now.hidden && !now.deleted &&
           (now.destination == Destination::none || now.destination == Destination::note ||
            now.destination == Destination::box || now.destination == Destination::header ||
            now.destination == Destination::footer);
  }

  void add_decoded(std::string_view words) {
    switch (state().destination) {
      case Destination::styles:
      case Destination::info: head_.add_text(words); return;
      case Destination::field: instructions_ += words; return;
      default: break;
    }
    if (!is_text()) return;
    while (!links_.empty() && states_.size() < links_.back()) {
      flow_->end_link();
      links_.pop_back();
    }
    open_rows();
    flow_->add_text(words);
    if (flow_ == &body_flow_) sizes_[state().size] += words.size();
    size_ = state().size;
  }

  // A row begins with the first words or the end of its first cell.
  void open_rows() {
    const int wanted = state().in_table ? state().depth_of_tables : 0;
    while (levels_.back().rows < wanted) {
      looking_ = false;
      flow_->begin_row();
      ++levels_.back().rows;
    }
    while (wanted == 0 && levels_.back().rows > 0) {
      flow_->end_row();
      --levels_.back().rows;
    }
  }

  void end_paragraph() {
    flush();
    while (!links_.empty() && states_.size() < links_.back()) {
      flow_->end_link();
      links_.pop_back();
    }
    StyleRole role;
    if (const auto style = head_.tables().styles.find(state().style); style != head_.tables().styles.end()) {
      role = style->second;
    }
    if (role.kind == Kind::paragraph && state().outline >= 0 && state().outline < 9) {
      role = {.kind = Kind::heading, .level = state().outline + 1};
    }
    if (std::exchange(levels_.back().listed, false) && role.kind == Kind::paragraph) role.kind = Kind::list_item;
    if (looking_ && flow_ == &body_flow_ && flow_->has_words() && body_.looks.size() < most_looks) {
      body_.looks.push_back({.line = role.line, .size = size_, .centred = state().centred});
    }
    flow_->end_paragraph(role.kind, role.level);
  }

  RtfTokens tokens_;
  RtfHead head_;
  RtfBody body_ = {};
  TextFlow body_flow_;
  TextFlow page_flow_;  // of a header or footer
  TextFlow* flow_ = &body_flow_;
  std::vector<RtfGroup> states_ = std::vector<RtfGroup>(1);
  std::vector<RtfLevel> levels_ = std::vector<RtfLevel>(1);  // of the text and of each aside that is open
  std::vector<std::size_t> links_ = {};                      // groups that were open when a link began
  std::map<int, std::size_t> sizes_ = {};                    // bytes of text in each size
  std::set<std::string> furniture_ = {};
  std::string run_ = {};  // bytes that are not decoded yet
  std::string instructions_ = {};
  char32_t lead_ = 0;
  std::size_t skip_ = 0;  // parts that stand for a character that was read
  int size_ = 0;
  bool starred_ = false;
  bool skip_group_ = false;
  bool looking_ = true;
};

}  // namespace

RtfBody read_rtf_body(std::string_view bytes) {
  return BodyReader(bytes).read();
}

}  // namespace tenet::indexer
