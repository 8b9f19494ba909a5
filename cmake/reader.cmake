# tenet-reader, the program that reads foreign formats in a sandbox, and the libraries it stands on. libtenet and its
# consumers need none of them. An option whose library is missing leaves its formats out, and says so.
function(format_library option formats package)
  option(${option} "Read ${formats} (${package})" ON)
  if(${option})
    pkg_check_modules(${option}_LIBRARY QUIET IMPORTED_TARGET GLOBAL ${package})
    if(NOT ${option}_LIBRARY_FOUND)
      message(STATUS "${option}: ${package} was not found: tenet will not read ${formats}")
    endif()
  endif()
  set(${option}_LIBRARY_FOUND ${${option}_LIBRARY_FOUND} PARENT_SCOPE)
endfunction()
format_library(TENET_HTML "the XML of office files" libxml-2.0)
format_library(TENET_PDF PDF poppler-cpp)
format_library(TENET_ARCHIVES "archives and office files" libarchive)
format_library(TENET_WARC WARC zlib)

# The readers, for tenet-reader and their tests. They see the inside of tenet, which a shared library hides.
set(tenet_inside tenet)
if(BUILD_SHARED_LIBS)
  add_library(tenet_inside STATIC $<TARGET_OBJECTS:tenet>)
  set_target_properties(tenet_inside PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(tenet_inside PUBLIC PkgConfig::TENET_DEPENDENCIES -lstemmer)
  target_include_directories(tenet_inside PUBLIC include)
  set(tenet_inside tenet_inside)
endif()
add_library(tenet_formats STATIC src/indexer/reading/formats/extract.cc src/indexer/reading/formats/formats.cc
  src/reader/sandbox.cc src/reader/serve.cc)
target_include_directories(tenet_formats PUBLIC src)
target_link_libraries(tenet_formats PUBLIC ${tenet_inside} PkgConfig::TENET_DEPENDENCIES)
set_target_properties(tenet_formats PROPERTIES CXX_EXTENSIONS OFF CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)

pkg_check_modules(TENET_SECCOMP_LIBRARY QUIET IMPORTED_TARGET libseccomp)
if(TENET_SECCOMP_LIBRARY_FOUND)
  target_compile_definitions(tenet_formats PRIVATE TENET_SECCOMP)
  target_link_libraries(tenet_formats PRIVATE PkgConfig::TENET_SECCOMP_LIBRARY)
else()
  message(STATUS "libseccomp was not found: the sandbox of tenet-reader lacks its filter of system calls")
endif()

# formats(NEEDS OPTION... SOURCES NAME...): the sources NAME*.cc and NAME/*.cc in src/indexer/reading/formats, compiled where every
# OPTION is on and its library there. OPTION is defined for formats.cc, whose table names their functions.
function(formats)
  cmake_parse_arguments(PARSE_ARGV 0 ask "" "" "NEEDS;SOURCES")
  foreach(option IN LISTS ask_NEEDS)
    if(NOT ${option} OR NOT ${option}_LIBRARY_FOUND)
      return()
    endif()
  endforeach()
  foreach(option IN LISTS ask_NEEDS)
    target_link_libraries(tenet_formats PRIVATE PkgConfig::${option}_LIBRARY)
    target_compile_definitions(tenet_formats PRIVATE ${option})
  endforeach()
  foreach(name IN LISTS ask_SOURCES)
    file(GLOB sources CONFIGURE_DEPENDS src/indexer/reading/formats/${name}*.cc src/indexer/reading/formats/${name}/*.cc)
    target_sources(tenet_formats PRIVATE ${sources})
  endforeach()
endfunction()
formats(SOURCES captions html mail properties style_names text_flow rtf)
formats(NEEDS TENET_PDF SOURCES pdf)
formats(NEEDS TENET_ARCHIVES SOURCES archive)
formats(NEEDS TENET_WARC SOURCES warc)
formats(NEEDS TENET_ARCHIVES TENET_HTML SOURCES office)

add_executable(tenet_reader src/reader/main.cc)
target_link_libraries(tenet_reader PRIVATE tenet_formats)
target_link_options(tenet_reader PRIVATE LINKER:--as-needed)  # not what only the rest of tenet stands on
set_target_properties(tenet_reader PROPERTIES OUTPUT_NAME tenet-reader CXX_EXTENSIONS OFF)

# Where libtenet looks for it, beside the running program and as installed.
file(RELATIVE_PATH reader_from_bin /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBEXECDIR}/tenet)
set_source_files_properties(src/indexer/reading/worker/reader_program.cc PROPERTIES COMPILE_DEFINITIONS
  "TENET_LIBEXEC_FROM_BIN=\"${reader_from_bin}\";TENET_LIBEXEC=\"${CMAKE_INSTALL_FULL_LIBEXECDIR}/tenet\"")
