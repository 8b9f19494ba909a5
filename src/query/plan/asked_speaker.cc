#include "query/plan/asked_speaker.h"

#include <algorithm>
#include <string_view>

#include "store/voices.h"

namespace tenet::query {
namespace {

using Kind = Plan::Kind;

// Whether the words stand side by side, by their stems, in one line of the speaker's roles.
bool has_role(const std::vector<Plan::Word>& words, const Speaker& speaker, text::Analyser& analyser) {
  if (words.empty()) return false;
  const std::string lines = store::role_lines(speaker);
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const auto tokens = analyser.analyse(std::string_view(lines).substr(begin, end - begin));
    const auto same = [](const text::Token& token, const Plan::Word& word) { return token.stem() == word.stem; };
    if (std::search(tokens.begin(), tokens.end(), words.begin(), words.end(), same) != tokens.end()) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool asks_for_speaker(const Plan& plan) {
  if (plan.kind == Kind::field) return plan.field == "speaker" || plan.field == "role";
  if (plan.kind != Kind::any && plan.kind != Kind::all) return false;
  return std::ranges::all_of(plan.operands, asks_for_speaker);
}

bool is_asked_for(const Plan& who, const Speaker& speaker, text::Analyser& analyser) {
  const auto asked = [&](const Plan& operand) { return is_asked_for(operand, speaker, analyser); };
  if (who.kind == Kind::any) return std::ranges::any_of(who.operands, asked);
  if (who.kind == Kind::all) return std::ranges::all_of(who.operands, asked);
  if (who.field == "role") return has_role(who.words, speaker, analyser);
  return who.name->matches(speaker.name, analyser) ||
         std::ranges::any_of(speaker.aliases, [&](const auto& alias) { return who.name->matches(alias, analyser); });
}

}  // namespace tenet::query
