#include "assemble/page_numbers.hpp"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <unordered_map>

#include "assemble/error_wording.hpp"
#include "measure/arithmetic.hpp"

namespace dehusk {
namespace {

// A line whose score lies between these is in doubt.
constexpr std::int32_t doubt_from = 200;
constexpr std::int32_t doubt_until = 800;

constexpr PageSigns signs(std::initializer_list<PageSign> list) {
    PageSigns all = 0;
    for (const PageSign one : list) all |= bit(one);
    return all;
}

// In the order of the signs_of_ numbers.
constexpr std::array<PageSigns, 7> signs_of_kinds = {
    signs({PageSign::path_article, PageSign::path_date, PageSign::host_article, PageSign::class_article,
           PageSign::type_article, PageSign::json_article, PageSign::json_posting, PageSign::json_recipe}),
    signs({PageSign::path_documentation, PageSign::host_documentation, PageSign::made_by_documentation,
           PageSign::class_documentation, PageSign::json_technical}),
    signs({PageSign::path_service, PageSign::json_service, PageSign::path_root, PageSign::class_home}),
    signs({PageSign::path_forum, PageSign::host_forum, PageSign::made_by_forum, PageSign::class_forum,
           PageSign::json_forum, PageSign::json_question}),
    signs({PageSign::path_product, PageSign::class_product, PageSign::type_product, PageSign::json_product,
           PageSign::json_offer}),
    signs({PageSign::path_collection, PageSign::class_collection, PageSign::class_shop, PageSign::host_shop,
           PageSign::made_by_shop}),
    signs({PageSign::path_listing, PageSign::class_listing, PageSign::json_list, PageSign::path_collection,
           PageSign::class_collection}),
};

class PageCounter {
  public:
    PageCounter(const Evidence& evidence, const std::vector<Decision>& decisions, PageRow& row)
        : evidence_(evidence), page_(evidence.page), facts_(evidence.facts), decisions_(decisions), row_(row) {}

    void run(bool has_headline, std::string_view url) {
        count_lines();
        count_kept();
        count_scores();
        count_telling();
        count_runs();
        count_elements();
        count_alike();
        read_meta(url);
        set(PageNumber::has_headline, has_headline);
        const ErrorWording wording = error_wording(evidence_, decisions_);
        set(PageNumber::error_in_title, wording.in_title);
        set(PageNumber::error_in_heading, wording.in_heading);
        set(PageNumber::error_in_body, wording.in_body);
    }

