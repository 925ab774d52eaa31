#include "page/read_cases.hpp"

#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {

void check_case(const ReadCase& one, const TreeReadOptions& options) {
    INFO(one.html);
    CHECK(dump_runs(read_tree(one.html, options), one.html) == one.runs);
}

}  // namespace dehusk::test
