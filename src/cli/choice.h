#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/error.h>

// Words that must be one of a list: formats, fields, names.
namespace tenet::cli {

// What was probably meant by `word`: the choice with the fewest slips of typing, or that begins with it; empty when
// none is near. ASCII case does not count.
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& choices);

// `--by: there is no 'yaer'; did you mean year?`, with all choices as its hint; `what` is an option or field, with the
// command before it where that is known.
[[nodiscard]] InputError unknown_choice(std::string_view what, std::string_view word,
                                        const std::vector<std::string>& choices);
// Throws that unless `word` is one of `choices`.
void check_choice(std::string_view what, std::string_view word, const std::vector<std::string>& choices);

}  // namespace tenet::cli
