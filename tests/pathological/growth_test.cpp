// Work grows with the input and no faster: counted in bytes allocated, at n and at 2n, so that no clock is asked.
#include <dehusk/extract.hpp>

#include "pathological/bombs.hpp"
#include "pathological/counted_memory.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::size_t bytes_for(const std::string& input, InputKind kind) {
    Options options;
    options.input = kind;
    const std::size_t before = testing::allocated_bytes();
    const Article article = extract(input, options);
    return testing::allocated_bytes() - before;
}

}  // namespace

TEST_CASE("twice the bomb allocates at most about twice as much") {
    // Vectors and arenas double, so that a size just past a power of two may cost twice its share.
    constexpr std::size_t slack = 4;
    constexpr std::size_t fixed_bytes = std::size_t{1} << 20;
    for (const testing::Bomb& bomb : testing::bombs()) {
        const std::size_t n = bomb.full_size / 20;
        const std::string once = bomb.make(n);
        const std::string twice = bomb.make(2 * n);
        for (const InputKind kind : {InputKind::html, InputKind::text}) {
            const std::size_t small = bytes_for(once, kind);
            const std::size_t large = bytes_for(twice, kind);
            INFO(bomb.name << " as " << name(kind) << ": " << small << " then " << large);
            CHECK(large <= slack * small + fixed_bytes);
        }
    }
}
