// Work grows with the input and no faster: counted in blocks of the library's own code that were run, at n and at 2n
// bytes. Blocks are counted by calls that the compiler puts at their heads (-fsanitize-coverage=trace-pc), so the count
// is the same on every machine. What ICU, gumbo and the C library do within one call is not counted.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

#include "pathological/bombs.hpp"
#include "support/catch.hpp"
#include "support/shapes.hpp"

using namespace dehusk;

namespace {

std::uint64_t blocks_run = 0;

std::uint64_t blocks_for(const std::string& input, InputKind kind) {
    Options options;
    options.input = kind;
    options.limits = testing::limits_out_of_reach();
    const std::uint64_t before = blocks_run;
    const Article article = extract(input, options);
    return blocks_run - before;
}

void check_growth(std::string_view name, InputKind kind, const std::string& once, const std::string& twice) {
    // What lies below a bound, such as the depth of a stack, may still be filling up at n.
    constexpr double most_growth = 2.2;
    constexpr std::uint64_t fixed_blocks = 500'000;
    constexpr std::uint64_t most_blocks_a_byte = 1'000;
    const std::uint64_t small = blocks_for(once, kind);
    const std::uint64_t large = blocks_for(twice, kind);
    INFO(name << " as " << dehusk::name(kind) << ": " << once.size() << " bytes " << small << " blocks, "
              << twice.size() << " bytes " << large << " blocks");
    CHECK(small > 0);
    CHECK(static_cast<double>(large) <= most_growth * static_cast<double>(small) + fixed_blocks);
    CHECK(large <= most_blocks_a_byte * twice.size() + fixed_blocks);
}

}  // namespace

extern "C" void __sanitizer_cov_trace_pc() {
    ++blocks_run;
}

TEST_CASE("twice the input runs about twice as many blocks") {
    constexpr std::size_t bytes = 200'000;
    for (const testing::Bomb& bomb : testing::bombs()) {
        const std::size_t pieces = bytes / std::max<std::size_t>(bomb.make(100).size() / 100, 1);
        const std::string once = bomb.make(pieces);
        const std::string twice = bomb.make(2 * pieces);
        for (const InputKind kind : {InputKind::html, InputKind::text}) check_growth(bomb.name, kind, once, twice);
    }
    for (const testing::Shape& shape : testing::shapes()) {
        check_growth(shape.name, shape.input, make_input(shape, bytes), make_input(shape, 2 * bytes));
    }
}
