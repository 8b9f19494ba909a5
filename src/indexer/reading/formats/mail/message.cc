#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tenet/error.h>

#include "indexer/reading/file_kinds.h"
#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/mail/body.h"
#include "indexer/reading/formats/mail/date.h"
#include "indexer/reading/formats/mail/part.h"
#include "indexer/reading/formats/mail/stub.h"
#include "indexer/reading/formats/mail/uuencoded.h"
#include "text/ascii.h"
#include "text/charset.h"
#include "text/white_space.h"

namespace tenet::indexer {
namespace {

using Kind = Block::Kind;

// Parts that hold nothing to read: signatures, reports of machines, cards and dates for programs, pictures.
constexpr std::array unread = {"application/pgp-signature",
                               "application/pkcs7-signature",
                               "application/x-pkcs7-signature",
                               "application/pgp-keys",
                               "message/delivery-status",
                               "message/disposition-notification",
                               "message/feedback-report",
                               "text/rfc822-headers",
                               "text/calendar",
                               "text/vcard",
                               "text/x-vcard",
                               "text/directory",
                               "text/css",
                               "text/x-amp-html",
                               "image/",
                               "audio/",
                               "video/",
                               "font/"};

bool is_unread(const MailPart& part) {
  return std::ranges::any_of(unread, [&](std::string_view type) { return part.type.starts_with(type); });
}

// What the first text of a message is declared to be in; programs write its head in the same.
std::string_view charset_of(const MailPart& message) {
  const MailPart* part = &message;
  while (part->charset.empty() && !part->parts.empty()) part = &part->parts.front();
  return part->charset;
}

Extract read_mail_page(const MailPart& part) {
  std::string bytes = part.decoded();
  if (!text::means_utf7(part.charset)) return read_whole_html(bytes, {.type = part.type, .charset = part.charset});
  bytes = text::decode_mail(bytes, part.charset).text;
  return read_whole_html(bytes, {.type = part.type, .charset = "utf-8"});
}

class MessageReader {
 public:
  explicit MessageReader(Contents& contents) : contents_(contents) {}

  void read(const MailPart& message) {
    add(message);
    Extract& extract = builder_.extract;
    const std::string_view charset = charset_of(message);
    add_key("title", decode_mail_words(message.head.get("subject"), charset));
    add_key("date", read_mail_date(message.head.get("date")));
    add_key("author", mail_person(message.head.get("from"), charset));
    if (encrypted_) extract.warnings.emplace_back("a part of it is encrypted, and not read");
    if (wrapped_) extract.warnings.emplace_back("a part of it is inside a signature, and not read");
    if (message.cut) extract.warnings.emplace_back(fmt::format("what comes after {} parts is not read", most_parts));
    const std::string reason = encrypted_ ? "encrypted: save it without encryption"
                               : wrapped_ ? "its text is inside a signature (S/MIME): save it without one"
                                          : "a message without text";
    if (!extract.text.empty()) {
      contents_.document(std::move(extract));
    } else if (attachments_.empty()) {
      throw InputError(reason);
    } else if (encrypted_ || wrapped_) {
      contents_.problem("text", reason);
    }
    for (const MailPart* part : attachments_) {
      const LoadMember load = [&](std::string& room) -> std::string_view {
        room = part->decoded();
        contents_.spend(room.size());
        return room;
      };
      contents_.member(part->name.empty() ? "attachment" : part->name, load,
                       {.name = part->name, .type = part->type, .charset = part->charset});
    }
  }

 private:
  void add_key(std::string_view key, std::string value) {
    if (!value.empty()) builder_.extract.keys.push_back({.key = std::string(key), .value = std::move(value)});
  }

  void add(const MailPart& part) {
    if (part.type == "multipart/alternative") {
      add_alternative(part);
    } else if (part.type == "multipart/signed") {
      if (!part.parts.empty()) add(part.parts.front());
    } else if (part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime") {
      const bool is_signed = text::to_lower(part.content.get("smime-type")) == "signed-data";  // RFC 8551, 3.2.2
      (is_signed ? wrapped_ : encrypted_) = true;
    } else if (part.type == "multipart/encrypted") {
      encrypted_ = true;
    } else if (part.type.starts_with("multipart/")) {
      for (const MailPart& each : part.parts) add(each);
    } else if (part.type == "message/rfc822" || part.type == "message/global") {
      add_message(part);
    } else if (!is_unread(part)) {
      add_leaf(part);
    }
  }

  // Files that stand beside the page count whatever form of the text is read.
  void add_alternative(const MailPart& part) {
    const MailPart* const best = best_of(part);
    for (const MailPart& each : part.parts) {
      if (&each == best) {
        add(each);
      } else {
        add_files(each);
      }
    }
  }

  void add_files(const MailPart& part) {
    for (const MailPart& each : part.parts) add_files(each);
    if (part.parts.empty() && is_attached(part) && !is_unread(part)) add_leaf(part);
  }

