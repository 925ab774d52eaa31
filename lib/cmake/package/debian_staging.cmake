# CPack runs it before it packs what it has installed: makes that as Debian's policy wants it, whatever the umask was.
file(GLOB_RECURSE man_pages ${CPACK_TEMPORARY_DIRECTORY}/*.1)
execute_process(COMMAND gzip --best --no-name ${man_pages} COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE paths LIST_DIRECTORIES ON ${CPACK_TEMPORARY_DIRECTORY}/*)
foreach(path IN LISTS paths)
    if(IS_DIRECTORY ${path} AND NOT IS_SYMLINK ${path})
        file(CHMOD ${path} PERMISSIONS
            OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    endif()
endforeach()
