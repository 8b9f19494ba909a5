#include "query/plan/forms.h"

#include "store/schema.h"
#include "text/stem.h"

namespace tenet::query {
namespace {

std::uint64_t documents_with(const std::string& form, std::uint64_t written, const store::Snapshot& snapshot,
                             const text::Stemmer& stemmer) {
  return written - snapshot.struck_out_with(store::term("", stemmer.stem(form)), form);
}

}  // namespace

std::uint64_t documents_with(const std::string& form, std::uint64_t written, const store::Snapshot& snapshot) {
  return snapshot.any_struck_out() ? documents_with(form, written, snapshot, text::Stemmer()) : written;
}

store::Snapshot::Forms forms_beginning(std::string_view prefix, const store::Snapshot& snapshot) {
  store::Snapshot::Forms forms = snapshot.forms_written(prefix);
  if (!snapshot.any_struck_out()) return forms;
  const text::Stemmer stemmer;
  for (auto& [form, documents] : forms) documents = documents_with(form, documents, snapshot, stemmer);
  std::erase_if(forms, [](const auto& form) { return form.second == 0; });
  return forms;
}

}  // namespace tenet::query
