#include "indexer/attribution/written_names.h"

#include <algorithm>
#include <utility>

#include "indexer/attribution/name_lists.h"
#include "indexer/attribution/noun_phrases.h"
#include "indexer/attribution/possible_speakers.h"
#include "indexer/attribution/subjects.h"
#include "text/ascii.h"
#include "text/given_names.h"
#include "text/name_words.h"

namespace tenet::indexer {
namespace {

using Kind = TaggedToken::Kind;

// A word that may be part of a name.
bool is_name_word(const TaggedToken& token) {
  if (token.kind == Kind::number) return false;
  return token.kind == Kind::word && token.capital &&
         !token.is(pronoun | determiner | possessive | conjunction | preposition | relative | auxiliary | adverb |
                   party) &&
         !(token.is(time) && !token.is(title));
}

// "of", "and", "to", "for", "the" inside the name of a body.
bool links(std::string_view word) {
  return word == "of" || word == "and" || word == "for" || word == "to" || word == "the" || word == "&" ||
         word == "on" || word == "in";
}

bool is_body(const TaggedText& tagged, TokenSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (tagged.tokens[i].capital && tagged.tokens[i].is(body_name)) return true;
  }
  return false;
}

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 8 &&
         std::ranges::all_of(word, [](char c) { return text::is_upper(c) || c == '.' || c == '&'; });
}

// Whether the word at `link` ties the title in front of it to what it is of, which goes on at `next`: "Coordinator
// [for] Communications", "Secretary for Housing [and] Planning". The name begins at `begin`.
bool leads_to_charge(const TaggedText& tagged, std::size_t begin, std::size_t link, std::size_t next) {
  const TaggedToken& before = tagged.tokens[link - 1];
  const auto word = tagged.words(link);
  if (word == "for" || word == "to") return before.is(title) && before.capital;
  if (word != "and" || tagged.tokens[next].is(title) || !text::is_charge(text::to_lower(tagged.words(link - 1))))
    return false;
  for (std::size_t i = begin; i + 1 < link; ++i) {
    if (tagged.tokens[i].is(title) && tagged.tokens[i + 1].is(preposition)) return true;
  }
  return false;
}

// Where the name goes on behind the particles of a family name from `at` on: at "Berg" of "van der Berg". `at` where
// there are none.
std::size_t behind_particles(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  std::size_t next = at;
  while (next < sentence.end && tagged.tokens[next].kind == Kind::word && text::is_name_particle(tagged.words(next)))
    ++next;
  return next < sentence.end && is_name_word(tagged.tokens[next]) ? next : at;
}

// Whether the word at `at` of a name that has begun is a preposition with a capital, as only names have it: "Families
// [Against] Mandatory Minimums".
bool is_preposition_of_name(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  const auto has_small = [&](std::size_t i) { return std::ranges::any_of(tagged.words(i), text::is_lower); };
  return at + 1 < sentence.end && t[at].capital && t[at].is(preposition) && has_small(at) && is_name_word(t[at + 1]) &&
         has_small(at + 1) && has_small(at - 1) && !t[at - 1].is(title | abbreviation);
}

// Whether a name begins with the particles at `at`: "van Kern". Not behind an article, as in "a van Harrow bought".
bool begins_with_particles(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  if (t[at].classes != 0 || t[at].capital) return false;
  const bool leads = at + 1 < sentence.end && (t[at + 1].capital || (at + 2 < sentence.end && t[at + 2].capital));
  return leads && behind_particles(tagged, sentence, at) > at &&
         (at == sentence.begin || !t[at - 1].is(determiner | possessive));
}

// Whether the words from `at` on are a body of those before: "Prison Officers' [Association]", "Women's [Law Center]".
// "Harrow's [Justice Department]" is not.
bool is_owned_body(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  const std::string owner = text::to_lower(tagged.words(at - 1));  // a name's token has lost its class
  const std::string_view behind = tagged.text.substr(t[at - 1].range.end);
  const bool are_many = owner.ends_with('s') && !behind.starts_with("'s") && !behind.starts_with("\u2019s");
  if (!are_many && (classes_of(owner) & (people_noun | person_noun | title)) == 0) return false;
  for (; at < sentence.end && is_name_word(t[at]); ++at) {
    if (t[at].is(body_name)) return true;
  }
  return false;
}

