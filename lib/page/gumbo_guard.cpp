// Gumbo 0.10.1 walks its stack of open elements for many tags, compares every attribute of a tag with all before it,
// clones open formatting elements (with all their attributes) whenever a block closes over them, and fails an assertion
// when CDATA stands where foreign content goes over into HTML (<table><svg><desc><![CDATA[q]]>x). One scan over the
// tags estimates from above what each of these will cost, and declines a page that goes over a budget.
//
// The scan is no tokenizer of the standard: it reads tags with their quotes, comments and raw text, counts open
// elements by name and ignores in which order they close. A page that is built to fool it costs time, for which
// gumbo_reader.hpp gives its word of warning; only the count of foreign elements is kept so that it can err to one side
// alone, since what follows is an abort.
#include "page/gumbo_guard.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "page/tag.hpp"
#include "support/ascii.hpp"

namespace dehusk {

namespace {

// Gumbo takes some twenty times the page in memory.
constexpr std::size_t max_page_bytes = std::size_t{16} << 20;
// Steps over open elements and earlier attributes; some 0.2 seconds.
constexpr std::uint64_t max_steps = 100'000'000;
// Bytes of formatting elements that could be cloned.
constexpr std::uint64_t max_clone_bytes = std::uint64_t{1} << 30;
constexpr std::uint64_t bytes_of_a_clone = 256;
constexpr std::size_t max_open_integration_points = 16;

constexpr bool is_white_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Elements that never stay open, or that an equal one closes.
constexpr bool is_never_nested(Tag tag) {
    switch (tag) {
        case Tag::a:
        case Tag::nobr:
        case Tag::area:
        case Tag::base:
        case Tag::basefont:
        case Tag::bgsound:
        case Tag::br:
        case Tag::col:
        case Tag::embed:
        case Tag::frame:
        case Tag::hr:
        case Tag::image:
        case Tag::img:
        case Tag::input:
        case Tag::keygen:
        case Tag::link:
        case Tag::meta:
        case Tag::param:
        case Tag::source:
        case Tag::track:
        case Tag::wbr:
        case Tag::html:
        case Tag::head:
        case Tag::body:
        case Tag::p:
        case Tag::li:
        case Tag::dt:
        case Tag::dd:
        case Tag::option:
        case Tag::optgroup:
        case Tag::tr:
        case Tag::td:
        case Tag::th:
        case Tag::tbody:
        case Tag::thead:
        case Tag::tfoot:
        case Tag::colgroup:
            return true;
        default:
            return false;
    }
}

constexpr bool is_formatting(Tag tag) {
    switch (tag) {
        case Tag::a:
        case Tag::b:
        case Tag::big:
        case Tag::code:
        case Tag::em:
        case Tag::font:
        case Tag::i:
        case Tag::nobr:
        case Tag::s:
        case Tag::small:
        case Tag::strike:
        case Tag::strong:
        case Tag::tt:
        case Tag::u:
            return true;
        default:
            return false;
    }
}

// Foreign elements whose content is HTML, where an end tag of the foreign root may go unheard.
constexpr bool is_integration_point(Tag tag) {
    switch (tag) {
        case Tag::annotation_xml:
        case Tag::desc:
        case Tag::foreignobject:
        case Tag::mi:
        case Tag::mn:
        case Tag::mo:
        case Tag::ms:
        case Tag::mtext:
        case Tag::title:
            return true;
        default:
            return false;
    }
}

constexpr bool is_raw_text(Tag tag) {
    switch (tag) {
        case Tag::iframe:
        case Tag::noembed:
        case Tag::noframes:
        case Tag::script:
        case Tag::style:
        case Tag::textarea:
        case Tag::title:
        case Tag::xmp:
            return true;
        default:
            return false;
    }
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
    return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
}

class Guard {
  public:
    explicit Guard(std::string_view html) : html_(html) {}

    bool passes() {
        while (offset_ < html_.size() && !is_declined_) {
            const std::size_t open = html_.find('<', offset_);
            if (open == std::string_view::npos) break;
            offset_ = open + 1;
            read_markup();
            is_declined_ = is_declined_ || steps_ > max_steps || clone_bytes_ > max_clone_bytes;
        }
        return !is_declined_;
    }

  private:
    void read_markup() {
        const std::string_view rest = html_.substr(offset_);
        if (rest.empty()) return;
        if (is_ascii_letter(rest[0])) {
            read_start_tag();
        } else if (rest.size() > 1 && rest[0] == '/' && is_ascii_letter(rest[1])) {
            ++offset_;
            read_end_tag();
        } else if (rest.starts_with("!--")) {
            skip_comment();
        } else if (rest.starts_with("![CDATA[")) {
            is_declined_ = foreign_open_ > 0;
        }
    }

