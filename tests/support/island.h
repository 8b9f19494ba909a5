#pragma once

#include "support/small_index.h"

namespace tenet::test {

// Invented documents of about the same length.
inline const SmallIndex& island() {
  static const SmallIndex index({
      {.id = "once", .text = "The harbor is old and the people of the island love it very much."},
      {.id = "twice", .text = "The harbor is old and the harbor of the island is loved very much."},
      {.id = "titled", .text = "The harbor is old and the people of the island love it very much.", .title = "Harbor"},
      {.id = "long",
       .text = "The harbor is old and the people of the island love it very much, as they love their mountains and "
               "their forests and their lakes, and all who come to visit them in summer or in winter."},
      {.id = "other", .text = "Mountains stand above the lakes where goats and sheep have always lived."},
  });
  return index;
}

}  // namespace tenet::test
