# Writes the manual page: what `dehusk --help` printed, where a template has a place for it.
#
#     cmake -DHELP=FILE -DTEMPLATE=dehusk.1.in -DVERSION=0.1.0 -DFILE=dehusk.1 -P man_page.cmake
file(READ ${HELP} help)
# The lines up to the first heading of options say what the template says.
string(REGEX REPLACE "^.*\n(Options|OPTIONS):\n" "" help "${help}")
string(REPLACE "\\" "\\e" help "\n${help}")
string(REPLACE "-" "\\-" help "${help}")
string(REGEX REPLACE "\n([.'])" "\n\\\\&\\1" help "${help}")

# A heading stands at the left; an option behind two spaces, its text behind more of them or on the lines below.
string(REGEX REPLACE "\n([^ \n][^\n]*):\n" "\n.SS \"\\1\"\n" help "${help}")
string(REGEX REPLACE "\n  ([^ \n]+( [^ \n]+)*)(  +|\n    +)" "\n.TP\n.B \\1\n" OPTIONS "${help}")
string(REGEX REPLACE "\n +" "\n" OPTIONS "${OPTIONS}")
string(REGEX REPLACE "\n\n+" "\n" OPTIONS "${OPTIONS}")
string(STRIP "${OPTIONS}" OPTIONS)
configure_file(${TEMPLATE} ${FILE} @ONLY)
