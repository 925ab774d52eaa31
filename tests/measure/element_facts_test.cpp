#include "measure/element_facts.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string prose =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

ElementFacts facts_of(const MeasuredPage& page) {
    ElementFacts facts;
    read_element_facts(page.pipeline.page, page.pipeline.measurer.line_facts(), facts);
    return facts;
}

std::uint32_t element_of(const MeasuredPage& page, std::string_view text) {
    const int line = page.line(text);
    REQUIRE(line >= 0);
    return page.pipeline.page.lines[static_cast<std::size_t>(line)].element;
}

}  // namespace

TEST_CASE("sums hold what lies under an element, at any depth") {
    const MeasuredPage page(
        "<body><nav><a href=/a>Home page</a></nav><main><div><p>" + prose + "</p></div><p>Short one</p></main>",
        InputKind::html);
    const ElementFacts facts = facts_of(page);
    const Page& flat = page.pipeline.page;
    const std::uint32_t main = flat.elements[element_of(page, "Short one")].parent;
    REQUIRE(flat.elements[main].tag == Tag::main);
    CHECK(facts.sums[main].lines == 2);
    CHECK(facts.sums[main].long_lines == 1);
    CHECK(facts.sums[main].link_words == 0);
    CHECK(facts.sums[0].lines == 3);
    CHECK(facts.sums[0].link_words == 2);
    CHECK(facts.sums[0].words == facts.sums[main].words + 2);
}

TEST_CASE("containers: where the long lines gather") {
    const MeasuredPage page("<body><nav><a href=/>" + prose + "</a> <a href=/>" + prose + "</a> <a href=/>" + prose +
                                "</a></nav><div><p>" + prose + "</p></div><main><section><p>" + prose + " A.</p><p>" +
                                prose + " B.</p><p>" + prose + " C.</p></section><p>Tail</p></main>",
                            InputKind::html);
    const ElementFacts facts = facts_of(page);
    const Page& flat = page.pipeline.page;
    CHECK(name(flat.elements[facts.containers.half].tag) == "section");
    CHECK(name(flat.elements[facts.containers.most].tag) == "body");
    CHECK(name(flat.elements[facts.containers.dense].tag) == "section");
    const std::uint32_t outside = element_of(page, prose);
    const std::uint32_t inside = element_of(page, prose + " B.");
    CHECK(facts.distances[inside][0].up == 0);
    CHECK(facts.distances[inside][0].down == 1);
    CHECK(facts.distances[outside][0].up == 2);
    CHECK(facts.distances[outside][0].down == 2);
}

TEST_CASE("levels to concepts and tags count up the tree") {
    const MeasuredPage page("<body><div class=comments><ul><li><p>" + prose + "</p></li></ul></div>", InputKind::html);
    const ElementFacts facts = facts_of(page);
    const std::uint32_t element = element_of(page, prose);
    const Page& flat = page.pipeline.page;
    std::uint32_t list = element;
    std::uint8_t levels = 0;
    for (; flat.elements[list].tag != Tag::ul; list = flat.elements[list].parent) ++levels;
    const auto ul = std::find(measured_tags.begin(), measured_tags.end(), Tag::ul) - measured_tags.begin();
    CHECK(facts.tag_levels[element][static_cast<std::size_t>(ul)] == levels);
    CHECK(facts.concept_levels[element][static_cast<std::size_t>(Concept::comment)] == levels + 1);
    CHECK(facts.concept_levels[element][static_cast<std::size_t>(Concept::consent)] == 255);
}

TEST_CASE("lines set alike share a path, others do not") {
    const MeasuredPage page("<ul><li>One thing</li><li>Another thing</li></ul><ol><li>A third</li></ol>",
                            InputKind::html);
    const ElementFacts facts = facts_of(page);
    CHECK(facts.paths[element_of(page, "One thing")] == facts.paths[element_of(page, "Another thing")]);
    CHECK(facts.paths[element_of(page, "One thing")] != facts.paths[element_of(page, "A third")]);
}
