#pragma once

#include <string_view>

#include "indexer/reading/formats/rtf/words.h"

namespace tenet::indexer {

// What holds in a group.
struct RtfGroup {
  RtfDestination destination = RtfDestination::none;
  bool begins = false;  // this group sets the destination, and ends it
  bool hidden = false;
  bool deleted = false;
  bool in_math = false;
  bool in_table = false;
  bool centred = false;
  int skip_after_unicode = 1;
  int font = -1;
  int size = 24;
  int style = 0;
  int outline = -1;
  int depth_of_tables = 1;
  std::string_view property = {};  // of the document, to which the words go
};

// Where a text stands: the body, a header or an aside.
struct RtfLevel {
  int rows = 0;         // that are open
  bool listed = false;  // the paragraph has a number or a bullet
};

}  // namespace tenet::indexer
