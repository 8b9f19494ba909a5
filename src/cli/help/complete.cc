#include "cli/help/complete.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <tenet/error.h>
#include <tenet/searcher.h>

#include "cli/help/command_options.h"
#include "cli/help/pages.h"
#include "cli/place.h"
#include "cli/settings.h"
#include "cli/visible.h"

namespace tenet::cli {
namespace {

// More names than this help nobody to choose.
constexpr std::size_t most_names = 30;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// ASCII case does not count.
bool begins(std::string_view text, std::string_view letters) {
  return text.size() >= letters.size() && std::ranges::equal(text.substr(0, letters.size()), letters, {}, lower, lower);
}

// A word that begins with what was typed, the way it was typed: small letters find a name in any case, capitals do not.
std::string in_case_of(const std::string& typed, std::string_view word) {
  std::string rest(word.substr(typed.size()));
  const bool is_small = std::ranges::all_of(typed, [](char c) { return lower(c) == c; });
  if (is_small) std::ranges::transform(rest, rest.begin(), lower);
  return typed + rest;
}

class Completion {
 public:
  Completion(const CLI::App& program, const std::vector<std::string>& words) : program_(program) { read(words); }

  std::string take() {
    if (is_lost_) return "";
    if (value_of_) {
      add_values(*value_of_, "", current_);
    } else if (const std::size_t equals = current_.find('='); is_option() && equals != std::string::npos) {
      const std::optional<CommandOption> option = find_option(current_.substr(0, equals));
      if (option) add_values(*option, current_.substr(0, equals + 1), current_.substr(equals + 1));
    } else if (is_option()) {
      add_options();
    } else if (command_ == nullptr) {
      add_commands();
    } else if (const std::optional<CommandOption> argument = find_argument()) {
      add_values(*argument, "", current_);
    }
    return std::move(lines_);
  }

 private:
  // Finds out where the last word stands.
  void read(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string& word = words[i];
      if (value_of_) {
        if (value_of_->name == "--index") index_ = word;
        value_of_.reset();
      } else if (word == "--") {
        only_arguments_ = true;
      } else if (word.starts_with('-') && !only_arguments_) {
        value_of_ = find_option(word);
        if (value_of_ && value_of_->is_flag()) value_of_.reset();
      } else if (command_ == nullptr) {
        command_ = find_command(program_, word);
        if (command_ == nullptr) is_lost_ = true;
      } else {
        ++arguments_;
      }
    }
    if (!words.empty()) current_ = words.back();
    // The quotation mark of the shell that is still open.
    if (current_.starts_with('\'') || current_.starts_with('"')) current_.erase(0, 1);
  }

  [[nodiscard]] bool is_option() const { return current_.starts_with('-') && !only_arguments_; }
  [[nodiscard]] const CLI::App& app() const { return command_ == nullptr ? program_ : *command_; }

  [[nodiscard]] std::vector<CommandOption> all_options() const {
    std::vector<CommandOption> options = options_of(app());
    std::ranges::move(shared_options(app()), std::back_inserter(options));
    return options;
  }
  [[nodiscard]] std::optional<CommandOption> find_option(const std::string& word) const {
    for (const CommandOption& option : all_options()) {
      if (option.name == word || option.letter == word) return option;
    }
    return std::nullopt;
  }
  // The argument that the last word is.
  [[nodiscard]] std::optional<CommandOption> find_argument() const {
    std::size_t number = 0;
    for (const CommandOption& option : options_of(*command_)) {
      if (!option.positional) continue;
      if (number++ == arguments_ || option.repeated) return option;
    }
    return std::nullopt;
  }

  void add(const std::string& start, std::string_view candidate, std::string_view description) {
    const std::string_view typed = std::string_view(current_).substr(start.size());
    const std::string line_start = fmt::format("\n{}{}\t", start, candidate);
    if (('\n' + lines_).find(line_start) != std::string::npos) return;
    // The shell writes it to the terminal, and into the command: one with an escape in it would mean something else.
    if (!begins(candidate, typed) || !is_on_a_line(candidate)) return;
    lines_ += fmt::format("{}{}\t{}\n", start, candidate, on_a_line(description));
  }
  void add_options() {
    for (const CommandOption& option : all_options()) {
      if (!option.positional) add("", option.name, option.description);
    }
  }
  void add_commands() {
    for (const CLI::App* command : commands_of(program_)) {
      const Page* page = find_page(command->get_name(), 1);
      add("", command->get_name(), page == nullptr ? command->get_description() : page->summary);
    }
  }

