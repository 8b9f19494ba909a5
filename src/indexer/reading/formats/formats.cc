#include "indexer/reading/formats/formats.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>

#include <fmt/format.h>
#include <tenet/error.h>

#include "text/decode.h"

namespace tenet::indexer {
namespace {

// The readers of this build. Those that need a library stand where its option is defined: cmake/reader.cmake.
constexpr FormatReader readers[] = {
    {.format = Format::html, .document = read_html}, {.format = Format::rtf, .document = read_rtf},
#ifdef TENET_PDF
    {.format = Format::pdf, .document = read_pdf},
#endif
#if defined(TENET_ARCHIVES) && defined(TENET_HTML)
    {.format = Format::docx, .document = read_docx}, {.format = Format::odt, .document = read_odt},
    {.format = Format::fodt, .document = read_fodt},
#endif
};

constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;

// What `function` throws for bytes it cannot read becomes a problem of `place`.
template <typename Function>
void attempt(const ReadSink& sink, const std::string& place, const Function& function) {
  std::string reason;
  try {
    return function();
  } catch (const BudgetSpent&) {
    throw;
  } catch (const std::bad_alloc&) {
    reason = "needs too much memory";
  } catch (const std::exception& error) {
    reason = error.what();
  }
  sink.problem(place, reason);
}

// `name` as UTF-8 without control characters.
std::string visible_name(std::string_view name) {
  std::string text = text::is_utf8(name) ? std::string(name) : text::decode(name).text;
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return text;
}

void read_member(std::string_view bytes, const Origin& origin, const std::string& place, int depth,
                 const ReadSink& sink, ExpansionBudget& budget) {
  const Format format = recognise(bytes, origin);
  if (is_own(format)) return sink.text(place, bytes, origin);
  if (format == Format::other) return sink.problem(place, "binary, not text");
  const FormatReader reader = reader_of(format);
  attempt(sink, place, [&] {
    if (reader.document != nullptr) {
      if (bytes.size() > largest_member) {
        throw InputError(fmt::format("too large: {} MB, and a document may have {} MB", bytes.size() / megabyte,
                                     largest_member / megabyte));
      }
      Extract extract = reader.document(bytes, origin);
      if (extract.text.empty()) throw InputError(extract.warnings.empty() ? "empty" : extract.warnings.front());
      return sink.document(place, std::move(extract));
    }
    if (reader.container == nullptr) throw InputError(fmt::format("{}: not in this build of tenet", name_of(format)));
    if (depth == deepest_container) {
      throw InputError(fmt::format("more than {} archives in each other", deepest_container));
    }
    Contents contents(sink, budget, place, depth + 1);
    reader.container(bytes, origin, contents);
  });
}

}  // namespace

ExpansionBudget::ExpansionBudget(std::size_t file_size)
    : left_(std::clamp(std::uint64_t{file_size} * 100, 1024 * megabyte, 64 * 1024 * megabyte)) {}

void ExpansionBudget::spend(std::size_t bytes) {
  if (bytes > left_) throw BudgetSpent{};
  left_ -= bytes;
}

void Contents::document(Extract extract) {
  sink_.document(container_, std::move(extract));
}

void Contents::member(std::string_view name, std::string_view bytes, Origin origin) {
  const std::string place = place_of(name);
  if (origin.name.empty()) origin.name = visible_name(name);
  read_member(bytes, origin, place, depth_, sink_, budget_);
}

void Contents::problem(std::string_view name, const std::string& reason) {
  sink_.problem(place_of(name), reason);
}

std::string Contents::place_of(std::string_view name) {
  const std::string visible = visible_name(name);
  std::string unique = visible;
  for (int number = 2; !names_.insert(unique).second; ++number) unique = fmt::format("{} ({})", visible, number);
  return container_.empty() ? unique : container_ + '!' + unique;
}

FormatReader reader_of(Format format) {
  const auto found = std::ranges::find(readers, format, &FormatReader::format);
  return found == std::end(readers) ? FormatReader{.format = format} : *found;
}

void read_foreign(std::string_view bytes, const Origin& origin, const ReadSink& sink) {
  ExpansionBudget budget(bytes.size());
  try {
    read_member(bytes, origin, {}, 0, sink, budget);
  } catch (const BudgetSpent&) {
    sink.problem({}, "expands to too much: what is left of it is not read");
  }
}

}  // namespace tenet::indexer
