#include "assemble/no_content.hpp"

#include <initializer_list>
#include <utility>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

using Values = std::initializer_list<std::pair<PageNumber, std::int32_t>>;

PageRow row_of(Values values) {
    PageRow row{};
    for (const auto& [column, value] : values) row[static_cast<std::size_t>(column)] = value;
    return row;
}

using N = PageNumber;

}  // namespace

TEST_CASE("pages that tell of an error and keep little else are empty") {
    struct Case {
        const char* name;
        PageRow row;
        Emptiness html;
        Emptiness text;
    };
    constexpr auto none = Emptiness::none, error = Emptiness::error, shell = Emptiness::shell;
    PageRow declared =
        row_of({{N::error_in_title, 1}, {N::kept_words, 60}, {N::kept_long_lines, 2}, {N::best_score, 700}});
    declared[first_sign_number + static_cast<std::size_t>(PageSign::type_article)] = 1;
    const Case cases[] = {
        {"title, and a wall's paragraphs",
         row_of({{N::error_in_title, 1}, {N::kept_words, 110}, {N::kept_long_lines, 3}}), error, error},
        {"title, and an article", row_of({{N::error_in_title, 1}, {N::kept_words, 300}, {N::kept_long_lines, 6}}), none,
         none},
        {"title, and prose that the classifier is sure of",
         row_of({{N::error_in_title, 1}, {N::kept_words, 60}, {N::kept_long_lines, 2}, {N::sure_words, 60}}), none,
         none},
        {"title of what calls itself an article", declared, none, none},
        {"heading, and two sentences", row_of({{N::error_in_heading, 1}, {N::kept_words, 40}, {N::kept_long_lines, 1}}),
         error, error},
        {"heading of a box", row_of({{N::error_in_heading, 1}, {N::kept_words, 80}, {N::kept_long_lines, 3}}), none,
         none},
        {"a sentence and nothing else",
         row_of({{N::error_in_body, 9}, {N::kept_words, 11}, {N::best_score, 900}, {N::kept_share, 900}}), error,
         error},
        {"a sentence among others", row_of({{N::error_in_body, 9}, {N::kept_words, 40}, {N::kept_long_lines, 2}}), none,
         none},
        {"a scrap among furniture", row_of({{N::kept_words, 20}, {N::best_score, 400}, {N::kept_share, 60}}), shell,
         none},
        {"a scrap that the classifier believes in",
         row_of({{N::kept_words, 20}, {N::best_score, 800}, {N::kept_share, 60}}), none, none},
        {"a scrap that is all of the page", row_of({{N::kept_words, 8}, {N::best_score, 400}, {N::kept_share, 1000}}),
         none, none},
        {"a scrap of prose",
         row_of({{N::kept_words, 20}, {N::kept_long_lines, 1}, {N::best_score, 400}, {N::kept_share, 60}}), none, none},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        CHECK(emptiness_of(one.row, false) == one.html);
        CHECK(emptiness_of(one.row, true) == one.text);
    }
}

TEST_CASE("all lines become residue") {
    const std::vector<Decision> decisions = {{Verdict::headline, ReasonKind::headline},
                                             {Verdict::body, ReasonKind::model},
                                             {Verdict::residue, ReasonKind::rule}};
    std::vector<Decision> dropped = decisions;
    drop_all(dropped, false);
    CHECK(dropped[0].verdict == Verdict::headline);
    CHECK(dropped[1].verdict == Verdict::residue);
    CHECK(dropped[1].reason == ReasonKind::page);
    CHECK(dropped[2].reason == ReasonKind::rule);
    dropped = decisions;
    drop_all(dropped, true);
    CHECK(dropped[0].verdict == Verdict::residue);
    CHECK(dropped[0].reason == ReasonKind::page);
}