    // A comment may also end in --!>, or at once as <!--> and <!--->.
    void skip_comment() {
        offset_ += 3;
        for (std::size_t dashes = 2; offset_ < html_.size(); ++offset_) {
            const char c = html_[offset_];
            if (c == '>' && dashes >= 2) break;
            if (c == '-') {
                ++dashes;
            } else if (c != '!' || dashes < 2) {
                dashes = 0;
            }
        }
    }

    Tag read_name() {
        const std::size_t begin = offset_;
        while (offset_ < html_.size() && !is_white_space(html_[offset_]) && html_[offset_] != '/' &&
               html_[offset_] != '>') {
            ++offset_;
        }
        return tag_for_name(html_.substr(begin, offset_ - begin));
    }

    void skip_value() {
        while (offset_ < html_.size() && is_white_space(html_[offset_])) ++offset_;
        if (offset_ >= html_.size()) return;
        const char quote = html_[offset_];
        if (quote != '"' && quote != '\'') {
            while (offset_ < html_.size() && !is_white_space(html_[offset_]) && html_[offset_] != '>') ++offset_;
            return;
        }
        const std::size_t end = html_.find(quote, offset_ + 1);
        offset_ = end == std::string_view::npos ? html_.size() : end + 1;
    }

    // Returns whether the tag closes itself.
    bool read_attributes() {
        std::uint64_t attributes = 0;
        bool closes_itself = false;
        while (offset_ < html_.size() && html_[offset_] != '>') {
            const char c = html_[offset_++];
            if (c == '=') skip_value();
            if (c == '/') steps_ += ++attributes;
            if (is_white_space(c)) steps_ += ++attributes;
            closes_itself = c == '/';
        }
        return closes_itself;
    }

    void read_start_tag() {
        const std::size_t begin = offset_;
        const Tag tag = read_name();
        const bool closes_itself = read_attributes();
        const std::uint64_t tag_bytes = bytes_of_a_clone + 2 * (offset_ - begin);
        if (is_formatting(tag)) open_formatting(tag, tag_bytes);
        count_token();
        if (!is_never_nested(tag)) ++open_[static_cast<std::size_t>(tag)], ++depth_;
        if ((tag == Tag::svg || tag == Tag::math) && !closes_itself) ++foreign_open_;
        if (foreign_open_ > 0) {
            if (is_integration_point(tag) && !closes_itself) open_integration_point(tag);
        } else if (is_raw_text(tag)) {
            skip_raw_text(tag);
        }
    }

    void open_formatting(Tag tag, std::uint64_t tag_bytes) {
        // The standard closes an open link at the next one.
        if (tag == Tag::a || tag == Tag::nobr) close_formatting(tag);
        formatting_bytes_[static_cast<std::size_t>(tag)].push_back(tag_bytes);
        open_formatting_bytes_ += tag_bytes;
    }

    void close_formatting(Tag tag) {
        std::vector<std::uint64_t>& open = formatting_bytes_[static_cast<std::size_t>(tag)];
        if (open.empty()) return;
        open_formatting_bytes_ -= open.back();
        open.pop_back();
    }

    void open_integration_point(Tag tag) {
        integration_points_.push_back(tag);
        is_declined_ = is_declined_ || integration_points_.size() > max_open_integration_points;
    }

    void read_end_tag() {
        const Tag tag = read_name();
        read_attributes();
        count_token();
        std::uint32_t& open = open_[static_cast<std::size_t>(tag)];
        if (open > 0) --open, --depth_;
        if (is_formatting(tag)) close_formatting(tag);
        if (!integration_points_.empty()) {
            if (integration_points_.back() == tag) integration_points_.pop_back();
        } else if ((tag == Tag::svg || tag == Tag::math) && foreign_open_ > 0) {
            --foreign_open_;
        }
    }

    void count_token() {
        steps_ += depth_;
        clone_bytes_ += open_formatting_bytes_;
    }

    void skip_raw_text(Tag tag) {
        while (offset_ < html_.size()) {
            const std::size_t end = html_.find("</", offset_);
            if (end == std::string_view::npos) break;
            if (equals_ignoring_case(html_.substr(end + 2, name(tag).size()), name(tag))) {
                offset_ = end;
                return;
            }
            offset_ = end + 2;
        }
        offset_ = html_.size();
    }

    std::string_view html_;
    std::size_t offset_ = 0;
    std::uint64_t steps_ = 0;
    std::uint64_t clone_bytes_ = 0;
    std::uint64_t open_formatting_bytes_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t foreign_open_ = 0;
    bool is_declined_ = false;
    std::array<std::uint32_t, tag_count> open_{};
    std::array<std::vector<std::uint64_t>, tag_count> formatting_bytes_;
    std::vector<Tag> integration_points_;
};

}  // namespace

bool is_fit_for_gumbo(std::string_view html) {
    return html.size() <= max_page_bytes && Guard(html).passes();
}

}  // namespace dehusk
