#include "cli/searches.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <tenet/error.h>

#include "base/files.h"
#include "cli/choice.h"
#include "cli/files.h"
#include "cli/trust.h"

namespace tenet::cli {
namespace fs = std::filesystem;
namespace {

// Of a query with its saved searches put in, in bytes: searches that name each other twice grow without end.
constexpr std::size_t longest_query = std::size_t{256} << 10;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// The name that begins at `at`, behind its @; empty when none does.
std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return end > at && is_letter(text[at]) ? text.substr(at, end - at) : std::string_view();
}

QueryError no_such_search(const std::string& name, std::size_t offset, const Searches& searches) {
  std::vector<std::string> names;
  for (const auto& [known, query] : searches) names.push_back(known);
  const std::string meant = closest(name, names);
  const std::string hint = meant.empty() ? "tenet searches lists them; for the words themselves write \"@" + name + '"'
                                         : "did you mean @" + meant + "?";
  return {"@" + name + ": no search is saved under that name", offset, hint};
}

class Putting {
 public:
  explicit Putting(const Searches& searches) : searches_(searches) {}

  std::string put(std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size()) {
        out += text.substr(i++, 2);
        continue;
      }
      if (text[i] == '"') quoted = !quoted;
      const bool begins_word = i == 0 || std::string_view(" \t\n(-").find(text[i - 1]) != std::string_view::npos;
      const std::string name(text[i] == '@' && !quoted && begins_word ? name_at(text, i + 1) : "");
      if (name.empty()) {
        out += text[i];
        continue;
      }
      if (inside_.empty()) offset_ = i;
      out += '(' + query_of(name) + ')';
      i += name.size();
      if (out.size() > longest_query) {
        throw QueryError(
            fmt::format("@{}: with the searches that it names it has more than {} bytes", name, longest_query), offset_,
            "ask for fewer of them at once");
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t longest = std::size_t{1} << 20;  // bytes

  std::string query_of(const std::string& name) {
    const auto saved = searches_.find(name);
    if (saved == searches_.end()) throw no_such_search(name, offset_, searches_);
    if (std::ranges::find(inside_, name) != inside_.end()) {
      throw QueryError("@" + name + ": the saved search stands for itself", offset_,
                       "save it again without @" + name + ", or remove it: tenet searches --remove " + name);
    }
    // Searches that stand for others, which stand for others, can come to any length.
    read_ += saved->second.size();
    if (read_ > longest)
      throw QueryError("@" + name + ": it stands for too long a query", offset_, "save a shorter one");
    inside_.push_back(name);
    std::string query = put(saved->second);
    inside_.pop_back();
    return query;
  }

  const Searches& searches_;
  std::vector<std::string> inside_;  // names whose queries are being read
  std::size_t offset_ = 0;           // of the name in the text as it was typed
  std::size_t read_ = 0;             // bytes of saved searches
};

}  // namespace

fs::path searches_file() {
  constexpr const char* name = "searches.toml";
  if (const auto project = find_above("tenet.toml", fs::file_type::regular)) {
    const fs::path file = project->parent_path() / name;
    check_found(file);
    return file;
  }
  const auto setting = [](const char* variable) {
    const char* value = std::getenv(variable);
    return fs::path(value == nullptr ? "" : value);
  };
  const fs::path settings = setting("XDG_CONFIG_HOME");
  return (settings.is_absolute() ? settings : setting("HOME") / ".config") / "tenet" / name;
}

Searches read_searches(const fs::path& file) {
  constexpr std::size_t largest = std::size_t{1} << 20;
  if (!base::status_of(file)) return {};
  try {
    Searches searches;
    for (const auto& [name, value] : toml::parse(read_whole_file(file.string(), largest), file.string())) {
      const auto query = value.value<std::string>();
      if (!query) throw InputError(file.string() + ": " + std::string(name.str()) + " is no text", "NAME = \"query\"");
      searches.emplace(name.str(), *query);
    }
    return searches;
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()),
                     "each line is NAME = \"query\"");
  }
}

void write_searches(const fs::path& file, const Searches& searches) {
  toml::table table;
  for (const auto& [name, query] : searches) table.insert_or_assign(name, query);
  base::make_folders(file.parent_path());
  std::ostringstream out;
  out << table << '\n';
  write_whole_file(file.string(), out.str());
}

void check_search_name(const std::string& name) {
  if (!name.empty() && name_at(name, 0).size() == name.size()) return;
  throw InputError("--save " + name + ": not a name", "a letter, then letters, digits, - and _");
}

std::string put_in(std::string_view text, const Searches& searches) {
  return Putting(searches).put(text);
}

}  // namespace tenet::cli
