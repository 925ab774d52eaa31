// A date is told from its tokens: numbers, words and the signs between them. From each number or name of a month a few
// orders of day, month and year are tried, and the first that gives a day of the calendar counts.
//
// Refused: the dates of ICU's locales, which change with its version; two figures for a year; and reading 03/04/2026 by
// the page's language, as English pages of many countries have either order.
#include "assemble/stated_date.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "normalise/normalise.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

struct Day {
    int year = 0;
    int month = 0;
    int day = 0;
};

constexpr bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int days_of(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Systems write the first day of their clock where they know none.
bool is_clock_zero(const Day& day) {
    return day.year == 1970 && day.month == 1 && day.day == 1;
}

constexpr std::size_t longest_stated_bytes = 80;

constexpr int first_year = 1600;
constexpr int last_year = 2199;

bool is_year(int number) {
    return number >= first_year && number <= last_year;
}

bool is_day(const Day& day) {
    return is_year(day.year) && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= days_of(day.year, day.month) && !is_clock_zero(day);
}

void append_two_digits(std::string& text, int number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

std::string iso(const Day& day) {
    std::string text = std::to_string(day.year) + '-';
    append_two_digits(text, day.month);
    text += '-';
    append_two_digits(text, day.day);
    return text;
}

// Names of the months, folded, those of many languages side by side: what begins like the one means the same month.
// Those that mean another month elsewhere stand in full.
constexpr std::array<std::string_view, 12> month_stems = {
    "jan jän ene gen led stycz янв січ ян oca ianuar ιανουάρ ιανουαρ tammik يناير ינואר בינואר जनवरी",
    "feb fev fév fév úno lut фев лют şub φεβρουάρ φεβρουαρ helmik فبراير פברואר בפברואר फरवरी फ़रवरी",
    "mar mär maart már bře берез μάρτ μαρτ maalisk مارس מרץ במרץ मार्च",
    "apr avr abr dub kwie kwi апр квіт nis ápr απρίλ απριλ huhtik أبريل ابريل אפריל באפריל अप्रैल",
    "may mai maj mei mag maio kvě май мая трав máj μάι μαΐ toukok مايو מאי במאי मई",
    "jun juin jún giu iun czerw červen června червня червень июн юни haz ιούν ιουν kesäk يونيو יוני ביוני जून",
    "jul juil júl lug iul lipc lipiec červenec července июл юли лип tem ιούλ ιουλ heinäk يوليو יולי ביולי जुलाई",
    "aug aoû ago sierp srp авг серп ağu αύγουστ αυγούστ elok أغسطس אוגוסט באוגוסט अगस्त",
    "sep set wrze zář сен верес eyl szep σεπτέμβρ σεπτεμβρ syysk سبتمبر ספטמבר בספטמבר सितंबर",
    "oct okt out ott paźdz říj окт жовт eki októ οκτώβρ οκτωβρ lokak أكتوبر אוקטובר באוקטובר अक्टूबर",
    "nov noi listopad ноя листоп kas νοέμβρ νοεμβρ marrask نوفمبر נובמבר בנובמבר नवंबर",
    "dec dez dic des déc pros grud дек груд ara δεκέμβρ δεκεμβρ jouluk ديسمبر דצמבר בדצמבר दिसंबर",
};

// Languages of pairs such as maaliskuu and mars, červen and červenec: the longest stem tells.
int month_named(std::string_view word) {
    std::size_t longest = 0;
    int month = 0;
    for (std::size_t i = 0; i < month_stems.size(); ++i) {
        std::string_view rest = month_stems[i];
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const std::string_view stem = rest.substr(0, end);
            if (stem.size() > longest && word.starts_with(stem)) {
                longest = stem.size();
                month = static_cast<int>(i + 1);
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return month;
}

enum class TokenKind : std::uint8_t { number, word, sign };

struct Token {
    std::string_view text;
    TokenKind kind = TokenKind::sign;
    int number = 0;  ///< of a number of at most four digits, else -1
    int month = 0;   ///< 1 to 12 where the word names one
};

// What is no digit, space or punctuation of ASCII is a letter: signs of other kinds part nothing here.
bool is_letter(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
}

Token number_token(std::string_view digits) {
    Token token{digits, TokenKind::number, -1, 0};
    if (digits.size() > 4) return token;
    token.number = 0;
    for (const char digit : digits) token.number = token.number * 10 + (digit - '0');
    return token;
}

std::vector<Token> tokens_of(std::string_view folded) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        if (is_ascii_digit(folded[at])) {
            while (end < folded.size() && is_ascii_digit(folded[end])) ++end;
            tokens.push_back(number_token(folded.substr(at, end - at)));
        } else if (is_letter(folded[at])) {
            while (end < folded.size() && is_letter(folded[end])) ++end;
            const std::string_view word = folded.substr(at, end - at);
            tokens.push_back({word, TokenKind::word, 0, month_named(word)});
        } else {
            ++end;
            if (folded[at] != ' ') tokens.push_back({folded.substr(at, 1), TokenKind::sign, 0, 0});
        }
        at = end;
    }
    return tokens;
}

class DayReader {
  public:
    DayReader(std::string_view folded, DottedDate dotted)
        : folded_(folded), dotted_(dotted), tokens_(tokens_of(folded)) {}

    std::vector<NamedDay> run() {
        std::vector<NamedDay> days;
        std::size_t text_begin = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const auto [day, end] = day_at(i);
            if (!is_day(day)) continue;
            const std::size_t begin = offset_of(tokens_[i]);
            days.push_back({iso(day), folded_.substr(text_begin, begin - text_begin)});
            text_begin = offset_of(tokens_[end - 1]) + tokens_[end - 1].text.size();
            i = end - 1;
        }
        return days;
    }

  private:
    struct Found {
        Day day;
        std::size_t end = 0;  ///< index of the token behind it
    };

    std::size_t offset_of(const Token& token) const {
        return static_cast<std::size_t>(token.text.data() - folded_.data());
    }

    // Number of the token, -1 where it is none.
    int number_at(std::size_t i) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::number ? tokens_[i].number : -1;
    }
    int month_at(std::size_t i) const { return i < tokens_.size() ? tokens_[i].month : 0; }

    bool is_sign(std::size_t i, std::string_view signs) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::sign &&
               signs.find(tokens_[i].text) != std::string_view::npos;
    }
    bool is_word(std::size_t i, std::string_view word) const {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].text == word;
    }

    // Endings of ordinals, and what stands between day, month and year in words.
    bool is_filler(std::size_t i) const {
        static constexpr std::array<std::string_view, 9> words = {"st", "nd", "rd", "th", "of", "de", "del", "er", "º"};
        if (is_sign(i, ".,'-/")) return true;
        return i < tokens_.size() && tokens_[i].kind == TokenKind::word &&
               std::ranges::find(words, tokens_[i].text) != words.end();
    }

    std::size_t behind_fillers(std::size_t i) const {
        constexpr std::size_t most = 2;
        for (std::size_t passed = 0; passed < most && is_filler(i); ++passed) ++i;
        return i;
    }

    Found day_at(std::size_t i) const {
        for (const auto order : {&DayReader::in_characters, &DayReader::in_vietnamese, &DayReader::day_month_year,
                                 &DayReader::month_day_year, &DayReader::year_month_day, &DayReader::in_figures}) {
            const Found found = (this->*order)(i);
            if (found.end != 0 && is_day(found.day)) return found;
        }
        return {};
    }

    // 2026年5月4日, 2026년 5월 4일
    Found in_characters(std::size_t i) const {
        const bool is_one = (is_word(i + 1, "年") && is_word(i + 3, "月") && starts_with(i + 5, "日")) ||
                            (is_word(i + 1, "년") && is_word(i + 3, "월") && starts_with(i + 5, "일"));
        if (!is_one) return {};
        return {{number_at(i), number_at(i + 2), number_at(i + 4)}, i + 6};
    }
    bool starts_with(std::size_t i, std::string_view beginning) const {
        return i < tokens_.size() && tokens_[i].text.starts_with(beginning);
    }

    // 4 tháng 5, 2026 and 4 tháng 5 năm 2026, where months have no names
    Found in_vietnamese(std::size_t i) const {
        const bool has_word = is_word(i + 3, "năm") || is_sign(i + 3, ",/");
        if (!is_word(i + 1, "tháng") || number_at(i + 2) < 0) return {};
        const std::size_t year = has_word ? i + 4 : i + 3;
        return {{number_at(year), number_at(i + 2), number_at(i)}, year + 1};
    }

    // 4 May 2026, 4. Mai 2026, 4 de mayo de 2026
    Found day_month_year(std::size_t i) const {
        if (number_at(i) < 0) return {};
        const std::size_t month = behind_fillers(i + 1);
        const std::size_t year = behind_fillers(month + 1);
        return month_at(month) == 0 ? Found{} : Found{{number_at(year), month_at(month), number_at(i)}, year + 1};
    }

    // May 4th, 2026
    Found month_day_year(std::size_t i) const {
        if (month_at(i) == 0) return {};
        const std::size_t day = behind_fillers(i + 1);
        const std::size_t year = behind_fillers(day + 1);
        return {{number_at(year), month_at(i), number_at(day)}, year + 1};
    }

    // 2026-05-04, 2026/5/4, 2026. május 4.
    Found year_month_day(std::size_t i) const {
        if (!is_year(number_at(i))) return {};
        const std::size_t month = behind_fillers(i + 1);
        const std::size_t day = behind_fillers(month + 1);
        if (month == i + 1 && month_at(month) == 0) return {};
        const int of_year = month_at(month) > 0 ? month_at(month) : number_at(month);
        return {{number_at(i), of_year, number_at(day)}, day + 1};
    }

    // 13.6.2026, 13/6/2026, 6/13/2026
    Found in_figures(std::size_t i) const {
        const bool has_signs =
            is_sign(i + 1, "./-") && is_sign(i + 3, "./-") && tokens_[i + 1].text == tokens_[i + 3].text;
        if (!has_signs || number_at(i) < 0 || number_at(i + 2) < 0) return {};
        const Day day_first{number_at(i + 4), number_at(i + 2), number_at(i)};
        const Day month_first{number_at(i + 4), number_at(i), number_at(i + 2)};
        const bool is_sure = dotted_ == DottedDate::day_first && is_sign(i + 1, ".");
        if (is_sure || !is_day(month_first) || day_first.day == day_first.month) return {day_first, i + 5};
        return is_day(day_first) ? Found{} : Found{month_first, i + 5};
    }

    std::string_view folded_;
    DottedDate dotted_;
    std::vector<Token> tokens_;
};

