# Tables of constants that a program of ours writes while the library is built.
#
# dehusk_generated_table(COMPILER TABLE SOURCES source... [LIBRARIES library...]) builds the program COMPILER, runs it as
# `COMPILER FILE` and lets dehusk_objects include FILE as "TABLE".
#
# Where the build machine cannot run programs of the target, build these programs for the build machine first and name
# the folder that holds them: -DDEHUSK_TABLE_COMPILERS=FOLDER. An emulator (CMAKE_CROSSCOMPILING_EMULATOR) does as well.
set(DEHUSK_TABLE_COMPILERS "" CACHE PATH "Folder of compile_* programs that run here; empty: build them")

function(dehusk_generated_table compiler table)
    cmake_parse_arguments(PARSE_ARGV 2 argument "" "" "SOURCES;LIBRARIES")
    if(DEHUSK_TABLE_COMPILERS)
        set(command ${DEHUSK_TABLE_COMPILERS}/${compiler})
    else()
        add_executable(${compiler} ${argument_SOURCES})
        target_link_libraries(${compiler} PRIVATE dehusk_settings ${argument_LIBRARIES})
        target_include_directories(${compiler} PRIVATE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/include
            ${PROJECT_BINARY_DIR}/include)
        set(command ${compiler})
    endif()
    set(file ${PROJECT_BINARY_DIR}/generated/${table})
    get_filename_component(folder ${file} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${file} COMMAND ${command} ${file} DEPENDS ${command} COMMENT "Writing ${table}" VERBATIM)
    add_custom_target(run_${compiler} DEPENDS ${file})
    add_dependencies(dehusk_objects run_${compiler})
    target_include_directories(dehusk_objects PRIVATE ${PROJECT_BINARY_DIR}/generated)
endfunction()
