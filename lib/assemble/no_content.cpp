#include "assemble/no_content.hpp"

#include <algorithm>

namespace dehusk {
namespace {

// Kept words besides those that tell of the error, up to which a page that tells of one is an error page. Walls of
// consent go on for a paragraph or three under a title that says what they are; a heading may also be that of an empty
// box on a page of something else.
constexpr std::int32_t most_under_title = 120;
constexpr std::int32_t most_under_heading = 60;
// The same on a page that calls itself an article or that the classifier is sure of: an article may tell of errors.
constexpr std::int32_t most_of_an_article = 15;
constexpr std::int32_t sure_of_an_article = 35;  // words

// What is kept of a shell, and how little the classifier believes in it.
constexpr std::int32_t most_of_a_shell = 40;
constexpr std::int32_t best_of_a_shell = 550;
constexpr std::int32_t share_of_a_shell = 250;

bool has(const PageRow& row, PageSign sign) {
    return row[first_sign_number + static_cast<std::size_t>(sign)] != 0;
}

bool looks_like_an_article(const PageRow& row) {
    return number(row, PageNumber::has_date) != 0 || has(row, PageSign::type_article) ||
           has(row, PageSign::json_article) || has(row, PageSign::json_posting) ||
           number(row, PageNumber::sure_words) - number(row, PageNumber::error_in_body) >= sure_of_an_article;
}

bool is_error(const PageRow& row) {
    const std::int32_t telling = number(row, PageNumber::error_in_body);
    const std::int32_t rest = number(row, PageNumber::kept_words) - telling;
    std::int32_t most = std::min(telling, most_of_an_article);
    if (number(row, PageNumber::error_in_heading) != 0) most = most_under_heading;
    if (number(row, PageNumber::error_in_title) != 0) most = most_under_title;
    if (looks_like_an_article(row)) most = std::min(most, most_of_an_article);
    const bool tells = telling != 0 || most >= most_of_an_article;
    return tells && rest <= most;
}

bool is_shell(const PageRow& row) {
    return number(row, PageNumber::kept_long_lines) == 0 && number(row, PageNumber::kept_words) < most_of_a_shell &&
           number(row, PageNumber::best_score) < best_of_a_shell &&
           number(row, PageNumber::kept_share) < share_of_a_shell;
}

}  // namespace

Emptiness emptiness_of(const PageRow& row, bool is_text) {
    if (is_error(row)) return Emptiness::error;
    // A dump may hold no more than what somebody wanted of it.
    return !is_text && is_shell(row) ? Emptiness::shell : Emptiness::none;
}

void drop_all(std::vector<Decision>& decisions, bool with_headline) {
    for (Decision& decision : decisions) {
        const bool is_dropped =
            decision.verdict == Verdict::body || (with_headline && decision.verdict == Verdict::headline);
        if (is_dropped) decision = {Verdict::residue, ReasonKind::page};
        decision.weighed_score = 0;  // no preference brings anything back
    }
}

}  // namespace dehusk
