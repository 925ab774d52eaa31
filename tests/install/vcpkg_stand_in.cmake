# Runs the port as vcpkg would, in its release half, on a system that has its dependencies: vcpkg's functions stand here in the
# least that the port asks of them.
#
#     cmake -DPORT=dehusk -DPORTFILE=FILE -DCURRENT_PACKAGES_DIR=FOLDER -DBUILD=FOLDER [-DNAME=VALUE...] -P vcpkg_stand_in.cmake
function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 argument "" SOURCE_PATH OPTIONS)
    execute_process(COMMAND ${CMAKE_COMMAND} -S ${argument_SOURCE_PATH} -B ${BUILD} -G ${GENERATOR}
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
        -DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} -DCMAKE_INSTALL_LIBDIR=lib ${argument_OPTIONS}
        COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_install)
    execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} --target install COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 argument "" CONFIG_PATH "")
    file(MAKE_DIRECTORY ${CURRENT_PACKAGES_DIR}/share)
    file(RENAME ${CURRENT_PACKAGES_DIR}/${argument_CONFIG_PATH} ${CURRENT_PACKAGES_DIR}/share/${PORT})
    # The folder lies one level higher now.
    set(targets ${CURRENT_PACKAGES_DIR}/share/${PORT}/${PORT}-targets.cmake)
    file(READ ${targets} text)
    set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
    string(REPLACE "${up}${up}${up}" "${up}${up}" text "${text}")
    file(WRITE ${targets} "${text}")
endfunction()
function(vcpkg_fixup_pkgconfig)
    file(GLOB files ${CURRENT_PACKAGES_DIR}/lib/pkgconfig/*.pc)
    if(NOT files)
        message(FATAL_ERROR "no .pc file")
    endif()
endfunction()
function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 argument "" "" FILE_LIST)
    file(INSTALL ${argument_FILE_LIST} DESTINATION ${CURRENT_PACKAGES_DIR}/share/${PORT})
endfunction()
include(${PORTFILE})
