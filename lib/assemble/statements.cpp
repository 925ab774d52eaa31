// Machines first: what JSON-LD says of the article, then meta tags, then marked elements, then the words of lines that
// were dropped as bylines and dates. The last two count only where they stand between headline and body, as all over a
// page there are dates and names of other articles, of comments and of the day on which it was served.
#include "assemble/statements.hpp"

#include <algorithm>
#include <utility>

#include "assemble/language_tag.hpp"
#include "assemble/stated_date.hpp"
#include "support/ascii.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t byline_bit = 1U << static_cast<unsigned>(ResidueKind::byline);
constexpr std::uint32_t date_bit = 1U << static_cast<unsigned>(ResidueKind::date_line);

// A standfirst or a picture's caption that was kept may stand between headline and byline.
constexpr std::size_t most_body_lines_in_head = 2;
// In a dump a date often stands over the headline; on a page it is more likely that of the day.
constexpr std::uint32_t dump_lines_over_headline = 3;
constexpr std::uint32_t most_lines_in_head = 40;
constexpr std::uint32_t most_words_of_a_date_line = 40;
// A day alone, or with how many minutes the text takes to read.
constexpr std::uint32_t most_words_around_a_day = 8;
constexpr std::uint32_t most_words_of_a_broken_off_name = 4;

// Folded. They say that the date behind them is not the first.
constexpr std::string_view update_words[] = {
    "updat",       "modif",    "revis",      "edited",     "aktualisi",  "geändert",  "mis à jour",
    "mise à jour", "actualiz", "aggiornat",  "atualiz",    "bijgewerkt", "gewijzigd", "opdater",
    "uppdater",    "oppdater", "endret",     "päivitetty", "обновл",     "изменен",   "оновлен",
    "aktualiz",    "frissít",  "actualizat", "güncel",     "diperbarui", "cập nhật",  "更新",
    "수정",        "업데이트", "อัปเดต",      "تحديث",      "עודכן",      "ενημέρωσ",  "अपडेट",
};

// Folded. What opens a byline; the name follows. Short words are safe, as only lines that a rule knows for bylines are
// looked at.
constexpr std::string_view byline_openers[] = {
    "by",
    "written by",
    "words by",
    "story by",
    "text by",
    "posted by",
    "published by",
    "reported by",
    "submitted by",
    "author:",
    "authors:",
    "author",
    "reporter:",
    "von",
    "autor:",
    "autorin:",
    "text:",
    "par",
    "écrit par",
    "publié par",
    "rédigé par",
    "auteur:",
    "por",
    "escrito por",
    "publicado por",
    "texto:",
    "di",
    "scritto da",
    "a cura di",
    "autore:",
    "door",
    "geschreven door",
    "af",
    "av",
    "skrevet av",
    "skrevet af",
    "tekst:",
    "skriven av",
    "teksti:",
    "kirjoittanut",
    "автор:",
    "текст:",
    "írta:",
    "szerző:",
    "de",
    "scris de",
    "yazan:",
    "oleh",
    "penulis:",
    "tác giả:",
    "γράφει ο",
    "γράφει η",
    "作者:",
    "作者：",
    "文／",
    "文/",
    "מאת",
    "بقلم",
    "كتب",
};

constexpr std::string_view name_ends[] = {"|", "•", "·", "–", "—", " - ", " / ", "(", " on ", " am ", " le ", " il "};

constexpr std::size_t longest_byline_bytes = 300;

bool says_updated(std::string_view folded) {
    return std::ranges::any_of(update_words, [&](std::string_view word) { return folded.find(word) != folded.npos; });
}

std::string_view without_marks_at_ends(std::string_view text) {
    constexpr std::string_view marks = " ,.;:-|/";
    const std::size_t begin = text.find_first_not_of(marks);
    if (begin == std::string_view::npos) return {};
    // An initial or a "Jr." keeps its full stop.
    const std::size_t end = text.find_last_not_of(" ,;:-|/");
    return text.substr(begin, end + 1 - begin);
}

// Lines `first` to `end` and the bytes of the input that they and what stands between them take.
struct Head {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
};

class StatementReader {
  public:
    StatementReader(const Evidence& evidence, const std::vector<Decision>& decisions, const Article& article)
        : evidence_(evidence),
          meta_(evidence.page.meta),
          decisions_(decisions),
          arena_(evidence.memory.arena),
          title_(squashed(article.headline)),
          head_(is_of_many_things(article.kind) ? Head{} : find_head()) {}

    std::string language() {
        const std::string_view of_work = of_works(&JsonLdWork::language);
        for (const std::string_view stated : {meta_.language, meta_.content_language, meta_.locale, of_work}) {
            if (std::string tag = language_tag(stated); !tag.empty()) return tag;
        }
        return {};
    }

