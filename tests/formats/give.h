#pragma once

#include <string>
#include <string_view>

#include "formats/show.h"
#include "indexer/reading/formats/formats.h"

namespace tenet::test {

// All that reading a file gives: "== place" before each document, with show() of it; "== place: text" before each
// member that libtenet reads itself; "== place: problem" for each problem.
inline std::string give(std::string_view bytes, const std::string& name) {
  std::string given;
  indexer::read_foreign(
      bytes, {.name = name},
      {.begins = [](const std::string&) {},
       .document = [&](const std::string& place,
                       const indexer::Extract& extract) { given += "== " + place + "\n" + show(extract); },
       .text = [&](const std::string& place, std::string_view text,
                   const indexer::Origin&) { given += "== " + place + ": " + std::string(text) + "\n"; },
       .problem =
           [&](const indexer::MemberProblem& problem) {
             given += "== " + problem.member + ": " + problem.reason + "\n";
           },
       .sidecar =
           [&](const indexer::MemberSidecar& sidecar) {
             given += "== " + sidecar.member + " is described by " + sidecar.name + "\n";
           }});
  return given;
}

}  // namespace tenet::test
