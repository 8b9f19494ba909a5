#include <tenet/error.h>

#include "indexer/reading/formats/formats.h"
#include "indexer/reading/formats/mail/part.h"

namespace tenet::indexer {

// A web page that a browser saved with its pictures (RFC 2557). Its first page is read; frames and pictures are not.
Extract read_web_page(std::string_view bytes, const Origin& origin) {
  const MailPart message = read_mail_message(bytes);
  const MailPart* const page = find_page(message);
  if (page == nullptr) throw InputError("it holds no web page");
  Origin inner{.name = origin.name, .type = page->type, .charset = page->charset, .url = origin.url};
  if (inner.url.empty()) inner.url = page->head.get("content-location");
  if (inner.url.empty()) inner.url = message.head.get("snapshot-content-location");
  return read_html(page->decoded(), inner);
}

}  // namespace tenet::indexer
