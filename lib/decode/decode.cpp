// Which encoding, and then its decoder.
//
// Order: BOM; valid UTF-8; UTF-16 by its NULs; UTF-8 with some damage; the HTTP header's label; the page's own; ICU's
// detector; windows-1252. Browsers (HTML standard, 13.2.3.1) trust the labels before the bytes, and for legacy
// encodings so do we; but pages get re-saved as UTF-8 under their old label far more often than text in another
// encoding happens to be well-formed UTF-8, and a dump has no label at all.
//
// A label is refuted by damage. How much is tolerated: in UTF-8, whose sequences hardly come about by chance, one
// damaged place for every two whole ones, or as many as whole ones where UTF-8 is declared; elsewhere one, and one more
// for every 16 characters beyond ASCII. A broken byte or a truncated file stays below that, text read in a wrong
// multi-byte encoding is mostly far above. Measured against characters beyond ASCII, and not bytes, since ASCII says
// nothing of the encoding.
#include "decode/decode.hpp"

#include <algorithm>
#include <array>

#include "decode/decoders.hpp"
#include "decode/guess.hpp"
#include "decode/prescan.hpp"

namespace dehusk {
namespace {

bool is_tolerable(const Tally& tally) {
    return tally.bad == 0 || (tally.bad <= 1 + tally.good / 16 && 2 * tally.bad <= tally.good);
}

/// A sequence that the end of the input cuts is no damage.
std::size_t damage_of(const Utf8Survey& survey) {
    return survey.ill_formed - (survey.cut_at_end ? 1 : 0);
}

bool is_damaged_utf_8(const Utf8Survey& survey) {
    return survey.multibyte > 0 && 2 * damage_of(survey) <= survey.multibyte;
}

class Decoder {
  public:
    Decoder(std::string_view bytes, std::string_view charset_hint, bool may_declare, Decoded& out)
        : bytes_(bytes), charset_hint_(charset_hint), may_declare_(may_declare), out_(out) {}

    void run() {
        if (take_bom()) return;
        const Utf8Survey survey = survey_utf8(bytes_);
        if (survey.ill_formed == 0 && survey.multibyte > 0) return view_utf_8(0);
        if (const std::optional<Encoding> encoding = guess_utf_16(bytes_)) {
            convert(*encoding, 0);
        } else if (survey.ill_formed == 0) {
            take_seven_bit();
        } else if (is_damaged_utf_8(survey)) {
            convert(Encoding::utf_8, 0);
        } else {
            declared_utf_8_fits_ = damage_of(survey) <= survey.multibyte;
            if (!take_declared() && !take_guessed()) convert(Encoding::windows_1252, 0);
        }
    }

  private:
    bool take_bom() {
        if (bytes_.substr(0, 3) == "\xEF\xBB\xBF" && is_valid_utf8(bytes_)) {
            view_utf_8(3);
        } else if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") {
            convert(Encoding::utf_8, 3);
        } else if (bytes_.substr(0, 2) == "\xFE\xFF") {
            convert(Encoding::utf_16be, 2);
        } else if (bytes_.substr(0, 2) == "\xFF\xFE") {
            convert(Encoding::utf_16le, 2);
        } else {
            return false;
        }
        return true;
    }

    void take_seven_bit() {
        if (has_iso_2022_jp_escape(bytes_) && is_tolerable(convert(Encoding::iso_2022_jp, 0))) return;
        view_utf_8(0);
    }

    bool take_declared() {
        if (const std::optional<Encoding> hint = find_encoding(charset_hint_); hint && fits(*hint)) return true;
        if (!may_declare_) return false;
        const std::optional<Encoding> declared = declared_encoding(bytes_);
        return declared && fits(*declared);
    }

    bool take_guessed() {
        // The detector's later guesses are no better than windows-1252.
        constexpr std::size_t guesses_tried = 3;
        const std::vector<Encoding> guesses = guess_legacy(bytes_);
        const std::size_t count = std::min(guesses.size(), guesses_tried);
        return std::any_of(guesses.begin(), guesses.begin() + static_cast<std::ptrdiff_t>(count),
                           [&](Encoding encoding) { return fits(encoding); });
    }

    /// Converts if the bytes are valid in `encoding`, give or take some damage.
    bool fits(Encoding encoding) {
        if (encoding == Encoding::replacement || was_refuted(encoding)) return false;
        refuted_[static_cast<unsigned>(encoding)] = true;
        if (is_utf_16(encoding) && !may_be_utf_16(bytes_, encoding)) return false;
        if (encoding == Encoding::utf_8 && !declared_utf_8_fits_) return false;
        const Tally tally = convert(encoding, 0);
        return encoding == Encoding::utf_8 || is_tolerable(tally);
    }

    /// Converting is the costly part: at most once for each encoding.
    bool was_refuted(Encoding encoding) const { return refuted_[static_cast<unsigned>(encoding)]; }

    void view_utf_8(std::size_t from) {
        out_.storage.clear();
        out_.runs.clear();
        out_.text = bytes_.substr(from);
        out_.encoding = encoding_name(Encoding::utf_8);
        out_.source_offset = static_cast<std::uint32_t>(from);
    }

    Tally convert(Encoding encoding, std::size_t from) {
        TextSink sink(out_);
        decode_bytes(encoding, bytes_, from, sink);
        sink.finish(bytes_.size());
        if (encoding == Encoding::x_user_defined) encoding = Encoding::windows_1252;
        out_.encoding = encoding_name(encoding);
        out_.source_offset = static_cast<std::uint32_t>(from);
        return sink.tally();
    }

    std::string_view bytes_;
    std::string_view charset_hint_;
    bool may_declare_;
    Decoded& out_;
    bool declared_utf_8_fits_ = false;
    std::array<bool, encoding_count> refuted_{};
};

}  // namespace

void decode(std::string_view bytes, std::string_view charset_hint, bool may_declare, Decoded& out) {
    Decoder(bytes, charset_hint, may_declare, out).run();
}

std::uint32_t Decoded::source_begin(std::uint32_t text_offset) const {
    if (runs.empty()) return text_offset + source_offset;
    const auto behind = std::upper_bound(runs.begin(), runs.end(), text_offset,
                                         [](std::uint32_t offset, const Run& run) { return offset < run.text_begin; });
    const Run& run = behind[-1];
    return run.source_begin + (text_offset - run.text_begin) / run.text_step * run.source_step;
}

std::uint32_t Decoded::source_end(std::uint32_t text_offset) const {
    if (runs.empty()) return text_offset + source_offset;
    if (text_offset == 0) return source_begin(0);
    const auto behind = std::lower_bound(runs.begin(), runs.end(), text_offset,
                                         [](const Run& run, std::uint32_t offset) { return run.text_begin < offset; });
    const Run& run = behind[-1];
    const std::uint32_t characters = (text_offset - run.text_begin + run.text_step - 1U) / run.text_step;
    return run.source_begin + characters * run.source_step;
}

}  // namespace dehusk
