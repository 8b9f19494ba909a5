# What an installed tenet consists of, and how others find it: find_package(tenet) and pkg-config tenet.
include(CMakePackageConfigHelpers)

install(TARGETS tenet EXPORT tenet-targets FILE_SET HEADERS)
install(TARGETS tenet_cli)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/tenet)
install(EXPORT tenet-targets NAMESPACE tenet:: DESTINATION ${package_dir})
configure_package_config_file(cmake/tenet-config.cmake.in tenet-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(tenet-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tenet-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/tenet-config-version.cmake
  DESTINATION ${package_dir})

# A shared library brings what it stands on; a static one leaves that to whoever links it, and says
# so in plain `Requires`, so that nobody needs to know about `pkg-config --static`.
if(NOT BUILD_SHARED_LIBS)
  list(JOIN TENET_PACKAGES " " TENET_PC_REQUIRES)
  set(TENET_PC_LIBS " -lstemmer")
endif()
string(REGEX REPLACE "[^/]+" ".." TENET_PC_PREFIX ${CMAKE_INSTALL_LIBDIR}/pkgconfig)  # so that it may be moved
configure_file(cmake/tenet.pc.in tenet.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tenet.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
