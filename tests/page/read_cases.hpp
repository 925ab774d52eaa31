// Tables of HTML and what read_html() makes of it.
#pragma once

#include <string_view>

#include "page/html_reader.hpp"

namespace dehusk::test {

struct ReadCase {
    std::string_view html;
    /// As dump_runs() writes it.
    std::string_view runs;
};

/// Reads exactly by the standard, unless told otherwise.
inline TreeReadOptions standard_options() {
    TreeReadOptions options;
    options.recover_unclosed = false;
    return options;
}

inline Tree read_tree(std::string_view html, const TreeReadOptions& options = standard_options()) {
    Deadline deadline;
    Tree tree;
    read_html(html, options, deadline, tree);
    return tree;
}

void check_case(const ReadCase& one, const TreeReadOptions& options = standard_options());

template <typename Table>
void check_cases(const Table& table, const TreeReadOptions& options = standard_options()) {
    for (const ReadCase& one : table) check_case(one, options);
}

}  // namespace dehusk::test
