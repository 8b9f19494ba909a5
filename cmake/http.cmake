# tenet-http.so, the module with the HTTP server of `tenet serve`, which loads it: no other command is to wait until
# cpp-httplib and what it stands on are loaded. Left out where cpp-httplib is missing.
option(TENET_HTTP "Build the HTTP server of tenet serve (cpp-httplib)" ON)
if(TENET_HTTP)
  pkg_check_modules(TENET_HTTP_LIBRARY QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
  if(NOT TENET_HTTP_LIBRARY_FOUND)
    message(STATUS "TENET_HTTP: cpp-httplib was not found: tenet serve will not work")
  endif()
endif()
if(TENET_HTTP AND TENET_HTTP_LIBRARY_FOUND)
  file(GLOB http_sources CONFIGURE_DEPENDS src/http/*.cc)
  add_library(tenet_http MODULE ${http_sources})
  target_include_directories(tenet_http PRIVATE src)
  target_compile_features(tenet_http PRIVATE cxx_std_20)
  target_link_libraries(tenet_http PRIVATE PkgConfig::TENET_HTTP_LIBRARY)
  set_target_properties(tenet_http PROPERTIES PREFIX "" OUTPUT_NAME tenet-http CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  add_dependencies(tenet_cli tenet_http)
endif()

# Where tenet looks for it, as libtenet for tenet-reader.
set_source_files_properties(src/cli/http/http_server.cc PROPERTIES COMPILE_DEFINITIONS
  "TENET_LIBEXEC_FROM_BIN=\"${reader_from_bin}\";TENET_LIBEXEC=\"${CMAKE_INSTALL_FULL_LIBEXECDIR}/tenet\"")
