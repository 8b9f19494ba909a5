// Runs a fuzz target without a fuzzer: every file of the folder given as argument, then mutations of
// them. The same seeds give the same inputs on every run. An input that the target dies of is
// written to <program>.failed, to be kept as a seed; given in place of the folder it runs first. Another NUMBER makes
// other mutations.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr int mutations = 5000;
constexpr int times_long = 200;                           // as many where TENET_LONG_TESTS is in the environment
constexpr std::size_t longest_mutation = 4096;            // bytes
constexpr std::size_t most_bytes = std::size_t{4} << 20;  // of all mutations, about two seconds' work

// What means something to a decoder, a document or a query.
// clang-format off
constexpr std::array fragments = {
    "\""sv, "''"sv, "\u201c"sv, "\u201d"sv, "\u2019"sv, "("sv, ")"sv, "-"sv, "+"sv, "*"sv, ":"sv, "^2"sv,
    " AND "sv, " OR "sv, " NOT "sv, " NEAR/3 "sv, "said:"sv, "topic:"sv, "date:2014..2016"sv, "word"sv, "924(c)"sv,
    "\n"sv, "\n\n"sv, "\r\n"sv, "\r"sv, "\t"sv, "---\n"sv, "# "sv, "> "sv, "* "sv, "**"sv, "["sv, "]("sv,
    "```\n"sv, "<b>"sv, "&amp;"sv, "\\"sv, "U.S."sv, "non-violent"sv, "\u00a7"sv, "\u00ad"sv, "\u0301"sv, "\ufb01"sv,
    "\0"sv, "\xff\xfe"sv, "\xfe\xff"sv, "\xef\xbb\xbf"sv, "\xc3"sv, "\xe2\x80"sv, "\xf4\x90\x80\x80"sv, "\xed\xa0\x80"sv};
// clang-format on

std::string current;      // the input under test
std::string failed_path;  // where it goes when the target dies

extern "C" void keep_input(int) {
  const int file = open(failed_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && write(file, current.data(), current.size()) >= 0) {
    constexpr std::string_view note = "the input is in ";
    (void)!write(STDERR_FILENO, note.data(), note.size());
    (void)!write(STDERR_FILENO, failed_path.data(), failed_path.size());
    (void)!write(STDERR_FILENO, "\n", 1);
  }
  // The handler stands for one signal only: after it the same signal ends the program.
}

void run(std::string input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The files of a folder in the order of their names, or the one file that `path` is.
std::vector<std::string> read_seeds(const fs::path& path) {
  if (!fs::is_directory(path)) return {read(path)};
  std::vector<fs::path> files(fs::directory_iterator(path), {});
  std::ranges::sort(files);
  std::vector<std::string> seeds(files.size());
  std::ranges::transform(files, seeds.begin(), read);
  return seeds;
}

// Makes inputs of seeds. Takes remainders instead of a distribution, whose results vary between
// standard libraries.
class Mutator {
 public:
  Mutator(std::vector<std::string> seeds, std::uint64_t start) : seeds_(std::move(seeds)), random_(start) {
    seeds_.emplace_back();
  }

  std::string next() {
    std::string input = piece_of(seeds_[below(seeds_.size())]);
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) change(input);
    input.resize(std::min(input.size(), longest_mutation));
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(random_() % bound); }

  std::string piece_of(const std::string& text) {
    return text.size() <= longest_mutation ? text : text.substr(below(text.size()), 1 + below(longest_mutation));
  }

  void change(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = 1 + below(16);
    switch (below(6)) {
      case 0: input.insert(at, fragments[below(fragments.size())]); break;
      case 1: input.insert(at, input.substr(below(input.size() + 1), length)); break;
      case 2: input.erase(at, length); break;
      case 3: input.insert(at, piece_of(seeds_[below(seeds_.size())])); break;
      case 4: input.resize(at); break;
      default:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: " << argv[0] << " FOLDER|FILE [NUMBER]\n";
    return 2;
  }
  failed_path = fs::path(argv[0]).filename().string() + ".failed";
  struct sigaction action = {};
  action.sa_handler = keep_input;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE}) sigaction(signal, &action, nullptr);

  const std::vector<std::string> seeds = fs::exists(argv[1]) ? read_seeds(argv[1]) : std::vector<std::string>();
  for (const std::string& seed : seeds) run(seed);

  Mutator mutator(seeds, argc == 3 ? std::stoull(argv[2]) : std::mt19937_64::default_seed);
  const int times = std::getenv("TENET_LONG_TESTS") != nullptr ? times_long : 1;
  std::size_t bytes = 0;
  int made = 0;
  for (; made < mutations * times && bytes / static_cast<std::size_t>(times) < most_bytes; ++made) {
    run(mutator.next());
    bytes += current.size();
  }
  std::cout << seeds.size() << " seeds, " << made << " mutations of " << bytes << " bytes together\n";
}
