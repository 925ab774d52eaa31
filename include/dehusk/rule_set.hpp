// Residue rules of one's own, beside the built-in ones: for a language that has few, or a site that says things its own
// way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/export.h>

namespace dehusk {

class RuleMatcher;

/// Why a row of a RuleSet does not count.
struct RuleError {
    /// Line of the text that the rows were read from, counted from 1.
    std::size_t line_number = 0;
    /// English, for a developer; without a full stop or a newline.
    std::string message;
};

/// The built-in residue rules and more of one's own, ready for use; `Options::rules` takes it.
///
/// A rule is evidence that a line is residue, never a verdict: a line that the classifier is sure of stays. The rows
/// are text, UTF-8, one rule a line, with tabs between the columns; blank lines and those that begin with `#` are
/// passed over:
///
///     id           kind        match   pattern                  options
///     my.share.1   share       whole   pass it on( to a friend|)
///     my.related.1 related     start   from our shelves         words=1-20 reach=section place=after
///
/// - id: letters, digits, `.`, `_` and `-`; appears as `Reason::rule`. Unlike all others, built-in ones included.
/// - kind: what the line is, one of related, most_read, comments, comment_form, counter, log_in, ad_block, advert_mark,
///   newsletter, share, consent, paywall, copyright, source_link, credit, byline, date_line, navigation, back_to_top,
///   read_more.
/// - match: where in the line the pattern must stand: whole, start, end, within. Punctuation around it does not count.
/// - pattern: letters stand for themselves in either case, a space for what parts words, `#` for a number, `*` for one
///   to six words, `(a|b|)` for one of its alternatives. It begins with something other than `*`.
/// - options, parted by spaces: `words=1-12`, the fewest and most words that such a line has (default: 1-12);
///   `reach=section`, the line is a heading and what stands under it goes with it (default: `reach=line`);
///   `place=before`, `inside` or `after` the body (default: `place=any`).
///
/// Immutable, and may be used by any number of threads. Making one takes some 20 milliseconds, whatever the rows, and a
/// megabyte or two; an extraction costs the same with it as without. Throws std::bad_alloc alone: rows that do not
/// count are named by `errors()`, and the others are used.
class DEHUSK_EXPORT RuleSet {
  public:
    /// At most 10,000 rules are read, of patterns of at most 4,096 bytes each.
    explicit RuleSet(std::string_view rows);
    ~RuleSet();
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    RuleSet(const RuleSet&) = delete;
    RuleSet& operator=(const RuleSet&) = delete;

    /// Rules that were read and count; the built-in ones are not among them.
    std::size_t size() const noexcept;
    /// In the order of the lines.
    const std::vector<RuleError>& errors() const noexcept;

  private:
    friend const RuleMatcher& matcher_of(const RuleSet* rules);

    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace dehusk
