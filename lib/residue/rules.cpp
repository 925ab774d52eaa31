#include "residue/rules.hpp"

#include <array>

namespace dehusk {

std::string_view name(ResidueKind kind) {
    constexpr std::array names = {
#define DEHUSK_RESIDUE_KIND_NAME(kind) std::string_view(#kind),
        DEHUSK_RESIDUE_KINDS(DEHUSK_RESIDUE_KIND_NAME)
#undef DEHUSK_RESIDUE_KIND_NAME
    };
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace dehusk
