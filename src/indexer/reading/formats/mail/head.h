#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::indexer {

// The fields of a message, of one of its parts or of an answer of a web server.
struct MailHead {
  std::vector<std::pair<std::string, std::string_view>> fields = {};  // names in lower case; values as they stand
  std::size_t body = 0;                                               // where the body begins

  // The first field of this name, its lines joined, without white space around it; or nothing.
  [[nodiscard]] std::string get(std::string_view name) const;
};

// Reads the fields at the start of `bytes` (RFC 5322, 2.2), in views of it. A line that is no field begins the body. Of
// a whole message such lines before the first field are passed over; a part may begin with its body.
[[nodiscard]] MailHead read_mail_head(std::string_view bytes, bool part = false);

// A value with parameters (RFC 2045, 5.1; RFC 2231): "text/plain; charset=utf-8".
struct MailValue {
  std::string value = {};                                            // lower case
  std::vector<std::pair<std::string, std::string>> parameters = {};  // names in lower case, values in UTF-8

  [[nodiscard]] std::string_view get(std::string_view name) const;
};
[[nodiscard]] MailValue read_mail_value(std::string_view text);

// The words of a field in UTF-8, encoded words decoded (RFC 2047), white space made one space. `charset` is that of
// bytes which no encoded word holds, as the message declares it for its text; empty where it does not.
[[nodiscard]] std::string decode_mail_words(std::string_view text, std::string_view charset = {});

// What to call the first person of an address list (RFC 5322, 3.4): the name, else the address. `charset` as above.
[[nodiscard]] std::string mail_person(std::string_view addresses, std::string_view charset = {});

}  // namespace tenet::indexer
