/* The C API from a program in C11. */
#include <stdio.h>
#include <string.h>

#include <dehusk/dehusk.h>

/* The example of dehusk/dehusk.h. */
int print_article(const char* page, size_t byte_count);

static int failed_checks = 0;

#define CHECK(condition) check((condition), #condition, __LINE__)

static void check(bool holds, const char* condition, int line) {
    if (holds) return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, line, condition);
    ++failed_checks;
}

static bool is_text(dehusk_text text, const char* expected) {
    return text.bytes != NULL && text.byte_count == strlen(expected) &&
           memcmp(text.bytes, expected, text.byte_count) == 0;
}

static bool is_same_text(dehusk_text a, dehusk_text b) {
    return a.byte_count == b.byte_count && memcmp(a.bytes, b.bytes, a.byte_count) == 0;
}

static const char page[] =
    "<!doctype html><html lang=en-GB><head><meta name=author content='Mary Miller'>"
    "<meta property=article:published_time content=2025-06-13><title>The mill turns again | Lowland "
    "Post</title></head><body>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
    "<article><h1>The mill turns again</h1>"
    "<p>After <b>two winters</b> without sails the mill at the edge of the village ground its first sack of rye on "
    "Monday, "
    "and the miller gave the flour away.</p>"
    "<p>Carpenters had carved the new stocks from one larch, which stood in the churchyard until the storm of the year "
    "before last, and hung them in a single day.</p></article>"
    "<div class=comments><div class=comment><p>Bread at last, and good bread too!</p></div></div>"
    "<footer><p>&copy; Lowland Post. All rights reserved.</p></footer></body></html>";
static const size_t page_bytes = sizeof page - 1;

static dehusk_article* article_with_lines(dehusk_extractor* extractor, dehusk_options* options) {
    CHECK(dehusk_options_set_want_lines(options, true));
    return dehusk_extractor_extract(extractor, page, page_bytes, options);
}

static void test_an_article(void) {
    dehusk_article* article = dehusk_extract(page, page_bytes, NULL);
    const dehusk_text body = dehusk_article_get_body(article);
    CHECK(dehusk_article_get_status(article) == DEHUSK_STATUS_OK);
    CHECK(dehusk_article_get_limit(article) == DEHUSK_LIMIT_NONE);
    CHECK(is_text(dehusk_article_get_headline(article), "The mill turns again"));
    CHECK(body.byte_count > 200 && memcmp(body.bytes, "After two winters", 17) == 0);
    CHECK(dehusk_article_get_input(article) == DEHUSK_INPUT_KIND_HTML);
    CHECK(is_text(dehusk_article_get_encoding(article), "UTF-8"));
    CHECK(dehusk_article_get_kind(article) <= DEHUSK_PAGE_KIND_COLLECTION);
    CHECK(dehusk_article_get_confidence(article) > 0.0 && dehusk_article_get_confidence(article) <= 1.0);
    CHECK(is_text(dehusk_article_get_unclosed(article), ""));
    CHECK(is_text(dehusk_article_get_byline(article), "Mary Miller"));
    CHECK(is_text(dehusk_article_get_published(article), "2025-06-13"));
    CHECK(is_text(dehusk_article_get_language(article), "en-GB"));
    CHECK(dehusk_article_get_comment_count(article) == 0);
    CHECK(dehusk_article_get_line_count(article) == 0);
    dehusk_article_free(article);
}

static void test_formats_and_comments(void) {
    dehusk_options* options = dehusk_options_new();
    CHECK(dehusk_options_set_body_format(options, DEHUSK_BODY_FORMAT_MARKDOWN));
    CHECK(!dehusk_options_set_body_format(options, (dehusk_body_format)1000));
    CHECK(dehusk_options_set_want_links(options, true));
    CHECK(dehusk_options_set_want_images(options, true));
    CHECK(dehusk_options_set_want_comments(options, true));
    dehusk_article* article = dehusk_extract(page, page_bytes, options);
    const dehusk_text body = dehusk_article_get_body(article);
    CHECK(body.byte_count > 200 && memcmp(body.bytes, "After **two winters**", 21) == 0);
    CHECK(dehusk_article_get_comment_count(article) == 1);
    CHECK(is_text(dehusk_article_get_comment(article, 0), "Bread at last, and good bread too!"));
    CHECK(is_text(dehusk_article_get_comment(article, 1), ""));
    dehusk_article_free(article);
    dehusk_options_free(options);

    dehusk_owned_text heading = dehusk_heading("1 * 2", 5, DEHUSK_BODY_FORMAT_MARKDOWN);
    CHECK(heading.byte_count == 8 && memcmp(heading.bytes, "# 1 \\* 2", 8) == 0);
    dehusk_owned_text_free(heading);
}

