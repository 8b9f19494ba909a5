#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <new>

#include "text/ascii.h"

namespace tenet::text {

struct Folder::Rules {
  // Singletons of ICU.
  const icu::Normalizer2* fold = nullptr;
  const icu::Normalizer2* decompose = nullptr;
  const icu::Normalizer2* compose = nullptr;
  // Made for the first word that needs it, which takes milliseconds.
  std::unique_ptr<icu::Transliterator> plain_letters;

  Rules() {
    UErrorCode status = U_ZERO_ERROR;
    fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    decompose = icu::Normalizer2::getNFDInstance(status);
    compose = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) throw std::bad_alloc();
  }

  // Letters as people type them who have no accents on their keyboard: ñ as n, ł as l, ø as o. Marks of other scripts,
  // which are letters there, stay.
  [[nodiscard]] icu::UnicodeString without_accents(const icu::UnicodeString& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString apart = decompose->normalize(word, status);
    icu::UnicodeString plain;
    bool has_other_letters = false;  // of Latin script, which no decomposition makes plain
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
      const UChar32 c = apart.char32At(at);
      const UScriptCode script = uscript_getScript(c, &status);
      if (u_charType(c) == U_NON_SPACING_MARK && script == USCRIPT_INHERITED) continue;
      has_other_letters = has_other_letters || (c >= 0x80 && script == USCRIPT_LATIN);
      plain.append(c);
    }
    if (has_other_letters) {
      if (plain_letters == nullptr) {
        plain_letters.reset(icu::Transliterator::createInstance("[:Latin:] Latin-ASCII", UTRANS_FORWARD, status));
        if (U_FAILURE(status) != 0 || plain_letters == nullptr) throw std::bad_alloc();
      }
      plain_letters->transliterate(plain);
    }
    return compose->normalize(plain, status);
  }
};

Folder::Folder() : rules_(std::make_unique<Rules>()) {}
Folder::~Folder() = default;

std::string Folder::fold(std::string_view word) const {
  if (std::ranges::all_of(word, is_ascii)) return to_lower(word);
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  std::string form;
  rules_->without_accents(rules_->fold->normalize(source, status)).toUTF8String(form);
  for (const std::string_view curly :
       {std::string_view("\u2018"), std::string_view("\u2019"), std::string_view("\u02bc")}) {
    for (auto at = form.find(curly); at != std::string::npos; at = form.find(curly, at)) {
      form.replace(at, curly.size(), "'");
    }
  }
  return form;
}

}  // namespace tenet::text
