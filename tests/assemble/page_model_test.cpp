#include "assemble/page_model.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

// Log-odds of 2 and -2 by the first number.
constexpr Split split_by_lines[] = {{0, 10, ~0, ~1}};
constexpr std::int32_t likely_and_not[] = {2 * 65536, -2 * 65536};
constexpr TreePlace split_root[] = {0};
constexpr Forest by_lines{split_by_lines, likely_and_not, split_root};

constexpr std::int32_t not_likely[] = {-3 * 65536};
constexpr TreePlace leaf_root[] = {~0};
constexpr Forest unlikely{{}, not_likely, leaf_root};

PageModel model() {
    PageModel result;
    result.kinds.fill(unlikely);
    result.kinds[3] = by_lines;
    result.confidence = by_lines;
    return result;
}

PageRow with_lines(std::int32_t lines) {
    PageRow row{};
    row[0] = lines;
    return row;
}

}  // namespace

TEST_CASE("the likeliest kind is told where it is likely enough") {
    PageModel likely = model();
    CHECK(kind_of(likely, with_lines(5)) == PageKind::forum);
    // Seven kinds that are all unlikely.
    CHECK(kind_of(likely, with_lines(50)) == PageKind::unknown);
    likely.least_probability = 100;
    CHECK(kind_of(likely, with_lines(50)) == PageKind::forum);
}

TEST_CASE("confidence is a probability in thousandths") {
    CHECK(confidence_of(model(), with_lines(5)) == Approx(0.881));
    CHECK(confidence_of(model(), with_lines(50)) == Approx(0.119));
}

TEST_CASE("the built-in models answer") {
    for (const PageModel* built_in : {&html_page_model(), &text_page_model()}) {
        CHECK(built_in->stamp == page_numbers_stamp);
        CHECK(kind_of(*built_in, PageRow{}) <= PageKind::collection);
        CHECK(confidence_of(*built_in, PageRow{}) >= 0.0);
        CHECK(confidence_of(*built_in, PageRow{}) <= 1.0);
    }
}
