#include "indexer/reading/formats/html/linked_data.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>

#include <nlohmann/json.hpp>

#include "indexer/reading/formats/html/title.h"
#include "text/ascii.h"
#include "text/entities.h"

namespace tenet::indexer {
namespace {

using Json = nlohmann::json;
using namespace std::string_view_literals;

constexpr std::size_t most_bytes = std::size_t{2} << 20U;  // of JSON a page
constexpr std::size_t most_authors = 50;

// Where the JSON of a script begins: at its first bracket. That of "<![CDATA[", which hides scripts, is none of it.
std::size_t begin_of_json(std::string_view script) {
  constexpr auto open = "<![CDATA["sv;
  std::size_t at = script.find_first_of("{[");
  while (at != std::string_view::npos && at >= 2 && script.substr(at - 2).starts_with(open)) {
    at = script.find_first_of("{[", at - 2 + open.size());
  }
  return at;
}

// Its last bracket, but for that of "]]>".
std::size_t last_of_json(std::string_view script) {
  constexpr auto close = "]]>"sv;
  std::size_t at = script.find_last_of("}]");
  while (at != std::string_view::npos && at >= 2 && script.substr(at - 1).starts_with(close)) {
    at = script.find_last_of("}]", at - 2);
  }
  return at;
}

// `json` with what people break mended: control characters in texts, commas before a closing bracket, and what stands
// before the first and behind the last bracket: the marks of a comment or of CDATA.
std::string mended(std::string_view json) {
  const std::size_t begin = begin_of_json(json);
  const std::size_t last = last_of_json(json);
  if (begin == std::string_view::npos || last == std::string_view::npos || last < begin) return {};
  std::string result;
  bool in_text = false;
  for (std::size_t at = begin; at <= last; ++at) {
    const char c = json[at];
    if (in_text && c == '\\' && at < last) {
      result += c;
      result += json[++at];
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (!in_text && c == ',') {
      const std::size_t next = json.find_first_not_of(" \t\r\n", at + 1);
      if (next != std::string_view::npos && (json[next] == '}' || json[next] == ']')) continue;
    }
    result += in_text && static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result;
}

// The length of the object or list that `json` begins with; all of it where that does not end.
std::size_t length_of_value(std::string_view json) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_text) {
      if (c == '\\') ++at;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return json.size();
}

// Objects one behind the other, as a list; those that are broken are left out.
Json parse_several(std::string_view json) {
  Json list = Json::array();
  while (!json.empty()) {
    const std::size_t length = length_of_value(json);
    Json value = Json::parse(json.substr(0, length), nullptr, false);
    if (!value.is_discarded()) list.push_back(std::move(value));
    json.remove_prefix(length);
    json.remove_prefix(std::min(json.find_first_of("{["), json.size()));
  }
  return list;
}

Json parse(std::string_view source) {
  Json json = Json::parse(source, nullptr, false);
  if (!json.is_discarded()) return json;
  std::string script = mended(source);
  json = Json::parse(script, nullptr, false);
  if (!json.is_discarded()) return json;
  if (script.find('"') == std::string::npos) {  // a program has escaped it as text
    std::string plain;
    text::append_characters(plain, script);
    script = mended(plain);
  }
  return parse_several(script);
}

// A text value without HTML's references, which some put into JSON.
std::string text_of(const Json& value) {
  if (!value.is_string()) return {};
  const auto& written = value.get_ref<const std::string&>();
  std::string text;
  text::append_characters(text, written);
  return text;
}

const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

bool has_type(const Json& object, bool (*holds)(std::string_view)) {
  const Json& type = member(object, "@type");
  const auto is = [&](const Json& name) { return name.is_string() && holds(name.get_ref<const std::string&>()); };
  return type.is_array() ? std::ranges::any_of(type, is) : is(type);
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article"sv) || type.ends_with("Posting"sv) || type == "Report"sv || type == "Review"sv ||
         type == "Legislation"sv || type == "SpeechEvent"sv || type == "Blog"sv || type == "PressRelease"sv;
}
bool is_work_type(std::string_view type) {
  return type == "CreativeWork"sv || type == "Book"sv || type == "Recipe"sv || type == "QAPage"sv ||
         type == "PodcastEpisode"sv || type == "VideoObject"sv || type == "DigitalDocument"sv || type == "Course"sv;
}
bool is_page_type(std::string_view type) {
  return type.ends_with("Page"sv);
}

// How much an object has to say of the page.
int rank(const Json& object) {
  if (has_type(object, is_article_type)) return 3;
  if (has_type(object, is_work_type)) return 2;
  return has_type(object, is_page_type) ? 1 : 0;
}

// The first of a list, and of a list that it is.
const Json& first_of(const Json& value) {
  const Json* first = &value;
  while (first->is_array() && !first->empty()) first = &first->front();
  return *first;
}

void add_author(const Json& author, std::vector<std::string>& authors) {
  if (authors.size() == most_authors) return;
  if (author.is_object()) {
    const Json& name = first_of(member(author, "name"));
    std::string text = text_of(name);
    if (text.empty()) text = text_of(member(author, "givenName")) + ' ' + text_of(member(author, "familyName"));
    if (text != " ") authors.push_back(text);
  } else if (author.is_string()) {
    authors.push_back(text_of(author));
  }
}

void read_authors(const Json& value, std::vector<std::string>& authors) {
  if (!value.is_array()) return add_author(value, authors);
  for (const Json& author : value) add_author(author, authors);
}

std::string name_of(const Json& list) {
  const Json& value = first_of(list);
  return value.is_object() ? text_of(member(value, "name")) : text_of(value);
}

std::string address_of(const Json& object) {
  for (const char* name : {"mainEntityOfPage", "url", "@id"}) {
    const Json& value = member(object, name);
    std::string address = value.is_object() ? text_of(member(value, "@id")) : text_of(value);
    if (address.starts_with("http")) return address;
  }
  return {};
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void take(const Json& object, LinkedData& data) {
  fill(data.headline, text_of(member(object, "headline")));
  fill(data.headline, text_of(member(object, "name")));
  fill(data.date, text_of(member(object, "datePublished")));
  fill(data.date, text_of(member(object, "dateCreated")));
  if (data.authors.empty()) read_authors(member(object, "author"), data.authors);
  if (data.authors.empty()) read_authors(member(object, "creator"), data.authors);
  fill(data.publisher, name_of(member(object, "publisher")));
  fill(data.url, address_of(object));
  fill(data.language, name_of(member(object, "inLanguage")));
  fill(data.body, text_of(member(object, "articleBody")));
}

// Whether what stands in the member of an object is of the page, too, and not of a story that it names.
bool is_of_page(const std::string& name) {
  return name == "@graph" || name == "mainEntity" || name == "mainEntityOfPage";
}

enum class Depth { page, all };

// The objects in `json`, lists looked through: those of the page, or those in members of any name, too.
std::vector<const Json*> objects_of(const Json& json, Depth depth) {
  std::vector<const Json*> objects;
  std::deque<const Json*> left = {&json};
  while (!left.empty()) {
    const Json& value = *left.front();
    left.pop_front();
    if (value.is_object()) objects.push_back(&value);
    if (!value.is_structured()) continue;
    for (auto inside = value.begin(); inside != value.end(); ++inside) {
      if (depth == Depth::all || value.is_array() || is_of_page(inside.key())) left.push_back(&*inside);
    }
  }
  return objects;
}

// The words of the title and of the top headings of a page, in small letters.
std::vector<std::string> titles_of(const HtmlTree& tree) {
  std::vector<std::string> titles;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (tree.nodes[at].tag == HtmlTag::title || tree.nodes[at].tag == HtmlTag::h1)
      titles.push_back(folded_words(tree.text(at)));
  }
  return titles;
}

// Of the objects whose rank is `wanted`, that with the longest headline that a title of the page holds; where there is
// none, the first. Other stories may stand before the article. Null where no object has the rank.
const Json* choose(const std::vector<const Json*>& objects, int wanted, const std::vector<std::string>& titles) {
  const Json* chosen = nullptr;
  std::size_t longest = 0;
  for (const Json* object : objects) {
    if (rank(*object) != wanted) continue;
    if (chosen == nullptr) chosen = object;
    const std::string headline = folded_words(text_of(member(*object, "headline")));
    const auto has_headline = [&](const std::string& title) { return title.find(headline) != std::string::npos; };
    if (headline.size() <= longest || std::ranges::none_of(titles, has_headline)) continue;
    longest = headline.size();
    chosen = object;
  }
  return chosen;
}

// The name of an author who is only referred to by "@id".
void resolve_authors(const std::vector<const Json*>& objects, const Json& article, LinkedData& data) {
  const Json& author = member(article, "author");
  const Json& only = author.is_array() && !author.empty() ? author.front() : author;
  const std::string id = only.is_object() ? text_of(member(only, "@id")) : "";
  if (id.empty() || !data.authors.empty()) return;
  for (const Json* object : objects) {
    if (text_of(member(*object, "@id")) == id) add_author(*object, data.authors);
  }
}

}  // namespace

LinkedData read_linked_data(const HtmlTree& tree) {
  std::vector<Json> scripts;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    if (tree.nodes[at].tag != HtmlTag::script) continue;
    const std::string_view type = tree.attribute(at, HtmlAttribute::type);
    if (text::to_lower(type.substr(0, 64)).find("ld+json") == std::string::npos) continue;
    const std::string source = tree.text(at);
    bytes += source.size();
    if (bytes > most_bytes) break;
    scripts.push_back(parse(source));
  }
  std::vector<const Json*> objects;
  std::vector<const Json*> all;
  for (const Json& script : scripts) {
    const auto of_page = objects_of(script, Depth::page);
    const auto of_all = objects_of(script, Depth::all);
    objects.insert(objects.end(), of_page.begin(), of_page.end());
    all.insert(all.end(), of_all.begin(), of_all.end());
  }
  LinkedData data;
  const std::vector<std::string> titles = objects.empty() ? std::vector<std::string>() : titles_of(tree);
  for (int wanted = 3; wanted > 0; --wanted) {
    const Json* object = choose(objects, wanted, titles);
    if (object == nullptr) continue;
    take(*object, data);
    resolve_authors(all, *object, data);
  }
  return data;
}

}  // namespace tenet::indexer
