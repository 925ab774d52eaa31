// Prints the rows of the residue rules with the two lines written for each, for planted.py: id, language, kind, the
// line to drop and the near miss to keep, parted by tabs.
#include <iostream>
#include <string_view>

#include "residue/rules.hpp"

int main() {
#define DEHUSK_RULE(id, language, kind, match, pattern, place, min_words, max_words, reach, drops, keeps) \
    std::cout << id "\t" language "\t" #kind "\t" drops "\t" keeps "\n";
#include "residue/rules/all.inc"
#undef DEHUSK_RULE
    return std::cout.flush() ? 0 : 1;
}
