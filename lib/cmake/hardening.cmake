# What makes a mistake harder to exploit, should one be left in code that reads strangers' pages. All of it costs 0.2 % of
# the instructions of an extraction (gcc 12, callgrind on bench_stages). Not here:
# _GLIBCXX_ASSERTIONS, which ends the program (the preset "dev" has it), and -fno-plt and the like, which are a
# distribution's choice. A level of _FORTIFY_SOURCE that CMAKE_CXX_FLAGS brings is left as it is.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

# dehusk_hardening(TARGET): gives the settings to an interface library.
function(dehusk_hardening target)
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER DEHUSK_HAS${flag} known)
        check_cxx_compiler_flag(${flag} ${known})
        if(${known})
            target_compile_options(${target} INTERFACE ${flag})
        endif()
    endforeach()
    # The C library's checks need an optimising build, and warn in others.
    if(NOT CMAKE_CXX_FLAGS MATCHES "_FORTIFY_SOURCE")
        target_compile_options(${target} INTERFACE
            $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=2>)
    endif()
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        target_link_options(${target} INTERFACE LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
    endif()
endfunction()

check_pie_supported(LANGUAGES CXX)
