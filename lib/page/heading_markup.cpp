// A walk over the runs of text, not over the elements: elements that hold no text come in another order from another
// reader.
#include "page/heading_markup.hpp"

#include <algorithm>

#include "page/html_names.hpp"
#include "page/white_space.hpp"

namespace dehusk {

namespace {

constexpr std::size_t most_h1s = 8;

bool is_h1(const TreeElement& element) {
    return element.tag == Tag::h1 && !element.is_foreign;
}

bool holds_ignoring_case(std::string_view text, std::string_view lower_case) {
    const auto equal = [](char a, char b) { return ascii_lower_case(a) == b; };
    return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(), equal) != text.end();
}

std::uint16_t count_words_of(std::string_view names) {
    std::uint16_t count = 0;
    for (std::size_t i = 0; i < names.size() && count < 1000; ++i) {
        const bool begins = i == 0 || is_html_space(names[i - 1]);
        if (begins && !is_html_space(names[i])) ++count;
    }
    return count;
}

class HeadingReader {
  public:
    HeadingReader(const Tree& tree, HeadingMemory& memory, Page& page)
        : tree_(tree), page_(page), text_(memory.text), may_stand_in_h1_(memory.may_stand_in_h1) {}

    void run() {
        if (!mark_elements()) return;
        for (const TextRun& text_run : tree_.runs) {
            const std::uint32_t heading = heading_above(text_run);
            if (heading == no_element && !is_open_) continue;
            if (is_white_space(text_run.text)) {
                if (is_open_) is_space_due_ = true;
                continue;
            }
            if (heading != heading_) {
                finish();
                if (page_.meta.h1s.size() == most_h1s) return;
                begin(heading);
            }
            if (is_open_) add(text_run);
            latest_element_ = text_run.element;
        }
        finish();
    }

  private:
    // What stands in no h1, and that is nearly all of a page, needs no climb. False where there is no h1.
    bool mark_elements() {
        bool has_h1 = false;
        may_stand_in_h1_.resize(tree_.elements.size());
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) {
            const std::uint32_t parent = tree_.elements[i].parent;
            const bool is_heading = is_h1(tree_.elements[i]);
            has_h1 = has_h1 || is_heading;
            // Parents behind their children are few, and have no mark yet.
            const bool may_be_inside = parent != no_element && (parent > i || may_stand_in_h1_[parent] != 0);
            may_stand_in_h1_[i] = is_heading || may_be_inside ? 1 : 0;
        }
        return has_h1;
    }

    std::uint32_t heading_above(const TextRun& text_run) const {
        if (text_run.element == latest_element_) return heading_;
        return may_stand_in_h1_[text_run.element] != 0 ? heading_of(text_run.element) : no_element;
    }

    // Six levels hold what pages put into an h1, and bound the work.
    std::uint32_t heading_of(std::uint32_t element) const {
        for (int level = 0; level < 6 && element != no_element; ++level) {
            if (is_h1(tree_.elements[element])) return element;
            element = tree_.elements[element].parent;
        }
        return no_element;
    }

    void begin(std::uint32_t heading) {
        heading_ = heading;
        is_open_ = heading != no_element;
        if (!is_open_) return;
        markup_ = {};
        text_.clear();
        is_space_due_ = false;
        const std::uint32_t parent = tree_.elements[heading].parent;
        if (parent != no_element) markup_.parent = tree_.elements[parent].tag;
        for (const AttributeName name : {AttributeName::class_, AttributeName::id, AttributeName::itemprop}) {
            const std::string_view* value = tree_.attribute(heading, name);
            if (value == nullptr) continue;
            markup_.is_named_title = markup_.is_named_title || holds_ignoring_case(*value, "title") ||
                                     holds_ignoring_case(*value, "headline");
            if (name != AttributeName::itemprop) {
                markup_.names = static_cast<std::uint16_t>(markup_.names + count_words_of(*value));
            }
        }
    }

    void add(const TextRun& text_run) {
        const bool is_inner = text_run.element != heading_;
        if (is_inner && (text_run.element != latest_element_ || text_.empty()) && markup_.inner_pieces < 1000) {
            ++markup_.inner_pieces;
        }
        text_.append_collapsed(text_run.text, is_space_due_);
    }

    void finish() {
        if (!is_open_) return;
        is_open_ = false;
        markup_.text = text_.kept(text_.view(), page_.arena);
        page_.meta.h1s.push_back(markup_);
    }

    const Tree& tree_;
    Page& page_;
    HeadingMarkup markup_;
    JoinedText& text_;
    std::vector<std::uint8_t>& may_stand_in_h1_;
    std::uint32_t heading_ = no_element;
    std::uint32_t latest_element_ = no_element;
    bool is_open_ = false;
    bool is_space_due_ = false;
};

}  // namespace

void read_h1s(const Tree& tree, HeadingMemory& memory, Page& page) {
    HeadingReader(tree, memory, page).run();
}

}  // namespace dehusk