// "NAACP" in brackets behind the name, or nothing.
std::string acronym_behind(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  if (end + 2 >= sentence.end || !t[end].is_mark('(') || !t[end + 2].is_mark(')')) return {};
  const auto word = tagged.words(end + 1);
  return is_acronym(word) ? std::string(word) : std::string();
}

// The words of a role before the name: "police commissioner", with the place before them.
std::size_t role_begin(const TaggedText& tagged, TokenSpan sentence, std::size_t begin) {
  const auto& t = tagged.tokens;
  std::size_t role = begin;
  while (role > sentence.begin && t[role - 1].kind == Kind::word && !t[role - 1].capital && !t[role - 1].possessive &&
         t[role - 1].is(title | person_noun | people_noun) && !t[role - 1].is(pronoun | determiner)) {
    --role;
  }
  if (role == begin || !t[begin - 1].is(title | person_noun)) return begin;
  while (role > sentence.begin && is_name_word(t[role - 1]) && !t[role - 1].possessive) --role;
  return role;
}

// ", a professor of law," behind the name.
std::string role_behind(const TaggedText& tagged, TokenSpan sentence, std::size_t end) {
  const auto& t = tagged.tokens;
  if (end + 1 >= sentence.end || !t[end].is_mark(',') || !t[end + 1].is(determiner | possessive | title | person_noun))
    return {};
  // "Harrow, your colleague": what he is to somebody who speaks is no role.
  const std::string first = text::to_lower(tagged.words(end + 1));
  if (first == "your" || first == "my" || first == "our") return {};
  const TokenSpan phrase = phrase_at(tagged, sentence, end + 1);
  const bool is_role = std::any_of(t.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                   t.begin() + static_cast<std::ptrdiff_t>(phrase.end),
                                   [](const TaggedToken& token) { return token.is(title | person_noun); });
  if (phrase.empty() || !is_role || phrase.end >= sentence.end || t[phrase.end].kind == Kind::word) return {};
  const TextRange range = range_of(tagged, phrase);
  return std::string(tagged.text.substr(range.begin, range.size()));
}

// A verb in small letters, an auxiliary, or what ends as a verb of the past does.
bool is_verb(const TaggedText& tagged, std::size_t at) {
  const TaggedToken& token = tagged.tokens[at];
  if (token.kind != Kind::word || token.capital) return false;
  if (token.is(says | saying | auxiliary | verb)) return true;
  return token.classes == 0 && token.range.size() > 4 && tagged.words(at).ends_with("ed");
}

// Whether a name may stand behind what somebody is: a full name, or a given name as in "his brother, Paul".
bool may_be_described(const TaggedText& tagged, TokenSpan name) {
  const auto before = name.begin > 1 ? tagged.words(name.begin - 2) : std::string_view();
  if (name.end - name.begin == 1 && (before == "son" || before == "daughter")) return false;  // children are told of
  return name.end - name.begin > 1 ||
         text::given_name(text::to_lower(tagged.words(name.begin))) != text::GivenName::none;
}

// Of the person whom a phrase and a comma in front of the name at `begin` describe: "his spokeswoman, Odile Harrow".
// Not of "her daughter, Ana": children are told of.
WordClasses gender_in_front(const TaggedText& tagged, TokenSpan sentence, std::size_t begin) {
  const auto& t = tagged.tokens;
  if (begin < sentence.begin + 2 || !t[begin - 1].is_mark(',') || t[begin - 2].capital) return 0;
  const TokenSpan phrase = phrase_before(tagged, sentence, begin - 1);
  if (phrase.empty()) return 0;
  const TaggedToken& head = t[head_of(tagged, phrase)];
  return head.is(person_noun) && !head.capital ? head.classes & (male | female) : 0;
}

