#include "assemble/language_tag.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("languages as tags of BCP 47") {
    struct Row {
        std::string_view stated;
        std::string_view tag;
    };
    const Row rows[] = {
        {"de", "de"},
        {" EN-us ", "en-US"},
        {"en_GB.UTF-8", "en-GB"},
        {"de_DE@euro", "de-DE"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"ZH-HANS", "zh-Hans"},
        {"es-419", "es-419"},
        {"sl-rozaj", "sl-rozaj"},
        {"de-CH-1996", "de-CH-1996"},
        {"fil", "fil"},
        {"en-u-ca-gregory", "en"},
        {"en-x-secret", "en"},
        {"en-", "en"},
        {"", ""},
        {"english", ""},
        {"e", ""},
        {"x-default", ""},
        {"und", ""},
        {"mul", ""},
        {"de, en", ""},
        {"utf-8", ""},
        {"en-US-", "en-US"},
        {"en us", ""},
        {"12", ""},
        {"de-!", ""},
        {"{{ lang }}", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.stated);
        CHECK(language_tag(row.stated) == row.tag);
    }
    CHECK(language_tag("en-" + std::string(100, 'a')).empty());
}
