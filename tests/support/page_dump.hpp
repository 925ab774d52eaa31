// Prints a Page so that people can read it and tests can compare it: one line of output for each line of the page.
#pragma once

#include <string>

#include "page/page.hpp"

namespace dehusk_tests {

struct PageDumpOptions {
    /// Print all ancestors, html>body>div.article, instead of the line's element alone.
    bool chains = true;
    /// Print the source interval.
    bool source = true;
    bool meta = true;
};

/// For example `heading2 html>body>h2.title "Text" link(0-4 /a) ~author @10-25`: kind, element with its concepts, text,
/// spans, inline concepts, source interval; then one line for each field of PageMeta that is set.
std::string dump_page(const dehusk::Page& page, const PageDumpOptions& options = {});

/// The lines alone, without chains and places: what most table tests look at.
std::string dump_lines(const dehusk::Page& page);

/// Names of the concepts in the set, each behind `mark`.
std::string dump_concepts(dehusk::Concepts concepts, char mark);

}  // namespace dehusk_tests