static void test_lines(void) {
    dehusk_extractor* extractor = dehusk_extractor_new();
    dehusk_options* options = dehusk_options_new();
    dehusk_article* article = article_with_lines(extractor, options);
    const size_t line_count = dehusk_article_get_line_count(article);
    size_t rules = 0;
    size_t headings = 0;
    CHECK(line_count == 7);
    for (size_t i = 0; i < line_count; ++i) {
        const dehusk_line* line = dehusk_article_get_line(article, i);
        CHECK(dehusk_line_get_text(line).byte_count > 0);
        CHECK(dehusk_line_get_score(line) >= 0.0 && dehusk_line_get_score(line) <= 1.0);
        CHECK(dehusk_line_get_source_begin_byte(line) < dehusk_line_get_source_end_byte(line));
        CHECK(dehusk_line_get_source_end_byte(line) <= page_bytes);
        CHECK(dehusk_line_get_reason_count(line) > 0);
        for (size_t j = 0; j < dehusk_line_get_reason_count(line); ++j) {
            const bool is_rule = dehusk_line_get_reason_kind(line, j) == DEHUSK_REASON_KIND_RULE;
            CHECK(is_rule == (dehusk_line_get_reason_rule(line, j).byte_count > 0));
            rules += is_rule;
        }
        if (dehusk_line_get_kind(line) == DEHUSK_LINE_KIND_HEADING) {
            ++headings;
            CHECK(dehusk_line_get_heading_level(line) == 1);
            CHECK(dehusk_line_get_verdict(line) == DEHUSK_VERDICT_HEADLINE);
        }
    }
    CHECK(rules > 0);
    CHECK(headings == 1);
    CHECK(dehusk_line_get_verdict(dehusk_article_get_line(article, 0)) == DEHUSK_VERDICT_RESIDUE);
    CHECK(dehusk_line_get_verdict(dehusk_article_get_line(article, 3)) == DEHUSK_VERDICT_BODY);
    CHECK(dehusk_article_get_line(article, line_count) == NULL);
    CHECK(dehusk_line_get_reason_kind(dehusk_article_get_line(article, 0), 1000) == DEHUSK_REASON_KIND_MODEL);
    CHECK(is_text(dehusk_line_get_reason_rule(dehusk_article_get_line(article, 0), 1000), ""));
    dehusk_article_free(article);
    dehusk_options_free(options);
    dehusk_extractor_free(extractor);
}

static size_t count_reasons_of(const dehusk_article* article, const char* rule) {
    size_t count = 0;
    for (size_t i = 0; i < dehusk_article_get_line_count(article); ++i) {
        const dehusk_line* line = dehusk_article_get_line(article, i);
        for (size_t j = 0; j < dehusk_line_get_reason_count(line); ++j) {
            count += is_text(dehusk_line_get_reason_rule(line, j), rule);
        }
    }
    return count;
}

static void test_rules_of_ones_own(void) {
    static const char rows[] = "own.news.1\tnavigation\twhole\tnews\nown.news.2\tnews\twhole\tnews\n\nown news";
    dehusk_rule_set* rules = dehusk_rule_set_new(rows, sizeof rows - 1);
    dehusk_options* options = dehusk_options_new();
    CHECK(dehusk_rule_set_get_size(rules) == 1);
    CHECK(dehusk_rule_set_get_error_count(rules) == 2);
    CHECK(dehusk_rule_set_get_error_line_number(rules, 0) == 2);
    CHECK(is_text(dehusk_rule_set_get_error_message(rules, 0), "no kind of residue: 'news'"));
    CHECK(dehusk_rule_set_get_error_line_number(rules, 1) == 4);
    CHECK(dehusk_rule_set_get_error_line_number(rules, 2) == 0);
    CHECK(is_text(dehusk_rule_set_get_error_message(rules, 2), ""));

    CHECK(dehusk_options_set_want_lines(options, true));
    dehusk_article* without = dehusk_extract(page, page_bytes, options);
    CHECK(dehusk_options_set_rules(options, rules));
    dehusk_rule_set_free(rules); /* the options have a share of it */
    dehusk_article* with = dehusk_extract(page, page_bytes, options);
    CHECK(!dehusk_options_set_rules(options, NULL));
    dehusk_article* still_with = dehusk_extract(page, page_bytes, options);
    dehusk_options_free(options); /* so have the articles */
    CHECK(count_reasons_of(without, "own.news.1") == 0);
    CHECK(count_reasons_of(with, "own.news.1") == 1);
    CHECK(count_reasons_of(still_with, "own.news.1") == 1);
    dehusk_article_free(without);
    dehusk_article_free(with);
    dehusk_article_free(still_with);

    rules = dehusk_rule_set_new(NULL, 10);
    CHECK(rules != NULL && dehusk_rule_set_get_size(rules) == 0 && dehusk_rule_set_get_error_count(rules) == 0);
    dehusk_rule_set_free(rules);
}

