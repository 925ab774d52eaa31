// Addresses of links and images as a body may carry them.
#pragma once

#include <string>
#include <string_view>

namespace dehusk {

/// Resolves the references of one page.
class LinkBase {
  public:
    /// `page_url` is where the page came from and `base_href` what its <base> says; both may be empty or wrong, and
    /// then relative references stay relative.
    LinkBase(std::string_view page_url, std::string_view base_href);

    /// `reference` as an address that is safe to embed: http, https or mailto, or a relative one where the page's own
    /// address is not known. What is no character of an address is percent-encoded, so that neither spaces, quotes,
    /// brackets, backslashes nor bars are in it. Empty for other schemes, for places on the page itself, and for what
    /// is longer than 2,048 bytes.
    std::string resolve(std::string_view reference) const;

  private:
    std::string base_;  ///< absolute, without fragment, or empty
};

}  // namespace dehusk
