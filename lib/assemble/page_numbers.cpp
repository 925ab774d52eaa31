#include "assemble/page_numbers.hpp"

#include <algorithm>
#include <bit>
#include <initializer_list>

#include "assemble/error_wording.hpp"
#include "measure/arithmetic.hpp"

namespace dehusk {
namespace {

// A line whose score lies between these is in doubt.
constexpr std::int32_t doubt_from = 200;
constexpr std::int32_t doubt_until = 800;

constexpr std::size_t line_kinds = static_cast<std::size_t>(LineKind::control) + 1;

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

    struct LineSums {
        std::uint64_t lines = 0, words = 0, link_words = 0, long_lines = 0, long_words = 0, sentences = 0;
        std::uint64_t prices = 0, years = 0;
        std::array<std::uint64_t, line_kinds> of_kind{};

        std::uint64_t of(LineKind kind) const { return of_kind[static_cast<std::size_t>(kind)]; }
        void add(const LineFacts& fact, LineKind kind) {
            ++lines;
            words += fact.words;
            link_words += fact.link_words;
            long_lines += fact.is_long ? 1 : 0;
            long_words += fact.is_long ? fact.words : 0;
            sentences += fact.sentences;
            prices += fact.has_currency && fact.digits > 0 ? 1 : 0;
            years += fact.has_year ? 1 : 0;
            ++of_kind[static_cast<std::size_t>(kind)];
        }
        void add(const LineSums& other) {
            lines += other.lines;
            words += other.words;
            link_words += other.link_words;
            long_lines += other.long_lines;
            long_words += other.long_words;
            sentences += other.sentences;
            prices += other.prices;
            years += other.years;
            for (std::size_t i = 0; i < of_kind.size(); ++i) of_kind[i] += other.of_kind[i];
        }
    };

    void count_lines() {
        std::uint64_t h1s = 0, images = 0, questions = 0, copies = 0, with_rules = 0, spaceless = 0;
        for (std::size_t i = 0; i < line_count(); ++i) {
            const LineFacts& fact = facts_[i];
            (is_kept(i) ? kept_ : all_).add(fact, page_.lines[i].kind);
            h1s += page_.lines[i].heading_level == 1 ? 1 : 0;
            images += fact.images;
            questions += evidence_.text.lines[i].text.ends_with('?') ? 1 : 0;
            copies += fact.copies > 0 ? 1 : 0;
            with_rules += fact.rules > 0 ? 1 : 0;
            spaceless += fact.without_spaces ? 1 : 0;
        }
        all_.add(kept_);
        set(PageNumber::lines, all_.lines);
        set(PageNumber::words, all_.words);
        set(PageNumber::link_share, permille(all_.link_words, all_.words));
        set(PageNumber::long_lines, all_.long_lines);
        set(PageNumber::long_words, all_.long_words);
        set(PageNumber::mean_long_words, all_.long_lines == 0 ? 0 : all_.long_words / all_.long_lines);
        set(PageNumber::long_word_share, permille(all_.long_words, all_.words));
        set(PageNumber::headings, all_.of(LineKind::heading));
        set(PageNumber::h1s, h1s);
        set(PageNumber::item_share, permille(all_.of(LineKind::list_item), all_.lines));
        set(PageNumber::cell_share, permille(all_.of(LineKind::cell), all_.lines));
        set(PageNumber::code_share, permille(all_.of(LineKind::code), all_.lines));
        set(PageNumber::quotes, all_.of(LineKind::quote));
        set(PageNumber::controls, all_.of(LineKind::control));
        set(PageNumber::images, images);
        set(PageNumber::prices, all_.prices);
        set(PageNumber::price_share, permille(all_.prices, all_.lines));
        set(PageNumber::years, all_.years);
        set(PageNumber::questions, questions);
        set(PageNumber::copies_share, permille(copies, all_.lines));
        set(PageNumber::rule_share, permille(with_rules, all_.lines));
        set(PageNumber::is_spaceless, 2 * spaceless > all_.lines);
    }

