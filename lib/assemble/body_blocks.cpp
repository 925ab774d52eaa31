// What nests deeper than a person would write is flattened, so that the markup of a hostile page stays linear.
#include "assemble/body_blocks.hpp"

#include <algorithm>

namespace dehusk {
namespace {

constexpr std::uint16_t most_quotes = 4;
constexpr std::uint16_t most_items = 8;

bool is_list(Tag tag) {
    return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::menu;
}
bool is_item(Tag tag) {
    return tag == Tag::li || tag == Tag::dt || tag == Tag::dd;
}

// Each is read off its parent's in one pass, as Surroundings are.
void read_nestings(const Page& page, std::vector<Nesting>& all) {
    all.assign(page.elements.size(), Nesting{});
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const PageElement& element = page.elements[i];
        Nesting& here = all[i];
        if (element.parent != no_element) here = all[element.parent];
        here.items = 0;
        if (element.tag == Tag::table) here = {.quote = here.quote, .quote_depth = here.quote_depth};
        if (is_list(element.tag)) here.list = i;
        if (is_item(element.tag)) {
            // A meaning stands under its term.
            here.item_depth = static_cast<std::uint16_t>(here.content_depth + (element.tag == Tag::dd ? 1 : 0));
            here.item_depth = std::min(here.item_depth, most_items);
            here.content_depth = static_cast<std::uint16_t>(here.item_depth + 1);
            here.number = here.list == no_element ? 0 : ++all[here.list].items;
        }
        if (element.tag == Tag::blockquote && here.quote_depth < most_quotes) {
            if (here.quote_depth++ == 0) here.quote = i;
        }
    }
}

// Bytes of "12. " or "12) " at the front of an item of a dump, as find_marks() left it there.
std::size_t number_mark_bytes(std::string_view text, std::uint32_t& number) {
    std::size_t digits = 0;
    number = 0;
    while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9') {
        number = number * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
    }
    const bool has_sign = digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')');
    return has_sign && text[digits + 1] == ' ' ? digits + 2 : 0;
}

}  // namespace

BodyBlocks::BodyBlocks(const Evidence& evidence, const std::vector<Decision>& decisions, const BodyLayout& layout)
    : evidence_(evidence), decisions_(decisions), layout_(layout), nestings_(evidence.memory.nestings) {
    read_nestings(evidence.page, nestings_);
}

bool BodyBlocks::next(BodyBlock& block) {
    block = {};
    if (next_image(block)) return true;
    if (next_ == layout_.lines().size()) return false;
    block.first = next_;
    block.end = block_end(next_);
    block.kind = kind_of(block.first, block.end);
    read_quotes(block);
    next_ = block.end;
    return true;
}

// Of the images that stand between blocks of the body the next one before the line at hand. Those behind the last line
// of the body are none of it.
bool BodyBlocks::next_image(BodyBlock& block) {
    const std::vector<PageImage>& images = evidence_.page.images;
    const std::vector<std::uint32_t>& lines = layout_.lines();
    if (next_ == lines.size()) return false;
    while (next_image_ < images.size() && images[next_image_].line <= lines[next_]) {
        block.image = next_image_++;
        const std::uint32_t line = images[block.image].line;
        const bool is_inside_block = next_ > 0 && line <= lines[next_ - 1];
        if (is_inside_block || is_copy_of_image_before(block.image) || !stands_in_body(line)) continue;
        block.kind = BlockKind::image;
        block.first = block.end = next_;
        return true;
    }
    return false;
}

// A picture that a script puts in place stands in <noscript> once more.
bool BodyBlocks::is_copy_of_image_before(std::size_t image) const {
    const std::vector<PageImage>& images = evidence_.page.images;
    return image > 0 && images[image].line == images[image - 1].line &&
           images[image].source == images[image - 1].source;
}

// An image in front of `line` does where the body stands on both sides, its caption and what bylines and buttons there
// are left aside. The headline counts as the body's.
bool BodyBlocks::stands_in_body(std::uint32_t line) const {
    constexpr std::uint32_t most_passed_over = 12;
    const auto count = static_cast<std::uint32_t>(decisions_.size());
    std::uint32_t behind = line;
    while (behind < count && behind - line < most_passed_over && is_passed_over(behind)) ++behind;
    if (behind == count || decisions_[behind].verdict != Verdict::body) return false;
    std::uint32_t begin = line;
    while (begin > 0 && line - begin < most_passed_over && is_passed_over(begin - 1)) --begin;
    return begin > 0 && decisions_[begin - 1].verdict != Verdict::residue;
}

