#include "indexer/form.h"

#include <gtest/gtest.h>

#include <tenet/error.h>

namespace tenet::indexer {
namespace {

std::vector<Block> some_blocks() {
  return {{.kind = Block::Kind::title, .range = {0, 10}},
          {.kind = Block::Kind::heading, .range = {12, 20}, .level = 2},
          {.kind = Block::Kind::note, .range = {22, 23}},
          {.kind = Block::Kind::furniture, .range = {25, 40}}};
}

TEST(Blocks, ComeBackAsTheyWere) {
  EXPECT_EQ(decode_blocks(encode_blocks(some_blocks()), 40), some_blocks());
  EXPECT_EQ(decode_blocks(encode_blocks({}), 0), std::vector<Block>());
}

TEST(Blocks, MustLieInTheText) {
  EXPECT_THROW((void)decode_blocks(encode_blocks(some_blocks()), 39), IndexError);
}

TEST(Blocks, MustNotBeEmpty) {
  EXPECT_THROW((void)decode_blocks(encode_blocks({{.range = {3, 3}}}), 9), IndexError);
}

TEST(Blocks, AreWholeOrAnError) {
  const std::string bytes = encode_blocks(some_blocks());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)decode_blocks(bytes.substr(0, size), 40), IndexError) << size;
  }
  EXPECT_THROW((void)decode_blocks(bytes + "x", 40), IndexError);
}

TEST(FormOf, GivesWhatPutFormTook) {
  const Form forms[] = {{},
                        {.markup = Markup::markdown, .body = 7},
                        {.markup = Markup::extract, .reader = "pdf 3", .blocks = some_blocks()}};
  for (const Form& form : forms) {
    store::DocumentRecord record;
    put_form(form, record);
    EXPECT_EQ(form_of(record, 40), form);
  }
}

}  // namespace
}  // namespace tenet::indexer
