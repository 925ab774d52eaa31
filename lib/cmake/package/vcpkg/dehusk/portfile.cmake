# A port of the library, from the sources that it lies in: vcpkg install dehusk --overlay-ports=lib/cmake/package/vcpkg
get_filename_component(SOURCE_PATH ${CMAKE_CURRENT_LIST_DIR}/../../../../.. ABSOLUTE)

vcpkg_cmake_configure(SOURCE_PATH ${SOURCE_PATH} OPTIONS
    -DDEHUSK_BUILD_EXAMPLES=OFF -DDEHUSK_BUILD_TESTS=OFF -DDEHUSK_DEBIAN_PACKAGES=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/dehusk)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST ${SOURCE_PATH}/LICENSE)
file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/debug/include)