    std::string published(std::string_view language) {
        for (const std::string_view stated : {of_works(&JsonLdWork::published), meta_.published}) {
            if (std::string date = iso_date(stated, arena_); !date.empty()) return date;
        }
        std::string date = published_by_times();
        return date.empty() ? published_by_lines(language) : date;
    }

    std::string byline() {
        for (const std::string_view stated : {of_works(&JsonLdWork::authors), meta_.author, marked_author()}) {
            if (std::string_view name = plain_name(stated); !name.empty()) return std::string(name);
        }
        return byline_of_lines();
    }

  private:
    // Their heads belong to the first thing as much as to the page.
    static bool is_of_many_things(PageKind kind) {
        return kind == PageKind::listing || kind == PageKind::collection || kind == PageKind::product ||
               kind == PageKind::service;
    }

    // Letters and digits as titles are compared: case and white space tell nothing.
    std::string_view squashed(std::string_view title) {
        return fold_case(normalise_text(title, Spacing::single, arena_), arena_);
    }

    // What JSON-LD says of the article, else of the page.
    std::string_view of_works(std::string_view JsonLdWork::*field) {
        const std::string_view of_article = of_works(field, false);
        return of_article.empty() ? of_works(field, true) : of_article;
    }

    // Of several works the one with the page's headline counts; without such a one what they agree on.
    std::string_view of_works(std::string_view JsonLdWork::*field, bool are_pages) {
        std::string_view own, shared;
        bool do_agree = true;
        for (const JsonLdWork& work : meta_.works) {
            const std::string_view value = work.*field;
            if (value.empty() || work.is_page != are_pages) continue;
            if (own.empty() && !title_.empty() && squashed(work.title) == title_) own = value;
            do_agree = do_agree && (shared.empty() || shared == value);
            shared = value;
        }
        if (!own.empty()) return own;
        return do_agree ? shared : std::string_view{};
    }

    // From the headline to the first lines of the body; without a headline on the page what stands before the body.
    Head find_head() const {
        const auto count = static_cast<std::uint32_t>(decisions_.size());
        std::uint32_t headline = count, body = count;
        for (std::uint32_t i = 0; i < count && body == count; ++i) {
            if (decisions_[i].verdict == Verdict::headline) headline = i;
            if (decisions_[i].verdict == Verdict::body) body = i;
        }
        // Over the headline stands a line of the body now and then.
        for (std::uint32_t i = body; i < count && i < body + most_body_lines_in_head && headline == count; ++i) {
            if (decisions_[i].verdict == Verdict::headline) headline = i;
        }
        Head head;
        if (count == 0) return head;
        if (headline < count) {
            const std::uint32_t above = evidence_.page.is_text ? dump_lines_over_headline : 0;
            head.first = headline - std::min(headline, above);
        } else {
            head.first = body - std::min(body, most_lines_in_head);
        }
        head.end = head_end(headline < count ? headline : head.first);
        head.source_begin = head.first < count ? evidence_.page.lines[head.first].source_begin : 0;
        if (head.end > head.first) head.source_end = evidence_.page.lines[head.end - 1].source_end;
        return head;
    }

    std::uint32_t head_end(std::uint32_t begin) const {
        const std::uint32_t most =
            std::min<std::uint32_t>(static_cast<std::uint32_t>(decisions_.size()), begin + 1 + most_lines_in_head);
        std::size_t body_lines = 0;
        std::uint32_t end = begin;
        for (std::uint32_t i = begin; i < most && body_lines <= most_body_lines_in_head; ++i) {
            if (decisions_[i].verdict != Verdict::body) continue;
            ++body_lines;
            end = i;
        }
        return end;
    }

    bool is_in_head(std::uint32_t source_byte) const {
        return source_byte >= head_.source_begin && source_byte < head_.source_end;
    }

    std::string published_by_times() {
        std::string named, other;
        bool do_others_agree = true;
        for (const PageTime& time : meta_.times) {
            if (!is_in_head(time.source_begin) || time.is_named_modified) continue;
            std::string date = iso_date(time.datetime, arena_);
            if (date.empty()) continue;
            if (time.is_named_published && named.empty()) named = date;
            do_others_agree = do_others_agree && (other.empty() || other == date);
            other = std::move(date);
        }
        if (!named.empty()) return named;
        return do_others_agree ? other : std::string();
    }

    bool is_dropped_with(std::uint32_t line, std::uint32_t kinds) const {
        return decisions_[line].verdict == Verdict::residue && (evidence_.facts[line].rule_kinds & kinds) != 0;
    }

    bool may_be_date_line(std::uint32_t line) const {
        if (decisions_[line].verdict != Verdict::residue) return false;
        const std::uint32_t words = evidence_.facts[line].words;
        return words <= most_words_around_a_day ||
               (words <= most_words_of_a_date_line && is_dropped_with(line, date_bit | byline_bit));
    }

