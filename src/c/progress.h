#pragma once

#include <tenet/indexer.h>
#include <tenet/tenet.h>

#include "c/calls.h"
#include "c/columns.h"

namespace tenet::c {

// Tells a caller how far a work is. Whether it asks to stop.
inline bool tells_to_stop(tenet_progress_function* function, void* data, const IndexProgress& now) {
  if (function == nullptr) return false;
  tenet_results* row = nullptr;
  give_rows(make_row(now), &row);
  const bool stops = function(row, data) != 0;
  (void)tenet_results_close(row);
  return stops;
}

}  // namespace tenet::c
