# Installs the library, its headers, and what find_package(dehusk) and pkg-config read. Components: library is what a
# program needs to run, development what its compilation needs, program the command line.
include(CMakePackageConfigHelpers)

set(DEHUSK_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/dehusk)
get_target_property(library_type dehusk TYPE)
if(library_type STREQUAL "SHARED_LIBRARY")
    set(DEHUSK_IS_SHARED ON)
    set(DEHUSK_PC_REQUIRES_PRIVATE "")
else()
    set(DEHUSK_IS_SHARED OFF)
    set(DEHUSK_PC_REQUIRES_PRIVATE "icu-uc gumbo")
endif()

install(TARGETS dehusk EXPORT dehusk-targets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/dehusk DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    COMPONENT development FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/dehusk/version.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dehusk
    COMPONENT development)
install(EXPORT dehusk-targets NAMESPACE dehusk:: DESTINATION ${DEHUSK_CMAKE_DIR} COMPONENT development)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/dehusk-config.cmake.in
    ${PROJECT_BINARY_DIR}/cmake/dehusk-config.cmake INSTALL_DESTINATION ${DEHUSK_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cmake/dehusk-config-version.cmake
    VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cmake/dehusk-config.cmake ${PROJECT_BINARY_DIR}/cmake/dehusk-config-version.cmake
    DESTINATION ${DEHUSK_CMAKE_DIR} COMPONENT development)
if(NOT DEHUSK_IS_SHARED)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/FindGumbo.cmake DESTINATION ${DEHUSK_CMAKE_DIR} COMPONENT development)
endif()

# The file finds the rest from where it lies, so that an installed tree can be moved.
file(RELATIVE_PATH DEHUSK_PC_TO_INCLUDES ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(${CMAKE_CURRENT_LIST_DIR}/dehusk.pc.in ${PROJECT_BINARY_DIR}/cmake/dehusk.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/cmake/dehusk.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
