#include "page/hyphens.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "page/dump_marks.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

// The joins after every line of `text` was joined to the one before.
std::vector<Join> repaired(std::string_view text) {
    std::vector<DumpLine> lines;
    Deadline deadline;
    split_dump(text, 1000, deadline, lines);
    find_marks(text, lines);
    std::vector<Join> joins(lines.size(), Join::space);
    repair_hyphens(text, lines, joins);
    return joins;
}

}  // namespace

TEST_CASE("the dump says whether a hyphen was there before") {
    struct Row {
        std::string_view text;
        Join expected;
    };
    const Row rows[] = {
        {"an inter-\nnational treaty, as international ones go", Join::no_hyphen},
        {"a well-\nknown treaty, as well-known ones go", Join::nothing},
        {"a well-\nknown treaty", Join::nothing},
        {"an Inter-\nnational treaty, as international ones go", Join::no_hyphen},
        {"the inter\u00AD\nnational treaty", Join::no_hyphen},
        {"an Anglo-\nSaxon treaty", Join::nothing},
        {"the covid-\n19 treaty", Join::nothing},
        {"state-of-\nthe-art boats, offthe", Join::nothing},
        {"a ready-\nto-use boat", Join::nothing},
        {"short-\nand long-term", Join::space},
        {"Ein-\nund Ausgang", Join::space},
        {"a boat -\nand a harbour", Join::space},
        {"see harbour/boat-\nlist, and also boatlist", Join::nothing},
        {"plain\nwords", Join::space},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(repaired(row.text)[1] == row.expected);
    }
}

TEST_CASE("a dump that parts words shows it, and then unknown parts are joined") {
    const std::string parted = "the har-\nbour and the harbour\n";
    const std::vector<Join> joins = repaired(parted + "some quay-\nside");
    CHECK(joins[1] == Join::no_hyphen);
    CHECK(joins[3] == Join::no_hyphen);
    CHECK(repaired("some quay-\nside")[1] == Join::nothing);
}

TEST_CASE("two words that stand elsewhere stay apart in a dump that parts words") {
    const std::string text = "the har-\nbour and the harbour\nblue sea and green land\nsome blue-\ngreen";
    CHECK(repaired(text)[4] == Join::nothing);
}
