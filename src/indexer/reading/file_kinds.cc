#include "indexer/reading/file_kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tenet::indexer {
namespace {

using namespace std::string_view_literals;

struct Kind {
  std::string_view name;
  std::string_view extensions;  // with a space before and behind each
};

// Extensions of the media types image, audio, video and font, of style sheets, of source code and of values for
// programs (IANA; freedesktop.org shared-mime-info). None of one letter: "18 U.S.C" is no program. Values for programs
// may hold a statement, but among names and brackets that would be read as its words.
constexpr std::array kinds = {
    Kind{"style sheet", " css less sass scss styl xsl xslt "},
    Kind{"script",
         " bat cc cjs class cpp cs go hpp ipynb java js jsx kt lua map mjs php pl ps1 py pyc rb rs sh sql "
         "swift ts tsx vbs wasm "},
    Kind{"font", " eot otf pfb ttc ttf woff woff2 "},
    Kind{"picture",
         " apng avif bmp eps gif heic heif ico jfif jp2 jpe jpeg jpg jxl png psd svg svgz tga tif tiff "
         "webp "},
    Kind{"sound", " aac aif aiff flac m4a mid midi mp3 oga ogg opus wav weba wma "},
    Kind{"table", " csv tab tsv "},
    Kind{"data file", " geojson ini json rdf toml xml yaml yml "},
    Kind{"film", " 3gp avi flv m4v mkv mov mp4 mpeg mpg ogv webm wmv "},
};

std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

// Package managers and editors write these while they work: yarn.lock, package-lock.json, ~$brief.docx.
bool is_lock(std::string_view name, std::string_view extension) {
  if (extension == "lock" || extension == "lck" || name.starts_with("~$")) return true;
  const std::string_view stem = name.substr(0, name.size() - std::min(name.size(), extension.size() + 1));
  return (extension == "json" || extension == "yaml" || extension == "yml") && stem.ends_with("-lock");
}

// LICENSE and COPYING in capitals, as the terms of a collection are called by convention; `license.md` may be about
// driving licences.
bool is_licence(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find_first_of(".-_"));
  return stem == "LICENSE" || stem == "LICENCE" || stem == "COPYING" || stem == "UNLICENSE";
}

// name~ and #name#: the copies that editors keep.
bool is_backup(std::string_view name) {
  return name.ends_with('~') || (name.size() > 2 && name.starts_with('#') && name.ends_with('#'));
}

}  // namespace

std::string_view kind_without_statement(std::string_view name) {
  const std::string extension = text::to_lower(extension_of(name));
  if (is_lock(name, extension)) return "lock file";
  if (is_licence(name)) return "licence";
  if (is_backup(name)) return "backup";
  if (extension.empty() || extension.find(' ') != std::string::npos) return {};
  const std::string padded = ' ' + extension + ' ';
  const auto* kind = std::ranges::find_if(
      kinds, [&](const Kind& each) { return each.extensions.find(padded) != std::string_view::npos; });
  return kind == kinds.end() ? std::string_view() : kind->name;
}

std::string_view page_of_folder(std::string_view name) {
  for (const std::string_view ending : {"_files"sv, ".files"sv}) {
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return {};
}

}  // namespace tenet::indexer
