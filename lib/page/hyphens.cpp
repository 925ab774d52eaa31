// The dump itself is the dictionary: `inter-` / `national` is `international` where that word stands elsewhere, `well-`
// / `known` stays `well-known` where that does. A word list per language was refused: it needs the language first and
// lacks the names and compounds that are broken most.
//
// Where neither form stands elsewhere, the habit of the dump decides. Most programs that wrap text break only at
// hyphens that were there, and their hyphens stay. A dump that parts words shows it: some breaks are settled by the
// dictionary, or line-end hyphens are frequent (in running text at most one line in fifty ends at a compound's hyphen;
// German columns with parted words come to one in five).
#include "page/hyphens.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "page/code_point.hpp"

namespace dehusk {
namespace {

// One in so many joined lines ends with a hyphen where words are parted.
constexpr std::size_t parted_words_share = 10;
constexpr std::size_t min_parted_words = 4;
constexpr std::size_t max_part_bytes = 64;

bool is_hyphen(char32_t character) {
    return character == '-' || character == 0x2010 || character == 0x00AD;
}

bool is_word_part(char32_t character) {
    return is_letter(character) || (character >= '0' && character <= '9') || (character >= 0x300 && character < 0x370);
}

struct Break {
    std::size_t line = 0;  // the second
    std::string head;
    std::string tail;
    bool is_soft = false;
};

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& byte : lower) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    return lower;
}

std::string_view last_part(std::string_view own) {
    std::size_t begin = own.size();
    while (begin > 0 && own.size() - begin < max_part_bytes) {
        const CodePoint before = code_point_before(own, begin);
        if (!is_word_part(before.value)) break;
        begin -= before.bytes;
    }
    return own.substr(begin);
}

std::string_view first_part(std::string_view own) {
    std::size_t end = 0;
    while (end < own.size() && end < max_part_bytes) {
        const CodePoint next = code_point_at(own, end);
        if (!is_word_part(next.value)) break;
        end += next.bytes;
    }
    return own.substr(0, end);
}

// `Ein-` / `und Ausgang`: the hyphen stands for a part that comes later, and a space follows it.
bool is_conjunction(std::string_view word) {
    static constexpr std::array<std::string_view, 19> words = {"and", "or", "to", "und", "oder", "bis", "bzw",
                                                               "en",  "of", "et", "ou",  "och",  "og",  "y",
                                                               "o",   "e",  "ja", "tai", "i"};
    for (const std::string_view known : words) {
        if (word == known) return true;
    }
    return false;
}

class HyphenRepair {
  public:
    HyphenRepair(std::string_view text, const std::vector<DumpLine>& lines, std::vector<Join>& joins)
        : text_(text), lines_(lines), joins_(joins) {}

    void run() {
        collect_breaks();
        if (breaks_.empty()) return;
        count_words();
        settle_habit();
        for (const Break& at : breaks_) joins_[at.line] = drops_hyphen(at) ? Join::no_hyphen : Join::nothing;
    }

  private:
    std::string_view own(std::size_t line) const {
        return text_.substr(lines_[line].begin, lines_[line].end - lines_[line].begin);
    }

    // One hyphen of several, or inside an address: it was there before.
    static bool is_chained(std::string_view first, std::string_view head, std::string_view second,
                           std::string_view tail) {
        static constexpr std::string_view links = "-/_=&@";
        const auto before = static_cast<std::size_t>(head.data() - first.data());
        if (before > 0 && links.find(first[before - 1]) != std::string_view::npos) return true;
        return tail.size() < second.size() && links.find(second[tail.size()]) != std::string_view::npos;
    }

    void collect_breaks() {
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            if (joins_[i] == Join::none) continue;
            ++joined_lines_;
            if (!lines_[i - 1].ends_hyphen) continue;
            const std::string_view first = own(i - 1);
            const std::string_view second = own(i);
            const CodePoint hyphen = code_point_before(first, first.size());
            const std::string_view tail = first_part(second);
            const std::string_view head = last_part(first.substr(0, first.size() - hyphen.bytes));
            const bool chained = is_chained(first, head, second, tail);
            if (tail.empty() || (is_conjunction(tail) && !chained)) continue;
            joins_[i] = Join::nothing;
            if (chained || head.empty() || !is_lower_letter(code_point_at(tail, 0).value)) continue;
            breaks_.push_back({i, lower_ascii(head), lower_ascii(tail), hyphen.value == 0x00AD});
        }
        for (const Break& at : breaks_) {
            for (const std::string& form : {at.head + at.tail, at.head + '-' + at.tail, at.head, at.tail})
                counts_[form] = 0;
        }
    }

    std::uint32_t count(const std::string& form) const {
        const auto found = counts_.find(form);
        return found == counts_.end() ? 0 : found->second;
    }

    void count_form(std::string_view form) {
        if (form.empty() || form.size() > 2 * max_part_bytes + 1) return;
        if (const auto found = counts_.find(lower_ascii(form)); found != counts_.end()) ++found->second;
    }

    void count_words() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            std::string_view rest = own(i);
            if (i > 0 && joins_[i] != Join::none && lines_[i - 1].ends_hyphen)
                rest.remove_prefix(first_part(rest).size());
            count_words_of(rest);
        }
    }

    // Words, and compounds of two: `a-b-c` counts as a-b, b-c and its three words. What ends the line at a hyphen is a
    // part.
    void count_words_of(std::string_view line) {
        std::string_view before;
        for (std::size_t at = 0; at < line.size();) {
            const std::string_view word = first_part(line.substr(at));
            if (word.empty()) {
                at += code_point_at(line, at).bytes;
                before = {};
                continue;
            }
            at += word.size();
            const bool hyphen_follows = at < line.size() && is_hyphen(code_point_at(line, at).value);
            const std::uint32_t hyphen_bytes = hyphen_follows ? code_point_at(line, at).bytes : 0;
            if (!before.empty()) count_form(std::string(before) + '-' + std::string(word));
            if (!hyphen_follows || at + hyphen_bytes < line.size()) count_form(word);
            before = hyphen_follows ? word : std::string_view{};
            at += hyphen_bytes;
        }
    }

    void settle_habit() {
        std::size_t parted = 0;
        std::size_t compounds = 0;
        for (const Break& at : breaks_) {
            const std::uint32_t closed = count(at.head + at.tail);
            const std::uint32_t open = count(at.head + '-' + at.tail);
            if (closed > open) ++parted;
            if (open > closed) ++compounds;
        }
        const bool frequent = breaks_.size() >= min_parted_words && breaks_.size() * parted_words_share > joined_lines_;
        parts_words_ = parted > compounds || (frequent && compounds == 0);
    }

    bool drops_hyphen(const Break& at) const {
        if (at.is_soft) return true;
        const std::uint32_t closed = count(at.head + at.tail);
        const std::uint32_t open = count(at.head + '-' + at.tail);
        if (closed != open) return closed > open;
        if (!parts_words_) return false;
        return count(at.head) == 0 || count(at.tail) == 0;
    }

    std::string_view text_;
    const std::vector<DumpLine>& lines_;
    std::vector<Join>& joins_;
    std::vector<Break> breaks_;
    std::unordered_map<std::string, std::uint32_t> counts_;
    std::size_t joined_lines_ = 0;
    bool parts_words_ = false;
};

}  // namespace

void repair_hyphens(std::string_view text, const std::vector<DumpLine>& lines, std::vector<Join>& joins) {
    HyphenRepair(text, lines, joins).run();
}

}  // namespace dehusk
