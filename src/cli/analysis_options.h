#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tenet/concordance.h>
#include <tenet/words.h>

// How analyses are asked for in words. `what` is the option or parameter that messages name.
namespace tenet::cli {

// The keys that lines of a concordance may be sorted by: L1, right, speaker ...
[[nodiscard]] const std::vector<std::string>& line_order_names();
// Throws InputError for a name that is none of these; case does not count in L1 and the like.
[[nodiscard]] std::vector<LineOrder> read_line_orders(std::string_view what, const std::vector<std::string>& names);

// "5", "sentence", "passage"; empty for the usual window. Throws InputError.
[[nodiscard]] Window read_window(std::string_view what, const std::string& text);

// One of `measures`; empty for the first. Throws InputError.
[[nodiscard]] WordMeasure read_measure(std::string_view what, const std::string& text,
                                       const std::vector<WordMeasure>& measures);

}  // namespace tenet::cli
