#include "measure/dump_numbers.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::LineNumbers;
using dehusk::testing::MeasuredPage;
using dehusk::testing::number;

namespace {

const std::string mill =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";
const std::string flour =
    "Every morning the miller opens the sluice, and the river turns the stones until the flour fills the sacks.";
const std::string opera =
    "Tickets for the gala evening at the opera house sold out within minutes, said a spokesman of the theatre.";

}  // namespace

TEST_CASE("lines without a blank line between them are a block") {
    const MeasuredPage page("Home\nNews\nSport\n\n" + mill + "\n\nContact", InputKind::text);
    const LineNumbers news = page.row(1);
    CHECK(number(news, Number::block_lines) == 3);
    CHECK(number(news, Number::block_words) == 3);
    CHECK(number(news, Number::place_in_block) == 1);
    CHECK(number(news, Number::block_words_before) == -1);
    CHECK(number(news, Number::block_words_after) == number(page.row(3), Number::words));
    CHECK(number(page.row(3), Number::block_long_share) == 1000);
    CHECK(number(page.row(4), Number::block_words_after) == -1);
}

TEST_CASE("the main run holds the prose, and every line knows how far it is") {
    const MeasuredPage page("Home\nNews\n\n" + mill + "\n\n" + flour + "\n\nContact\nImprint", InputKind::text);
    CHECK(number(page.row(0), Number::strict_run_begin) == -2);
    CHECK(number(page.row(2), Number::strict_run_begin) == 0);
    CHECK(number(page.row(2), Number::strict_run_end) == 1);
    CHECK(number(page.row(5), Number::strict_run_end) == -2);
    CHECK(number(page.row(2), Number::strict_run_share) == 1000);
    CHECK(number(page.row(2), Number::prose_lines_before) == 0);
    CHECK(number(page.row(2), Number::prose_lines_after) == 1);
    CHECK(number(page.row(0), Number::page_lines_above_prose) == 2);
    CHECK(number(page.row(0), Number::page_lines_below_prose) == 2);
    CHECK(number(page.row(0), Number::page_longest_short_run) == 2);
}

TEST_CASE("the strict run stops at short lines that the lenient one passes over") {
    const std::string text = mill + "\n\na\n\nb\n\nc\n\n" + flour;
    const MeasuredPage page(text, InputKind::text);
    CHECK(number(page.row(0), Number::strict_run_end) == 0);
    CHECK(number(page.row(0), Number::lenient_run_end) == 4);
}

TEST_CASE("a line speaks of what the article speaks of, or does not") {
    const MeasuredPage page(mill + "\n\n" + flour + "\n\nThe miller at the river\n\nGala evening at the opera",
                            InputKind::text);
    CHECK(number(page.row(2), Number::known_word_share) == 1000);
    CHECK(number(page.row(3), Number::known_word_share) == 0);
    CHECK(number(page.row(1), Number::known_word_share_1_after) == 1000);
    CHECK(number(page.row(3), Number::known_word_share_1_after) == -1);
    // A line does not make its own words known.
    const MeasuredPage alone(opera, InputKind::text);
    CHECK(number(alone.row(0), Number::known_word_share) == 0);
}

TEST_CASE("the dump's first line, come back, is where the headline stands") {
    const MeasuredPage page("Old mill turns again - Valley Post\n\nHome\n\nOld mill turns again\n\n" + mill,
                            InputKind::text);
    CHECK(number(page.row(3), Number::lines_since_headline) == 1);
    CHECK(number(page.row(1), Number::lines_since_headline) == -1);
    CHECK(number(page.row(2), Number::first_line_share) == 1000);
    const MeasuredPage without("Old mill turns again\n\n" + mill, InputKind::text);
    CHECK(number(without.row(1), Number::lines_since_headline) == -far_away);
}

TEST_CASE("marks of comments are counted on both sides, and words of prose since the last") {
    const std::string article =
        "3 comments\n\n" + mill + "\n\n" + flour + "\n\n" + mill + " Again.\n\n" + flour + " Again.";
    const std::string comments = "Comments (2)\n\nAnna, 12:30\nReply\n\nBen, 7:05\nReply\n\nCid, 8:10\nReply";
    const MeasuredPage page(article + "\n\n" + comments + "\n\n" + opera + "\n\nend", InputKind::text);
    const int last = page.line("end");
    // The link above the article is none.
    CHECK(number(page.row(2), Number::prose_words_since_comments) == -1);
    CHECK(number(page.row(2), Number::comment_marks_after) >= 1);
    CHECK(number(page.row(2), Number::comment_marks_before) == 0);
    CHECK(number(page.row(last), Number::comment_marks_before) >= 1);
    CHECK(number(page.row(last), Number::prose_words_since_comments) == number(page.row(last - 1), Number::words));
    CHECK(number(page.row(page.line("Reply")), Number::copied_lines_in_12) == 3);
    CHECK(number(page.row(page.line("Reply")), Number::dated_lines_in_12) == 3);
    CHECK(number(page.row(page.line("Anna, 12:30")), Number::has_clock) == 1);
    CHECK(number(page.row(0), Number::has_clock) == 0);
}

TEST_CASE("web pages have none of these numbers, and an empty dump has no rows") {
    const MeasuredPage page("<p>" + mill + "</p><p>Contact</p>", InputKind::html);
    CHECK(number(page.row(0), Number::block_lines) == 0);
    CHECK(number(page.row(0), Number::strict_run_share) == 0);
    const MeasuredPage empty("", InputKind::text);
    CHECK(empty.pipeline.text.lines.empty());
}
