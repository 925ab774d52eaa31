#include "residue/skeleton.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("a skeleton keeps words and makes one space of what parts them") {
    struct {
        std::string_view line;
        std::string_view skeleton;
        std::vector<std::uint32_t> starts;
        std::size_t content_begin;
        std::size_t content_end;
    } const rows[] = {
        {"", "", {}, 0, 0},
        {"a bc", "a bc", {0, 2}, 0, 4},
        {"(a) -- b!", " a b ", {0, 1, 2, 4, 5, 7, 8}, 1, 8},
        {"--", " ", {0, 1}, 2, 0},
        {"\u8BC4\u8BBA", "\u8BC4\u8BBA", {0, 3}, 0, 6},
        {"x\u8BC4 3", "x\u8BC4 3", {0, 1, 5}, 0, 6},
        {"don't", "don t", {0, 3, 4}, 0, 5},
    };
    Skeleton skeleton;
    for (const auto& row : rows) {
        INFO(row.line);
        skeleton.assign(row.line);
        CHECK(skeleton.from(0) == row.skeleton);
        CHECK(skeleton.starts() == row.starts);
        CHECK(skeleton.content_begin() == row.content_begin);
        CHECK(skeleton.content_end() == row.content_end);
        std::string appended;
        append_skeleton(row.line, appended);
        CHECK(appended == row.skeleton);
    }
}

TEST_CASE("the rest of a skeleton is found by the line's bytes") {
    Skeleton skeleton;
    skeleton.assign("a -- \u00E9b");
    CHECK(skeleton.from(0) == "a \u00E9b");
    CHECK(skeleton.from(1) == " \u00E9b");
    CHECK(skeleton.from(4) == " \u00E9b");
    CHECK(skeleton.from(5) == "\u00E9b");
    CHECK(skeleton.from(7) == "b");
    CHECK(skeleton.from(8).empty());
}

TEST_CASE("a run of marks is one space across two appended texts") {
    std::string skeleton;
    append_skeleton("a:", skeleton);
    append_skeleton(" b", skeleton);
    CHECK(skeleton == "a b");
}
