// Languages as pages state them.
#pragma once

#include <string>
#include <string_view>

namespace dehusk {

/// `stated` as a tag of BCP 47 in its usual letter case, such as "de", "pt-BR" or "zh-Hant-TW". What POSIX writes
/// ("en_GB.UTF-8") is understood. Empty where it is no tag, names several languages, or none ("und", "x-default").
std::string language_tag(std::string_view stated);

}  // namespace dehusk
