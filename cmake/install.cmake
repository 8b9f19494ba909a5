# What an installed tenet consists of, and how others find it: find_package(tenet) and pkg-config tenet.
include(CMakePackageConfigHelpers)

install(TARGETS tenet EXPORT tenet-targets FILE_SET HEADERS)
install(TARGETS tenet_cli)
install(TARGETS tenet_reader DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/tenet)
if(TARGET tenet_http)
  install(TARGETS tenet_http DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/tenet)
endif()
install(FILES packaging/tenet.service DESTINATION lib/systemd/system)
install(FILES LICENSE docs/getting-started.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The pages of the manual come from the command itself, which must run on this machine.
if(NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR)
  set(manual ${CMAKE_CURRENT_BINARY_DIR}/man)
  add_custom_command(OUTPUT ${manual}.stamp
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${manual}
    COMMAND tenet_cli help --manual ${manual}
    COMMAND ${CMAKE_COMMAND} -E touch ${manual}.stamp
    DEPENDS tenet_cli
    COMMENT "Writing the pages of the manual" VERBATIM)
  add_custom_target(tenet_manual ALL DEPENDS ${manual}.stamp)
  install(DIRECTORY ${manual}/ DESTINATION ${CMAKE_INSTALL_MANDIR})
endif()

# Where bash, zsh and fish look for completions.
set(completion src/cli/completion)
install(FILES ${completion}/tenet.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tenet)
install(FILES ${completion}/tenet.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _tenet)
install(FILES ${completion}/tenet.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

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
  set(TENET_PC_LIBS " -lstemmer -lstdc++ -lm")
endif()
string(REGEX REPLACE "[^/]+" ".." TENET_PC_PREFIX ${CMAKE_INSTALL_LIBDIR}/pkgconfig)  # so that it may be moved
configure_file(cmake/tenet.pc.in tenet.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tenet.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
