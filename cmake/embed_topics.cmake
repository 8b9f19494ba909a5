# Writes OUTPUT, a source file that defines tenet::default_taxonomy_toml() as the bytes of INPUT.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "\n|'\\\\x0a'," "'\\\\n',\n    " bytes "${bytes}")
file(WRITE ${OUTPUT} "#include <tenet/topics.h>

namespace {

constexpr char toml[] = {
    ${bytes}};

}  // namespace

std::string_view tenet::default_taxonomy_toml() {
  return {toml, sizeof toml};
}
")