// "marshal" of "The marshal, Vic Harrow, said"; empty where no such phrase stands in front of the name at `begin`.
std::string role_in_front(const TaggedText& tagged, TokenSpan sentence, std::size_t begin) {
  const auto& t = tagged.tokens;
  if (begin < sentence.begin + 2 || !t[begin - 1].is_mark(',') || t[begin - 2].kind != Kind::word) return {};
  const TokenSpan phrase = phrase_before(tagged, sentence, begin - 1);
  if (phrase.empty() || phrase.begin != sentence.begin) return {};
  const std::size_t at = head_of(tagged, phrase);
  const bool is_role = !t[at].capital && t[at].is(person_noun) && !t[at].is(people_noun);
  return is_role ? std::string(tagged.words(at)) : std::string();
}

// Whether a verb follows `name`: at once, or behind an aside between commas.
bool is_subject(const TaggedText& tagged, TokenSpan sentence, TokenSpan name) {
  constexpr std::size_t longest_aside = 25;
  const auto& t = tagged.tokens;
  const std::size_t end = name.end;
  if (t[end - 1].possessive) return false;
  const auto verb_at = [&](std::size_t at) {
    while (at < sentence.end && t[at].kind == Kind::word && !t[at].capital && t[at].is(adverb) &&
           !t[at].is(auxiliary | says))
      ++at;
    return at < sentence.end && is_verb(tagged, at);
  };
  if (verb_at(end)) return true;
  if (end >= sentence.end || !(t[end].is_mark(',') || t[end].is_mark('-') || t[end].is_mark('('))) return false;
  // "her successor, Odile Harrow, left"
  const bool is_aside = name.begin > sentence.begin && t[name.begin - 1].is_mark(',') && t[end].is_mark(',') &&
                        may_be_described(tagged, name);
  if (is_aside && verb_at(end + 1)) return true;
  for (std::size_t i = end + 1; i < std::min(sentence.end, end + longest_aside); ++i) {
    if (t[i].is_quote()) return false;
    if ((t[i].is_mark(',') || t[i].is_mark('-') || t[i].is_mark(')')) && verb_at(i + 1)) return true;
  }
  return false;
}

// Whether what follows a full name shows that it is a person's: ", who", ", whose", "said she had".
bool is_told_of(const TaggedText& tagged, TokenSpan sentence, TokenSpan name) {
  const auto& t = tagged.tokens;
  if (name.end + 1 >= sentence.end) return false;
  const std::string_view next = tagged.words(name.end + 1);
  if (t[name.end].is_mark(',')) return next == "who" || next == "whose";
  return t[name.end].is(says) && (next == "he" || next == "she");
}

// Whether a preposition or a verb is before `name`, so that it is no subject; or it owns what follows.
bool is_governed(const TaggedText& tagged, TokenSpan sentence, TokenSpan name) {
  const auto& t = tagged.tokens;
  if (t[name.end - 1].possessive) return true;
  std::size_t before = name.begin;
  while (before > sentence.begin && t[before - 1].is(determiner) && !t[before - 1].capital) --before;
  return before > sentence.begin &&
         (t[before - 1].is(preposition) || (is_verb(tagged, before - 1) && !t[before - 1].is(auxiliary)));
}

// Whether the words of a sentence are said to somebody: "You know, Ms. Harrow, that".
bool speaks_to_somebody(const TaggedText& tagged, TokenSpan sentence) {
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const auto word = tagged.words(i);
    if (word == "you" || word == "You" || word == "your") return true;
  }
  return false;
}

// Whether the words of `sentence` are spoken or written to `name`: "Dear Ms. Harrow", or between commas where the
// sentence speaks to somebody.
bool is_addressed(const TaggedText& tagged, TokenSpan sentence, TokenSpan name, bool speaks) {
  const auto& t = tagged.tokens;
  const auto is_dear = [&](std::size_t i) { return tagged.words(i) == "Dear" || tagged.words(i) == "dear"; };
  if (is_dear(name.begin) || (name.begin > sentence.begin && is_dear(name.begin - 1))) return true;
  const bool begins = name.begin == sentence.begin || t[name.begin - 1].is_mark(',');
  const bool ends = name.end < sentence.end && t[name.end].is_mark(',');
  // "The warden, Ms. Harrow, told you"
  const bool is_described = name.begin > sentence.begin + 1 && t[name.begin - 2].is(person_noun | title | body_noun);
  // "Ms. Harrow, who told you"
  const bool goes_on = name.end + 1 < sentence.end && begins_aside(t[name.end + 1]) &&
                       !t[name.end + 1].is(pronoun | preposition) && tagged.words(name.end + 1) != "that";
  return speaks && begins && ends && !is_described && !goes_on;
}

