#include <tenet/error.h>

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

TEST(Error, CarriesAMessageAndAHint) {
  const tenet::IndexError error("ix: locked by another writer", "wait for the other writer to end");
  EXPECT_STREQ(error.what(), "ix: locked by another writer");
  EXPECT_EQ(error.hint(), "wait for the other writer to end");
}

TEST(Error, HasNoHintUnlessGivenOne) {
  EXPECT_EQ(tenet::InputError("a.md: empty").hint(), "");
}

TEST(QueryError, SaysWhereTheTroubleStarts) {
  EXPECT_EQ(tenet::QueryError("bracket never closed", 7).offset(), 7U);
}

TEST(Error, HasTheCodeOfItsKindUnlessGivenOne) {
  using tenet::ErrorCode;
  EXPECT_EQ(tenet::InputError("a.md: empty").code(), ErrorCode::bad_input);
  EXPECT_EQ(tenet::QueryError("bracket never closed", 7).code(), ErrorCode::bad_query);
  EXPECT_EQ(tenet::IndexError(ErrorCode::locked, "ix: locked", "wait", "ix").code(), ErrorCode::locked);
  EXPECT_EQ(tenet::IndexError(ErrorCode::locked, "ix: locked", "wait", "ix").index(), "ix");
  EXPECT_EQ(tenet::StoppedError(ErrorCode::timed_out, "late").code(), ErrorCode::timed_out);
}

// Numbers that callers may have compiled in or written down.
TEST(ErrorCode, KeepsItsNumber) {
  const std::vector<std::string> names{"failed",       "not_found",     "not_an_index", "locked",
                                       "damaged",      "other_version", "disk_full",    "no_permission",
                                       "no_memory",    "io_error",      "bad_query",    "bad_input",
                                       "not_together", "cancelled",     "timed_out",    "misused"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(to_string(static_cast<tenet::ErrorCode>(i + 1)), names[i]) << i + 1;
  }
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
  throws_kind(tenet::StoppedError(tenet::ErrorCode::cancelled, "a"));
}

}  // namespace
