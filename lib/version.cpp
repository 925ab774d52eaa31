#include <dehusk/version.hpp>

namespace dehusk {

std::string_view version() noexcept {
    return DEHUSK_VERSION;
}

}  // namespace dehusk
