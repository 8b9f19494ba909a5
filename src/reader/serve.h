#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/reading/formats/formats.h"

namespace tenet::reader {

struct ServeOptions {
  bool sandbox = true;
  std::chrono::seconds cpu_limit{60};  // time of the processor for a document
};

// The options of "--serve SECONDS [--no-sandbox]", the arguments of tenet-reader; nothing for any others: a word that
// is not understood must not turn the sandbox off, or a limit.
[[nodiscard]] std::optional<ServeOptions> parse_serve(const std::vector<std::string_view>& arguments);

// read_foreign(), or a test's.
using ReadFile = std::function<void(std::string_view bytes, const indexer::Origin& origin,
                                    const indexer::ReadSink& sink, std::uint64_t skip)>;

// Reads the files whose descriptors come through the socket that is standard input, and sends back what they hold,
// until the other side closes it (worker/messages.h). Closes all other descriptors but standard output and error first,
// and enters the sandbox. A document that takes longer than its limit ends the process with SIGPROF. Gives the exit
// status.
int serve(const ServeOptions& options, const ReadFile& read);

}  // namespace tenet::reader
