// Blocks one after the other, each put together by itself and then set behind the signs of the quotes that it stands
// in.
#include <algorithm>
#include <array>

#include "assemble/body_blocks.hpp"
#include "assemble/body_writer.hpp"
#include "assemble/markdown_line.hpp"

namespace dehusk {
namespace {

class MarkdownWriter {
  public:
    MarkdownWriter(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
                   const MarkupWishes& wishes)
        : evidence_(evidence),
          max_bytes_(wishes.max_bytes),
          layout_(evidence, decisions),
          blocks_(evidence, decisions, layout_),
          marks_(evidence, wishes.marks),
          lines_(links, out_) {}

    std::string write(bool& is_cut) {
        std::string body;
        is_cut = false;
        BodyBlock before;
        for (BodyBlock block; blocks_.next(block);) {
            out_.clear();
            write_block(block, before);
            if (out_.empty()) continue;  // an image without an address that may stay
            const std::size_t size = body.size();
            append_quoted(block, before, body);
            before = block;
            if (body.size() <= max_bytes_) continue;
            body.resize(size);
            is_cut = true;
            break;
        }
        return body;
    }

  private:
    bool is_code(std::size_t k) const { return blocks_.page_line(k).kind == LineKind::code; }
    bool is_full() const { return out_.size() > max_bytes_; }

    void write_block(const BodyBlock& block, const BodyBlock& before) {
        switch (block.kind) {
            case BlockKind::paragraph:
                return write_paragraph(block);
            case BlockKind::heading:
                out_.append(blocks_.page_line(block.first).heading_level, '#');
                out_ += ' ';
                return write_line(block.first, MarkdownPlace::heading);
            case BlockKind::code:
                return write_code(blocks_.text(block.first), 0);
            case BlockKind::list:
                // Lists that follow each other would be one but for another sign.
                has_other_signs_ = before.kind == BlockKind::list && before.end > 0 && !has_other_signs_;
                return write_list(block);
            case BlockKind::table:
                return write_table(block);
            case BlockKind::image:
                return lines_.write_image(blocks_.image_source(block), blocks_.image_label(block));
        }
    }

    void write_line(std::size_t k, MarkdownPlace place) {
        lines_.write(blocks_.text(k), marks_.marks_of(blocks_.line_of(k)), place);
    }

    void write_paragraph(const BodyBlock& block) {
        for (std::size_t k = block.first; k < block.end && !is_full(); ++k) {
            if (k > block.first) out_ += "\\\n";
            write_line(k, MarkdownPlace::paragraph);
        }
    }

    void write_code(std::string_view code, std::size_t indent) {
        const std::string fence(std::max<std::size_t>(longest_run(code, '`') + 1, 3), '`');
        out_ += fence;
        out_ += '\n';
        while (true) {
            const std::size_t end = std::min(code.find('\n'), code.size());
            if (end > 0) out_.append(indent, ' ').append(code.substr(0, end));
            out_ += '\n';
            if (end == code.size()) break;
            code.remove_prefix(end + 1);
        }
        out_.append(indent, ' ').append(fence);
    }

    // Items that the line at hand may stand in, outer ones first.
    struct OpenItem {
        std::uint32_t item = no_element;
        std::uint16_t depth = 0;
        std::size_t content_column = 0;
    };

    void write_list(const BodyBlock& block) {
        open_count_ = 0;
        for (std::size_t k = block.first; k < block.end && !is_full(); ++k) {
            const ListPlace place = blocks_.list_place(k);
            const bool is_own = place.item != no_element;
            bool has_sibling = false, is_behind_items = false;
            while (open_count_ > 0 && open_items_[open_count_ - 1].depth >= place.depth) {
                const OpenItem& last = open_items_[open_count_ - 1];
                if (is_own && last.item == place.item) break;
                has_sibling = has_sibling || last.depth == place.depth;
                is_behind_items = true;
                --open_count_;
            }
            if (is_own && open_count_ > 0 && open_items_[open_count_ - 1].item == place.item) {
                continue_item(k, is_behind_items);
            } else {
                if (k > block.first) out_ += '\n';
                begin_item(k, place, has_sibling);
            }
        }
    }

    // Another line of an item: behind its own text a line break, behind items inside it a paragraph.
    void continue_item(std::size_t k, bool is_behind_items) {
        if (is_behind_items) {
            out_ += "\n\n";
        } else {
            out_ += is_code(k) || is_behind_code_ ? "\n" : "\\\n";
        }
        const std::size_t indent = open_items_[open_count_ - 1].content_column;
        out_.append(indent, ' ');
        write_item_line(k, blocks_.text(k), indent);
    }

