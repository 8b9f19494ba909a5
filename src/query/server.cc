#include <tenet/server.h>

#include <chrono>
#include <optional>
#include <string>

#include <tenet/error.h>

#include "query/service.h"
#include "store/guard.h"
#include "store/remote/connection.h"
#include "store/remote/remote.h"

namespace tenet {

void check_servable(const std::vector<std::filesystem::path>& indexes) {
  store::guarded("opening the index", [&] { const query::Service service(indexes); });
}

void serve(const std::vector<std::filesystem::path>& indexes, int in, int out) {
  // An asker that reads no more is given up after this time.
  constexpr std::chrono::seconds patience(60);
  store::Connection connection("the asker", in, out);
  std::optional<query::Service> service;
  while (true) {
    // Who says nothing at first is no asker.
    const std::string message = service ? connection.receive() : connection.receive(patience);
    if (message.empty()) return;
    std::string answer;
    try {
      answer = store::guarded("answering", [&] {
        if (!service) service.emplace(indexes);
        return service->answer(message);
      });
      if (answer.size() > store::longest_message) {
        throw IndexError("the answer has more than 256 MB", "ask for fewer hits at a time");
      }
    } catch (const Error&) {
      answer = store::packed_error();
    }
    connection.send(answer, patience);
  }
}

}  // namespace tenet
