// What the other pages of the site say of a line.
#pragma once

#include <vector>

#include <dehusk/site_profile.hpp>

#include "assemble/selection.hpp"

namespace dehusk {

/// Drops lines of the body that repeat over the site; never the headline. Linear, but for looking up the lines of
/// the body.
void drop_site_lines(const Evidence& evidence, const SiteProfile& site, std::vector<Decision>& decisions);

}  // namespace dehusk
