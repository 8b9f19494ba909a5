#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/command.h"
#include "support/forum_index.h"
#include "support/http_server.h"

namespace tenet::test {
namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr const char* token = "0123456789abcdef-secret";

class Serve : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = new ForumIndex();
    server_ = new HttpServerProcess(index_->path());
    ASSERT_GT(server_->port(), 0) << server_->said();
  }
  static void TearDownTestSuite() {
    delete server_;
    delete index_;
  }
  static HttpResponse get(const std::string& target, const std::vector<std::string>& headers = {}) {
    return server_->get(target, headers);
  }
  static Json json(const HttpResponse& response) { return Json::parse(response.body); }
  // The server answers as before.
  static void expect_alive() { EXPECT_EQ(get("/info").status, 200); }

  static ForumIndex* index_;
  static HttpServerProcess* server_;
};

ForumIndex* Serve::index_ = nullptr;
HttpServerProcess* Serve::server_ = nullptr;

TEST_F(Serve, AnswersEveryRequest) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/search?query=bail&limit=1", "hit"},
      {"/quotes?query=speaker:example", "quotation"},
      {"/speakers", "speaker"},
      {"/verify?words=cash+bail+keeps", "place"},
      {"/passages/forum.md%231?context=1", "passage"},
      {"/documents/forum.md", "passage"},
      {"/cite?id=forum.md%231&style=chicago", "citation"},
      {"/kwic?query=bail", "line"},
      {"/words?query=bail&min_count=1", "collocate"},
      {"/topics", "topic"},
      {"/count?query=bail&by=year,type", "count"},
      {"/info", "info"},
  };
  for (const auto& [target, type] : cases) {
    SCOPED_TRACE(target);
    const HttpResponse response = get(target);
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(response.headers.at("content-type"), "application/json");
    EXPECT_EQ(json(response).at("results").at(0).at("type"), type);
    EXPECT_EQ(json(response).at("summary").at("index").at("documents"), 2);
  }
}

TEST_F(Serve, ReadsIdsThatAddressesEscape) {
  EXPECT_EQ(json(get("/passages/sub/a%23b,%20c.txt%231")).at("results").at(0).at("document"), "sub/a#b, c.txt");
  EXPECT_EQ(json(get("/documents/sub%2Fa%23b%2C%20c.txt")).at("summary").at("total"), 1);
  EXPECT_EQ(json(get("/cite?id=forum.md%231&id=sub/a%23b,%20c.txt")).at("results").size(), 2U);
}

TEST_F(Serve, TakesLongTextsByPost) {
  const std::string body = R"({"words": "Cash bail keeps people in jail because they are poor"})";
  const HttpResponse response = server_->post("/verify", body);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(json(response).at("summary").at("verdict"), "exact");
  EXPECT_FALSE(json(server_->post("/search", R"({"query": "bail", "format": "json"})")).at("results").empty());
}

TEST_F(Serve, WritesLongAnswersLineByLine) {
  const HttpResponse response = get("/search?query=bail&format=jsonl");
  EXPECT_EQ(response.headers.at("content-type"), "application/jsonl");
  EXPECT_EQ(response.headers.at("transfer-encoding"), "chunked");
  const Ended command =
      run_tenet({"search", "--index", "forum.index", "--format", "jsonl", "bail"}, index_->folder().path());
  EXPECT_EQ(response.body, command.out);
  EXPECT_EQ(get("/search?query=(bail&format=jsonl").status, 400) << "before anything is sent";
}

TEST_F(Serve, SaysThatNothingHasChanged) {
  const HttpResponse first = get("/search?query=bail");
  const std::string tag = first.headers.at("etag");
  EXPECT_EQ(get("/search?query=bail", {"If-None-Match: " + tag}).status, 304);
  EXPECT_EQ(get("/search?query=bail", {"If-None-Match: \"other\", W/" + tag}).status, 304);
  EXPECT_EQ(get("/search?query=bail", {"If-None-Match: \"other\""}).status, 200);
}

