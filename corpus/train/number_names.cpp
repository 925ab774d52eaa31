// Prints the stamp of the list of numbers, how many the first pass has, and their names, one a line.
#include <iostream>

#include "measure/numbers.hpp"

int main() {
    std::cout << dehusk::numbers_stamp << '\n' << dehusk::first_pass_numbers << '\n';
    for (const std::string_view column : dehusk::number_names) std::cout << column << '\n';
}
