#include "residue/head_index.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

using Values = std::vector<std::uint16_t>;

Head head_of(std::string_view text) {
    Head head;
    for (const char letter : text) head.key |= std::uint64_t{static_cast<unsigned char>(letter)} << (8U * head.bytes++);
    return head;
}

Values found_by(const HeadIndexBuilder& builder, std::string_view line, std::size_t begin = 0) {
    Skeleton skeleton;
    skeleton.assign(line);
    const HeadIndex index(builder.tables());
    Values found;
    Positions number_ends;
    if (skeleton.is_other(begin)) {
        index.find_at_symbol(skeleton, begin, found);
    } else {
        index.find_at_word(skeleton, begin, skeleton.head(begin), found, number_ends);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

TEST_CASE("an index finds all heads that a text begins with") {
    HeadIndexBuilder builder;
    const std::string_view heads[] = {"s", "sh", "sha", "share", "share th", "x", "share"};
    for (std::uint16_t value = 0; value < std::size(heads); ++value) builder.add(head_of(heads[value]), value);
    builder.build();
    CHECK(found_by(builder, "share this") == Values{0, 1, 2, 3, 4, 6});
    CHECK(found_by(builder, "shar") == Values{0, 1, 2});
    CHECK(found_by(builder, "s") == Values{0});
    CHECK(found_by(builder, "xshare") == Values{5});
    CHECK(found_by(builder, "y").empty());
}

TEST_CASE("an index without heads finds nothing") {
    HeadIndexBuilder builder;
    builder.build();
    for (const std::string_view line : {"share", "12 views", ", x"}) CHECK(found_by(builder, line).empty());
}

TEST_CASE("an index agrees with a map") {
    std::mt19937 random(3);
    const auto random_text = [&](std::size_t longest) {
        std::string text(1 + random() % longest, ' ');
        for (char& letter : text) letter = static_cast<char>('a' + random() % 3);
        return text;
    };
    HeadIndexBuilder builder;
    std::multimap<std::string, std::uint16_t> twin;
    for (std::uint16_t value = 0; value < 500; ++value) {
        const std::string head = random_text(Head::longest_bytes);
        builder.add(head_of(head), value);
        twin.emplace(head, value);
    }
    builder.build();
    for (int round = 0; round < 1000; ++round) {
        const std::string text = random_text(12);
        Values expected;
        for (const auto& [head, value] : twin) {
            if (text.starts_with(head)) expected.push_back(value);
        }
        std::sort(expected.begin(), expected.end());
        INFO(text);
        CHECK(found_by(builder, text) == expected);
    }
}

TEST_CASE("heads are found behind numbers, at symbols and over any gap") {
    HeadIndexBuilder builder;
    const std::string_view sources[] = {"share it", "# comments", "\u00A9 #", "#.#", "#", "e-mail us", ", editor"};
    for (std::uint16_t value = 0; value < std::size(sources); ++value) {
        for (const Head& head : heads_of(sources[value], false)) builder.add(head, value);
    }
    builder.build();
    struct {
        std::string_view line;
        Values values;
    } const rows[] = {
        {"share - it", {0}},
        {"shared", {}},
        {"12 comments", {1, 4}},
        {"1.5 - comments", {1, 3, 4}},
        {"12", {4}},
        {"\u0661\u0662 comments", {1, 4}},
        {"\u00A9 2024", {2}},
        {"\u00A9 x", {}},
        {"- 12", {}},
        {"#12", {}},
        {"e mail us", {5}},
        {"e-mail us", {5}},
        {", editor", {6}},
        {", 2025", {}},
    };
    for (const auto& row : rows) {
        INFO(row.line);
        CHECK(found_by(builder, row.line) == row.values);
    }
}
