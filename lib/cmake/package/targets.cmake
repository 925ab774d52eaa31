# What is handed out: the target source_archive writes dehusk-VERSION.tar.gz into the build folder, package makes Debian
# packages in packages/ there.
find_package(Git QUIET)
if(Git_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    set(archive_name dehusk-${PROJECT_VERSION})
    add_custom_target(source_archive COMMAND ${CMAKE_COMMAND} -DGIT=${GIT_EXECUTABLE} -DSOURCE=${PROJECT_SOURCE_DIR}
        -DNAME=${archive_name} -DFILE=${PROJECT_BINARY_DIR}/${archive_name}.tar.gz
        -P ${CMAKE_CURRENT_LIST_DIR}/source_archive.cmake VERBATIM)
endif()

if(DEHUSK_DEBIAN_PACKAGES)
    include(package/debian)
endif()