    std::string published_by_lines(std::string_view language) {
        const bool may_be_english = language.empty() || language.starts_with("en");
        const DottedDate dotted = may_be_english ? DottedDate::ambiguous : DottedDate::day_first;
        std::string published;
        bool is_update_due = false;  // "Last updated", with the day on the next line
        for (std::uint32_t i = head_.first; i < head_.end; ++i) {
            if (!may_be_date_line(i)) continue;
            const std::string_view line = evidence_.text.lines[i].text;
            std::vector<NamedDay> days = named_days(line, dotted, arena_);
            for (NamedDay& day : days) {
                if (std::exchange(is_update_due, false) || says_updated(day.words_before)) continue;
                if (!published.empty() && published != day.iso) return {};
                published = std::move(day.iso);
            }
            is_update_due = days.empty() && says_updated(fold_case(line, arena_));
        }
        return published;
    }

    std::string_view marked_author() const {
        return is_in_head(meta_.marked_author.source_begin) ? meta_.marked_author.name : std::string_view{};
    }

    // A name as a machine was told it, which may hold the word before it too; empty where it is none.
    std::string_view plain_name(std::string_view stated) {
        if (stated.size() > longest_byline_bytes) return {};
        std::string_view name = normalise_text(stated, Spacing::single, arena_);
        if (const std::string_view rest = behind_opener(name, "by"); !rest.empty()) name = rest;
        name = without_marks_at_ends(name);
        const bool is_address = name.find("//") != std::string_view::npos || name.find('@') != std::string_view::npos;
        return is_address || count_words(name) == 0 ? std::string_view{} : name;
    }

    // The text behind `opener`, empty where it does not open `line`.
    std::string_view behind_opener(std::string_view line, std::string_view opener) {
        if (line.size() < opener.size() || fold_case(line.substr(0, opener.size()), arena_) != opener) return {};
        std::string_view rest = line.substr(opener.size());
        const bool is_word = opener.back() != ':' && static_cast<unsigned char>(opener.back()) < 0x80;
        if (is_word && !rest.starts_with(' ') && !rest.starts_with(':')) return {};
        rest.remove_prefix(std::min(rest.find_first_not_of(" :"), rest.size()));
        return rest;
    }

    bool is_opener(std::string_view line) {
        const std::string_view folded = fold_case(without_marks_at_ends(line), arena_);
        return std::ranges::find(byline_openers, folded) != std::end(byline_openers);
    }

    // The longest opener's: "published by" and not "by".
    std::string_view name_in(std::string_view line) {
        const std::size_t begin = std::min(line.find_first_not_of(" ([-|/"), line.size());
        line.remove_prefix(begin);
        std::string_view name;
        for (const std::string_view opener : byline_openers) {
            const std::string_view rest = behind_opener(line, opener);
            if (!rest.empty() && (name.empty() || rest.size() < name.size())) name = rest;
        }
        return plain_name(without_date(name));
    }

    // Where a date follows a name, it is parted from it by one of a few signs, or by a comma, or opens with a month.
    static std::string_view without_date(std::string_view name) {
        for (const std::string_view end : name_ends) name = name.substr(0, name.find(end));
        const auto digit = std::ranges::find_if(name, is_ascii_digit);
        if (digit == name.end()) return name;
        const auto until_digit = name.substr(0, static_cast<std::size_t>(digit - name.begin()));
        const std::size_t comma = until_digit.find(',');
        return comma == std::string_view::npos ? std::string_view{} : until_digit.substr(0, comma);
    }

    std::string byline_of_lines() {
        constexpr std::uint32_t most_words_of_names = 14;
        for (std::uint32_t i = head_.first; i < head_.end; ++i) {
            if (!is_dropped_with(i, byline_bit)) continue;
            const std::string_view line = evidence_.text.lines[i].text;
            std::string_view name = name_in(line);
            if (name.empty() && is_opener(line) && i + 1 < head_.end && decisions_[i + 1].verdict == Verdict::residue &&
                evidence_.facts[i + 1].words <= most_words_of_a_broken_off_name) {
                name = plain_name(without_date(evidence_.text.lines[i + 1].text));
            }
            if (!name.empty() && count_words(name) <= most_words_of_names) return std::string(name);
        }
        return {};
    }

    const Evidence& evidence_;
    const PageMeta& meta_;
    const std::vector<Decision>& decisions_;
    Arena& arena_;
    std::string_view title_;
    Head head_;
};

}  // namespace

void read_statements(const Evidence& evidence, const std::vector<Decision>& decisions, Article& article) {
    evidence.memory.arena.clear();
    StatementReader reader(evidence, decisions, article);
    article.language = reader.language();
    article.published = reader.published(article.language);
    article.byline = reader.byline();
}

}  // namespace dehusk
