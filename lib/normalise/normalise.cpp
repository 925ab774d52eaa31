// Lines as later stages read them. A text is looked at once; only what is found wanting is edited (edit.cpp) and only
// what ICU alone can judge is composed, so that ASCII and the common letters of most scripts are neither copied nor
// looked up.
//
// NFC and not NFKC: compatibility forms (full-width letters, ligatures, superscripts) are the author's choice and
// belong in the article. Invisible characters go before composing, as a zero-width space between a letter and its
// accent would keep them apart.
#include "normalise/normalise.hpp"

#include <algorithm>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "normalise/count.hpp"
#include "normalise/edit.hpp"

namespace dehusk {
namespace {

/// Lets ICU write straight into an arena, in pieces that double.
class ArenaSink final : public icu::ByteSink {
  public:
    ArenaSink(Arena& arena, std::size_t expected_bytes)
        : arena_(arena), room_(expected_bytes), begin_(arena.allocate(expected_bytes)) {}

    void Append(const char* bytes, int32_t count) override {
        const auto size = static_cast<std::size_t>(count);
        if (room_ - used_ < size) grow(size);
        std::copy_n(bytes, size, begin_ + used_);
        used_ += size;
    }

    std::string_view finish() {
        arena_.give_back(room_ - used_);
        return {begin_, used_};
    }

  private:
    void grow(std::size_t more) {
        const std::size_t room = 2 * (room_ + more);
        char* const place = arena_.allocate(room);
        std::copy_n(begin_, used_, place);
        begin_ = place;
        room_ = room;
    }

    Arena& arena_;
    std::size_t room_;
    std::size_t used_ = 0;
    char* begin_;
};

icu::StringPiece piece_of(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

/// `text` in NFC. Should ICU's data not load, the text stays as it is: composed or not, it reads the same.
std::string_view composed(std::string_view text, Arena& arena) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(error) || nfc->isNormalizedUTF8(piece_of(text), error)) return text;
    ArenaSink sink(arena, text.size() + text.size() / 4 + 16);
    nfc->normalizeUTF8(0, piece_of(text), sink, nullptr, error);
    const std::string_view result = sink.finish();
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    return U_FAILURE(error) ? text : result;
}

/// `line_words` are those of the whole line, in its normal form.
std::uint32_t linked_words(const Page& page, const PageLine& line, bool is_changed, std::uint32_t line_words) {
    std::uint32_t words = 0;
    for (std::uint32_t i = line.first_span; i < line.first_span + line.span_count; ++i) {
        const Span& span = page.spans[i];
        if (span.kind != SpanKind::link || span.begin >= line.text.size() || span.end <= span.begin) continue;
        const std::string_view text = line.text.substr(span.begin, span.end - span.begin);
        words += text.size() == line.text.size() && !is_changed ? line_words : count_words(text);
    }
    return words;
}

// On web pages cells are lines of their own.
Spacing spacing_of(const Page& page, const PageLine& line) {
    if (line.kind == LineKind::code) return Spacing::layout;
    return page.is_text ? Spacing::cells : Spacing::single;
}

void normalise_line(const Page& page, const PageLine& line, Arena& arena, NormalLine& normal) {
    normal.text = line.text;
    TextCounts counts;
    if (line.kind == LineKind::code || !count_if_plain(line.text, counts)) {
        normal.text = normalise_text(line.text, spacing_of(page, line), arena);
        count_text(normal.text, counts);
    }
    normal.words = counts.words;
    normal.characters = counts.characters;
    normal.sentences = counts.sentences;
    // Two halves of a word in two links count once in the line, and an invisible space may part a word in the raw text.
    const bool is_changed = normal.text.data() != line.text.data();
    normal.link_words = std::min(normal.words, linked_words(page, line, is_changed, normal.words));
}

}  // namespace

std::string_view normalise_text(std::string_view text, Spacing spacing, Arena& arena) {
    const TextNeeds needs = text_needs(text, spacing);
    if (needs.edit) text = edit_text(text, spacing, arena);
    if (!needs.compose) return text;
    // What was dropped may have parted a heap.
    if (!needs.heap && !needs.edit) return composed(text, arena);
    // Before composing, so that ICU has no long heap to sort; and again after it, as some marks decompose into two.
    return limit_marks(composed(limit_marks(text, arena), arena), arena);
}

void normalise(const Page& page, NormalText& out) {
    out.arena.clear();
    out.lines.resize(page.lines.size());
    for (std::size_t i = 0; i < page.lines.size(); ++i) normalise_line(page, page.lines[i], out.arena, out.lines[i]);
}

}  // namespace dehusk
