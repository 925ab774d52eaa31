#include "assemble/second_copy.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string first = "The bridge was built in the year of the great flood by masons from the hills.\n\n";
const std::string second = "Its arches still carry the mill road across the river every day of the week.\n\n";
const std::string third = "No one has counted the carts that went over it, nor the drovers who slept under it.\n\n";
const std::string teaser = "The old mill opens its doors to visitors for the first time in a hundred years.\n\n";

}  // namespace

TEST_CASE("a copy of most of the text begins where its first long line comes again") {
    struct Case {
        std::string text;
        std::uint32_t begin;
    };
    const std::string whole = first + second + third;
    const Case cases[] = {
        {whole, 3},
        {whole + "Related\n\n" + whole, 4},
        // residue stands between
        {whole + teaser + first + "Share\n\n" + second + third, 4},
        // less than half
        {whole + teaser + first, 5},
        // not in order
        {whole + third + second + first, 6},
        // what goes on behind the copy
        {whole + whole + teaser, 3},
    };
    for (const Case& row : cases) {
        CAPTURE(row.text);
        const MeasuredPage page(row.text, InputKind::text);
        CHECK(second_copy_begin(page.evidence()) == row.begin);
    }
}

TEST_CASE("residue that stands twice is no second copy of the text") {
    MeasuredPage page(first + teaser + second + third + teaser + teaser, InputKind::text);
    page.scores = {900, 100, 900, 900, 100, 100};
    CHECK(second_copy_begin(page.evidence()) == 6);
}