static const char line_of_site[] = "The mill is kept up by the people of the village, and whoever likes may join them.";

static dehusk_article* page_of_site(int number, const dehusk_options* options) {
    char html[600];
    const int length = snprintf(html, sizeof html,
                                "<title>Sack %d</title><article><h1>Sack %d</h1><p>The miller ground sack number %d of "
                                "this year on a day with little wind, and carried it to the bakery by noon.</p>"
                                "<p>%s</p></article>",
                                number, number, number, line_of_site);
    return dehusk_extract(html, (size_t)length, options);
}

static bool has_line_of_site(const dehusk_article* article) {
    const dehusk_text body = dehusk_article_get_body(article);
    const size_t length = sizeof line_of_site - 1;
    return body.byte_count >= length && memcmp(body.bytes + body.byte_count - length, line_of_site, length) == 0;
}

static void test_a_profile_of_a_site(void) {
    dehusk_site_profile* site = dehusk_site_profile_new();
    dehusk_site_profile* other = dehusk_site_profile_new();
    dehusk_options* options = dehusk_options_new();
    CHECK(dehusk_options_set_want_lines(options, true));
    for (int number = 0; number < 12; ++number) {
        dehusk_article* article = page_of_site(number, options);
        CHECK(has_line_of_site(article));
        CHECK(dehusk_site_profile_learn(number < 6 ? site : other, article));
        dehusk_article_free(article);
    }
    CHECK(dehusk_site_profile_merge(site, other));
    CHECK(dehusk_site_profile_get_page_count(other) == 6);
    CHECK(dehusk_site_profile_get_page_count(site) == 12);
    CHECK(dehusk_site_profile_get_pages_with(site, line_of_site, sizeof line_of_site - 1) == 12);
    CHECK(dehusk_site_profile_get_pages_with(site, NULL, 0) == 0);

    dehusk_owned_text saved = dehusk_site_profile_save(site);
    CHECK(!dehusk_site_profile_load(other, saved.bytes, saved.byte_count - 1));
    CHECK(!dehusk_site_profile_load(other, NULL, 0));
    CHECK(dehusk_site_profile_get_page_count(other) == 6);
    CHECK(dehusk_site_profile_load(other, saved.bytes, saved.byte_count));
    CHECK(dehusk_site_profile_get_page_count(other) == 12);
    dehusk_owned_text_free(saved);

    CHECK(dehusk_options_set_site(options, other));
    dehusk_site_profile_free(other); /* the options have what it learned */
    dehusk_site_profile_free(site);
    CHECK(!dehusk_options_set_site(options, NULL));
    dehusk_article* article = page_of_site(3, options);
    const size_t line_count = dehusk_article_get_line_count(article);
    const dehusk_line* last = dehusk_article_get_line(article, line_count - 1);
    CHECK(dehusk_article_get_status(article) == DEHUSK_STATUS_OK);
    CHECK(!has_line_of_site(article));
    CHECK(is_text(dehusk_line_get_text(last), line_of_site));
    CHECK(dehusk_line_get_reason_kind(last, 0) == DEHUSK_REASON_KIND_SITE);
    dehusk_article_free(article);
    dehusk_options_free(options);
}

static void test_an_extractor_repeats_itself(void) {
    dehusk_extractor* extractor = dehusk_extractor_new();
    dehusk_article* first = dehusk_extractor_extract(extractor, page, page_bytes, NULL);
    dehusk_article* second = dehusk_extractor_extract(extractor, page, page_bytes, NULL);
    dehusk_extractor_free(extractor); /* articles live on without it */
    CHECK(dehusk_article_get_status(second) == DEHUSK_STATUS_OK);
    CHECK(is_same_text(dehusk_article_get_body(first), dehusk_article_get_body(second)));
    dehusk_article_free(first);
    dehusk_article_free(second);
}

