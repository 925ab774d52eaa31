# Debian packages by CPack, from a shared build for /usr: the library, what compiling against it needs, the program.
#
#     cmake --preset debian && cmake --build --preset debian --target package
#
# They are for the release of Debian or Ubuntu that they are built on: which versions of other packages they need is read from
# the binaries. With SOURCE_DATE_EPOCH set, the same sources give the same bytes.
if(NOT BUILD_SHARED_LIBS OR NOT DEHUSK_INSTALL OR NOT DEHUSK_BUILD_EXAMPLES)
    message(FATAL_ERROR "Debian packages need BUILD_SHARED_LIBS, DEHUSK_INSTALL and DEHUSK_BUILD_EXAMPLES")
endif()
set(DEHUSK_PACKAGE_CONTACT "dehusk maintainers <maintainers@dehusk.invalid>" CACHE STRING
    "Name and address of who makes the packages")
set(DEHUSK_PACKAGE_REVISION 1 CACHE STRING "Counts the packages of one version")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dehusk)
set(CPACK_PACKAGE_CONTACT ${DEHUSK_PACKAGE_CONTACT})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE dehusk)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${DEHUSK_PACKAGE_REVISION})
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_staging.cmake)
# Of other packages they need what the binaries say, of these the library that they were built with.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
set(CPACK_COMPONENT_PROGRAM_DEPENDS library)

# What Debian wants to stand in /usr/share/doc/PACKAGE.
set(debian_copyright ${PROJECT_BINARY_DIR}/packages/copyright)
set(debian_changelog ${PROJECT_BINARY_DIR}/packages/changelog.Debian)
string(TIMESTAMP DEHUSK_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian_copyright ${debian_copyright} COPYONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian_changelog.in ${debian_changelog} @ONLY)
set(changelog ${PROJECT_BINARY_DIR}/packages/changelog)
configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${changelog} COPYONLY)
execute_process(COMMAND gzip --best --no-name --force ${debian_changelog} ${changelog} COMMAND_ERROR_IS_FATAL ANY)

# CPack calls ldconfig in scripts of its own; dpkg wants to be told beforehand.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)

# dehusk_debian_package(COMPONENT NAME SECTION SYNOPSIS TEXT): the package NAME holds a component.
macro(dehusk_debian_package component name section synopsis text)
    install(FILES ${debian_copyright} ${debian_changelog}.gz ${changelog}.gz
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${name} COMPONENT ${component})
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "headline and clean body of web pages - ${synopsis}
dehusk takes the headline and the clean body out of scraped web pages, and
out of text that somebody already scraped: no navigation, teasers, bylines,
captions, comments, sharing buttons, sign-ups or consent notices.

${text}")
endmacro()

# It would stand above each synopsis.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
get_target_property(soversion dehusk SOVERSION)
dehusk_debian_package(library libdehusk${soversion} libs "shared library"
    "This package holds the library, for C++, C and what calls C.")
dehusk_debian_package(development libdehusk-dev libdevel "development files"
    "This package holds the headers, and what CMake and pkg-config read.")
dehusk_debian_package(program dehusk text "command line program"
    "This package holds the program. It reads files, JSON lines and web
archives, and prints text or JSON.")
include(CPack)