bool BodyBlocks::is_passed_over(std::uint32_t line) const {
    constexpr auto bit_of = [](ResidueKind kind) { return 1U << static_cast<unsigned>(kind); };
    constexpr std::uint32_t kinds = bit_of(ResidueKind::credit) | bit_of(ResidueKind::byline) |
                                    bit_of(ResidueKind::date_line) | bit_of(ResidueKind::share) |
                                    bit_of(ResidueKind::counter) | bit_of(ResidueKind::advert_mark);
    if (decisions_[line].verdict != Verdict::residue) return false;
    return evidence_.page.lines[line].kind == LineKind::caption || (evidence_.facts[line].rule_kinds & kinds) != 0;
}

// A block of the layout; in dumps only as far as its lines are of one kind.
std::size_t BodyBlocks::block_end(std::size_t first) const {
    const bool is_text = evidence_.page.is_text;
    const BlockKind kind = is_text ? kind_in_dump(first) : BlockKind::paragraph;
    std::size_t end = first + 1;
    if (kind == BlockKind::heading || kind == BlockKind::code) return end;
    while (end < layout_.lines().size() && layout_.gap_before(end) != Gap::block) {
        if (is_text && (kind_in_dump(end) != kind || page_line(end).kind != page_line(first).kind)) break;
        ++end;
    }
    return end;
}

BlockKind BodyBlocks::kind_in_dump(std::size_t k) const {
    switch (page_line(k).kind) {
        case LineKind::heading:
            return BlockKind::heading;
        case LineKind::code:
            return BlockKind::code;
        case LineKind::list_item:
            return BlockKind::list;
        default:
            break;
    }
    const bool has_cells = text(k).find('\t') != std::string_view::npos;
    return has_cells ? BlockKind::table : BlockKind::paragraph;
}

BlockKind BodyBlocks::kind_of(std::size_t first, std::size_t end) const {
    if (evidence_.page.is_text) return kind_in_dump(first);
    if (end - first > 1 && layout_.is_in_table(line_of(first))) return BlockKind::table;
    if (layout_.is_in_list(line_of(first))) return BlockKind::list;
    if (page_line(first).kind == LineKind::heading) return BlockKind::heading;
    return page_line(first).kind == LineKind::code ? BlockKind::code : BlockKind::paragraph;
}

void BodyBlocks::read_quotes(BodyBlock& block) const {
    const PageLine& line = page_line(block.first);
    if (evidence_.page.is_text) {
        block.quote_depth = line.kind == LineKind::quote ? 1 : 0;
        if (block.quote_depth > 0) block.quote = 0;
        return;
    }
    // A quote inside an item or a cell is part of that.
    const Surroundings& here = layout_.of_line(line_of(block.first));
    std::uint32_t element = line.element;
    if (block.kind == BlockKind::list) element = here.list;
    if (block.kind == BlockKind::table) element = here.table;
    block.quote_depth = nestings_[element].quote_depth;
    block.quote = nestings_[element].quote;
}

std::string_view BodyBlocks::image_label(const BodyBlock& image) const {
    return normalise_text(evidence_.page.images[image.image].label, Spacing::single, evidence_.memory.arena);
}

std::size_t BodyBlocks::column(std::size_t k) const {
    return evidence_.page.elements[layout_.of_line(line_of(k)).cell].column;
}

ListPlace BodyBlocks::list_place(std::size_t k) const {
    ListPlace place;
    if (evidence_.page.is_text) {
        place.mark_bytes = number_mark_bytes(text(k), place.number);
        place.is_numbered = place.mark_bytes > 0;
        return place;
    }
    place.item = layout_.of_line(line_of(k)).item;
    const Nesting& nesting = nestings_[place.item];
    place.depth = nesting.item_depth;
    place.tag = evidence_.page.elements[place.item].tag;
    place.is_numbered =
        place.tag == Tag::li && nesting.list != no_element && evidence_.page.elements[nesting.list].tag == Tag::ol;
    place.number = nesting.number;
    return place;
}

}  // namespace dehusk
