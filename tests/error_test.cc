#include <tenet/error.h>

#include <stdexcept>

#include <gtest/gtest.h>

namespace {

TEST(Error, CarriesAMessageAndAHint) {
  const tenet::IndexError error("ix: locked by another writer", "wait until the other 'tenet index' has ended");
  EXPECT_STREQ(error.what(), "ix: locked by another writer");
  EXPECT_EQ(error.hint(), "wait until the other 'tenet index' has ended");
}

TEST(Error, HasNoHintUnlessGivenOne) {
  EXPECT_EQ(tenet::InputError("a.md: empty").hint(), "");
}

TEST(QueryError, SaysWhereTheTroubleStarts) {
  EXPECT_EQ(tenet::QueryError("bracket never closed", 7).offset(), 7U);
}

template <typename Kind>
void throws_kind(const Kind& error) {
  EXPECT_THROW(throw error, Kind);
  EXPECT_THROW(throw error, tenet::Error);
  EXPECT_THROW(throw error, std::runtime_error);
}

TEST(Error, IsCaughtByItsKindAndByItsBase) {
  throws_kind(tenet::InputError("a"));
  throws_kind(tenet::QueryError("a", 0));
  throws_kind(tenet::IndexError("a"));
}

}  // namespace