  void add_values(const CommandOption& option, const std::string& start, const std::string& typed) {
    for (const std::string& choice : option.choices) add(start, choice, "");
    if (option.value == "FILE" || option.value == "PATH") lines_ = ":files\n";
    if (option.value == "FOLDER") lines_ = ":folders\n";
    if (option.value == "TOPIC") add_topics(start);
    if (option.value == "SPEAKER") add_speakers(start, typed, "");
    if (option.value == "QUERY") add_query(start, typed);
    if (option.value == "PAGE") {
      for (const Page& page : pages()) add(start, page.name, page.summary);
    }
  }

  // Fields, and the values of those whose values are known.
  void add_query(const std::string& before, const std::string& typed) {
    const std::size_t begin = std::min(typed.find_first_not_of("-+("), typed.size());
    const std::size_t colon = typed.find(':');
    if (colon == std::string::npos) {
      for (const Field& field : fields()) {
        add(before + typed.substr(0, begin), std::string(field.name) + ":", field.description);
      }
      return;
    }
    const std::string field = typed.substr(begin, colon - begin);
    const std::string start = before + typed.substr(0, colon + 1);
    if (field == "topic") add_topics(start);
    if (field == "speaker" || field == "mentions") add_speakers(start, typed.substr(colon + 1), "\"");
    if (field == "role") add_roles(start, typed.substr(colon + 1));
    if (field == "has" || field == "kind") {
      for (const std::string_view feature : features()) add(start, feature, "");
    }
  }

  void add_topics(const std::string& start) {
    const std::optional<Searcher> searcher = open();
    const Taxonomy& taxonomy = searcher ? searcher->taxonomy() : default_taxonomy();
    for (const Topic& topic : taxonomy.topics) add(start, topic.id, topic.label);
  }

  // Whole names where the beginning of one was typed, else the word of the name that was begun.
  void add_speakers(const std::string& start, std::string typed, const std::string& quote) {
    const std::optional<Searcher> searcher = open();
    const bool is_quoted = !quote.empty() && typed.starts_with(quote);
    if (is_quoted) typed.erase(0, 1);
    if (!searcher) return;
    for (const std::string& name : searcher->speaker_names(typed, most_names)) {
      const bool needs_quotes = name.find(' ') != std::string::npos;
      if ((is_quoted || quote.empty() || !needs_quotes) && begins(name, typed)) {
        add(start, is_quoted ? fmt::format("{0}{1}{0}", quote, name) : name, "");
        continue;
      }
      for (std::size_t word = 0; word != std::string::npos; word = name.find(' ', word)) {
        word += word > 0 ? 1 : 0;
        const std::string_view rest = std::string_view(name).substr(word);
        if (!begins(rest, typed)) continue;
        add(start, in_case_of(typed, rest.substr(0, rest.find(' '))), name);
        break;
      }
    }
  }

  void add_roles(const std::string& start, const std::string& typed) {
    const std::string quote = typed.starts_with('"') ? "\"" : "";
    // Of a phrase the last word is completed.
    const std::size_t last = std::max(typed.rfind(' ') + 1, quote.size());
    const std::optional<Searcher> searcher = open();
    if (!searcher) return;
    for (const std::string& word : searcher->role_words(typed.substr(last), most_names)) {
      add(start, fmt::format("{}{}{}", typed.substr(0, last), word, quote), "");
    }
  }

  [[nodiscard]] std::optional<Searcher> open() const {
    try {
      const CLI::Option* index = app().get_option_no_throw("--index");
      const std::string set = index == nullptr ? "" : index->get_default_str();
      const std::vector<std::filesystem::path> indexes =
          choose_indexes({index_.empty() ? set : index_}, index_.empty() ? index : nullptr);
      return Searcher(indexes, {.partial = true});
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  const CLI::App& program_;
  const CLI::App* command_ = nullptr;
  std::size_t arguments_ = 0;  // before the last word
  bool only_arguments_ = false;
  bool is_lost_ = false;                   // behind a word that is no command
  std::optional<CommandOption> value_of_;  // the option that the last word is the value of
  std::string index_;
  std::string current_;  // the last word
  std::string lines_;
};

}  // namespace

std::string complete(CLI::App& program, const std::vector<std::string>& words) {
  try {
    apply_settings(program, read_settings());
  } catch (const Error&) {  // a command says what is wrong; here it would only be in the way
  }
  try {
    return Completion(program, words).take();
  } catch (const std::exception&) {
    return "";
  }
}

}  // namespace tenet::cli
