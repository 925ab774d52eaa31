// On a page the concept "comment" of the elements around a line tells, in a dump the section that a heading such as
// "Comments (2)" opens. Which lines make one comment is read off the elements between the line and the nearest one that
// is named for comments: comments are items, articles, or elements that a template made alike.
#include "assemble/comments.hpp"

#include <algorithm>
#include <utility>

#include "support/ascii.hpp"

namespace dehusk {
namespace {

constexpr Concepts comment_bit = bit(Concept::comment);
// Lists of the latest comments on other pages, and the form for a new one.
constexpr Concepts other_bits = bit(Concept::sidebar) | bit(Concept::widget) | bit(Concept::related) |
                                bit(Concept::form) | bit(Concept::navigation) | bit(Concept::login);
// About a comment, not of it.
constexpr Concepts about_bits = bit(Concept::author) | bit(Concept::date) | bit(Concept::meta) | bit(Concept::share) |
                                bit(Concept::rating) | bit(Concept::title);

bool is_letter(char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::uint32_t kind_bit(ResidueKind kind) {
    return 1U << static_cast<unsigned>(kind);
}
constexpr std::uint32_t comments_rule = kind_bit(ResidueKind::comments);
constexpr std::uint32_t other_rules =
    comments_rule | kind_bit(ResidueKind::comment_form) | kind_bit(ResidueKind::counter) |
    kind_bit(ResidueKind::log_in) | kind_bit(ResidueKind::share) | kind_bit(ResidueKind::date_line) |
    kind_bit(ResidueKind::byline) | kind_bit(ResidueKind::navigation) | kind_bit(ResidueKind::advert_mark) |
    kind_bit(ResidueKind::copyright) | kind_bit(ResidueKind::back_to_top) | kind_bit(ResidueKind::newsletter) |
    kind_bit(ResidueKind::consent);

class CommentReader {
  public:
    CommentReader(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes)
        : evidence_(evidence), decisions_(decisions), max_bytes_(max_bytes) {}

    std::vector<std::string> read(bool& is_cut) {
        is_cut = false;
        if (evidence_.page.is_text) {
            read_dump();
        } else {
            read_page();
        }
        is_cut = is_cut_;
        return std::move(comments_);
    }

  private:
    /// What is known of an element and those around it.
    struct Place {
        std::uint32_t comment = no_element;  ///< nearest that is named for comments
        bool is_other = false;
        bool is_about = false;  ///< inside `comment`
    };

    bool may_be_comment(std::uint32_t line) const {
        const LineFacts& fact = evidence_.facts[line];
        const PageLine& place = evidence_.page.lines[line];
        const Decision& decision = decisions_[line];
        if (decision.verdict != Verdict::residue) return false;
        const bool stands_elsewhere = decision.reason == ReasonKind::repeated || decision.reason == ReasonKind::site;
        if (decision.reason == ReasonKind::page || stands_elsewhere) return false;
        if (place.kind == LineKind::control || (fact.rule_kinds & other_rules) != 0) return false;
        // Names and buttons are links, counters have no letters. A word without so much as a full stop is a label.
        const std::string_view text = evidence_.text.lines[line].text;
        const bool is_label = fact.words == 1 && is_ascii_letter(text.back());
        return !is_label && fact.words > fact.link_words && std::ranges::any_of(text, is_letter);
    }

    void add(std::uint32_t line, bool continues) {
        const std::string_view text = evidence_.text.lines[line].text;
        constexpr std::string_view gap = "\n\n";
        const std::size_t more = text.size() + (continues ? gap.size() : 0);
        if (is_cut_ || bytes_ + more > max_bytes_) {
            is_cut_ = true;
            return;
        }
        bytes_ += more;
        if (continues) {
            comments_.back().append(gap).append(text);
        } else {
            comments_.emplace_back(text);
        }
    }

    // Sections end with the first line of the body, or with a heading of another section.
    void read_dump() {
        bool is_open = false;
        auto hit = evidence_.hits.begin();
        for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
            for (; hit != evidence_.hits.end() && hit->line == i; ++hit) {
                const Rule rule = evidence_.rules.rules()[hit->rule];
                if (rule.reach == Reach::section) is_open = rule.kind == ResidueKind::comments;
            }
            if (decisions_[i].verdict != Verdict::residue) is_open = false;
            if (is_open && may_be_comment(i)) add(i, false);
        }
    }

    void read_page() {
        read_places();
        if (siblings_.empty()) return;
        std::ranges::sort(siblings_);
        mark_posts();
        if (is_of_posts()) return;
        std::uint32_t latest = no_element;
        for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
            const PageLine& line = evidence_.page.lines[i];
            const Place& place = places_[line.element];
            const bool is_comment = place.comment != no_element && !place.is_other && !place.is_about &&
                                    (line.inline_concepts & about_bits) == 0 && line.kind != LineKind::heading;
            if (!is_comment || !may_be_comment(i)) continue;
            const std::uint32_t unit = unit_of(line.element, place.comment);
            if (is_post_[unit == no_element ? place.comment : unit]) continue;
            add(i, unit != no_element && unit == latest && !comments_.empty());
            latest = unit;
        }
    }

