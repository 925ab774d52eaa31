// Numbers of the line itself, and of the residue rules on it and around it.
#include <functional>

#include "measure/columns.hpp"
#include "measure/measure.hpp"

namespace dehusk {

void Measurer::fill_line_number(Number number, const LineSet& set, Column column) const {
    const auto of_fact = [&](auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) { return std::invoke(value_of, facts_[line]); });
    };
    const auto share = [&](auto part_of, auto whole_of) {
        fill_shares(
            column, set.lines(), [&](std::uint32_t line) { return std::invoke(part_of, facts_[line]); },
            [&](std::uint32_t line) { return std::invoke(whole_of, facts_[line]); });
    };
    const auto of_place = [&](auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) { return std::invoke(value_of, page_->lines[line]); });
    };
    const auto is_of_kind = [&](LineKind kind) { of_place([&](const PageLine& line) { return line.kind == kind; }); };
    switch (number) {
        case Number::words:
            return of_fact(&LineFacts::words);
        case Number::characters:
            return of_fact(&LineFacts::characters);
        case Number::sentences:
            return of_fact(&LineFacts::sentences);
        case Number::word_length_tenths:
            return of_fact([](const LineFacts& fact) { return tenths(fact.characters, fact.words); });
        case Number::link_words:
            return of_fact(&LineFacts::link_words);
        case Number::link_share:
            return share(&LineFacts::link_words, &LineFacts::words);
        case Number::bold_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return facts_[line].bold_characters; },
                [&](std::uint32_t line) { return page_->lines[line].text.size(); });
        case Number::links:
            return of_fact(&LineFacts::links);
        case Number::images:
            return of_fact(&LineFacts::images);
        case Number::digit_share:
            return share(&LineFacts::digits, &LineFacts::characters);
        case Number::upper_share:
            return share(&LineFacts::uppercase, &LineFacts::letters);
        case Number::capitalised_share:
            return share(&LineFacts::capitalised_words, &LineFacts::words);
        case Number::symbol_share:
            return share(&LineFacts::symbols, &LineFacts::characters);
        case Number::commas:
            return of_fact(&LineFacts::commas);
        case Number::quotes:
            return of_fact(&LineFacts::quotes);
        case Number::separators:
            return of_fact(&LineFacts::separators);
        case Number::ending:
            return of_fact(&LineFacts::ending);
        case Number::beginning:
            return of_fact(&LineFacts::beginning);
        case Number::has_year:
            return of_fact(&LineFacts::has_year);
        case Number::has_address:
            return of_fact(&LineFacts::has_address);
        case Number::has_currency:
            return of_fact(&LineFacts::has_currency);
        case Number::is_heading:
            return is_of_kind(LineKind::heading);
        case Number::heading_level:
            return of_place(&PageLine::heading_level);
        case Number::is_list_item:
            return is_of_kind(LineKind::list_item);
        case Number::is_cell:
            return is_of_kind(LineKind::cell);
        case Number::is_code:
            return is_of_kind(LineKind::code);
        case Number::is_caption:
            return is_of_kind(LineKind::caption);
        case Number::is_quote:
            return is_of_kind(LineKind::quote);
        case Number::is_control:
            return is_of_kind(LineKind::control);
        case Number::blank_lines_before:
            return of_place(&PageLine::blank_lines_before);
        case Number::blank_lines_after:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                return line + 1 < line_count() ? std::int32_t{page_->lines[line + 1].blank_lines_before} : far_away;
            });
        case Number::indent_columns:
            return of_place(&PageLine::indent_columns);
        case Number::joined_lines:
            return of_place(&PageLine::joined_lines);
        case Number::title_words_in_line:
            return of_fact(&LineFacts::title_words);
        case Number::line_words_in_title:
            return share(&LineFacts::words_in_title, &LineFacts::words);
        case Number::copies:
            return of_fact(&LineFacts::copies);
        case Number::copies_before:
            return of_fact(&LineFacts::copies_before);
        case Number::cut_short:
            // Long, yet without an end: what teasers cut at a number of characters look like.
            return of_fact([](const LineFacts& fact) {
                return fact.words >= 20 && (fact.ending == Edge::word || fact.ending == Edge::ellipsis);
            });
        case Number::words_without_spaces:
            return of_fact(&LineFacts::without_spaces);
        default:
            return;
    }
}

void Measurer::fill_rule_number(Number number, const LineSet& set, Column column) const {
    const auto per_line = [&](const auto& values) {
        fill(column, set.lines(), [&](std::uint32_t line) { return values[line]; });
    };
    switch (number) {
        case Number::rules:
            return fill(column, set.lines(), [&](std::uint32_t line) { return facts_[line].rules; });
        case Number::lines_since_related:
            return per_line(since_related_);
        case Number::lines_since_comments:
            return per_line(since_comments_);
        case Number::lines_since_residue:
            return per_line(since_residue_);
        case Number::lines_until_residue:
            return per_line(until_residue_);
        case Number::rules_in_12:
            return fill(column, set.lines(), [&](std::uint32_t line) { return around(line, 6).rules; });
        default:  // a flag each kind of rule
            const std::size_t kind = steps_between(Number::rule_related, number);
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return (facts_[line].rule_kinds >> kind & 1U) != 0; });
    }
}

}  // namespace dehusk