// Reads forms of fixed width from the front of a text.
class Figures {
  public:
    explicit Figures(std::string_view text) : text_(text) {}

    std::optional<int> take(std::size_t digits) {
        if (text_.size() < digits || !std::ranges::all_of(text_.substr(0, digits), is_ascii_digit)) return std::nullopt;
        int number = 0;
        for (const char digit : text_.substr(0, digits)) number = number * 10 + (digit - '0');
        text_.remove_prefix(digits);
        return number;
    }
    bool take_one_of(std::string_view signs) {
        if (text_.empty() || signs.find(text_[0]) == std::string_view::npos) return false;
        text_.remove_prefix(1);
        return true;
    }
    void skip_digits() {
        while (!text_.empty() && is_ascii_digit(text_[0])) text_.remove_prefix(1);
    }
    std::string_view rest() const { return text_; }

  private:
    std::string_view text_;
};

// "+02:00", "+0200" or "+02" as "+02:00", "Z" as it is, in front of nothing else. Empty where none of them stands
// there.
std::string read_offset(Figures figures) {
    figures.take_one_of(" ");
    const std::string_view sign = figures.rest().substr(0, 1);
    if (figures.rest() == "Z" || figures.rest() == "z") return "Z";
    if (!figures.take_one_of("+-")) return {};
    const auto hours = figures.take(2);
    figures.take_one_of(":");
    const auto minutes = figures.rest().empty() ? std::optional(0) : figures.take(2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59 || !figures.rest().empty()) return {};
    std::string offset(sign);
    append_two_digits(offset, *hours);
    offset += ':';
    append_two_digits(offset, *minutes);
    return offset;
}

