// React sends a page in the order in which its parts are done. Where a part is missing stands
//
//     <!--$?--><template id="B:0"></template>Loading ...<!--/$-->      a boundary, with what is shown meanwhile
//     <template id="P:1"></template>                                   a place inside a part that came in pieces
//
// and later, mostly behind the page's end, the part itself and a script that moves its children:
//
//     <div hidden id="S:0">...</div><script>$RC("B:0","S:0")</script>  in place of the boundary's content
//     <div hidden id="S:1">...</div><script>$RS("S:1","P:1")</script>  in place of the placeholder
//
// Next, Remix and others pass this on, and whole articles stand in such parts. This file does what the scripts do, on
// the rows of the tree: rows are dealt out to streams, one for the page and one for each block, and put together again
// in one walk that turns aside at the templates. Every stream is walked once, so blocks that wait for one another stay
// away and no page can make the work grow.
//
// Where scripts were stripped from a page the numbers tell which block goes where, as they have in practice since
// React 18.3 anyway. Comments are in no tree, so the end of a boundary is read off the source; where comments were
// stripped too it cannot be told, and what is shown meanwhile stays.
//
// Source: react-dom-bindings, fizz-instruction-set and ReactFizzConfigDOM.
#include "page/streamed_blocks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dehusk {

namespace {

// Blocks in blocks: each may be as deep as a page, and depths are counted in 16 bits. On the labelled pages 5 is the
// most.
constexpr std::size_t most_nested_blocks = 15;

constexpr std::string_view block_id_start = "S:";

// Each run takes 50 bytes more while it is moved. The bound on memory has them where a run stands for 12 bytes of the
// source and more: on every labelled page it stands for 23 at least.
bool has_room_to_move(std::string_view html, const Tree& tree) {
    constexpr std::size_t always_room_for = 10'000;
    constexpr std::size_t bytes_of_a_run = 12;
    return tree.runs.size() <= always_room_for + html.size() / bytes_of_a_run;
}

std::string_view id_of(const Tree& tree, std::uint32_t element) {
    const std::string_view* id = tree.attribute(element, AttributeName::id);
    return id == nullptr ? std::string_view{} : *id;
}

// A block of rows or cells stands in a hidden table, with elements between that the parser implied.
bool is_streamed_block(const Tree& tree, std::uint32_t element) {
    if (tree.elements[element].attribute_count == 0 || !id_of(tree, element).starts_with(block_id_start)) return false;
    constexpr int most_levels = 3;
    for (int level = 0; level < most_levels && element != no_element; ++level) {
        if (tree.attribute(element, AttributeName::hidden) != nullptr) return true;
        element = tree.elements[element].parent;
    }
    return false;
}

/// The ids of a template and of the block that takes its place.
struct Placement {
    std::string_view template_id;
    std::string_view block_id;
};

std::optional<std::string_view> take_quoted(std::string_view& text) {
    const std::size_t begin = text.find_first_not_of(" ,");
    if (begin == std::string_view::npos || (text[begin] != '"' && text[begin] != '\'')) return std::nullopt;
    constexpr std::size_t longest_id = 64;
    const std::size_t end = text.substr(0, begin + longest_id).find(text[begin], begin + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view quoted = text.substr(begin + 1, end - begin - 1);
    text.remove_prefix(end + 1);
    return quoted;
}

// Calls of $RC, $RR (which waits for style sheets first) and $RS.
void read_placements(std::string_view script, std::vector<Placement>& placements) {
    constexpr std::string_view call = "$R";
    for (std::size_t at = script.find(call); at != std::string_view::npos; at = script.find(call, at)) {
        at += call.size();
        if (script.size() - at < 2 || script[at + 1] != '(') continue;
        const char name = script[at];
        if (name != 'C' && name != 'R' && name != 'S') continue;
        std::string_view arguments = script.substr(at + 2);
        const std::optional<std::string_view> first = take_quoted(arguments);
        const std::optional<std::string_view> second = first ? take_quoted(arguments) : std::nullopt;
        if (!second) continue;
        placements.push_back(name == 'S' ? Placement{*second, *first} : Placement{*first, *second});
    }
}

/// Where boundaries end, by where the comments that open them end.
std::unordered_map<std::size_t, std::uint32_t> read_boundaries(std::string_view html) {
    constexpr std::string_view opening = "<!--";
    constexpr std::string_view closing = "-->";
    constexpr std::string_view beginnings[] = {"$", "$?", "$!", "$~", "&"};
    constexpr std::string_view endings[] = {"/$", "/&"};
    std::unordered_map<std::size_t, std::uint32_t> ends;
    std::vector<std::size_t> open;
    for (std::size_t at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
        const std::size_t begin = at;
        at += opening.size();
        const std::size_t size = html.substr(at, 2 + closing.size()).find(closing);
        if (size == std::string_view::npos) continue;
        const std::string_view mark = html.substr(at, size);
        if (std::ranges::find(beginnings, mark) != std::end(beginnings)) {
            open.push_back(at + size + closing.size());
        } else if (std::ranges::find(endings, mark) != std::end(endings) && !open.empty()) {
            ends[open.back()] = static_cast<std::uint32_t>(begin);
            open.pop_back();
        }
    }
    return ends;
}

class BlockPlacer {
  public:
    BlockPlacer(std::string_view html, std::vector<std::uint32_t> blocks, Tree& tree)
        : tree_(tree),
          blocks_(std::move(blocks)),
          boundary_ends_(read_boundaries(html)),
          streams_(blocks_.size() + 1),
          stream_inside_(tree.elements.size(), unknown_stream),
          moved_to_(tree.elements.size(), no_element) {}

    void run() {
        match_templates();
        deal_out_rows();
        put_together();
    }

  private:
    static constexpr std::uint32_t unknown_stream = no_element;

    struct Row {
        bool is_run = false;
        std::uint32_t index = 0;
    };
    struct Stream {
        std::vector<Row> rows;
        bool is_placed = false;
    };
    /// A stream on the way through it, and the boundary that the walk is in.
    struct Step {
        std::uint32_t stream = 0;
        std::size_t next_row = 0;
        std::uint32_t waiting_template = no_element;
        std::uint32_t boundary_end = 0;
    };

    void match_templates() {
        std::unordered_map<std::string_view, std::uint32_t> stream_of_block;
        for (std::uint32_t i = 0; i < blocks_.size(); ++i) stream_of_block.emplace(id_of(tree_, blocks_[i]), i + 1);
        for (const TextRun& run : tree_.runs) {
            if (tree_.elements[run.element].tag == Tag::script) read_placements(run.text, placements_);
        }
        std::vector<bool> has_template(streams_.size(), false);
        for (const Placement& placement : placements_) {
            const auto block = stream_of_block.find(placement.block_id);
            if (block == stream_of_block.end()) continue;
            stream_of_template_.emplace(placement.template_id, block->second);
            has_template[block->second] = true;
        }
        for (const auto& [id, stream] : stream_of_block) {
            if (has_template[stream]) continue;
            for (const char* const kind : {"B", "P"}) {
                stream_of_template_.emplace(tree_.arena.copy(kind + std::string(id.substr(1))), stream);
            }
        }
    }

    /// The stream of what stands right inside an element. Parents may stand behind their children.
    std::uint32_t stream_inside(std::uint32_t element) {
        std::uint32_t known = element;
        while (known != no_element && stream_inside_[known] == unknown_stream) {
            unresolved_.push_back(known);
            known = tree_.elements[known].parent;
        }
        std::uint32_t stream = known == no_element ? 0 : stream_inside_[known];
        for (; !unresolved_.empty(); unresolved_.pop_back()) stream_inside_[unresolved_.back()] = stream;
        return stream;
    }

    void deal_out_rows() {
        for (std::uint32_t i = 0; i < blocks_.size(); ++i) stream_inside_[blocks_[i]] = i + 1;
        std::uint32_t element = 0;
        const auto deal_out_elements = [&](std::uint32_t end) {
            for (; element < end; ++element) {
                const std::uint32_t parent = tree_.elements[element].parent;
                streams_[parent == no_element ? 0 : stream_inside(parent)].rows.push_back({false, element});
            }
        };
        for (std::uint32_t run = 0; run < tree_.runs.size(); ++run) {
            deal_out_elements(tree_.runs[run].elements_before);
            streams_[stream_inside(tree_.runs[run].element)].rows.push_back({true, run});
        }
        deal_out_elements(static_cast<std::uint32_t>(tree_.elements.size()));
    }

    void put_together() {
        new_index_.resize(tree_.elements.size());
        elements_.reserve(tree_.elements.size());
        for (std::uint32_t stream = 0; stream < streams_.size(); ++stream) {
            if (!streams_[stream].is_placed) walk(stream);
        }
        for (TreeElement& element : elements_) {
            if (element.parent != no_element) element.parent = new_index_[element.parent];
        }
        for (TextRun& run : runs_) run.element = new_index_[run.element];
        tree_.elements = std::move(elements_);
        tree_.runs = std::move(runs_);
    }

    // A stream that is not placed when the page has been walked is no part of it: what waits in it waits for ever.
    void walk(std::uint32_t first_stream) {
        streams_[first_stream].is_placed = true;
        path_.push_back({first_stream});
        while (!path_.empty()) {
            Step& step = path_.back();
            const std::vector<Row>& rows = streams_[step.stream].rows;
            if (step.next_row == rows.size()) {
                path_.pop_back();
                continue;
            }
            const Row row = rows[step.next_row++];
            if (row.is_run) {
                add_run(row.index, step);
            } else {
                add_element(row.index, step);
                if (first_stream == 0) turn_aside(row.index);
            }
        }
    }

    void add_element(std::uint32_t index, const Step& step) {
        TreeElement element = tree_.elements[index];
        if (element.parent != no_element) element.parent = new_parent(element.parent, element.begin, step);
        new_index_[index] = static_cast<std::uint32_t>(elements_.size());
        elements_.push_back(element);
    }

    void add_run(std::uint32_t index, const Step& step) {
        TextRun run = tree_.runs[index];
        run.element = new_parent(run.element, run.begin, step);
        run.elements_before = static_cast<std::uint32_t>(elements_.size());
        runs_.push_back(run);
    }

    // What is shown until the block comes goes into the template.
    std::uint32_t new_parent(std::uint32_t parent, std::uint32_t begin, const Step& step) const {
        const bool waits = begin < step.boundary_end && parent == tree_.elements[step.waiting_template].parent;
        return waits ? step.waiting_template : destination_of(parent);
    }

    std::uint32_t destination_of(std::uint32_t parent) const {
        return moved_to_[parent] == no_element ? parent : moved_to_[parent];
    }

    // Into the block that waits for this element, if it is a template and one does.
    void turn_aside(std::uint32_t index) {
        const TreeElement& element = tree_.elements[index];
        Step& step = path_.back();
        const bool is_shown_meanwhile = element.begin < step.boundary_end;
        if (element.tag != Tag::template_ || is_shown_meanwhile || path_.size() > most_nested_blocks) return;
        const auto found = stream_of_template_.find(id_of(tree_, index));
        if (found == stream_of_template_.end() || streams_[found->second].is_placed) return;
        const auto end = boundary_ends_.find(element.begin);
        step.waiting_template = index;
        step.boundary_end = end == boundary_ends_.end() ? 0 : end->second;
        streams_[found->second].is_placed = true;
        moved_to_[blocks_[found->second - 1]] = destination_of(element.parent);
        path_.push_back({found->second});
    }

    Tree& tree_;
    std::vector<std::uint32_t> blocks_;
    std::unordered_map<std::size_t, std::uint32_t> boundary_ends_;
    std::vector<Placement> placements_;
    std::unordered_map<std::string_view, std::uint32_t> stream_of_template_;
    /// The page's own, then one for each block.
    std::vector<Stream> streams_;
    std::vector<std::uint32_t> stream_inside_;
    std::vector<std::uint32_t> unresolved_;
    /// For blocks: the element that their children are moved to.
    std::vector<std::uint32_t> moved_to_;
    std::vector<Step> path_;
    std::vector<std::uint32_t> new_index_;
    std::vector<TreeElement> elements_;
    RowList<TextRun> runs_;
};

}  // namespace

void place_streamed_blocks(std::string_view html, Tree& tree) {
    // Hardly any page has such blocks, and the attributes tell so without a look at each element.
    const auto is_block_id = [](const Attribute& attribute) {
        return attribute.name == AttributeName::id && attribute.value.starts_with(block_id_start);
    };
    if (std::ranges::none_of(tree.attributes, is_block_id) || !has_room_to_move(html, tree)) return;
    std::vector<std::uint32_t> blocks;
    for (std::uint32_t i = 0; i < tree.elements.size(); ++i) {
        if (is_streamed_block(tree, i)) blocks.push_back(i);
    }
    if (!blocks.empty()) BlockPlacer(html, std::move(blocks), tree).run();
}

}  // namespace dehusk
