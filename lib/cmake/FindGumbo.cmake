# Finds gumbo-parser, which ships only a pkg-config file. Defines the target Gumbo::Gumbo and Gumbo_VERSION.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(PC_Gumbo QUIET gumbo)
endif()
find_path(Gumbo_INCLUDE_DIR NAMES gumbo.h HINTS ${PC_Gumbo_INCLUDE_DIRS})
find_library(Gumbo_LIBRARY NAMES gumbo HINTS ${PC_Gumbo_LIBRARY_DIRS})
set(Gumbo_VERSION ${PC_Gumbo_VERSION})

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Gumbo REQUIRED_VARS Gumbo_LIBRARY Gumbo_INCLUDE_DIR VERSION_VAR Gumbo_VERSION)
if(Gumbo_FOUND AND NOT TARGET Gumbo::Gumbo)
    add_library(Gumbo::Gumbo UNKNOWN IMPORTED)
    set_target_properties(Gumbo::Gumbo PROPERTIES IMPORTED_LOCATION "${Gumbo_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${Gumbo_INCLUDE_DIR}")
endif()
mark_as_advanced(Gumbo_INCLUDE_DIR Gumbo_LIBRARY)
