// Which encoding, and then its decoder.
//
// Order: BOM; valid UTF-8; UTF-16 by its NULs; UTF-8 with some damage; the HTTP header's label; the page's own; the
// likeliest legacy encoding; windows-1252. Browsers (HTML standard, 13.2.3.1) trust BOM and labels before the bytes,
// and where the bytes leave it open so do we; but pages get re-saved as UTF-8 under their old label, servers put one
// label on all that they have, templates that begin with a BOM are filled with legacy text, and a dump has no label at
// all.
//
// A BOM or label is refuted by damage, or by a reading that is far likelier as text (guess.hpp). How much damage is
// tolerated: in UTF-8, whose sequences hardly come about by chance, one damaged place for every two whole ones, or as
// many as whole ones where a BOM or a label says UTF-8; elsewhere one, and one more for every 16 characters beyond
// ASCII. A broken byte or a truncated file stays below that, text read in a wrong multi-byte encoding is mostly far
// above. Measured against characters beyond ASCII, and not bytes, since ASCII says nothing of the encoding.
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
        const std::optional<Encoding> marked = pass_bom();
        if (marked && is_utf_16(*marked) && !is_contradicted_utf_16(bytes_, *marked)) {
            convert(*marked);
            return;
        }
        const Utf8Survey survey = survey_utf8(bytes_);
        if (survey.ill_formed == 0 && survey.multibyte > 0) return view_utf_8();
        declared_utf_8_fits_ = damage_of(survey) <= survey.multibyte;
        if (const std::optional<Encoding> encoding = guess_utf_16(bytes_)) {
            convert(*encoding);
        } else if (survey.ill_formed == 0) {
            take_seven_bit();
        } else if (is_damaged_utf_8(survey) || (marked == Encoding::utf_8 && declared_utf_8_fits_)) {
            convert(Encoding::utf_8);
        } else if (!take_declared() && !take_guessed()) {
            convert(Encoding::windows_1252);
        }
    }

  private:
    /// The encoding that a BOM stands for; bytes_ begin behind it then, be it believed or not.
    std::optional<Encoding> pass_bom() {
        struct Bom {
            std::string_view bytes;
            Encoding encoding;
        };
        constexpr Bom boms[] = {
            {"\xEF\xBB\xBF", Encoding::utf_8}, {"\xFE\xFF", Encoding::utf_16be}, {"\xFF\xFE", Encoding::utf_16le}};
        for (const auto& [bom, encoding] : boms) {
            if (!bytes_.starts_with(bom)) continue;
            bytes_.remove_prefix(bom.size());
            source_offset_ = static_cast<std::uint32_t>(bom.size());
            return encoding;
        }
        return std::nullopt;
    }

    void take_seven_bit() {
        if (has_iso_2022_jp_escape(bytes_) && is_tolerable(convert(Encoding::iso_2022_jp))) return;
        view_utf_8();
    }

    bool take_declared() {
        if (const std::optional<Encoding> hint = find_encoding(charset_hint_); hint && take_label(*hint)) return true;
        if (!may_declare_) return false;
        const std::optional<Encoding> declared = declared_encoding(bytes_);
        return declared && take_label(*declared);
    }

    bool take_guessed() {
        const std::optional<Encoding> guess = guess_legacy(bytes_);
        return guess && fits(*guess);
    }

    /// Converts if the bytes may be in `encoding`.
    bool take_label(Encoding encoding) {
        if (!fits(encoding)) return false;
        return encoding == Encoding::utf_8 || is_utf_16(encoding) || !is_far_likelier_otherwise(bytes_, encoding);
    }

    /// Converts if the bytes are valid in `encoding`, give or take some damage.
    bool fits(Encoding encoding) {
        if (encoding == Encoding::replacement || was_refuted(encoding)) return false;
        refuted_[static_cast<unsigned>(encoding)] = true;
        if (is_utf_16(encoding) && !may_be_utf_16(bytes_, encoding)) return false;
        if (encoding == Encoding::utf_8 && !declared_utf_8_fits_) return false;
        const Tally tally = convert(encoding);
        return encoding == Encoding::utf_8 || is_tolerable(tally);
    }

    /// Converting is the costly part: at most once for each encoding.
    bool was_refuted(Encoding encoding) const { return refuted_[static_cast<unsigned>(encoding)]; }

    void view_utf_8() {
        out_.storage.clear();
        out_.runs.clear();
        out_.text = bytes_;
        out_.encoding = encoding_name(Encoding::utf_8);
        out_.source_offset = source_offset_;
    }

    Tally convert(Encoding encoding) {
        TextSink sink(out_, source_offset_);
        decode_bytes(encoding, bytes_, sink);
        sink.finish(bytes_.size());
        if (encoding == Encoding::x_user_defined) encoding = Encoding::windows_1252;
        out_.encoding = encoding_name(encoding);
        out_.source_offset = source_offset_;
        return sink.tally();
    }

    /// Behind the BOM, if there is one.
    std::string_view bytes_;
    std::uint32_t source_offset_ = 0;
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