  static bool is_attached(const MailPart& part) { return part.attached && !part.name.empty(); }

  // Text beside the message is a document of its own, unless it is plain.
  static bool is_document(const MailPart& part) { return is_attached(part) && part.type != "text/plain"; }

  // Whether something in a part may be text of the message.
  static bool has_text(const MailPart& part) {
    if (!part.parts.empty()) return std::ranges::any_of(part.parts, has_text);
    return !is_unread(part) && !is_attached(part) && !(part.type.starts_with("text/") && text::is_blank(part.body));
  }

  // Of the forms of one text: the plain one, unless it only stands for the page; else the last that has words (RFC
  // 2046, 5.1.4).
  static const MailPart* best_of(const MailPart& part) {
    const MailPart* best = nullptr;
    const MailPart* plain = nullptr;
    for (const MailPart& each : part.parts) {
      if (!has_text(each)) continue;
      if (each.type == "text/plain" && plain == nullptr) {
        plain = &each;
      } else {
        best = &each;
      }
    }
    return plain != nullptr && (best == nullptr || !is_stub(*plain, *best)) ? plain : best;
  }

  static bool is_stub(const MailPart& plain, const MailPart& other) {
    const MailPart* const page = find_page(other);
    if (page == nullptr || page->type != "text/html" || page->attached) return false;
    const std::string bytes = plain.decoded();
    if (bytes.size() > longest_stub) return false;
    const std::string text = text::decode_mail(bytes, plain.charset).text;
    return may_stand_for_page(text) && stands_for_page(text, read_mail_page(*page).text);
  }

  // A message that was forwarded stands in the text, under its subject.
  void add_message(const MailPart& part) {
    if (part.parts.empty()) {  // it was encoded as a whole
      if (++decoded_messages_ > deepest_part) return;
      decoded_.push_back(part.decoded());
      forwarded_.push_back(read_mail_message(decoded_.back()));
      return add_forwarded(forwarded_.back());
    }
    add_forwarded(part.parts.front());
  }

  void add_forwarded(const MailPart& message) {
    builder_.add(Kind::heading, decode_mail_words(message.head.get("subject"), charset_of(message)), 2);
    add(message);
  }

  // A file that would be passed over in a folder is passed over here.
  void add_file(const MailPart& part) {
    if (kind_without_statement(part.name).empty()) attachments_.push_back(&part);
  }

  void add_leaf(const MailPart& part) {
    if (is_document(part) || !part.type.starts_with("text/")) return add_file(part);
    const std::string bytes = part.decoded();
    if (part.type != "text/plain" && part.type != "text/html" && !is_own(recognise(bytes, {.type = part.type}))) {
      return add_file(part);
    }
    if (part.type == "text/html") return add_mail_html(builder_, read_mail_page(part));
    add_mail_text(builder_, take_files(text::decode_mail(bytes, part.charset).text),
                  text::to_lower(part.content.get("format")) == "flowed",
                  text::to_lower(part.content.get("delsp")) == "yes");
  }

  // Files that stand in the text are attachments. Gives the text without them.
  std::string take_files(const std::string& text) {
    const std::vector<UuencodedFile> files = find_uuencoded(text);
    std::string left;
    std::size_t at = 0;
    for (const UuencodedFile& file : files) {
      left.append(text, at, file.range.begin - at);
      at = file.range.end;
      encoded_.push_back(text.substr(file.range.begin, file.range.size()));
      from_text_.push_back({.name = file.name, .encoding = "x-uuencode", .body = encoded_.back()});
      add_file(from_text_.back());
    }
    return left.append(text, at);
  }

  Contents& contents_;
  ExtractBuilder builder_;
  std::vector<const MailPart*> attachments_ = {};
  std::deque<std::string> decoded_ = {};  // messages that were encoded as a whole
  std::deque<MailPart> forwarded_ = {};   // the same, read
  std::deque<std::string> encoded_ = {};  // files that stood in the text
  std::deque<MailPart> from_text_ = {};   // the same, as parts
  int decoded_messages_ = 0;
  bool encrypted_ = false;
  bool wrapped_ = false;  // a text stands in a signature
};

}  // namespace

// A mail message (RFC 5322). One document has its plain text, plain text that is attached, and messages that were
// forwarded. It has its HTML where there is no plain text, or the plain text only stands for it. Files that are
// attached are members. The date is the day that the sender's clock showed.
void read_message(std::string_view bytes, const Origin&, Contents& contents) {
  std::string lines;
  if (bytes.find('\n') == std::string_view::npos) {  // an old program ended them with a carriage return alone
    lines = bytes;
    std::ranges::replace(lines, '\r', '\n');
    bytes = lines;
  }
  const MailPart message = read_mail_message(bytes);
  MessageReader(contents).read(message);
}

}  // namespace tenet::indexer
