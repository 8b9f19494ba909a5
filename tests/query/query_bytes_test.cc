#include "query/language/query_bytes.h"

#include <string>

#include <gtest/gtest.h>

#include <tenet/error.h>
#include <tenet/query.h>

namespace tenet::query {
namespace {

TEST(DecodeQuery, GivesWhatWasEncoded) {
  for (const char* text :
       {"", "bail", "bail^0.1 OR \"cash bail\"", "(court OR judge) NEAR/8 jail*", "said:prison speaker:\"ada example\"",
        "-has:date topic:sentencing@2", "~bail", "date:2014..2018 a +b -c"}) {
    const Query query = parse_query(text);
    EXPECT_EQ(decode_query(encode_query(query)), query) << text;
  }
}

TEST(DecodeQuery, RefusesWhatIsCutOrGoesOn) {
  const std::string bytes = encode_query(parse_query("(court OR judge) NEAR/8 jail*"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW((void)decode_query(bytes.substr(0, size)), IndexError) << size;
  }
  EXPECT_THROW((void)decode_query(bytes + 'x'), IndexError);
}

TEST(DecodeQuery, RefusesQueriesThatNestTooDeeply) {
  Query query;
  for (int i = 0; i < 3000; ++i) query = {.kind = Query::Kind::maybe, .operands = {query}};
  EXPECT_THROW((void)decode_query(encode_query(query)), IndexError);
}

}  // namespace
}  // namespace tenet::query