// "T10:00", "T10:00:00", with an offset behind it or nothing; empty for all else, as what follows (a.m., p.m., the name
// of a zone) would change what it means.
std::string read_time_of_day(Figures figures) {
    if (!figures.take_one_of("Tt ")) return {};
    const auto hours = figures.take(2);
    if (!hours || *hours > 23) return {};
    const bool is_basic = !figures.take_one_of(":");
    const auto minutes = figures.take(2);
    if (!minutes || *minutes > 59) return {};
    std::string time = "T";
    append_two_digits(time, *hours);
    time += ':';
    append_two_digits(time, *minutes);
    const bool has_seconds =
        is_basic ? !figures.rest().empty() && is_ascii_digit(figures.rest()[0]) : figures.take_one_of(":");
    if (has_seconds) {
        const auto seconds = figures.take(2);
        if (!seconds || *seconds > 59) return {};
        time += ':';
        append_two_digits(time, *seconds);
        if (figures.take_one_of(".,")) figures.skip_digits();
    }
    if (figures.rest().empty()) return time;
    const std::string offset = read_offset(figures);
    return offset.empty() ? offset : time + offset;
}

// YYYY-MM-DD or YYYYMMDD at the front of `figures`.
std::optional<Day> take_iso_day(Figures& figures) {
    const auto year = figures.take(4);
    const bool is_extended = figures.take_one_of("-");
    const auto month = figures.take(2);
    if (is_extended && !figures.take_one_of("-")) return std::nullopt;
    const auto day = figures.take(2);
    if (!year || !month || !day || !is_day({*year, *month, *day})) return std::nullopt;
    if (!figures.rest().empty() && is_ascii_digit(figures.rest()[0])) return std::nullopt;
    return Day{*year, *month, *day};
}

}  // namespace

std::string iso_date(std::string_view stated, Arena& arena) {
    if (stated.size() > longest_stated_bytes) return {};
    Figures figures(stated.substr(std::min(stated.find_first_not_of(' '), stated.size())));
    if (const auto day = take_iso_day(figures)) return iso(*day) + read_time_of_day(figures);
    const std::vector<NamedDay> days = named_days(stated, DottedDate::ambiguous, arena);
    return days.size() == 1 ? days[0].iso : std::string();
}

std::vector<NamedDay> named_days(std::string_view text, DottedDate dotted, Arena& arena) {
    return DayReader(fold_case(text, arena), dotted).run();
}

}  // namespace dehusk
