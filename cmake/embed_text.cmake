# Writes OUTPUT, a source file that defines the function FUNCTION, declared in HEADER, as one that gives the bytes
# of INPUT.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "\n|'\\\\x0a'," "'\\\\n',\n    " bytes "${bytes}")
file(WRITE ${OUTPUT} "#include <${HEADER}>

namespace {

constexpr char bytes[] = {
    ${bytes}};

}  // namespace

std::string_view ${FUNCTION}() {
  return {bytes, sizeof bytes};
}
")
