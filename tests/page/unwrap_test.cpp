#include "page/unwrap.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "page/dump_marks.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::vector<Join> joins_of(std::string_view text) {
    std::vector<DumpLine> lines;
    Deadline deadline;
    split_dump(text, 100'000, deadline, lines);
    find_marks(text, lines);
    UnwrapMemory memory;
    find_joins(text, lines, deadline, memory);
    return memory.joins;
}

std::size_t count_joined(std::string_view text) {
    std::size_t joined = 0;
    for (const Join join : joins_of(text)) joined += join != Join::none ? 1 : 0;
    return joined;
}

// Wrapped at 60 columns.
const std::string wrapped =
    "The ferry that used to cross the sound four times a day will\n"
    "stop running in the autumn, the council said, because nobody\n"
    "has offered to pay for the repairs that the old engine needs\n"
    "if it is to pass the yearly inspection in the spring.\n";

}  // namespace

TEST_CASE("a wrapped paragraph is joined line by line") {
    const std::vector<Join> joins = joins_of(wrapped);
    REQUIRE(joins.size() == 4);
    CHECK(joins == std::vector<Join>{Join::none, Join::space, Join::space, Join::space});
}

TEST_CASE("text that nobody wrapped stays as it is") {
    const std::string_view rows[] = {
        // a menu
        "Home\nNews\nSport\nWeather\nContact us\nabout the paper\n",
        // teasers of much the same length
        "Council to close the ferry line after forty years of service\nThe old mill on the river opens its doors to "
        "visitors\n"
        "Why the price of bread has risen in every village this year\nHarbour museum shows the boats of the last "
        "century again\n",
        // verses
        "the boats come home\nwith silver on their decks\nand all the gulls\nare singing in the dusk\nthe lamps go "
        "on\nalong the quay\n",
        // an address
        "Harbour Office\n12 Quay Street\nNorthport NP1 4AB\nopen on weekdays\n",
        // program text
        "for boat in boats:\n    harbour.add(boat, berth=harbour.next_free_berth(boat.length))\nprint(harbour)\n",
        // inline markup on lines of its own
        "Read more about\nthe ferry\nand about how the council came to decide on closing the line in\nour archive\n.\n",
    };
    for (const std::string_view text : rows) {
        CAPTURE(text);
        CHECK(count_joined(text) == 0);
    }
}

TEST_CASE("what parts paragraphs in wrapped text") {
    const std::size_t within = 3;
    CHECK(count_joined(wrapped + "\n" + wrapped) == 2 * within);
    CHECK(count_joined(wrapped + wrapped) == 2 * within);
    CHECK(count_joined(wrapped + "* " + wrapped) >= within);
    CHECK(joins_of(wrapped + "* An item that follows it at once\n")[4] == Join::none);
    CHECK(joins_of(wrapped + "# A heading that follows it\n")[4] == Join::none);
    CHECK(joins_of(wrapped + "> a quotation that follows it\n")[4] == Join::none);
    CHECK(joins_of(wrapped + "----------\n")[4] == Join::none);
    CHECK(joins_of(wrapped + "| a | row |\n")[4] == Join::none);
}

TEST_CASE("two blanks end a line for good where other lines have none") {
    std::string text = wrapped + "\n" + wrapped;
    text.insert(text.find('\n'), "  ");
    CHECK(joins_of(text)[1] == Join::none);
    CHECK(joins_of(text)[2] == Join::space);
}

TEST_CASE("a headline set as wide as the page goes on below, its rest as long as the line before") {
    const std::string headline = "The ferry that used to cross the sound four times a day will be\n";
    CHECK(joins_of(headline + "    replaced by a bridge before the end of the decade, council says\n\n" + wrapped)[1] ==
          Join::space);
    CHECK(joins_of(headline +
                   "    replaced by a bridge before the end of the decade, the council says, or a tunnel\n\n" +
                   wrapped)[1] == Join::none);
}