// Whether a capital letter at token `at` may be that of a sentence.
bool begins_sentence(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  if (at == sentence.begin) return true;
  const TaggedToken& before = tagged.tokens[at - 1];
  return before.is_quote() || before.is_mark(':') || before.is_mark('-') || before.is_mark('(');
}

// Whether the white space at `at` of `words` parts the halves of a name that a line breaks at a hyphen: "Jean-\nLuc",
// and "Ses-\nsions", whose hyphen is taken off the end of `line`.
bool is_broken_by_line(std::string_view words, std::string& line, std::size_t at) {
  if (line.back() != '-') return false;
  const std::size_t next = words.find_first_not_of(" \t\r\n", at);
  const bool breaks = line.size() > 1 && text::is_letter(line[line.size() - 2]) && next != std::string_view::npos &&
                      words.substr(at, next - at).find('\n') != std::string_view::npos;
  if (breaks && text::is_lower(words[next])) line.pop_back();
  return breaks;
}

// Whether the word at `i` parts the name that begins at `at` from another in capitals: "ORAL ARGUMENT OF ODILE HARROW".
bool parts_names(const TaggedText& tagged, std::size_t at, std::size_t i) {
  const std::string_view word = tagged.words(i);
  if (word != "OF" && word != "BY" && word != "ON") return false;
  return i == at || !(is_body(tagged, {at, i}) || tagged.tokens[i - 1].is(title));
}

// Whether the name of a person stands from `at` to before `end`: "Boyd Harrow", whose "of Concord" is no name. It
// begins with a given name, or none of its words means anything else.
bool is_full_name(const TaggedText& tagged, std::size_t at, std::size_t end) {
  const bool has_article = at > 0 && is_determiner(tagged.tokens[at - 1]);
  if (end < at + 2 || end > at + 3 || has_article || is_body(tagged, {at, end})) return false;
  bool means_nothing = true;
  for (std::size_t i = at; i < end; ++i) {
    const std::string word = text::to_lower(tagged.words(i));
    if (!tagged.tokens[i].capital || tagged.tokens[i].is(title | person_noun)) return false;
    means_nothing = means_nothing && classes_of(word) == 0 && !text::is_charge(word);
  }
  const bool are_many = tagged.words(end - 1).ends_with('s');  // "Lantern Keepers of Salter"
  return (means_nothing && !are_many) || text::given_name(text::to_lower(tagged.words(at))) != text::GivenName::none;
}

// Where the name that begins at `at` goes on behind "of the", "and" or "for" at `link`; `link` where it does not.
std::size_t behind_link(const TaggedText& tagged, TokenSpan sentence, std::size_t at, std::size_t link) {
  const auto& t = tagged.tokens;
  if (link + 1 >= sentence.end || t[link].kind != Kind::word) return link;
  const std::string word = text::to_lower(tagged.words(link));
  if (!links(word) || (word == "of" && is_full_name(tagged, at, link))) return link;
  std::size_t next = link + 1;
  if (next + 1 < sentence.end && text::to_lower(tagged.words(next)) == "the") ++next;
  const bool goes_on =
      is_name_word(t[next]) && (word == "of" || is_body(tagged, {at, link}) || leads_to_charge(tagged, at, link, next));
  return goes_on ? next : link;
}

// Where the name that begins at `at` goes on behind what is no word of a name at `end`; `end` where it does not.
std::size_t behind_small_words(const TaggedText& tagged, TokenSpan sentence, std::size_t at, std::size_t end) {
  const std::size_t next = tagged.tokens[end].capital ? end : behind_particles(tagged, sentence, end);
  if (next > end) return next;
  return is_preposition_of_name(tagged, sentence, end) ? end + 1 : behind_link(tagged, sentence, at, end);
}

}  // namespace

