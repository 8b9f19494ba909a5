# Writes OUTPUT, a source file that includes HEADER and defines the function FUNCTION: with INPUT as one that gives the
# bytes of these files, one after the other, with INPUTS, a list, as one that gives the tenet::cli::EmbeddedFile of each.
function(write_array files name)
  set(bytes)
  foreach(file IN LISTS files)
    file(READ ${file} part HEX)
    string(APPEND bytes "${part}")
  endforeach()
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE "\n|'\\\\x0a'," "'\\\\n',\n    " bytes "${bytes}")
  file(APPEND ${OUTPUT} "
constexpr char ${name}[] = {
    ${bytes}};
")
endfunction()

if(HEADER MATCHES "^tenet/")
  set(include "<${HEADER}>")
else()
  set(include "\"${HEADER}\"")
endif()
file(WRITE ${OUTPUT} "#include ${include}\n\nnamespace {\n")
if(INPUT)
  write_array("${INPUT}" bytes)
  file(APPEND ${OUTPUT} "
}  // namespace

std::string_view ${FUNCTION}() {
  return {bytes, sizeof bytes};
}
")
else()
  set(rows)
  set(number 0)
  foreach(file IN LISTS INPUTS)
    get_filename_component(name ${file} NAME)
    write_array(${file} bytes_${number})
    string(APPEND rows "\n      {\"${name}\", {bytes_${number}, sizeof bytes_${number}}},")
    math(EXPR number "${number} + 1")
  endforeach()
  file(APPEND ${OUTPUT} "
}  // namespace

const std::vector<tenet::cli::EmbeddedFile>& ${FUNCTION}() {
  static const std::vector<tenet::cli::EmbeddedFile> files{${rows}
  };
  return files;
}
")
endif()