    void count_kept() {
        set(PageNumber::kept_lines, kept_.lines);
        set(PageNumber::kept_words, kept_.words);
        set(PageNumber::kept_share, permille(kept_.words, all_.words));
        set(PageNumber::kept_long_lines, kept_.long_lines);
        set(PageNumber::kept_long_share, permille(kept_.long_lines, kept_.lines));
        set(PageNumber::kept_items, permille(kept_.of(LineKind::list_item), kept_.lines));
        set(PageNumber::kept_cells, permille(kept_.of(LineKind::cell), kept_.lines));
        set(PageNumber::kept_code, permille(kept_.of(LineKind::code), kept_.lines));
        set(PageNumber::kept_headings, permille(kept_.of(LineKind::heading), kept_.lines));
        set(PageNumber::kept_link_share, permille(kept_.link_words, kept_.words));
        set(PageNumber::kept_prices, permille(kept_.prices, kept_.lines));
        set(PageNumber::kept_years, permille(kept_.years, kept_.lines));
        set(PageNumber::kept_mean_words, kept_.lines == 0 ? 0 : kept_.words / kept_.lines);
        set(PageNumber::kept_sentences, kept_.sentences);
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
        const LineWords& words = evidence_.measurer.line_words();
        std::size_t word = 0;
        for (std::size_t i = 0; i < line_count(); ++i) {
            TellingWordCounts& counts = is_kept(i) ? of_kept : of_page;
            for (; word < words.telling_ends[i]; ++word) ++counts[static_cast<std::size_t>(words.telling[word])];
        }
        for (std::size_t i = 0; i < telling_word_groups; ++i) {
            set_at(first_word_number + i, permille(of_page[i] + of_kept[i], all_.words));
            set_at(first_word_number + telling_word_groups + i, permille(of_kept[i], kept_.words));
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
        set(PageNumber::longest_run_share, permille(longest, kept_.words));
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
        const std::vector<ElementSums>& sums = evidence_.measurer.element_facts().sums;
        const auto is_counted = [&](std::size_t i) {
            const PageElement& element = page_.elements[i];
            return element.parent != no_element && element.tag != Tag::p && sums[i].words >= few_words;
        };
        IndexTable& group_of = evidence_.memory.table;
        std::vector<std::uint32_t>& elements_of_group = evidence_.memory.lines;
        group_of.clear(page_.elements.size());
        elements_of_group.clear();
        std::uint32_t most = 0;
        PageElement most_alike;
        for (std::size_t i = page_.elements.size(); i-- > 0;) {
            if (!is_counted(i)) continue;
            const PageElement& element = page_.elements[i];
            const std::uint64_t key = std::uint64_t{element.parent} << 8 | static_cast<std::uint64_t>(element.tag);
            const auto next = static_cast<std::uint32_t>(elements_of_group.size());
            const std::uint32_t group = group_of.find_or_add(key, next);
            if (group == next) elements_of_group.push_back(0);
            if (++elements_of_group[group] <= most) continue;
            most = elements_of_group[group];
            most_alike = element;
        }
        std::uint64_t words = 0;
        for (std::size_t i = 0; most > 0 && i < page_.elements.size(); ++i) {
            const PageElement& element = page_.elements[i];
            const bool is_alike = element.parent == most_alike.parent && element.tag == most_alike.tag;
            if (is_alike && is_counted(i)) words += sums[i].words;
        }
        set(PageNumber::most_alike, most);
        set(PageNumber::alike_words, most == 0 ? 0 : words / most);
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
        set(PageNumber::has_date, meta.states_date());
        set(PageNumber::has_author, meta.states_author());
        set(PageNumber::has_description, !meta.description.empty());
        set(PageNumber::is_english, meta.language.starts_with("en"));
    }

    const Evidence& evidence_;
    const Page& page_;
    const std::vector<LineFacts>& facts_;
    const std::vector<Decision>& decisions_;
    PageRow& row_;
    LineSums all_;
    LineSums kept_;
};

}  // namespace

PageRow page_numbers(const Evidence& evidence, const std::vector<Decision>& decisions, bool has_headline,
                     std::string_view url) {
    PageRow row{};
    PageCounter(evidence, decisions, row).run(has_headline, url);
    return row;
}

}  // namespace dehusk
