#include "store/remote/address.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <tenet/error.h>

namespace tenet::store {
namespace {

using Kind = Address::Kind;

TEST(ReadAddress, TellsHostPortUserAndPath) {
  const std::vector<Address> cases = {
      {Kind::tcp, "tcp://127.0.0.1:7000", "127.0.0.1", "7000", ""},
      {Kind::tcp, "tcp://[::1]:0", "::1", "0", ""},
      {Kind::ssh, "ssh://archive/srv/bills.index", "archive", "", "/srv/bills.index"},
      {Kind::ssh, "ssh://ada@archive:2222/srv/it's here", "ada@archive", "2222", "/srv/it's here"},
      {Kind::ssh, "ssh://archive/~/bills.index", "archive", "", "bills.index"},
  };
  for (const Address& address : cases) {
    EXPECT_TRUE(is_address(address.text));
    EXPECT_EQ(read_address(address.text), address) << address.text;
  }
}

TEST(ReadAddress, RefusesWhatCouldBeAnOptionOfSshOrNamesTooLittle) {
  for (const char* text : {"tcp://host", "tcp://host:", "tcp://host:70000", "tcp://[::1]", "tcp://-x:1", "tcp://a b:1",
                           "ssh://host", "ssh://host/", "ssh://host/~/", "ssh:///path", "ssh://-oProxyCommand=x/path",
                           "ssh://-x@host/path", "ssh://host:x/path", "ssh://$(x)/path"}) {
    EXPECT_THROW((void)read_address(text), IndexError) << text;
  }
}

TEST(IsAddress, IsFalseForPaths) {
  for (const char* text : {"bills.index", "/srv/tcp://x", "tcp:", "tcp:/x", "http://host/path", ""}) {
    EXPECT_FALSE(is_address(text)) << text;
  }
}

}  // namespace
}  // namespace tenet::store
