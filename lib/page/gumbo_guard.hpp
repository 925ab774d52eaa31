// Tells, before gumbo sees a page, whether gumbo will survive it.
#pragma once

#include <string_view>

namespace dehusk {

/// False for a page on which gumbo 0.10.1 would abort, or take time or memory out of proportion. Errs on that side.
/// Linear.
bool is_fit_for_gumbo(std::string_view html);

}  // namespace dehusk