static void test_any_bytes_are_a_document(void) {
    static const struct {
        const char* bytes;
        size_t byte_count;
        dehusk_status status;
    } cases[] = {
        {NULL, 0, DEHUSK_STATUS_NO_CONTENT},   {NULL, 10, DEHUSK_STATUS_NO_CONTENT},
        {"", 0, DEHUSK_STATUS_NO_CONTENT},     {"\0\0\0\0", 4, DEHUSK_STATUS_NO_CONTENT},
        {"\xff\xfe\xfd", 3, DEHUSK_STATUS_OK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
        dehusk_article* article = dehusk_extract(cases[i].bytes, cases[i].byte_count, NULL);
        CHECK(article != NULL);
        CHECK(dehusk_article_get_status(article) == cases[i].status);
        dehusk_article_free(article);
    }
}

static void test_options(void) {
    dehusk_options* options = dehusk_options_new();
    const int none = 1000;
    CHECK(dehusk_options_set_html_reader(options, DEHUSK_HTML_READER_GUMBO));
    CHECK(!dehusk_options_set_html_reader(options, (dehusk_html_reader)none));
    CHECK(dehusk_options_set_preference(options, DEHUSK_PREFERENCE_RECALL));
    CHECK(!dehusk_options_set_preference(options, (dehusk_preference)(DEHUSK_PREFERENCE_RECALL + 1)));
    CHECK(!dehusk_options_set_preference(options, (dehusk_preference)-1));
    CHECK(dehusk_options_set_url(options, "https://www.example.org/mill", 28));
    CHECK(dehusk_options_set_url(options, NULL, 0));
    CHECK(dehusk_options_set_charset(options, "windows-1251", 12));
    CHECK(dehusk_options_set_input(options, DEHUSK_INPUT_KIND_TEXT));
    CHECK(!dehusk_options_set_input(options, (dehusk_input_kind)none));
    CHECK(!dehusk_options_set_limit(options, DEHUSK_LIMIT_NONE, 1));
    CHECK(!dehusk_options_set_limit(options, (dehusk_limit)none, 1));

    /* Two words in windows-1251, which no guess could tell for sure. */
    dehusk_article* article = dehusk_extract("\xcc\xe8\xf0 \xe4\xee\xec.", 8, options);
    CHECK(dehusk_article_get_input(article) == DEHUSK_INPUT_KIND_TEXT);
    CHECK(is_text(dehusk_article_get_encoding(article), "windows-1251"));
    dehusk_article_free(article);
    dehusk_options_free(options);
}

static void test_limits(void) {
    static const struct {
        dehusk_limit limit;
        uint64_t most;
    } cases[] = {
        {DEHUSK_LIMIT_INPUT_BYTES, 300}, {DEHUSK_LIMIT_DEPTH, 3},       {DEHUSK_LIMIT_ELEMENTS, 5},
        {DEHUSK_LIMIT_LINES, 4},         {DEHUSK_LIMIT_LINE_BYTES, 40}, {DEHUSK_LIMIT_OUTPUT_BYTES, 200},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
        for (int is_bounded = 0; is_bounded < 2; ++is_bounded) {
            dehusk_options* options = dehusk_options_new();
            CHECK(dehusk_options_set_limit(options, cases[i].limit, is_bounded ? cases[i].most : UINT64_MAX));
            dehusk_article* article = dehusk_extract(page, page_bytes, options);
            CHECK(dehusk_article_get_limit(article) == (is_bounded ? cases[i].limit : DEHUSK_LIMIT_NONE));
            CHECK(dehusk_article_get_status(article) == (is_bounded ? DEHUSK_STATUS_LIMIT_REACHED : DEHUSK_STATUS_OK));
            dehusk_article_free(article);
            dehusk_options_free(options);
        }
    }
}

static void test_a_limit_of_time(void) {
    static const uint64_t unlimited[] = {0, UINT64_MAX, 600000};
    for (size_t i = 0; i < sizeof unlimited / sizeof *unlimited; ++i) {
        dehusk_options* options = dehusk_options_new();
        CHECK(dehusk_options_set_limit(options, DEHUSK_LIMIT_TIME, unlimited[i]));
        dehusk_article* article = dehusk_extract(page, page_bytes, options);
        CHECK(dehusk_article_get_status(article) == DEHUSK_STATUS_OK);
        dehusk_article_free(article);
        dehusk_options_free(options);
    }
}

static void test_null_is_a_handle_that_could_not_be_made(void) {
    CHECK(!dehusk_options_set_input(NULL, DEHUSK_INPUT_KIND_HTML));
    CHECK(!dehusk_options_set_html_reader(NULL, DEHUSK_HTML_READER_STANDARD));
    CHECK(!dehusk_options_set_preference(NULL, DEHUSK_PREFERENCE_RECALL));
    CHECK(!dehusk_options_set_charset(NULL, "utf-8", 5));
    CHECK(!dehusk_options_set_url(NULL, "x", 1));
    CHECK(!dehusk_options_set_rules(NULL, NULL));
    CHECK(!dehusk_options_set_site(NULL, NULL));
    CHECK(!dehusk_options_set_body_format(NULL, DEHUSK_BODY_FORMAT_HTML));
    CHECK(!dehusk_options_set_want_links(NULL, true));
    CHECK(!dehusk_options_set_want_images(NULL, true));
    CHECK(!dehusk_options_set_want_comments(NULL, true));
    CHECK(!dehusk_options_set_want_lines(NULL, true));
    CHECK(!dehusk_options_set_limit(NULL, DEHUSK_LIMIT_LINES, 1));
    CHECK(dehusk_extractor_extract(NULL, page, page_bytes, NULL) == NULL);

    CHECK(!dehusk_site_profile_learn(NULL, NULL));
    CHECK(!dehusk_site_profile_merge(NULL, NULL));
    CHECK(!dehusk_site_profile_load(NULL, "", 0));
    CHECK(dehusk_site_profile_get_page_count(NULL) == 0);
    CHECK(dehusk_site_profile_get_pages_with(NULL, "", 0) == 0);
    CHECK(dehusk_site_profile_save(NULL).bytes == NULL);
    CHECK(dehusk_rule_set_get_size(NULL) == 0);
    CHECK(dehusk_rule_set_get_error_count(NULL) == 0);
    CHECK(dehusk_rule_set_get_error_line_number(NULL, 0) == 0);
    CHECK(is_text(dehusk_rule_set_get_error_message(NULL, 0), ""));

    CHECK(dehusk_article_get_status(NULL) == DEHUSK_STATUS_OUT_OF_MEMORY);
    CHECK(dehusk_article_get_limit(NULL) == DEHUSK_LIMIT_NONE);
    CHECK(is_text(dehusk_article_get_headline(NULL), ""));
    CHECK(is_text(dehusk_article_get_body(NULL), ""));
    CHECK(is_text(dehusk_article_get_byline(NULL), ""));
    CHECK(is_text(dehusk_article_get_published(NULL), ""));
    CHECK(is_text(dehusk_article_get_language(NULL), ""));
    CHECK(dehusk_article_get_comment_count(NULL) == 0);
    CHECK(is_text(dehusk_article_get_comment(NULL, 0), ""));
    CHECK(is_text(dehusk_article_get_encoding(NULL), ""));
    CHECK(is_text(dehusk_article_get_unclosed(NULL), ""));
    CHECK(dehusk_article_get_kind(NULL) == DEHUSK_PAGE_KIND_UNKNOWN);
    CHECK(dehusk_article_get_confidence(NULL) == 0.0);
    CHECK(dehusk_article_get_line_count(NULL) == 0);
    CHECK(dehusk_article_get_line(NULL, 0) == NULL);
    CHECK(is_text(dehusk_line_get_text(NULL), ""));
    CHECK(dehusk_line_get_reason_count(NULL) == 0);
    CHECK(is_text(dehusk_line_get_reason_rule(NULL, 0), ""));

    dehusk_article_free(NULL);
    dehusk_rule_set_free(NULL);
    dehusk_site_profile_free(NULL);
    dehusk_options_free(NULL);
    dehusk_extractor_free(NULL);
    dehusk_owned_text_free((dehusk_owned_text){NULL, 0});
}

static void test_names_and_versions(void) {
    CHECK(is_text(dehusk_status_name(DEHUSK_STATUS_LIMIT_REACHED), "limit_reached"));
    CHECK(is_text(dehusk_status_name((dehusk_status)256), "unknown"));
    CHECK(is_text(dehusk_status_name((dehusk_status)-1), "unknown"));
    CHECK(is_text(dehusk_version(), DEHUSK_VERSION));
    dehusk_owned_text models = dehusk_model_version();
    dehusk_owned_text rules = dehusk_rules_version();
    CHECK(models.byte_count > 5 && memcmp(models.bytes, "html ", 5) == 0);
    CHECK(rules.byte_count > 0 && rules.bytes[0] >= '1' && rules.bytes[0] <= '9');
    dehusk_owned_text_free(models);
    dehusk_owned_text_free(rules);
}

int main(void) {
    test_an_article();
    test_formats_and_comments();
    test_lines();
    test_rules_of_ones_own();
    test_a_profile_of_a_site();
    test_an_extractor_repeats_itself();
    test_any_bytes_are_a_document();
    test_options();
    test_limits();
    test_a_limit_of_time();
    test_null_is_a_handle_that_could_not_be_made();
    test_names_and_versions();
    CHECK(print_article(page, page_bytes));
    return failed_checks == 0 ? 0 : 1;
}
