// What the words in class, id, role and itemprop say an element is for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/tag.hpp"

namespace dehusk {

/// Bit set of Concept.
using Concepts = std::uint64_t;

// clang-format off
#define DEHUSK_CONCEPTS(CONCEPT) \
    CONCEPT(advert) CONCEPT(article) CONCEPT(author) CONCEPT(breadcrumb) CONCEPT(caption) CONCEPT(card) CONCEPT(code) \
    CONCEPT(comment) CONCEPT(consent) CONCEPT(content) CONCEPT(date) CONCEPT(description) CONCEPT(footer) CONCEPT(form) \
    CONCEPT(forum) CONCEPT(gallery) CONCEPT(header) CONCEPT(hidden) CONCEPT(login) CONCEPT(menu) CONCEPT(meta) \
    CONCEPT(navigation) CONCEPT(newsletter) CONCEPT(paywall) CONCEPT(popup) CONCEPT(price) CONCEPT(product) CONCEPT(quote) \
    CONCEPT(rating) CONCEPT(related) CONCEPT(search) CONCEPT(share) CONCEPT(sidebar) CONCEPT(skip) CONCEPT(tag_list) \
    CONCEPT(teaser) CONCEPT(title) CONCEPT(toc) CONCEPT(video) CONCEPT(widget)
// clang-format on

enum class Concept : std::uint8_t {
#define DEHUSK_CONCEPT_ENUMERATOR(name) name,
    DEHUSK_CONCEPTS(DEHUSK_CONCEPT_ENUMERATOR)
#undef DEHUSK_CONCEPT_ENUMERATOR
};

inline constexpr std::array concept_names = {
#define DEHUSK_CONCEPT_NAME(name) std::string_view{#name},
    DEHUSK_CONCEPTS(DEHUSK_CONCEPT_NAME)
#undef DEHUSK_CONCEPT_NAME
};
inline constexpr std::size_t concept_count = concept_names.size();

constexpr Concepts bit(Concept concept_) {
    return Concepts{1} << static_cast<unsigned>(concept_);
}

/// Concepts that the words of one attribute value name. Words part at everything that is no letter and at camel case.
Concepts concepts_in(std::string_view attribute_value);

/// The same, letter by letter: for names that are too long for the fast way, which is tested against it.
Concepts concepts_in_plainly(std::string_view attribute_value);

/// Concepts that a tag names by itself, such as nav or aside.
constexpr Concepts concepts_of(Tag tag) {
    switch (tag) {
        case Tag::nav:
            return bit(Concept::navigation);
        case Tag::aside:
            return bit(Concept::sidebar);
        case Tag::footer:
            return bit(Concept::footer);
        case Tag::header:
            return bit(Concept::header);
        case Tag::article:
            return bit(Concept::article);
        case Tag::main:
            return bit(Concept::content);
        case Tag::figcaption:
        case Tag::caption:
            return bit(Concept::caption);
        case Tag::button:
        case Tag::fieldset:
        case Tag::form:
        case Tag::label:
        case Tag::legend:
        case Tag::optgroup:
        case Tag::option:
        case Tag::select:
            return bit(Concept::form);
        case Tag::time:
            return bit(Concept::date);
        case Tag::code:
        case Tag::pre:
            return bit(Concept::code);
        case Tag::blockquote:
        case Tag::q:
            return bit(Concept::quote);
        case Tag::dialog:
            return bit(Concept::popup);
        case Tag::menu:
            return bit(Concept::menu);
        case Tag::search:
            return bit(Concept::search);
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
            return bit(Concept::title);
        case Tag::audio:
        case Tag::video:
            return bit(Concept::video);
        default:
            return 0;
    }
}

}  // namespace dehusk
