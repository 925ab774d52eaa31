# Writes the source archive: the files of the commit that is checked out, all of them and no others.
#
#     cmake -DGIT=git -DSOURCE=FOLDER -DNAME=dehusk-0.1.0 -DFILE=dehusk-0.1.0.tar.gz -P source_archive.cmake
#
# The same commit gives the same bytes, wherever and whenever: git writes the commit's time as that of every file, and
# neither user, umask nor personal settings of git reach it.
execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no OUTPUT_VARIABLE changed
    COMMAND_ERROR_IS_FATAL ANY)
if(changed)
    message(WARNING "changes that are not committed are not in the archive")
endif()
execute_process(
    COMMAND ${GIT} -C ${SOURCE} -c tar.umask=0022 -c core.autocrlf=false -c core.eol=lf -c core.attributesFile=
        archive --format=tar --prefix=${NAME}/ HEAD
    COMMAND gzip --best --no-name OUTPUT_FILE ${FILE} COMMAND_ERROR_IS_FATAL ANY)
