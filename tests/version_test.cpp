#include <string>

#include <dehusk/version.hpp>

#include "support/catch.hpp"

TEST_CASE("macros and function name the same version") {
    CHECK(dehusk::version() == DEHUSK_VERSION);
    CHECK(dehusk::version() == std::to_string(DEHUSK_VERSION_MAJOR) + '.' + std::to_string(DEHUSK_VERSION_MINOR) + '.' +
                                   std::to_string(DEHUSK_VERSION_PATCH));
}

TEST_CASE("models and rules are named with their digests") {
    CHECK(dehusk::model_version().starts_with("html "));
    CHECK(dehusk::model_version() == dehusk::model_version());
    CHECK(dehusk::rules_version().find(" rules ") != std::string::npos);
}
