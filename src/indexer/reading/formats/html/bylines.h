#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenet::indexer {

// Adds the names of "By Jane Roe, Ivo Kern and Odile Harrow, staff writers", which bars may stand in. Names that are
// there already, or the name of the site, are not added.
void add_byline(const std::string& written, const std::string& site, std::vector<std::string>& names);

// Adds what a page states as its author: a name or a body, or several names, "Jane Roe and Ivo Kern", behind which the
// site may stand. A family name first, "Roe, Jane", stays so.
void add_stated(const std::string& author, const std::string& site, std::vector<std::string>& names);

// Adds a name that has nothing but "By" around it.
void add_name(std::string name, const std::string& site, std::vector<std::string>& names);

// Whether a line begins as bylines do: "By Jane Roe", "March 5, 2024 by Jane Roe".
[[nodiscard]] bool begins_byline(const std::string& line);

// "jroe", "jane.roe"
[[nodiscard]] bool is_user_name(std::string_view name);

// The person on a line that is a date and a name, "June 4, 2012 | Jane Roe", or a name and a job; empty for other
// lines.
[[nodiscard]] std::string person_of(const std::string& line);

}  // namespace tenet::indexer