    void begin_item(std::size_t k, const ListPlace& place, bool has_sibling) {
        const std::size_t indent = open_count_ == 0 ? 0 : open_items_[open_count_ - 1].content_column;
        std::string mark = has_other_signs_ ? "* " : "- ";
        if (place.is_numbered) mark = std::to_string(place.number) + (has_other_signs_ ? ") " : ". ");
        // Inside an item only a list that begins with 1 may follow text at once.
        if (open_count_ > 0 && !has_sibling && place.is_numbered && place.number != 1) out_ += '\n';
        out_.append(indent, ' ').append(mark);
        open_items_[open_count_++] = {place.item, place.depth, indent + mark.size()};
        write_item_line(k, blocks_.text(k).substr(place.mark_bytes), indent + mark.size());
    }

    void write_item_line(std::size_t k, std::string_view text, std::size_t indent) {
        is_behind_code_ = is_code(k);
        if (is_behind_code_) return write_code(text, indent);
        // A dump's number is gone with its mark; a dump has no other marks.
        if (text.size() < blocks_.text(k).size()) return lines_.write(text, MarkdownPlace::paragraph);
        write_line(k, MarkdownPlace::paragraph);
    }

    // The first row is the head, as a table must have one.
    void write_table(const BodyBlock& block) {
        const std::size_t columns = evidence_.page.is_text ? columns_of_dump(block) : columns_of(block);
        std::size_t row = 0;
        for (std::size_t k = block.first; k < block.end && !is_full(); ++row) {
            if (row > 0) out_ += '\n';
            const std::size_t cells = evidence_.page.is_text ? write_dump_row(k++) : write_row(block, k);
            if (row > 0) continue;  // readers fill up rows that are shorter than the head
            for (std::size_t cell = cells; cell < columns; ++cell) out_ += "  |";
            out_ += "\n|";
            for (std::size_t column = 0; column < columns; ++column) out_ += " --- |";
        }
    }

    std::size_t columns_of(const BodyBlock& block) const {
        std::size_t most = 0, cells = 0;
        for (std::size_t k = block.first; k < block.end; ++k) {
            const bool begins_row = k == block.first || layout_.gap_before(k) != Gap::cell;
            cells = std::max(begins_row ? 0 : cells, blocks_.column(k)) + 1;
            most = std::max(most, cells);
        }
        return most;
    }

    std::size_t columns_of_dump(const BodyBlock& block) const {
        std::size_t most = 0;
        for (std::size_t k = block.first; k < block.end; ++k) {
            most = std::max(most, 1 + static_cast<std::size_t>(std::ranges::count(blocks_.text(k), '\t')));
        }
        return most;
    }

    std::size_t write_row(const BodyBlock& block, std::size_t& k) {
        std::size_t cells = 0;
        out_ += '|';
        do {
            for (; cells < blocks_.column(k); ++cells) out_ += "  |";
            out_ += ' ';
            write_line(k, MarkdownPlace::cell);
            out_ += " |";
            ++cells;
            ++k;
        } while (k < block.end && layout_.gap_before(k) == Gap::cell);
        return cells;
    }

    std::size_t write_dump_row(std::size_t k) {
        std::string_view rest = blocks_.text(k);
        std::size_t cells = 0;
        out_ += '|';
        for (std::size_t end = 0; end != std::string_view::npos; ++cells) {
            end = rest.find('\t');
            out_ += ' ';
            lines_.write(rest.substr(0, end), MarkdownPlace::cell);
            out_ += " |";
            if (end != std::string_view::npos) rest.remove_prefix(end + 1);
        }
        return cells;
    }

    void append_quoted(const BodyBlock& block, const BodyBlock& before, std::string& body) const {
        if (!body.empty()) {
            // Between blocks of one quote it goes on.
            const bool is_shared = block.quote != no_element && block.quote == before.quote;
            body += '\n';
            append_quote_signs(is_shared ? std::min(block.quote_depth, before.quote_depth) : 0, body);
            while (body.ends_with(' ')) body.pop_back();
            body += '\n';
        }
        if (block.quote_depth == 0) {
            body += out_;
            return;
        }
        std::string_view rest = out_;
        while (body.size() <= max_bytes_) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            append_quote_signs(block.quote_depth, body);
            body += rest.substr(0, end);
            if (end == rest.size()) return;
            body += '\n';
            rest.remove_prefix(end + 1);
        }
    }

    static void append_quote_signs(std::uint16_t depth, std::string& body) {
        for (std::uint16_t i = 0; i < depth; ++i) body += "> ";
    }

    const Evidence& evidence_;
    std::size_t max_bytes_;
    BodyLayout layout_;
    BodyBlocks blocks_;
    MarkReader marks_;
    std::string out_;  ///< the block at hand
    MarkdownLineWriter lines_;
    std::array<OpenItem, 16> open_items_{};
    std::size_t open_count_ = 0;
    bool has_other_signs_ = false;
    bool is_behind_code_ = false;
};

}  // namespace

std::string write_markdown(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
                           const MarkupWishes& wishes, bool& is_cut) {
    return MarkdownWriter(evidence, decisions, links, wishes).write(is_cut);
}

}  // namespace dehusk
