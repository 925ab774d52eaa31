// What a page's own labels say of its kind: words of its address, its generator, the classes of its body, the types
// that its metadata declares.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/page.hpp"

namespace dehusk {

/// Bit set of PageSign.
using PageSigns = std::uint64_t;

// clang-format off
#define DEHUSK_PAGE_SIGNS(S) \
    S(path_article) S(path_documentation) S(path_service) S(path_forum) S(path_product) S(path_collection) S(path_listing) \
    S(path_date) S(path_root) S(path_number_at_end) S(path_long_slug) S(host_documentation) S(host_forum) S(host_article) S(host_shop) \
    S(made_by_forum) S(made_by_documentation) S(made_by_shop) S(made_by_blog) S(made_by_site_builder) \
    S(class_article) S(class_page) S(class_listing) S(class_home) S(class_product) S(class_collection) S(class_documentation) \
    S(class_forum) S(class_shop) S(class_error) \
    S(type_article) S(type_website) S(type_product) \
    S(json_article) S(json_posting) S(json_technical) S(json_product) S(json_offer) S(json_review) S(json_forum) S(json_question) \
    S(json_list) S(json_organisation) S(json_service) S(json_breadcrumbs) S(json_page) S(json_recipe)
// clang-format on

enum class PageSign : std::uint8_t {
#define DEHUSK_SIGN_ENUMERATOR(name) name,
    DEHUSK_PAGE_SIGNS(DEHUSK_SIGN_ENUMERATOR)
#undef DEHUSK_SIGN_ENUMERATOR
};

inline constexpr std::array page_sign_names = {
#define DEHUSK_SIGN_NAME(name) std::string_view{#name},
    DEHUSK_PAGE_SIGNS(DEHUSK_SIGN_NAME)
#undef DEHUSK_SIGN_NAME
};
static_assert(page_sign_names.size() <= 64);

constexpr PageSigns bit(PageSign sign) {
    return PageSigns{1} << static_cast<unsigned>(sign);
}

/// Signs that `meta` shows. `url` is the page's address as the caller knows it; empty stands for the canonical one.
/// Linear.
PageSigns signs_of(const PageMeta& meta, std::string_view url);

/// The address that signs_of() reads, without scheme, query and fragment.
std::string_view address_of(const PageMeta& meta, std::string_view url);

/// Segments of an address's path, empty ones left out.
std::uint32_t path_depth(std::string_view address);

}  // namespace dehusk
