#include "residue/head_index.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::vector<std::uint16_t> found_by(const PrefixTable& table, std::string_view text) {
    std::vector<std::uint16_t> found;
    table.find(text, found);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("a prefix table finds all prefixes of a text") {
    PrefixTable table;
    CHECK(found_by(table, "share").empty());
    const std::string_view prefixes[] = {"s", "sh", "sha", "share", "share th", "x", "share"};
    for (std::uint16_t value = 0; value < std::size(prefixes); ++value) table.add(prefixes[value], value);
    using Values = std::vector<std::uint16_t>;
    CHECK(found_by(table, "share this") == Values{0, 1, 2, 3, 4, 6});
    CHECK(found_by(table, "shar") == Values{0, 1, 2});
    CHECK(found_by(table, "s") == Values{0});
    CHECK(found_by(table, "xshare") == Values{5});
    CHECK(found_by(table, "y").empty());
    CHECK(found_by(table, "").empty());
}

TEST_CASE("a prefix table agrees with a map") {
    std::mt19937 random(3);
    const auto random_text = [&](std::size_t longest) {
        std::string text(1 + random() % longest, ' ');
        for (char& letter : text) letter = static_cast<char>('a' + random() % 3);
        return text;
    };
    PrefixTable table;
    std::multimap<std::string, std::uint16_t> twin;
    for (std::uint16_t value = 0; value < 500; ++value) {
        const std::string prefix = random_text(Head::longest_bytes);
        table.add(prefix, value);
        twin.emplace(prefix, value);
    }
    for (int round = 0; round < 1000; ++round) {
        const std::string text = random_text(12);
        std::vector<std::uint16_t> expected;
        for (const auto& [prefix, value] : twin) {
            if (text.starts_with(prefix)) expected.push_back(value);
        }
        std::sort(expected.begin(), expected.end());
        INFO(text);
        CHECK(found_by(table, text) == expected);
    }
}

TEST_CASE("heads are found behind numbers, at symbols and over any gap") {
    HeadIndex index;
    PatternSet patterns;
    const std::string_view sources[] = {"share it", "# comments", "\u00A9 #", "#.#", "#", "e-mail us"};
    for (std::uint16_t value = 0; value < std::size(sources); ++value) {
        patterns.add(sources[value]);
        for (const Head& head : patterns.heads(value)) index.add(head, value);
    }
    struct {
        std::string_view line;
        std::vector<std::uint16_t> values;
    } const rows[] = {
        {"share - it", {0}},
        {"shared", {}},
        {"12 comments", {1, 4}},
        {"1.5 - comments", {1, 3, 4}},
        {"12", {4}},
        {"\u00A9 2024", {2}},
        {"- 12", {}},
        {"e mail us", {5}},
        {"e-mail us", {5}},
    };
    for (const auto& row : rows) {
        Skeleton skeleton;
        skeleton.assign(row.line);
        HeadIndex::Workspace work;
        CHECK(index.find(row.line, skeleton, 0, work) > 0);
        std::sort(work.found.begin(), work.found.end());
        work.found.erase(std::unique(work.found.begin(), work.found.end()), work.found.end());
        INFO(row.line);
        CHECK(work.found == row.values);
    }
}
