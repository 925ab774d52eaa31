// A closed list of elements, each opened and closed here: nothing of the page's own markup comes through, so that what
// comes out may stand in any page.
#include <algorithm>
#include <array>

#include "assemble/body_blocks.hpp"
#include "assemble/body_writer.hpp"
#include "assemble/html_line.hpp"

namespace dehusk {
namespace {

constexpr std::string_view heading_names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

std::string_view list_name(const ListPlace& place) {
    if (place.tag == Tag::dt || place.tag == Tag::dd) return "dl";
    return place.is_numbered ? "ol" : "ul";
}
// Terms and meanings stand side by side.
std::uint16_t item_depth(const ListPlace& place) {
    return place.tag == Tag::dd ? static_cast<std::uint16_t>(place.depth - 1) : place.depth;
}
std::string_view item_name(const ListPlace& place) {
    return place.tag == Tag::dt || place.tag == Tag::dd ? name(place.tag) : name(Tag::li);
}

class HtmlWriter {
  public:
    HtmlWriter(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
               const MarkupWishes& wishes)
        : evidence_(evidence),
          max_bytes_(wishes.max_bytes),
          layout_(evidence, decisions),
          blocks_(evidence, decisions, layout_),
          marks_(evidence, wishes.marks),
          links_(links),
          lines_(links, out_) {}

    std::string write(bool& is_cut) {
        std::size_t complete_size = 0;
        std::size_t quotes = 0, complete_quotes = 0;
        std::uint32_t quote = no_element;
        is_cut = false;
        for (BodyBlock block; blocks_.next(block); complete_size = out_.size(), complete_quotes = quotes) {
            const bool is_image = block.kind == BlockKind::image;
            if (is_image && links_.resolve(blocks_.image_source(block)).empty()) continue;
            const std::size_t shared = block.quote == quote ? std::min<std::size_t>(quotes, block.quote_depth) : 0;
            for (; quotes > shared; --quotes) out_ += "</blockquote>";
            if (!out_.empty()) out_ += '\n';
            for (; quotes < block.quote_depth; ++quotes) out_ += "<blockquote>";
            quote = block.quote;
            write_block(block);
            if (out_.size() + quotes * closed_quote_bytes <= max_bytes_) continue;
            is_cut = true;
            out_.resize(complete_size);
            quotes = complete_quotes;
            break;
        }
        for (; quotes > 0; --quotes) out_ += "</blockquote>";
        return std::move(out_);
    }

  private:
    static constexpr std::size_t closed_quote_bytes = std::string_view("</blockquote>").size();

    bool is_code(std::size_t k) const { return blocks_.page_line(k).kind == LineKind::code; }
    bool is_full() const { return out_.size() > max_bytes_; }

    void open(std::string_view element) { out_.append("<").append(element).append(">"); }
    void close(std::string_view element) { out_.append("</").append(element).append(">"); }

    void write_block(const BodyBlock& block) {
        switch (block.kind) {
            case BlockKind::paragraph:
                return write_paragraph(block);
            case BlockKind::heading: {
                const std::string_view heading = heading_names[blocks_.page_line(block.first).heading_level - 1];
                open(heading);
                write_line(block.first, true);
                return close(heading);
            }
            case BlockKind::code:
                return write_code(blocks_.text(block.first));
            case BlockKind::list:
                return write_list(block);
            case BlockKind::image:
                open("p");
                lines_.write_image(blocks_.image_source(block), blocks_.image_label(block));
                return close("p");
            case BlockKind::table:
                return evidence_.page.is_text ? write_dump_table(block) : write_table(block);
        }
    }

    void write_line(std::size_t k, bool is_emphatic = false) {
        lines_.write(blocks_.text(k), marks_.marks_of(blocks_.line_of(k)), is_emphatic);
    }

    void write_paragraph(const BodyBlock& block) {
        open("p");
        for (std::size_t k = block.first; k < block.end && !is_full(); ++k) {
            if (k > block.first) out_ += "<br>\n";
            write_line(k);
        }
        close("p");
    }

    void write_code(std::string_view code) {
        open("pre");
        open("code");
        append_escaped_html(code, out_);
        close("code");
        close("pre");
    }

