#include <array>

#include <dehusk/version.hpp>

#include "assemble/headline_candidates.hpp"
#include "classify/model.hpp"
#include "residue/rules.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

std::string hexadecimal(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[value >> shift & 15U];
    return text;
}

}  // namespace

std::string_view version() noexcept {
    return DEHUSK_VERSION;
}

std::string model_version() {
    std::string text;
    for (const Model* model : {&html_model(), &text_model(), &headline_model()}) {
        if (!text.empty()) text += ", ";
        text += model->name;
    }
    return text;
}

std::string rules_version() {
    std::uint64_t digest = hash_seed;
    const auto add = [&digest](std::string_view field) { digest = hash_of_text(field, digest); };
    const RuleList& rules = RuleMatcher::builtin().rules();
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const Rule rule = rules[index];
        add(rule.id);
        add(rule.pattern);
        for (const unsigned value :
             {static_cast<unsigned>(rule.kind), static_cast<unsigned>(rule.match), static_cast<unsigned>(rule.place),
              unsigned{rule.min_words}, unsigned{rule.max_words}, static_cast<unsigned>(rule.reach)}) {
            digest = hash_step(digest, static_cast<unsigned char>(value));
        }
    }
    return std::to_string(rules.size()) + " rules " + hexadecimal(digest);
}

}  // namespace dehusk
