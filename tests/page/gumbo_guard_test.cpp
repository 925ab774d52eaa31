#include "page/gumbo_guard.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    result.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("the guard lets ordinary pages pass", "[gumbo_guard]") {
    const std::string pages[] = {
        "",
        "<",
        "text",
        "<!-- <div> -- > --><p>x",
        repeated("<p>one<li>two<td>three<br><img src=x alt='>'>", 20'000),
        repeated("<b>x</b><i class=a>y</i><a href=/>z</a>", 20'000),
        repeated("<a name=x>", 20'000),
        "<script>var x = '<![CDATA[';</script>",
        "<svg><path/></svg><script>//<![CDATA[\n//]]></script>",
        "<svg><title>t</title></svg><script>//<![CDATA[\n//]]></script>",
        "<p " + repeated("a=b ", 5'000) + ">",
    };
    for (const std::string& page : pages) {
        CAPTURE(page.substr(0, 100));
        CHECK(is_fit_for_gumbo(page));
    }
}

TEST_CASE("the guard declines what gumbo does not survive", "[gumbo_guard]") {
    const std::string pages[] = {
        std::string((std::size_t{16} << 20) + 1, 'x'),
        "<table><svg><desc><![CDATA[q]]>x",
        "<svg><foreignObject></svg><![CDATA[q]]>x",
        "<MATH><mi></MATH><![CDATA[q]]>x",
        "<svg><style><![CDATA[q]]></style>",
        repeated("<div>", 50'000),
        repeated("<custom-element>", 50'000),
        "<p " + repeated("a=b ", 50'000) + ">",
        repeated("<font color=red size=3><p>", 20'000),
        repeated("<svg><desc>", 20),
    };
    for (const std::string& page : pages) {
        CAPTURE(page.substr(0, 100));
        CHECK_FALSE(is_fit_for_gumbo(page));
    }
}
