// What comes from tenet-reader is refused, or safe to use and the same once more there and back.

#include "indexer/reading/worker/messages.h"

#include <string>
#include <variant>

#include "fuzz/properties.h"
#include "text/decode.h"
#include "text/white_space.h"

namespace {

using namespace tenet;
using namespace tenet::indexer;
using test::require;

void require_clean(std::string_view text, bool lines) {
  require(text::is_utf8(text));
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    require((byte >= 0x20 && byte != 0x7F) || (lines && byte == '\n'));
  }
}

void check(const Extract& extract) {
  const std::string_view text = extract.text;
  require_clean(text, true);
  std::vector<TextRange> ranges;
  for (const Block& block : extract.blocks) {
    require(block.kind <= Block::Kind::furniture && block.hidden.empty() && block.level >= 0);
    require(text::trim(text, block.range) == block.range);
    ranges.push_back(block.range);
  }
  test::require_ascending(text, ranges);
  std::size_t at = 0;
  for (const PageMark& mark : extract.pages) {
    require(mark.page > 0 && mark.begin >= at && mark.begin < text.size() && test::starts_character(text, mark.begin));
    at = mark.begin;
  }
  at = 0;
  for (const Link& link : extract.links) {
    test::require_inside(text, link.words);
    require(link.words.begin >= at);
    at = link.words.begin;
    require_clean(link.address, false);
  }
  for (const std::string& label : extract.page_labels) require_clean(label, false);
  for (const std::string& warning : extract.warnings) require_clean(warning, false);
  for (const auto& [key, value] : extract.keys) {
    require_clean(key, false);
    require_clean(value, false);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = test::bytes_of(data, size);
  try {
    const WorkerMessage message = decode_message(bytes);
    if (const auto* document = std::get_if<MemberDocument>(&message)) check(document->extract);
    require(decode_message(encode(message)) == message);
  } catch (const BadMessage&) {
  }
  try {
    static_cast<void>(decode_greeting(bytes));
  } catch (const BadMessage&) {
  }
  try {
    static_cast<void>(decode_request(bytes));
  } catch (const BadMessage&) {
  }
  require_clean(clean(bytes), false);
  return 0;
}
