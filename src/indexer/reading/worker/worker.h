#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "indexer/reading/formats/extract.h"
#include "indexer/reading/worker/message_socket.h"
#include "indexer/reading/worker/messages.h"

// Foreign formats, read by a process of their own: tenet-reader. A document may crash, hang or take over that process,
// and costs nothing but itself.
namespace tenet::indexer {

// How to run tenet-reader.
struct WorkerOptions {
  std::filesystem::path program = {};  // empty: reader_program()
  bool sandbox = true;                 // off only to find out why a format is not read inside of it
  std::chrono::seconds cpu_limit{60};  // time of the processor for a document; four times as much by the clock
};

// Path of tenet-reader: TENET_READER if set, else beside the program or in ../libexec/tenet, else where installed.
// Nothing where no such file is there; what TENET_READER says is not looked for.
[[nodiscard]] std::optional<std::filesystem::path> reader_program();

// What reading a file gives, in order. `member` is the place in the file, "letters/a.docx" or "inner.zip!a.txt", and
// empty for the file itself.
struct WorkerSink {
  std::function<void(std::string member, Extract)> document = {};
  // A member in a format that libtenet reads itself (is_own).
  std::function<void(std::string member, std::string bytes, Origin)> text = {};
  std::function<void(MemberProblem)> problem = {};
  std::function<void(MemberSidecar)> sidecar = {};
};

// A process that reads foreign formats. It starts with the first file, serves all others, and is started again after a
// document that it did not survive. For one thread at a time; any number of them may be used at once.
class Worker {
 public:
  explicit Worker(WorkerOptions options = {});
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Reads the regular file `file` from its start; `format` is what recognise() gave, for messages. All that goes wrong
  // is told to `sink`, in a line a document; what the sink throws goes through, and the process ends. The rest of an
  // archive is read where a member crashes the process.
  void read(const base::InputFile& file, Format format, const Origin& origin, const WorkerSink& sink);
  // The same for bytes in memory.
  void read(std::string_view bytes, Format format, const Origin& origin, const WorkerSink& sink);

  // What the process says of itself; nothing where it cannot be started. Starts it.
  [[nodiscard]] std::optional<Greeting> greeting();
  // Why it cannot be started; empty where it can.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  struct Process;
  struct Reading;

  void read_descriptor(int file, std::uint64_t size, Format format, const Origin& origin, const WorkerSink& sink);
  [[nodiscard]] bool start();
  void greet();
  // Lets the process read on. False where it has ended before the file has.
  [[nodiscard]] bool run(Reading& reading, std::string& why);

  WorkerOptions options_;
  std::unique_ptr<Process> process_;
  Greeting greeting_ = {};
  std::string trouble_ = {};
};

}  // namespace tenet::indexer