TEST_F(Serve, SaysWhatIsWrong) {
  struct Case {
    std::string request;
    int status;
    std::string code;
    std::string detail;
  };
  const auto asked = [](const std::string& target) { return http_request("GET", target); };
  const std::vector<Case> cases = {
      {asked("/"), 404, "unknown_request", "nothing is at /"},
      {asked("/serach?query=bail"), 404, "unknown_request", "nothing is at /serach"},
      {asked("/../../etc/passwd"), 404, "unknown_request", "nothing is at /../../etc/passwd"},
      {asked("/passages/..%2F..%2Fetc%2Fpasswd"), 404, "not_found",
       "../../etc/passwd: no such passage or document in the index"},
      {asked("/passages/"), 404, "unknown_request", "nothing is at /passages/"},
      {asked("/search"), 400, "bad_parameter", "query: it is missing"},
      {asked("/search?query=bail&limit=many"), 400, "bad_parameter",
       "limit: it takes a whole number from 0 to 1000000"},
      {asked("/search?query=bail&limit=1&limit=2"), 400, "bad_parameter", "limit: it is given twice"},
      {asked("/search?query=bail&format=xml"), 400, "bad_parameter", "format: it takes one of json, jsonl"},
      {asked("/search?query=%ff%fe"), 400, "bad_parameter", "query: it is not UTF-8"},
      {asked("/search?query=bail+(judge"), 400, "bad_query", ""},
      {http_request("POST", "/search", {}, "{\"query\": \"\xc3\"}"), 400, "bad_request", "it is no JSON: see byte 13"},
      {http_request("POST", "/search", {}, R"({"query": "bail", "limit": 1e400})"), 400, "bad_request",
       "it is no JSON that can be read: a number is too large"},
      {http_request("POST", "/search", {},
                    "{\"query\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}"),
       400, "bad_request", "it is JSON that nests too deep"},
      {http_request("POST", "/search", {}, "query=bail"), 400, "bad_request", "it is no JSON: see byte 1"},
      {http_request("PUT", "/search"), 405, "method_not_allowed", "only GET, HEAD and POST are answered"},
      {http_request("DELETE", "/documents/forum.md"), 405, "method_not_allowed",
       "only GET, HEAD and POST are answered"},
      {http_request("GET", "/mcp"), 405, "method_not_allowed", "messages of the Model Context Protocol come by POST"},
      {http_request("GET", "/search?query=bail", {"Content-Length: 5"}) + "abcde", 400, "bad_request", ""},
      {http_request("GET", "/info", {"Host: evil.example"}), 403, "forbidden_host",
       "the Host header names no host that is served here"},
      {http_request("GET", "/info", {"Host: localhost", "Host: evil.example"}), 400, "bad_request",
       "the header Host is given twice"},
      {http_request("GET", "/info", {"Host: localhost", "Origin: https://evil.example"}), 403, "forbidden_host",
       "pages of other sites may not ask"},
      {"GET /search?query=" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "too_large",
       "the address has more than 8 KB"},
      {"no HTTP at all\r\n\r\n", 400, "bad_request", "the request is not HTTP/1.1 as tenet reads it"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.request.substr(0, 100));
    HttpClient client(server_->port());
    ASSERT_TRUE(client.send(each.request));
    const HttpResponse response = client.receive();
    ASSERT_EQ(response.status, each.status) << response.body;
    EXPECT_EQ(response.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(json(response).at("code"), each.code);
    EXPECT_EQ(json(response).at("status"), each.status);
    if (!each.detail.empty()) {
      EXPECT_EQ(json(response).at("detail"), each.detail);
    }
  }
  EXPECT_EQ(json(get("/search?query=bail+(judge")).at("offset"), 5);
  expect_alive();
}

TEST_F(Serve, RefusesWhatIsTooLarge) {
  struct Case {
    std::string request;
    std::vector<int> statuses;
  };
  const std::vector<Case> cases = {
      {http_request("POST", "/search", {}, "{\"query\": \"" + std::string(10'000'000, 'a') + "\"}"), {413}},
      {"GET /search?query=" + std::string(10'000'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", {414, 431}},
      {http_request("GET", "/info", {"X-Long: " + std::string(1'000'000, 'a')}), {400, 431}},
      {http_request("GET", "/info", std::vector<std::string>(10'000, "X-Many: a")), {431}},
      {"POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n{}", {413}},
      {"POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n{}", {413}},
      {"POST /search HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n" +
           std::string(3'000'000, 'a'),
       {413}},
      {http_request("POST", "/search", {}, "{\"query\": \"" + std::string(70'000, 'a') + "\"}"), {400}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.request.substr(0, 40));
    HttpClient client(server_->port());
    (void)client.send(each.request);
    const HttpResponse response = client.receive();
    EXPECT_NE(std::ranges::find(each.statuses, response.status), each.statuses.end()) << response.status;
  }
  expect_alive();
}

TEST_F(Serve, KeepsAConnectionAndAnswersPipelinedRequests) {
  HttpClient client(server_->port());
  ASSERT_TRUE(client.send(http_request("GET", "/search?query=bail") + http_request("GET", "/info") +
                          http_request("POST", "/count", {}, "{}") + http_request("HEAD", "/info")));
  EXPECT_EQ(json(client.receive()).at("results").at(0).at("type"), "hit");
  EXPECT_EQ(json(client.receive()).at("results").at(0).at("type"), "info");
  EXPECT_EQ(json(client.receive()).at("results").at(0).at("type"), "count");
  EXPECT_EQ(client.receive(false).status, 200);
  // A body that nobody reads is no request.
  ASSERT_TRUE(client.send(http_request("GET", "/info", {"Content-Length: 40"}) + http_request("GET", "/info")));
  EXPECT_EQ(client.receive().status, 400);
  EXPECT_TRUE(client.is_closed_within(5s));
}

TEST_F(Serve, SurvivesClientsThatGo) {
  const std::size_t sockets = open_sockets(server_->process());
  for (int i = 0; i < 20; ++i) {
    HttpClient client(server_->port());
    ASSERT_TRUE(client.send(i % 2 == 0 ? "GET /sea" : http_request("GET", "/kwic?query=bail&format=jsonl")));
  }
  expect_alive();
  for (int i = 0; i < 100 && open_sockets(server_->process()) > sockets + 1; ++i) std::this_thread::sleep_for(20ms);
  EXPECT_LE(open_sockets(server_->process()), sockets + 1);
}

TEST_F(Serve, CutsOffSlowClients) {
  HttpClient slow(server_->port());
  ASSERT_TRUE(slow.send("GET /info HTTP/1.1\r\nHost: loc"));
  const auto begin = std::chrono::steady_clock::now();
  // A byte now and then is no request.
  while (std::chrono::steady_clock::now() - begin < 9s) {
    if (!slow.send("a") || slow.is_closed_within(1s)) break;
  }
  EXPECT_TRUE(slow.is_closed_within(30s));
  expect_alive();
}

TEST_F(Serve, LogsNoQueriesUnlessAsked) {
  const auto log_of = [&](const std::vector<std::string>& options) {
    HttpServerProcess server(index_->path(), options);
    (void)server.get("/search?query=bail");
    (void)server.get("/passages/forum.md%231");
    (void)server.get("/info", {"Host: evil.example"});
    return server.said();
  };
  const std::string errors = log_of({});
  EXPECT_EQ(errors.find("/search"), std::string::npos) << errors;
  EXPECT_NE(errors.find("GET /info 403"), std::string::npos) << errors;
  const std::string requests = log_of({"--log", "requests"});
  EXPECT_NE(requests.find("GET /search 200"), std::string::npos) << requests;
  EXPECT_NE(requests.find("GET /passages/ 200"), std::string::npos) << requests;
  EXPECT_EQ(requests.find("bail"), std::string::npos) << requests;
  EXPECT_NE(log_of({"--log", "queries"}).find("GET /search?query=bail 200"), std::string::npos);
}

TEST_F(Serve, NeedsTheToken) {
  index_->folder().write("token", std::string(token) + "\n");
  HttpServerProcess server(index_->path(), {"--token-file", (index_->folder() / "token").string()});
  const std::string right = std::string("Authorization: Bearer ") + token;
  EXPECT_EQ(server.get("/info", {right}).status, 200);
  for (const std::string wrong : {"", "Authorization: Bearer ", "Authorization: Bearer 0123456789abcdef-secreT",
                                  "Authorization: Bearer 0123456789abcdef-secret2", "Authorization: Basic abc"}) {
    const HttpResponse response = server.get("/info", wrong.empty() ? std::vector<std::string>() : std::vector{wrong});
    EXPECT_EQ(response.status, 401) << wrong;
    EXPECT_EQ(response.headers.at("www-authenticate"), "Bearer");
  }
  EXPECT_EQ(server.post("/mcp", "{}").status, 401);
  EXPECT_EQ(server.said().find(token), std::string::npos);
}

TEST_F(Serve, AnswersOtherMachinesOnlyWithAToken) {
  const auto serve = [&](std::vector<std::string> options, const std::vector<std::string>& settings) {
    options.insert(options.begin(), {"serve", "--index", "forum.index"});
    return run_tenet(options, index_->folder().path(), {}, settings);
  };
  EXPECT_EQ(serve({"--listen", "0.0.0.0:0"}, {}).err,
            "tenet: --listen 0.0.0.0:0: other machines could ask there\n"
            "  hint: where that is meant: --allow-remote with a token; tenet help serve says more\n");
  EXPECT_EQ(serve({"--listen", "0.0.0.0:0", "--allow-remote"}, {}).err,
            "tenet: --allow-remote: there is no token\n"
            "  hint: name a file with one by --token-file, or set TENET_TOKEN\n");
  EXPECT_TRUE(serve({"--listen", "0.0.0.0:0", "--allow-remote"}, {"TENET_TOKEN=short"})
                  .err.starts_with("tenet: TENET_TOKEN: no token: it has at least 16 characters"));
  HttpServerProcess server(index_->path(), {"--listen", "0.0.0.0:0", "--allow-remote"},
                           {std::string("TENET_TOKEN=") + token});
  ASSERT_GT(server.port(), 0) << server.said();
  EXPECT_EQ(server.get("/info", {"Host: archive.example"}).status, 401);
  EXPECT_EQ(server.get("/info", {"Host: archive.example", std::string("Authorization: bearer ") + token}).status, 200);
}

TEST_F(Serve, SeesAnIndexThatIsReplacedOrGone) {
  ForumIndex index;
  HttpServerProcess server(index.path());
  const std::string tag = server.get("/info").headers.at("etag");
  index.folder().write("docs/new.txt", "Bail again.\n");
  index.update();
  const HttpResponse changed = server.get("/info", {"If-None-Match: " + tag});
  EXPECT_EQ(changed.status, 200);
  EXPECT_EQ(json(changed).at("results").at(0).at("documents"), 3);
  std::filesystem::rename(index.path(), index.folder() / "away");
  const HttpResponse gone = server.get("/search?query=bail");
  EXPECT_EQ(gone.status, 503);
  EXPECT_EQ(gone.headers.at("retry-after"), "1");
  EXPECT_EQ(json(gone).at("code"), "index_unavailable");
  EXPECT_EQ(json(gone).at("reason"), "not_found");
  std::filesystem::rename(index.folder() / "away", index.path());
  EXPECT_EQ(server.get("/search?query=bail").status, 200);
}

TEST_F(Serve, EndsWellByASignal) {
  for (const int signal : {SIGTERM, SIGINT}) {
    HttpServerProcess server(index_->path());
    HttpClient idle(server.port());
    EXPECT_EQ(server.get("/info").status, 200);
    EXPECT_EQ(server.end(signal), 0);
    EXPECT_TRUE(idle.is_closed_within(5s));
  }
}

TEST_F(Serve, IsDescribedByWhatItPrints) {
  const Ended printed = run_tenet({"serve", "--openapi"});
  EXPECT_EQ(printed.status, 0);
  EXPECT_EQ(printed.out, get("/openapi.json").body + "\n");
  EXPECT_EQ(Json::parse(printed.out).at("openapi"), "3.1.0");
}

// docs/http.md has a row for each parameter of each request, under a heading of its name.
TEST_F(Serve, IsDocumentedWhole) {
  const std::string page = read_file(TENET_SOURCE_DIR "/docs/http.md");
  const Json described = Json::parse(run_tenet({"serve", "--openapi"}).out);
  for (const auto& [path, item] : described.at("paths").items()) {
    if (path == "/mcp") continue;
    const std::string name = item.at("get").at("operationId");
    const std::size_t begin = page.find("\n### " + name + "\n");
    ASSERT_NE(begin, std::string::npos) << name;
    const std::string section = page.substr(begin, page.find("\n### ", begin + 1) - begin);
    EXPECT_NE(section.find('`' + path + '`'), std::string::npos) << path;
    for (const Json& parameter : item.at("get").at("parameters")) {
      const std::string row = '`' + parameter.at("name").get<std::string>() + '`';
      EXPECT_TRUE(row == "`format`" || section.find(row) != std::string::npos) << name << ' ' << row;
    }
  }
}

TEST_F(Serve, AnswersAssistants) {
  const HttpResponse response =
      server_->post("/mcp", R"({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})", {"Accept: application/json"});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(json(response).at("result").at("tools").at(0).at("name"), "search");
  EXPECT_EQ(server_->post("/mcp", R"({"jsonrpc": "2.0", "method": "notifications/initialized"})").status, 202);
}

TEST_F(Serve, GivesEachAssistantASessionOfItsOwn) {
  const std::string ping = R"({"jsonrpc": "2.0", "id": 1, "method": "ping"})";
  const std::string session = server_->post("/mcp", ping).headers.at("mcp-session-id");
  EXPECT_EQ(session.size(), 32U);
  EXPECT_NE(server_->post("/mcp", ping).headers.at("mcp-session-id"), session);
  EXPECT_FALSE(server_->post("/mcp", ping, {"Mcp-Session-Id: " + session}).headers.contains("mcp-session-id"));
}

TEST_F(Serve, DoesNotGrow) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer keeps memory that is freed";
#endif
  const auto ask = [&](int times) {
    HttpClient client(server_->port());
    for (int i = 0; i < times; ++i) {
      (void)client.send(http_request("GET", i % 3 == 0 ? "/search?query=(" : "/search?query=bail&limit=5"));
      (void)client.receive();
    }
  };
  ask(300);
  const std::size_t before = own_memory(server_->process());
  ask(1500);
  EXPECT_LT(own_memory(server_->process()), before + (2U << 20U));
}

}  // namespace
}  // namespace tenet::test
