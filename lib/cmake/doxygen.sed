# What Doxygen reads of a public header. They are written for who opens them: the head of a file, and all of dehusk.h, in plain
# comments. Here these become Doxygen's.

# The head of dehusk.hpp, the tour, is the first page; that of another file is about the file.
1s|^// dehusk takes |// @mainpage dehusk\n//\n&|
1s|^// [^@]|// @file\n//\n&|
1s|^/\* |/** @file\n * |
# C++: the lines above #pragma once.
1,/^#pragma once/{
    s|^//|///|
    s|\n//|\n///|g
}

# C: a comment that begins a line is about what follows, another about what stands before it. Rules between sections are
# about nothing.
/^\/\* ----/!{
    s|^\( *\)/\* |\1/** |
    s|\([^ ]  *\)/\* |\1/**< |
}