    // Items that are open, outer ones first, and the lists that they stand in.
    struct OpenItem {
        std::uint32_t item = no_element;
        std::uint16_t depth = 0;
        std::uint32_t number = 0;
        std::string_view list;
        std::string_view name;
    };

    void write_list(const BodyBlock& block) {
        open_count_ = 0;
        for (std::size_t k = block.first; k < block.end && !is_full(); ++k) {
            const ListPlace place = blocks_.list_place(k);
            const bool is_own = place.item != no_element;
            bool is_behind_items = false;
            while (open_count_ > 0 && innermost().depth > item_depth(place)) {
                close(innermost().name);
                close(innermost().list);
                --open_count_;
                is_behind_items = true;
            }
            if (is_own && open_count_ > 0 && innermost().item == place.item) {
                continue_item(k, is_behind_items);
            } else {
                begin_item(k, place);
            }
        }
        for (; open_count_ > 0; --open_count_) {
            close(innermost().name);
            close(innermost().list);
        }
    }

    const OpenItem& innermost() const { return open_items_[open_count_ - 1]; }

    void continue_item(std::size_t k, bool is_behind_items) {
        if (is_code(k)) return write_code(blocks_.text(k));
        if (!is_behind_items) out_ += "<br>\n";
        write_line(k);
    }

    void begin_item(std::size_t k, const ListPlace& place) {
        OpenItem item{place.item, item_depth(place), place.number, list_name(place), item_name(place)};
        // A meaning stands in the list of its term.
        const bool is_sibling = open_count_ > 0 && innermost().depth == item.depth && innermost().list == item.list;
        std::uint32_t next_number = 1;
        if (is_sibling) {
            next_number = innermost().number + 1;
            close(innermost().name);
            --open_count_;
            out_ += '\n';
        } else {
            if (open_count_ > 0 && innermost().depth == item.depth) {
                close(innermost().name);
                close(innermost().list);
                --open_count_;
            }
            if (open_count_ > 0) out_ += '\n';
            open(item.list);
            out_ += '\n';
        }
        out_.append("<").append(item.name);
        if (place.is_numbered && place.number != next_number) {
            out_.append(" value=\"").append(std::to_string(place.number)).append("\"");
        }
        out_ += '>';
        open_items_[open_count_++] = item;
        if (is_code(k)) return write_code(blocks_.text(k));
        if (place.mark_bytes == 0) return write_line(k);
        append_escaped_html(blocks_.text(k).substr(place.mark_bytes), out_);
    }

    void write_table(const BodyBlock& block) {
        open("table");
        for (std::size_t k = block.first; k < block.end && !is_full();) {
            out_ += "\n<tr>";
            std::size_t cells = 0;
            do {
                for (; cells < blocks_.column(k); ++cells) out_ += "<td></td>";
                const std::uint32_t cell = layout_.of_line(blocks_.line_of(k)).cell;
                const std::string_view element = name(evidence_.page.elements[cell].tag);
                open(element);
                if (is_code(k)) {
                    write_code(blocks_.text(k));
                } else {
                    write_line(k);
                }
                close(element);
                ++cells;
                ++k;
            } while (k < block.end && layout_.gap_before(k) == Gap::cell);
            close("tr");
        }
        out_ += '\n';
        close("table");
    }

    void write_dump_table(const BodyBlock& block) {
        open("table");
        for (std::size_t k = block.first; k < block.end && !is_full(); ++k) {
            out_ += "\n<tr>";
            std::string_view rest = blocks_.text(k);
            for (std::size_t end = 0; end != std::string_view::npos;) {
                end = rest.find('\t');
                open("td");
                append_escaped_html(rest.substr(0, end), out_);
                close("td");
                if (end != std::string_view::npos) rest.remove_prefix(end + 1);
            }
            close("tr");
        }
        out_ += '\n';
        close("table");
    }

    const Evidence& evidence_;
    std::size_t max_bytes_;
    BodyLayout layout_;
    BodyBlocks blocks_;
    MarkReader marks_;
    const LinkBase& links_;
    std::string out_;
    HtmlLineWriter lines_;
    std::array<OpenItem, 16> open_items_{};
    std::size_t open_count_ = 0;
};

}  // namespace

std::string write_html(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
                       const MarkupWishes& wishes, bool& is_cut) {
    return HtmlWriter(evidence, decisions, links, wishes).write(is_cut);
}

}  // namespace dehusk