  private:
    void set(PageNumber column, std::uint64_t value) { set_at(static_cast<std::size_t>(column), value); }
    void set_at(std::size_t column, std::uint64_t value) {
        row_[column] = static_cast<std::int32_t>(std::min<std::uint64_t>(value, 1'000'000'000));
    }

    std::size_t line_count() const { return facts_.size(); }
    bool is_kept(std::size_t line) const { return decisions_[line].verdict == Verdict::body; }

    template <typename Value>
    std::uint64_t sum(Value value) const {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < line_count(); ++i) total += static_cast<std::uint64_t>(value(i));
        return total;
    }
    template <typename Value>
    std::uint64_t sum_of_kept(Value value) const {
        return sum([&](std::size_t i) { return is_kept(i) ? static_cast<std::uint64_t>(value(i)) : 0U; });
    }
    auto words() const {
        return [this](std::size_t i) { return facts_[i].words; };
    }
    auto link_words() const {
        return [this](std::size_t i) { return facts_[i].link_words; };
    }
    auto is_long() const {
        return [this](std::size_t i) { return facts_[i].is_long; };
    }
    auto is_of(LineKind kind) const {
        return [this, kind](std::size_t i) { return page_.lines[i].kind == kind; };
    }
    auto has_price() const {
        return [this](std::size_t i) { return facts_[i].has_currency && facts_[i].digits > 0; };
    }
    auto has_year() const {
        return [this](std::size_t i) { return facts_[i].has_year; };
    }

    void count_lines() {
        const std::uint64_t lines = line_count();
        const std::uint64_t all_words = sum(words());
        const std::uint64_t long_lines = sum(is_long());
        const std::uint64_t long_words = sum([&](std::size_t i) { return facts_[i].is_long ? facts_[i].words : 0U; });
        set(PageNumber::lines, lines);
        set(PageNumber::words, all_words);
        set(PageNumber::link_share, permille(sum(link_words()), all_words));
        set(PageNumber::long_lines, long_lines);
        set(PageNumber::long_words, long_words);
        set(PageNumber::mean_long_words, long_lines == 0 ? 0 : long_words / long_lines);
        set(PageNumber::long_word_share, permille(long_words, all_words));
        set(PageNumber::headings, sum(is_of(LineKind::heading)));
        set(PageNumber::h1s, sum([&](std::size_t i) { return page_.lines[i].heading_level == 1; }));
        set(PageNumber::item_share, permille(sum(is_of(LineKind::list_item)), lines));
        set(PageNumber::cell_share, permille(sum(is_of(LineKind::cell)), lines));
        set(PageNumber::code_share, permille(sum(is_of(LineKind::code)), lines));
        set(PageNumber::quotes, sum(is_of(LineKind::quote)));
        set(PageNumber::controls, sum(is_of(LineKind::control)));
        set(PageNumber::images, sum([&](std::size_t i) { return facts_[i].images; }));
        set(PageNumber::prices, sum(has_price()));
        set(PageNumber::price_share, permille(sum(has_price()), lines));
        set(PageNumber::years, sum(has_year()));
        set(PageNumber::questions, sum([&](std::size_t i) { return evidence_.text.lines[i].text.ends_with('?'); }));
        set(PageNumber::copies_share, permille(sum([&](std::size_t i) { return facts_[i].copies > 0; }), lines));
        set(PageNumber::rule_share, permille(sum([&](std::size_t i) { return facts_[i].rules > 0; }), lines));
        set(PageNumber::is_spaceless, 2 * sum([&](std::size_t i) { return facts_[i].without_spaces; }) > lines);
    }

    void count_kept() {
        const std::uint64_t kept_words = sum_of_kept(words());
        const std::uint64_t kept_lines = sum_of_kept([](std::size_t) { return 1; });
        const std::uint64_t kept_long = sum_of_kept(is_long());
        set(PageNumber::kept_lines, kept_lines);
        set(PageNumber::kept_words, kept_words);
        set(PageNumber::kept_share, permille(kept_words, sum(words())));
        set(PageNumber::kept_long_lines, kept_long);
        set(PageNumber::kept_long_share, permille(kept_long, kept_lines));
        set(PageNumber::kept_items, permille(sum_of_kept(is_of(LineKind::list_item)), kept_lines));
        set(PageNumber::kept_cells, permille(sum_of_kept(is_of(LineKind::cell)), kept_lines));
        set(PageNumber::kept_code, permille(sum_of_kept(is_of(LineKind::code)), kept_lines));
        set(PageNumber::kept_headings, permille(sum_of_kept(is_of(LineKind::heading)), kept_lines));
        set(PageNumber::kept_link_share, permille(sum_of_kept(link_words()), kept_words));
        set(PageNumber::kept_prices, permille(sum_of_kept(has_price()), kept_lines));
        set(PageNumber::kept_years, permille(sum_of_kept(has_year()), kept_lines));
        set(PageNumber::kept_mean_words, kept_lines == 0 ? 0 : kept_words / kept_lines);
        set(PageNumber::kept_sentences, sum_of_kept([&](std::size_t i) { return facts_[i].sentences; }));
    }

    void count_scores() {
        std::uint64_t kept = 0, kept_weight = 0, dropped = 0, dropped_weight = 0, doubt = 0, dropped_doubt = 0;
        std::uint64_t sure = 0, dropped_by_rules = 0, repeated = 0;
        std::int32_t best = 0;
        for (std::size_t i = 0; i < line_count(); ++i) {
            const std::int32_t score = std::max(evidence_.scores[i], 0);
            const std::uint64_t weight = facts_[i].words;
            const bool is_in_doubt = score >= doubt_from && score <= doubt_until;
            best = std::max(best, score);
            if (score > doubt_until) sure += weight;
            if (is_kept(i)) {
                kept += weight * static_cast<std::uint64_t>(score);
                kept_weight += weight;
                if (is_in_doubt) doubt += weight;
                continue;
            }
            dropped += weight * static_cast<std::uint64_t>(score);
            dropped_weight += weight;
            if (is_in_doubt) dropped_doubt += weight;
            if (decisions_[i].reason == ReasonKind::repeated) repeated += weight;
            if (decisions_[i].reason == ReasonKind::rule && score >= evidence_.threshold) dropped_by_rules += weight;
        }
        const auto mean = [](std::uint64_t weighted, std::uint64_t weight) {
            return weight == 0 ? 0 : weighted / weight;
        };
        set(PageNumber::best_score, static_cast<std::uint64_t>(best));
        set(PageNumber::mean_score, mean(kept + dropped, kept_weight + dropped_weight));
        set(PageNumber::kept_mean_score, mean(kept, kept_weight));
        set(PageNumber::dropped_mean_score, mean(dropped, dropped_weight));
        set(PageNumber::doubt_share, permille(doubt, kept_weight));
        set(PageNumber::dropped_doubt_share, permille(dropped_doubt, kept_weight + dropped_doubt));
        set(PageNumber::sure_words, sure);
        set(PageNumber::rule_dropped_words, dropped_by_rules);
        set(PageNumber::repeated_words, repeated);
    }

    void count_telling() {
        TellingWordCounts of_page{}, of_kept{};
        for (std::size_t i = 0; i < line_count(); ++i) {
            count_telling_words(evidence_.text.lines[i].text, is_kept(i) ? of_kept : of_page);
        }
        const std::uint64_t kept_words = sum_of_kept(words());
        for (std::size_t i = 0; i < telling_word_groups; ++i) {
            set_at(first_word_number + i, permille(of_page[i] + of_kept[i], sum(words())));
            set_at(first_word_number + telling_word_groups + i, permille(of_kept[i], kept_words));
        }
    }

    // Stretches of kept lines that no dropped line parts.
    void count_runs() {
        std::uint64_t runs = 0, of_run = 0, longest = 0, above = 0;
        bool is_above = true;
        for (std::size_t i = 0; i < line_count(); ++i) {
            if (!is_kept(i)) {
                of_run = 0;
                if (is_above) above += facts_[i].words;
                continue;
            }
            is_above = false;
            if (i == 0 || !is_kept(i - 1)) ++runs;
            of_run += facts_[i].words;
            longest = std::max(longest, of_run);
        }
        set(PageNumber::kept_runs, runs);
        set(PageNumber::longest_run_share, permille(longest, sum_of_kept(words())));
        set(PageNumber::words_above_body, above);
    }

    void count_elements() {
        std::uint64_t articles = 0, tables = 0;
        std::array<std::uint64_t, concept_count> with_concept{};
        for (const PageElement& element : page_.elements) {
            articles += element.tag == Tag::article ? 1 : 0;
            tables += element.tag == Tag::table ? 1 : 0;
            for (Concepts rest = element.concepts; rest != 0; rest &= rest - 1) {
                ++with_concept[static_cast<std::size_t>(std::countr_zero(rest))];
            }
        }
        set(PageNumber::elements, page_.elements.size());
        set(PageNumber::articles, articles);
        set(PageNumber::tables, tables);
        for (std::size_t i = 0; i < concept_count; ++i) set_at(first_concept_number + i, with_concept[i]);
    }

    // The most children of one element that have the same tag and each hold a few words: the cards of a listing, the
    // posts of a thread.
    void count_alike() {
        constexpr std::uint32_t few_words = 8;
        std::vector<std::uint64_t> words_under(page_.elements.size(), 0);
        for (std::size_t i = 0; i < line_count(); ++i) words_under[page_.lines[i].element] += facts_[i].words;
        struct Alike {
            std::uint64_t elements = 0;
            std::uint64_t words = 0;
        };
        std::unordered_map<std::uint64_t, Alike> of_parent;
        Alike most;
        for (std::size_t i = page_.elements.size(); i-- > 0;) {
            const PageElement& element = page_.elements[i];
            if (element.parent == no_element) continue;
            words_under[element.parent] += words_under[i];
            if (words_under[i] < few_words || element.tag == Tag::p) continue;
            Alike& alike = of_parent[std::uint64_t{element.parent} << 8 | static_cast<std::uint64_t>(element.tag)];
            ++alike.elements;
            alike.words += words_under[i];
            if (alike.elements > most.elements) most = alike;
        }
        set(PageNumber::most_alike, most.elements);
        set(PageNumber::alike_words, most.elements == 0 ? 0 : most.words / most.elements);
    }

    void read_meta(std::string_view url) {
        const PageMeta& meta = page_.meta;
        const PageSigns shown = signs_of(meta, url);
        for (std::size_t i = 0; i < page_sign_names.size(); ++i) set_at(first_sign_number + i, shown >> i & 1U);
        for (std::size_t i = 0; i < signs_of_kinds.size(); ++i) {
            set_at(static_cast<std::size_t>(PageNumber::signs_of_article) + i,
                   static_cast<std::uint64_t>(std::popcount(shown & signs_of_kinds[i])));
        }
        set(PageNumber::path_depth, path_depth(address_of(meta, url)));
        set(PageNumber::json_types, meta.json_ld_types.size());
        set(PageNumber::json_products,
            static_cast<std::uint64_t>(std::ranges::count(meta.json_ld_types, std::string_view("Product"))));
        set(PageNumber::title_words, count_words(meta.title));
        set(PageNumber::has_date, !meta.published.empty());
        set(PageNumber::has_author, !meta.author.empty());
        set(PageNumber::has_description, !meta.description.empty());
        set(PageNumber::is_english, meta.language.starts_with("en"));
    }

    const Evidence& evidence_;
    const Page& page_;
    const std::vector<LineFacts>& facts_;
    const std::vector<Decision>& decisions_;
    PageRow& row_;
};

}  // namespace

PageRow page_numbers(const Evidence& evidence, const std::vector<Decision>& decisions, bool has_headline,
                     std::string_view url) {
    PageRow row{};
    PageCounter(evidence, decisions, row).run(has_headline, url);
    return row;
}

}  // namespace dehusk
