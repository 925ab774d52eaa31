#include <set>
#include <string_view>

#include <dehusk/dehusk.hpp>

#include "support/catch.hpp"

namespace {

// Names of all values from 0 up to the first that has none.
template <class Enumeration>
std::set<std::string_view> names_of() {
    std::set<std::string_view> names;
    for (unsigned value = 0; value < 256; ++value) {
        const auto name = dehusk::name(static_cast<Enumeration>(value));
        if (name == "unknown") break;
        names.insert(name);
    }
    return names;
}

using Names = std::set<std::string_view>;

}  // namespace

TEST_CASE("every enumerator has its own name") {
    CHECK(names_of<dehusk::InputKind>() == Names{"automatic", "html", "text"});
    CHECK(names_of<dehusk::HtmlReader>() == Names{"standard", "gumbo"});
    CHECK(names_of<dehusk::Preference>() == Names{"precision", "balanced", "recall"});
    CHECK(names_of<dehusk::Status>() == Names{"ok", "no_content", "limit_reached", "unreadable", "out_of_memory"});
    CHECK(names_of<dehusk::Limit>() ==
          Names{"none", "input_bytes", "depth", "elements", "lines", "line_bytes", "output_bytes", "time"});
    CHECK(names_of<dehusk::LineKind>() ==
          Names{"paragraph", "heading", "list_item", "cell", "code", "caption", "quote", "control"});
    CHECK(names_of<dehusk::Verdict>() == Names{"body", "headline", "residue"});
    CHECK(names_of<dehusk::ReasonKind>() ==
          Names{"model", "rule", "repeated", "section", "headline", "limit", "page", "site"});
}

TEST_CASE("every kind of page has its own name, and the first is unknown") {
    Names names;
    for (unsigned value = 0; value < 8; ++value) names.insert(dehusk::name(static_cast<dehusk::PageKind>(value)));
    CHECK(names ==
          Names{"unknown", "article", "documentation", "service", "forum", "product", "listing", "collection"});
    CHECK(dehusk::name(dehusk::PageKind::unknown) == "unknown");
    CHECK(dehusk::name(dehusk::PageKind::collection) == "collection");
    CHECK(dehusk::name(static_cast<dehusk::PageKind>(8)) == "unknown");
}

TEST_CASE("a name belongs to its enumerator") {
    CHECK(dehusk::name(dehusk::InputKind::html) == "html");
    CHECK(dehusk::name(dehusk::Status::limit_reached) == "limit_reached");
    CHECK(dehusk::name(dehusk::Limit::line_bytes) == "line_bytes");
    CHECK(dehusk::name(dehusk::LineKind::list_item) == "list_item");
    CHECK(dehusk::name(dehusk::Verdict::residue) == "residue");
    CHECK(dehusk::name(dehusk::ReasonKind::section) == "section");
}

TEST_CASE("a value outside the enumeration is called unknown") {
    CHECK(dehusk::name(static_cast<dehusk::Status>(200)) == "unknown");
    CHECK(dehusk::name(static_cast<dehusk::Verdict>(200)) == "unknown");
}
