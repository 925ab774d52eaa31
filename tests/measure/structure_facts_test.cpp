#include "measure/structure_facts.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;
using dehusk::testing::number;

namespace {

const std::string prose =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

std::string post(int number, const std::string& text) {
    const std::string id = std::to_string(number);
    return "<div class='post post-" + id + "'><p class=by>Member " + id + "</p><div class=text><p>" + text + "</p><p>" +
           text + " Twice " + id + ".</p></div><p class=do>Reply</p></div>";
}

std::string thread(int posts) {
    std::string page = "<body><p>Start</p><div id=thread>";
    for (int i = 1; i <= posts; ++i) page += post(i, prose + " Number " + std::to_string(i) + ".");
    return page + "</div>";
}

StructureFacts facts_of(const MeasuredPage& page) {
    StructureFacts facts;
    IndexTable table;
    read_structure_facts(page.pipeline.page, page.pipeline.measurer.line_facts(), table, facts);
    return facts;
}

}  // namespace

TEST_CASE("posts of a thread are members of one pattern, digits in their classes aside") {
    const MeasuredPage page(thread(4), InputKind::html);
    const StructureFacts facts = facts_of(page);
    const auto& lines = page.pipeline.page.lines;
    REQUIRE(lines.size() == 1 + 4 * 4);
    const ElementPlace& first = facts.places[lines[1].element];
    const ElementPlace& last = facts.places[lines[16].element];
    REQUIRE(first.outer_element != no_element);
    CHECK(facts.places[first.outer_element].pattern == facts.places[last.outer_element].pattern);
    CHECK(facts.places[first.outer_element].place == 0);
    CHECK(facts.places[last.outer_element].place == 3);
    const PatternSums& posts = facts.patterns[facts.places[first.outer_element].pattern];
    CHECK(posts.members == 4);
    CHECK(posts.lines == 16);
    CHECK(posts.long_lines == 8);
    // Nothing repeats around the first line.
    CHECK(facts.places[lines[0].element].outer_element == no_element);
}

TEST_CASE("two of a kind are no pattern") {
    const MeasuredPage page(thread(2), InputKind::html);
    const StructureFacts facts = facts_of(page);
    CHECK(facts.places[page.pipeline.page.lines[1].element].outer_element == no_element);
}

TEST_CASE("a path tells texts that differ from the template's own") {
    const MeasuredPage page(thread(4), InputKind::html);
    const int reply = page.line("Reply");
    const int member = page.line("Member 1");
    REQUIRE(reply == 4);
    REQUIRE(member == 1);
    CHECK(number(page.row(reply), Number::path_lines) == 4);
    CHECK(number(page.row(reply), Number::path_distinct_share) == 250);
    CHECK(number(page.row(member), Number::path_lines) == 4);
    CHECK(number(page.row(member), Number::path_distinct_share) == 1000);
    CHECK(number(page.row(reply), Number::path_place) == 0);
    CHECK(number(page.row(16), Number::path_place) == 3);
}

TEST_CASE("what stands side by side is counted at the parent") {
    const MeasuredPage page("<body><div><p>" + prose + "</p><p>Short</p><p>" + prose + " Two.</p></div><p>Alone</p>",
                            InputKind::html);
    CHECK(number(page.row(1), Number::sibling_lines) == 3);
    CHECK(number(page.row(1), Number::sibling_long_lines) == 2);
    CHECK(number(page.row(3), Number::sibling_lines) == 1);
    CHECK(number(page.row(3), Number::sibling_long_lines) == 0);
    CHECK(number(page.row(1), Number::parent_sibling_long_lines) == 0);
}

TEST_CASE("a page without lines has no structure, and nothing breaks") {
    const MeasuredPage page("", InputKind::html);
    const StructureFacts facts = facts_of(page);
    CHECK(facts.paths.empty());
    CHECK(facts.path_of.empty());
}
