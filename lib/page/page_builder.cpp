// From rows to lines, in one walk over the runs of text, with the elements that were created between two of them.
//
// A line ends where a block begins or ends. Beginnings are elements created between two runs, ends show in that the
// next run has another nearest block; so no list of open elements is kept, and an element that the adoption agency or
// foster parenting moved is where its parent column says. Inline elements never part or join words: what the source
// writes without a space between stays together. Rendering follows section 15.3 of the HTML standard as far as tags and
// not style sheets decide it.
//
// Refused: reading style sheets (no scraper has them all), and taking whatever text a page holds into account at once.
// Text that scripts would show repeats the visible page (noscript copies of images, hidden menus), so it is read only
// where the visible page is next to nothing.
#include "page/page_builder.hpp"

#include <array>

#include "page/element_roles.hpp"
#include "page/json_ld.hpp"
#include "page/line_maker.hpp"
#include "page/meta_reader.hpp"
#include "page/white_space.hpp"

namespace dehusk {

namespace {

// A page with fewer words than this outside navigation, header, footer and controls is read again with what scripts
// would show. Of 1,354 labelled pages 19 had their text there alone, and up to 25 such words; no other page with fewer
// than 40 changed for the worse.
constexpr std::size_t nearly_empty_words = 40;
static_assert(nearly_empty_words <= LineMaker::most_prose_words);

/// What an element does to lines where it stands, apart from its text.
enum class Effect : std::uint8_t { none, line_break, image, boundary };

constexpr auto effects = [] {
    std::array<Effect, tag_count> table{};
    for (std::size_t tag = 0; tag < tag_count; ++tag) {
        if (traits_of(static_cast<Tag>(tag)).makes_line) table[tag] = Effect::boundary;
    }
    table[static_cast<std::size_t>(Tag::br)] = Effect::line_break;
    table[static_cast<std::size_t>(Tag::img)] = Effect::image;
    return table;
}();

class PageWalk {
  public:
    PageWalk(const Tree& tree, const Decoded& decoded, const PageBuildOptions& options, bool shows_scripted,
             ElementRoles& roles, LineMemory& memory, Page& page)
        : tree_(tree),
          roles_(roles),
          lines_(tree, roles, decoded, options, memory, page),
          shows_scripted_(shows_scripted) {}

    void run(Deadline& deadline, Page& page) {
        for (const TextRun& run : tree_.runs) {
            visit_elements_before(run.elements_before);
            visit_run(run);
            if (lines_.is_full()) break;
            if (deadline.passed(run.text.size())) {
                page.limits_met.time = true;
                break;
            }
        }
        visit_elements_before(static_cast<std::uint32_t>(tree_.elements.size()));
        lines_.finish_line();
    }

    std::size_t prose_words() const { return lines_.prose_words(); }
    LineMaker& lines() { return lines_; }

  private:
    bool shows(const ElementRole& role) const {
        return role.visibility == Visibility::shown || (shows_scripted_ && role.visibility == Visibility::needs_script);
    }

    // The drawn box of a frame or video parts text, though what stands inside the element is no text.
    bool has_box(std::uint32_t element) {
        const std::uint32_t parent = tree_.elements[element].parent;
        const bool is_frame = tree_.elements[element].tag == Tag::iframe;
        return shows(roles_.of(is_frame && parent != no_element ? parent : element));
    }

    void visit_elements_before(std::uint32_t end) {
        for (; next_element_ < end; ++next_element_) {
            const TreeElement& element = tree_.elements[next_element_];
            const Effect effect = effects[static_cast<std::size_t>(element.tag)];
            if (effect != Effect::none && !element.is_foreign) visit_element(next_element_, effect);
        }
    }

    // Roles are asked for late: most elements stand between lines or hold no text, and theirs are never needed.
    void visit_element(std::uint32_t index, Effect effect) {
        if (effect != Effect::image && !lines_.has_begun()) return;
        if (effect == Effect::boundary) {
            if (has_box(index)) lines_.add_boundary(roles_.of(index));
            return;
        }
        const ElementRole& role = roles_.of(index);
        if (!shows(role)) return;
        if (effect == Effect::image) {
            lines_.add_image(index, role);
        } else {
            lines_.add_line_break(role);
        }
    }

