#include "page/read_cases.hpp"
#include "support/catch.hpp"

namespace dehusk::test {
namespace {

using namespace std::string_view_literals;

constexpr ReadCase rows[] = {
    {"<svg><text>a</text></svg>b", "body/svg/text: a\nbody: b"},
    {"<svg><path/>a", "body/svg: a"},
    {"<svg><g>a<p>b", "body/svg/g: a\nbody/p: b"},
    {"<svg><foreignObject><p>a</p><svg>b", "body/svg/foreignobject/p: a\nbody/svg/foreignobject/svg: b"},
    {"<svg><desc><p>a</desc>b", "body/svg/desc/p: ab"},
    {"<svg><desc>a</desc>b", "body/svg/desc: a\nbody/svg: b"},
    {"<svg><title>a<b>b</title>c", "body/svg/title: a\nbody/svg/title/b: bc"},
    {"<svg><font>a</font><font size=1>b", "body/svg/font: a\nbody/font: b"},
    {"<svg></p>a", "body: a"},
    {"<svg><g>a</br>b", "body/svg/g: a\nbody: b"},
    {"<svg><![CDATA[a<b>&amp;]]>c", "body/svg: a<b>&amp;c"},
    {"<svg><![CDATA[a", "body/svg: a"},
    {"<svg>a\0b"sv,
     "body/svg: a\xEF\xBF\xBD"
     "b"},
    {"<svg><script>a<g>b</script>c", "body/svg/script: a\nbody/svg/script/g: b\nbody/svg: c"},
    {"<svg><style>a<g>b", "body/svg/style: a\nbody/svg/style/g: b"},
    {"<math><mi>a<p>b</math>c", "body/math/mi: a\nbody/math/mi/p: bc"},
    {"<math><mi>a</mi><mo>b</math>c", "body/math/mi: a\nbody/math/mo: b\nbody: c"},
    {"<math><mi><mglyph>a", "body/math/mi/mglyph: a"},
    {"<math><annotation-xml><p>a", "body/p: a"},
    {"<math><annotation-xml encoding='Text/HTML'><p>a", "body/math/annotation-xml/p: a"},
    {"<math><annotation-xml><svg>a", "body/math/annotation-xml/svg: a"},
    {"<svg><G>a</g>b", "body/svg/g: a\nbody/svg: b"},
    {"<div><svg><g>a</div>b", "body/div/svg/g: a\nbody: b"},
    {"<p>a<svg><div>b", "body/p: a\nbody/div: b"},
    {"<table><svg>a<td>b", "body/svg: a\nbody/svg/td: b"},
};

}  // namespace

TEST_CASE("SVG and MathML", "[html_foreign]") {
    check_cases(rows);
}

TEST_CASE("rows of foreign elements are marked", "[html_foreign]") {
    const Tree tree = read_tree("<svg><title><a>x");
    REQUIRE(tree.elements.size() == 6);
    CHECK(tree.elements[3].is_foreign);
    CHECK(tree.elements[4].is_foreign);
    CHECK(tree.elements[4].tag == Tag::title);
    CHECK_FALSE(tree.elements[5].is_foreign);
}

}  // namespace dehusk::test