    // Where posts are the body, what was dropped of a post is no comment.
    void mark_posts() {
        is_post_.assign(places_.size(), false);
        for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
            if (decisions_[i].verdict != Verdict::body) continue;
            const std::uint32_t unit = nearest_unit(i);
            if (unit != no_element) is_post_[unit] = true;
        }
    }

    // A thread, where what stands beside posts is theirs: who liked them, and where to answer.
    bool is_of_posts() const {
        std::vector<bool> is_counted(places_.size(), false);
        std::size_t posts = 0, comments = 0;
        for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
            const std::uint32_t unit = nearest_unit(i);
            if (unit == no_element || is_counted[unit]) continue;
            is_counted[unit] = true;
            (is_post_[unit] ? posts : comments) += 1;
        }
        return posts > 1 && posts >= comments;
    }

    // Of a line inside comments; that of all of them where nothing stands around a single one.
    std::uint32_t nearest_unit(std::uint32_t line) const {
        const std::uint32_t element = evidence_.page.lines[line].element;
        const std::uint32_t comment = places_[element].comment;
        if (comment == no_element) return no_element;
        const std::uint32_t unit = unit_of(element, comment);
        return unit == no_element ? comment : unit;
    }

    void read_places() {
        const std::vector<PageElement>& elements = evidence_.page.elements;
        places_.assign(elements.size(), Place{});
        for (std::uint32_t i = 0; i < elements.size(); ++i) {
            const PageElement& element = elements[i];
            Place& here = places_[i];
            if (element.parent != no_element) here = places_[element.parent];
            const bool was_inside = here.comment != no_element;
            here.is_other = here.is_other || (element.concepts & other_bits) != 0;
            if (was_inside) siblings_.emplace_back(element.parent, element.class_hash);
            if ((element.concepts & comment_bit) != 0) here.comment = i;
            // "comment-author" is named for comments too.
            here.is_about = was_inside && (here.is_about || (element.concepts & about_bits) != 0);
            if (here.comment == i && !was_inside) siblings_.emplace_back(no_element, 0U);
        }
    }

    // The element that holds the comment: an item or article between the line and the nearest element that is named for
    // comments, or one that has a twin beside it; else the latter, unless it holds comments without anything around
    // them.
    std::uint32_t unit_of(std::uint32_t element, std::uint32_t comment) const {
        const std::vector<PageElement>& elements = evidence_.page.elements;
        std::uint32_t child = no_element, piece = no_element;
        for (std::uint32_t at = element; at != comment; at = elements[at].parent) {
            if (elements[at].tag == Tag::article) piece = at;
            child = at;
        }
        if (piece != no_element) return piece;
        if (child != no_element && (elements[child].tag == Tag::li || has_twin(child))) return child;
        // Named for one comment, it stands in an element that is named for all of them, or has a twin.
        const std::uint32_t parent = elements[comment].parent;
        const bool is_single = elements[comment].tag == Tag::li || elements[comment].tag == Tag::article ||
                               (parent != no_element && places_[parent].comment != no_element);
        return is_single ? comment : no_element;
    }

    bool has_twin(std::uint32_t element) const {
        const PageElement& row = evidence_.page.elements[element];
        if (row.class_hash == 0) return false;
        const std::pair key(row.parent, row.class_hash);
        const auto twin = std::ranges::lower_bound(siblings_, key);
        return twin != siblings_.end() && *twin == key && twin + 1 != siblings_.end() && twin[1] == key;
    }

    const Evidence& evidence_;
    const std::vector<Decision>& decisions_;
    std::size_t max_bytes_;
    std::vector<std::string> comments_;
    std::size_t bytes_ = 0;
    bool is_cut_ = false;
    std::vector<Place> places_;
    std::vector<bool> is_post_;
    /// Parent and class of the elements inside comments, one for each.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> siblings_;
};

}  // namespace

std::vector<std::string> read_comments(const Evidence& evidence, const std::vector<Decision>& decisions,
                                       std::size_t max_bytes, bool& is_cut) {
    return CommentReader(evidence, decisions, max_bytes).read(is_cut);
}

}  // namespace dehusk