    void visit_run(const TextRun& run) {
        const TreeElement& parent = tree_.elements[run.element];
        // An annotation repeats its formula in another notation; it is the one foreign element that no rule names and
        // that holds text itself.
        if (run.text.empty() || (parent.is_foreign && parent.tag == Tag::unknown)) return;
        if (!lines_.has_begun() && is_white_space(run.text) && !roles_.has_preformatted()) return;
        const ElementRole& role = roles_.of(run.element);
        if (shows(role)) lines_.add_text(run, role);
    }

    const Tree& tree_;
    ElementRoles& roles_;
    LineMaker lines_;
    bool shows_scripted_;
    std::uint32_t next_element_ = 0;
};

// What was read by its place in the decoded text stands at a place of the input.
void place_in_input(const Decoded& decoded, PageMeta& meta) {
    for (PageTime& time : meta.times) time.source_begin = decoded.source_begin(time.source_begin);
    meta.marked_author.source_begin = decoded.source_begin(meta.marked_author.source_begin);
}

void clear_lines(Page& page) {
    page.elements.clear();
    page.lines.clear();
    page.spans.clear();
    page.images.clear();
}

// Where the scripts of JSON-LD stand in the decoded text, in the order of PageMeta::json_ld.
struct Interval {
    std::uint32_t begin;
    std::uint32_t end;
};

std::vector<Interval> json_ld_intervals(const Tree& tree) {
    std::vector<Interval> intervals;
    std::uint32_t latest = no_element;
    for (const TextRun& run : tree.runs) {
        if (!is_json_ld(tree, run.element)) continue;
        if (run.element != latest) intervals.push_back({run.begin, run.end});
        intervals.back().end = run.end;
        latest = run.element;
    }
    return intervals;
}

// An element for text that stands in none.
std::uint32_t add_article_element(Page& page) {
    if (page.elements.empty()) page.elements.push_back({no_element, 0, Tag::html});
    page.elements.push_back({0, bit(Concept::article) | bit(Concept::content), Tag::article, 0, 1});
    return static_cast<std::uint32_t>(page.elements.size() - 1);
}

void add_paragraphs(std::string_view text, std::uint32_t element, Interval interval, LineMaker& lines) {
    while (!text.empty()) {
        const std::size_t newline = text.find('\n');
        lines.add_made_up_line(text.substr(0, newline), element, interval.begin, interval.end);
        if (newline == std::string_view::npos) return;
        text.remove_prefix(newline + 1);
    }
}

void add_json_ld_articles(const Tree& tree, LineMaker& lines, Page& page) {
    const std::vector<Interval> intervals = json_ld_intervals(tree);
    std::uint32_t element = no_element;
    JsonLd json;
    for (std::size_t i = 0; i < page.meta.json_ld.size() && i < intervals.size(); ++i) {
        json.clear();
        scan_json_ld(page.meta.json_ld[i], page.arena, json);
        for (const std::string_view body : json.article_bodies) {
            if (element == no_element) element = add_article_element(page);
            add_paragraphs(body, element, intervals[i], lines);
        }
    }
}

}  // namespace

struct PageBuilder::Memory {
    MetaMemory meta;
    RoleMemory roles;
    LineMemory lines;
};

PageBuilder::PageBuilder() : memory_(std::make_unique<Memory>()) {}
PageBuilder::~PageBuilder() = default;
PageBuilder::PageBuilder(PageBuilder&&) noexcept = default;
PageBuilder& PageBuilder::operator=(PageBuilder&&) noexcept = default;

void PageBuilder::build(const Tree& tree, const Decoded& decoded, const PageBuildOptions& options, Deadline& deadline,
                        Page& page) {
    page.clear();
    page.unclosed = tree.unclosed;
    page.limits_met.depth = tree.limits_met.depth;
    page.limits_met.elements = tree.limits_met.elements;
    page.limits_met.time = tree.limits_met.time;
    read_meta(tree, memory_->meta, page);
    place_in_input(decoded, page.meta);
    ElementRoles roles(tree, memory_->roles);
    PageWalk visible(tree, decoded, options, false, roles, memory_->lines, page);
    visible.run(deadline, page);
    if (visible.prose_words() >= nearly_empty_words || page.limits_met.time || page.limits_met.lines) return;
    clear_lines(page);
    PageWalk everything(tree, decoded, options, true, roles, memory_->lines, page);
    everything.run(deadline, page);
    if (everything.prose_words() < nearly_empty_words) add_json_ld_articles(tree, everything.lines(), page);
}

void build_page(const Tree& tree, const Decoded& decoded, const PageBuildOptions& options, Deadline& deadline,
                Page& page) {
    PageBuilder().build(tree, decoded, options, deadline, page);
}

}  // namespace dehusk
