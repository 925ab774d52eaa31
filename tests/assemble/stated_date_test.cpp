#include "assemble/stated_date.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("what machines write comes out as ISO 8601") {
    struct Row {
        std::string_view stated;
        std::string_view iso;
    };
    const Row rows[] = {
        {"2026-05-04", "2026-05-04"},
        {"20260504", "2026-05-04"},
        {" 2026-05-04T10:00:00+02:00", "2026-05-04T10:00:00+02:00"},
        {"2026-05-04T10:00:00.123Z", "2026-05-04T10:00:00Z"},
        {"2026-05-04 10:00:00 +0200", "2026-05-04T10:00:00+02:00"},
        {"2026-05-04T10:00-07", "2026-05-04T10:00-07:00"},
        {"2026-05-04t10:00", "2026-05-04T10:00"},
        {"20260504T100000Z", "2026-05-04T10:00:00Z"},
        {"20260504T1000", "2026-05-04T10:00"},
        {"Mon, 04 May 2026 10:00:00 +0200", "2026-05-04"},
        {"May 4, 2026", "2026-05-04"},
        // A time that is not understood leaves the day.
        {"2026-05-04 10:00 PM", "2026-05-04"},
        {"2026-05-04T25:00:00Z", "2026-05-04"},
        {"2026-05-04T10:61", "2026-05-04"},
        {"2026-05-04T10:00:00+99:00", "2026-05-04"},
        {"2026-05-04T10:00:00 CEST", "2026-05-04"},
        {"2026-05-04T", "2026-05-04"},
        // No days.
        {"", ""},
        {"2026", ""},
        {"2026-05", ""},
        {"2026-13-04", ""},
        {"2026-02-29", ""},
        {"2024-02-29", "2024-02-29"},
        {"1900-02-29", ""},
        {"0001-01-01T00:00:00", ""},
        {"1970-01-01", ""},
        {"202605041", ""},
        {"03/04/2026", ""},
        {"1777881600", ""},
        {"yesterday", ""},
        {"May 4, 2026 and June 5, 2026", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.stated);
        Arena arena;
        CHECK(iso_date(row.stated, arena) == row.iso);
    }
    Arena arena;
    CHECK(iso_date("2026-05-04" + std::string(100, ' '), arena).empty());
}

TEST_CASE("days in the words of people") {
    struct Row {
        std::string_view text;
        std::string_view days;
    };
    const Row rows[] = {
        {"By Jane Roe | June 13, 2025", "2025-06-13"},
        {"Friday 13th of June 2025, 10:15 am", "2025-06-13"},
        {"JUN 13 2025 · 5 minutes", "2025-06-13"},
        {"Mar, 13 jun. 2025", "2025-06-13"},
        {"1er août 2025", "2025-08-01"},
        {"13 de junio de 2025", "2025-06-13"},
        {"13. März 2025 um 8 Uhr", "2025-03-13"},
        {"13. maaliskuuta 2025", "2025-03-13"},
        {"13 mars 2025", "2025-03-13"},
        {"13. června 2025", "2025-06-13"},
        {"13. července 2025", "2025-07-13"},
        {"13 июня 2025 г.", "2025-06-13"},
        {"13 червня 2025", "2025-06-13"},
        {"13 Ιουνίου 2025", "2025-06-13"},
        {"13 Haziran 2025", "2025-06-13"},
        {"2025. június 13.", "2025-06-13"},
        {"13 يونيو 2025", "2025-06-13"},
        {"13 ביוני 2025", "2025-06-13"},
        {"13 जून 2025", "2025-06-13"},
        {"13 tháng 6, 2025", "2025-06-13"},
        {"ngày 13 tháng 6 năm 2025", "2025-06-13"},
        {"2025年6月13日 09:00", "2025-06-13"},
        {"2025년 6월 13일", "2025-06-13"},
        {"2025/6/13", "2025-06-13"},
        {"2025.06.13", "2025-06-13"},
        {"13/06/2025", "2025-06-13"},
        {"06/13/2025", "2025-06-13"},
        {"5/5/2025", "2025-05-05"},
        {"Published June 13, 2025; updated June 14, 2025", "2025-06-13 2025-06-14"},
        // In doubt, or none.
        {"03/04/2025", ""},
        {"03.04.2025", ""},
        {"13/06/25", ""},
        {"June 31, 2025", ""},
        {"June 13", ""},
        {"June 2025", ""},
        {"version 2025.1.2.3", "2025-01-02"},
        {"1 of 3 in 2025", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        Arena arena;
        std::string days;
        for (const NamedDay& day : named_days(row.text, DottedDate::ambiguous, arena)) {
            days += (days.empty() ? "" : " ") + day.iso;
        }
        CHECK(days == row.days);
    }
}

TEST_CASE("where days come first before dots, they do") {
    Arena arena;
    const auto days = named_days("Stand: 03.04.2025, 03/04/2025", DottedDate::day_first, arena);
    REQUIRE(days.size() == 1);
    CHECK(days[0].iso == "2025-04-03");
    CHECK(days[0].words_before == "stand: ");
}