std::string on_one_line(std::string_view words) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  std::string line;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == soft_hyphen.front() && words.substr(at).starts_with(soft_hyphen)) {
      ++at;
    } else if (!text::is_ascii_space(words[at])) {
      line += words[at];
    } else if (!line.empty() && line.back() != ' ' && !is_broken_by_line(words, line, at)) {
      line += ' ';
    }
  }
  return line;
}

TokenSpan name_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const auto& t = tagged.tokens;
  // "Q" asks in transcripts.
  if (at >= sentence.end || is_verb_before_name(tagged, sentence, at)) return {};
  std::size_t end = begins_with_particles(tagged, sentence, at) ? behind_particles(tagged, sentence, at) : at;
  if (!is_name_word(t[end]) || t[end].range.size() == 1) return {};
  while (end < sentence.end && !parts_names(tagged, at, end)) {
    if (is_name_word(t[end])) {
      ++end;
      if (t[end - 1].possessive && !is_owned_body(tagged, sentence, end)) break;
      continue;
    }
    const std::size_t next = behind_small_words(tagged, sentence, at, end);
    if (next == end) break;
    end = next;
  }
  return {at, end};
}

TokenSpan person_at(const TaggedText& tagged, TokenSpan sentence, std::size_t at) {
  const TokenSpan name = name_at(tagged, sentence, at);
  if (name.end < name.begin + 2 || is_body(tagged, name)) return {};
  return tagged.tokens[at].is(title | male | female) ||
                 text::given_name(text::to_lower(tagged.words(at))) != text::GivenName::none
             ? name
             : TokenSpan{};
}

std::vector<WrittenName> names_in(const TaggedText& tagged, TokenSpan sentence) {
  const auto& t = tagged.tokens;
  std::vector<WrittenName> names;
  std::optional<bool> speaks;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (t[i].kind != Kind::word || !(is_name_word(t[i]) || begins_with_particles(tagged, sentence, i))) continue;
    const TokenSpan name = name_at(tagged, sentence, i);
    if (name.empty()) continue;
    const std::size_t begin = role_begin(tagged, sentence, name.begin);
    const TextRange words = range_of(tagged, name);
    const TextRange role = range_of(tagged, {begin, name.begin});
    WrittenName found{.name = on_one_line(tagged.text.substr(words.begin, words.size())),
                      .role = on_one_line(tagged.text.substr(role.begin, role.size()))};
    for (std::size_t j = begin; j < name.end; ++j) found.gender |= t[j].classes & (male | female);
    if (name.end - begin == 1) found.kinship = kinship_of(tagged, sentence, begin);
    if (begin > sentence.begin && t[begin - 1].is_mark(',') && (found.kinship || may_be_described(tagged, name)))
      found.gender |= gender_in_front(tagged, sentence, begin);
    if (found.role.empty()) found.role = on_one_line(role_behind(tagged, sentence, name.end));
    const bool is_full = name.end - name.begin > 1;
    if (found.role.empty() && is_full) found.role = role_in_front(tagged, sentence, begin);
    found.person = is_full && is_told_of(tagged, sentence, name);
    const auto before = begin > sentence.begin ? tagged.words(begin - 1) : std::string_view();
    found.article =
        is_full && (before == "the" || before == "The") && !t[name.begin].is(title | person_noun | male | female);
    found.acronym = acronym_behind(tagged, sentence, name.end);
    found.called = begin > sentence.begin && (tagged.words(begin - 1) == "itself" ||
                                              (t[begin - 1].is(naming) && tagged.words(begin - 1) == "called"));
    found.doubtful =
        name.end - begin == 1 && found.role.empty() && found.gender == 0 && begins_sentence(tagged, sentence, begin);
    found.at = words.begin;
    found.subject = is_subject(tagged, sentence, name);
    if (!speaks) speaks = speaks_to_somebody(tagged, sentence);
    const bool is_one_of_many = before == "a" || before == "an" || before == "A" || before == "An";
    found.addressed = is_one_of_many || is_addressed(tagged, sentence, {begin, name.end}, *speaks);
    found.governed = is_governed(tagged, sentence, {begin, name.end});
    found.first = names.empty();
    found.opens = begin <= sentence.begin + 1;
    names.push_back(std::move(found));
    i = name.end - 1;
  }
  return names;
}

}  // namespace tenet::indexer
