#include <memory>
#include <string>
#include <utility>

#include <dehusk/extract.hpp>
#include <dehusk/rule_set.hpp>

#include "residue/matcher_of.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

constexpr std::string_view page =
    "<html lang=en><title>The old swing bridge</title><h1>The old swing bridge</h1>"
    "<p>The old swing bridge at the mouth of the harbour carried its first cars since winter on Monday morning.</p>"
    "<p>Workers replaced the beams one at a time, so that ships could go on passing below the bridge at night.</p>"
    "<p>Zum Weitersagen fix anklicken</p>"
    "<p>The city paid for most of the work, and the port authority lent the crane barge that lifted the steel.</p>";

/// Id of the first rule that is a reason for the line that begins so; empty without one.
std::string rule_of(const Article& article, std::string_view begin) {
    for (const Line& line : article.lines) {
        if (!line.text.starts_with(begin)) continue;
        for (const Reason& reason : line.reasons) {
            if (!reason.rule.empty()) return std::string(reason.rule);
        }
    }
    return {};
}

Options options_with(std::string_view rows) {
    Options options;
    options.want_lines = true;
    options.rules = std::make_shared<const RuleSet>(rows);
    return options;
}

}  // namespace

TEST_CASE("a row of one's own is evidence beside the built-in ones") {
    const Options options = options_with("# our site\n\nown.share.1\tshare\twhole\tzum weitersagen( fix|) anklicken\n");
    REQUIRE(options.rules->errors().empty());
    CHECK(options.rules->size() == 1);
    const Article article = extract(page, options);
    CHECK(rule_of(article, "Zum Weitersagen") == "own.share.1");
    CHECK(article.body.find("Weitersagen") == std::string::npos);
    // Those that came with the library are still there.
    const Article related = extract(std::string(page) + "<h3>Related articles</h3>", options);
    CHECK(rule_of(related, "Related articles") == "en.related.1");
}

TEST_CASE("rules of one call do not reach into another") {
    Options with = options_with("own.share.1\tshare\twhole\tzum weitersagen fix anklicken");
    Options without;
    without.want_lines = true;
    Extractor extractor;
    CHECK(rule_of(extractor.extract(page, without), "Zum Weitersagen").empty());
    CHECK(rule_of(extractor.extract(page, with), "Zum Weitersagen") == "own.share.1");
    with.rules.reset();
    CHECK(rule_of(extractor.extract(page, without), "Zum Weitersagen").empty());
}

TEST_CASE("each column of a row is read") {
    const RuleSet rules(
        "a.1\tpaywall\tstart\tNur für  ÉLECTEURS\twords=2-40 reach=section place=after\r\n"
        "a.2 \t log_in \t within \t #( neue|) *");
    REQUIRE(rules.errors().empty());
    const RuleList& list = matcher_of(&rules).rules();
    const Rule first = list[list.size() - 2];
    CHECK(first.id == "a.1");
    CHECK(first.kind == ResidueKind::paywall);
    CHECK(first.match == Match::start);
    CHECK(first.pattern == "nur für électeurs");
    CHECK(first.min_words == 2);
    CHECK(first.max_words == 40);
    CHECK(first.reach == Reach::section);
    CHECK(first.place == Place::after);
    const Rule second = list[list.size() - 1];
    CHECK(second.id == "a.2");
    CHECK(second.kind == ResidueKind::log_in);
    CHECK(second.match == Match::within);
    CHECK(second.pattern == "#( neue|) *");
    CHECK(second.min_words == 1);
    CHECK(second.max_words == 12);
    CHECK(second.reach == Reach::line);
    CHECK(second.place == Place::any);
}

TEST_CASE("rows that do not count are named, and the others are used") {
    struct BrokenRow {
        std::string row;
        std::string message;
    };
    const BrokenRow rows[] = {
        {"share\twhole\tx", "no kind of residue: 'whole'"},
        {"b c\tshare\twhole\tx", "no id of letters, digits, '.', '_' and '-' in the first column"},
        {"\tshare\twhole\tx", "no id of letters, digits, '.', '_' and '-' in the first column"},
        {std::string(256, 'b') + "\tshare\twhole\tx", "no id of letters, digits, '.', '_' and '-' in the first column"},
        {"b\tsharing\twhole\tx", "no kind of residue: 'sharing'"},
        {"b\tsha\xFF\x1Bring\twhole\tx", "no kind of residue: 'sha\uFFFDring'"},
        {"b\tshare\tall\tx", "neither whole, start, end nor within: 'all'"},
        {"b\tshare\twhole", "the pattern could match nothing"},
        {"b\tshare\twhole\t(x", "the pattern has a ( without )"},
        {"b\tshare\twhole\t((x))", "the pattern has a ( inside a group"},
        {"b\tshare\twhole\tx)", "the pattern has a ) or | outside a group"},
        {"b\tshare\twhole\t* x", "the pattern begins with *"},
        {"b\tshare\twhole\tx * y * z *", "the pattern has more than two * on one way through it"},
        {"b\tshare\twhole\t" + std::string(4097, 'x'), "the pattern is too long"},
        {"b\tshare\twhole\tx\xFF", "the pattern is not UTF-8"},
        {"b\tshare\twhole\tx\twords=3", "no option: 'words=3'"},
        {"b\tshare\twhole\tx\twords=4-3", "no option: 'words=4-3'"},
        {"b\tshare\twhole\tx\twords=1-70000", "no option: 'words=1-70000'"},
        {"b\tshare\twhole\tx\treach=page", "no option: 'reach=page'"},
        {"b\tshare\twhole\tx\tplace=after colour=red", "no option: 'colour=red'"},
        {"a\tshare\twhole\tx", "there is a rule 'a' already"},
        {"b\tshare\t" + std::string(254, 'w') + "\u00E9\tx",
         "neither whole, start, end nor within: '" + std::string(254, 'w') + "'"},
        {"en.related.1\tshare\twhole\tx", "there is a rule 'en.related.1' already"},
    };
    for (const BrokenRow& broken : rows) {
        INFO(broken.row.substr(0, 60));
        const RuleSet rules("a\tshare\twhole\tx\n" + broken.row + "\nz\tshare\twhole\tz");
        CHECK(rules.size() == 2);
        REQUIRE(rules.errors().size() == 1);
        CHECK(rules.errors()[0].line_number == 2);
        CHECK(rules.errors()[0].message == broken.message);
    }
}

TEST_CASE("no more than 10,000 rules are read") {
    std::string rows;
    for (int i = 0; i < 10'002; ++i)
        rows += "own." + std::to_string(i) + "\tshare\twhole\tword" + std::to_string(i) + "\n";
    const RuleSet rules(rows);
    CHECK(rules.size() == 10'000);
    REQUIRE(rules.errors().size() == 1);
    CHECK(rules.errors()[0].line_number == 10'001);
    CHECK(rules.errors()[0].message == "more than 10,000 rules");
}

TEST_CASE("a rule set can be moved, and one that was moved from holds the built-in rules") {
    RuleSet first("own.share.1\tshare\twhole\tzum weitersagen fix anklicken");
    const RuleSet second(std::move(first));
    CHECK(second.size() == 1);
    CHECK(first.size() == 0);  // NOLINT(bugprone-use-after-move)
    CHECK(first.errors().empty());
    CHECK(&matcher_of(&first) == &RuleMatcher::builtin());
    CHECK(&matcher_of(nullptr) == &RuleMatcher::builtin());
}
