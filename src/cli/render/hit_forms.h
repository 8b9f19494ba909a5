#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <tenet/searcher.h>

#include "cli/output.h"
#include "cli/render/hit_fields.h"
#include "cli/render/json_lines.h"

namespace tenet::cli {

// How hits are written: one for each family of formats.
class HitForm {
 public:
  HitForm() = default;
  HitForm(const HitForm&) = delete;
  HitForm& operator=(const HitForm&) = delete;
  virtual ~HitForm() = default;

  virtual void begin(const Answer& /*answer*/) {}
  virtual void hit(const PlacedHit& placed, const Answer& answer) = 0;
  // Once all hits of the answer are written; `results` holds none.
  virtual void end(const Results& /*results*/, const Answer& /*answer*/) {}
  // Once all answers are.
  virtual void finish() {}
};

// The formats of search, in the order to show them.
[[nodiscard]] const std::vector<std::string>& hit_formats();

// The form of `options.format`. `info` is of the index. Throws InputError for fields there are not.
[[nodiscard]] std::unique_ptr<HitForm> make_hit_form(const OutputOptions& options, const IndexInfo& info,
                                                     Output& output);
// A row a hit, in any of the formats of tables.
[[nodiscard]] std::unique_ptr<HitForm> make_table_form(const OutputOptions& options, Output& output);
// Only what matched, a line each.
[[nodiscard]] std::unique_ptr<HitForm> make_match_form(Output& output);
// Only the document's id, ended by `end`.
[[nodiscard]] std::unique_ptr<HitForm> make_name_form(char end, Output& output);

}  // namespace tenet::cli
