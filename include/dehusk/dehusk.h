/* dehusk for C, and for whatever calls C: headline and clean body out of scraped pages.
 *
 *     #include <stdio.h>
 *     #include <dehusk/dehusk.h>
 *
 *     int print_article(const char* page, size_t byte_count) {
 *         dehusk_article* article = dehusk_extract(page, byte_count, NULL);
 *         dehusk_text headline = dehusk_article_get_headline(article);
 *         dehusk_text body = dehusk_article_get_body(article);
 *         int is_ok = dehusk_article_get_status(article) == DEHUSK_STATUS_OK;
 *         printf("%.*s\n\n%.*s\n", (int)headline.byte_count, headline.bytes, (int)body.byte_count, body.bytes);
 *         dehusk_article_free(article);
 *         return is_ok;
 *     }
 *
 * The names are those of the C++ headers, extract.hpp, line.hpp, rule_set.hpp and site_profile.hpp, which say more:
 * dehusk::PageKind::forum is DEHUSK_PAGE_KIND_FORUM, Article::confidence is dehusk_article_get_confidence(). What the
 * words mean stands in dehusk/dehusk.hpp.
 *
 * Handles. dehusk_rule_set, dehusk_options, dehusk_extractor, dehusk_article and dehusk_site_profile are made by a
 * function of this header and given back once, to the function that is called *_free. A handle that could not be made,
 * because memory ended, is NULL, and every function takes NULL: an article that is NULL has the status
 * DEHUSK_STATUS_OUT_OF_MEMORY and holds nothing. So one look at the status of the article is enough, whatever came
 * before.
 *
 * Text. A dehusk_text is borrowed: it belongs to what gave it and must not be freed. A dehusk_owned_text belongs to the
 * caller. Both are UTF-8, but for a saved profile, may be empty, and do not end in a NUL.
 *
 * Nothing here prints, exits, throws or unwinds. Any bytes are a document, NULs included; none is trusted. Bytes and
 * lines count from 0, and the end of an interval is excluded.
 *
 * Threads. Functions may be called from many threads at once, with different handles. One handle may be read by many
 * threads: options and profiles that nobody changes meanwhile, rule sets and articles always. An extractor serves one
 * thread at a time.
 *
 * ABI. Within one major version symbols, enumerators and their values, and the layout of the two structs stay. A shared
 * library gives these names the symbol version DEHUSK_0; names that are added later get another. Enumerators may be
 * added: every switch wants a default.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <dehusk/export.h>
#include <dehusk/version.h>

/* In C++ enumerations say how wide they are, so that a value outside of one is no undefined behaviour there. In C they
   are as wide. */
#ifdef __cplusplus
#define DEHUSK_INT : int
#define DEHUSK_NOEXCEPT noexcept
extern "C" {
#else
#define DEHUSK_INT
#define DEHUSK_NOEXCEPT
#endif

/* ---- Text ------------------------------------------------------------------------------------------------------ */

/* Borrowed text: byte_count bytes of UTF-8, without a NUL at the end. Valid as long as its owner, which each function
   names. bytes is never NULL. */
typedef struct dehusk_text {
    const char* bytes;
    size_t byte_count;
} dehusk_text;

/* Owned text, the same but for dehusk_owned_text_free(). bytes is NULL where memory ended. */
typedef struct dehusk_owned_text {
    char* bytes;
    size_t byte_count;
} dehusk_owned_text;

/* Gives `text` back. */
DEHUSK_EXPORT void dehusk_owned_text_free(dehusk_owned_text text) DEHUSK_NOEXCEPT;

/* ---- Enumerations ---------------------------------------------------------------------------------------------- */

/* What the input is. */
typedef enum dehusk_input_kind DEHUSK_INT {
    DEHUSK_INPUT_KIND_AUTOMATIC = 0, /* told from the content */
    DEHUSK_INPUT_KIND_HTML = 1,      /* a web page */
    DEHUSK_INPUT_KIND_TEXT = 2,      /* text that somebody already extracted, hard-wrapped or not */
} dehusk_input_kind;

/* Which parser reads HTML. */
typedef enum dehusk_html_reader DEHUSK_INT {
    DEHUSK_HTML_READER_STANDARD = 0, /* dehusk's own: fast, bounded, the default */
    DEHUSK_HTML_READER_GUMBO = 1,    /* the reference, to compare with; not for hostile input */
} dehusk_html_reader;

/* Which mistake is worse. What one keeps, those after it keep too. */
typedef enum dehusk_preference DEHUSK_INT {
    DEHUSK_PREFERENCE_PRECISION = 0, /* a line of residue is: lines in doubt go */
    DEHUSK_PREFERENCE_BALANCED = 1,  /* neither */
    DEHUSK_PREFERENCE_RECALL = 2,    /* a lost line is: lines in doubt stay */
} dehusk_preference;

/* How the body is written. What is in it never depends on the format. */
typedef enum dehusk_body_format DEHUSK_INT {
    DEHUSK_BODY_FORMAT_TEXT = 0,     /* plain text */
    DEHUSK_BODY_FORMAT_MARKDOWN = 1, /* CommonMark with the tables of GitHub's dialect */
    DEHUSK_BODY_FORMAT_HTML = 2,     /* a closed list of elements, safe to embed */
} dehusk_body_format;

/* How an extraction ended. Whatever it is, the article holds all that could be had. */
typedef enum dehusk_status DEHUSK_INT {
    DEHUSK_STATUS_OK = 0,
    DEHUSK_STATUS_NO_CONTENT = 1,    /* nothing on the page is an article: an empty shell, an error page, a wall */
    DEHUSK_STATUS_LIMIT_REACHED = 2, /* dehusk_article_get_limit() says which; what was read before it is extracted */
    DEHUSK_STATUS_UNREADABLE = 3,    /* a file could not be read; for programs, never from this library */
    DEHUSK_STATUS_OUT_OF_MEMORY = 4,
} dehusk_status;

/* What kind of page it is; an estimate. */
typedef enum dehusk_page_kind DEHUSK_INT {
    DEHUSK_PAGE_KIND_UNKNOWN = 0, /* signs are few or contradict each other; a page without content */
    DEHUSK_PAGE_KIND_ARTICLE = 1,
    DEHUSK_PAGE_KIND_DOCUMENTATION = 2,
    DEHUSK_PAGE_KIND_SERVICE = 3,
    DEHUSK_PAGE_KIND_FORUM = 4,
    DEHUSK_PAGE_KIND_PRODUCT = 5,
    DEHUSK_PAGE_KIND_LISTING = 6,
    DEHUSK_PAGE_KIND_COLLECTION = 7,
} dehusk_page_kind;

/* A limit of one call, and the one that was reached first. */
typedef enum dehusk_limit DEHUSK_INT {
    DEHUSK_LIMIT_NONE = 0,
    DEHUSK_LIMIT_INPUT_BYTES = 1,
    DEHUSK_LIMIT_DEPTH = 2,
    DEHUSK_LIMIT_ELEMENTS = 3,
    DEHUSK_LIMIT_LINES = 4,
    DEHUSK_LIMIT_LINE_BYTES = 5,
    DEHUSK_LIMIT_OUTPUT_BYTES = 6,
    DEHUSK_LIMIT_TIME = 7,
} dehusk_limit;

/* What a line is on the page, whatever became of it. */
typedef enum dehusk_line_kind DEHUSK_INT {
    DEHUSK_LINE_KIND_PARAGRAPH = 0,
    DEHUSK_LINE_KIND_HEADING = 1,
    DEHUSK_LINE_KIND_LIST_ITEM = 2,
    DEHUSK_LINE_KIND_CELL = 3,
    DEHUSK_LINE_KIND_CODE = 4,
    DEHUSK_LINE_KIND_CAPTION = 5,
    DEHUSK_LINE_KIND_QUOTE = 6,
    DEHUSK_LINE_KIND_CONTROL = 7,
} dehusk_line_kind;

/* What became of a line. */
typedef enum dehusk_verdict DEHUSK_INT {
    DEHUSK_VERDICT_BODY = 0,
    DEHUSK_VERDICT_HEADLINE = 1,
    DEHUSK_VERDICT_RESIDUE = 2,
} dehusk_verdict;

/* What a reason rests on. */
typedef enum dehusk_reason_kind DEHUSK_INT {
    DEHUSK_REASON_KIND_MODEL = 0,    /* the classifier's answer alone */
    DEHUSK_REASON_KIND_RULE = 1,     /* a residue rule fired; dehusk_line_get_reason_rule() is its id */
    DEHUSK_REASON_KIND_REPEATED = 2, /* the text stood on the page before */
    DEHUSK_REASON_KIND_SECTION = 3,  /* stands under a line that opens a residue section */
    DEHUSK_REASON_KIND_HEADLINE = 4, /* taken for the headline, or repeats it */
    DEHUSK_REASON_KIND_LIMIT = 5,    /* lies behind a limit of the call */
    DEHUSK_REASON_KIND_PAGE = 6,     /* the whole page holds no content */
    DEHUSK_REASON_KIND_SITE = 7,     /* the text stands on most pages of the site; not without a profile of it */
} dehusk_reason_kind;

/* Name of an enumerator as the command line prints it, for example "limit_reached"; "unknown" for every other value.
   Owned by the library, valid as long as the program. */
DEHUSK_EXPORT dehusk_text dehusk_input_kind_name(dehusk_input_kind kind) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_html_reader_name(dehusk_html_reader reader) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_preference_name(dehusk_preference preference) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_body_format_name(dehusk_body_format format) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_status_name(dehusk_status status) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_page_kind_name(dehusk_page_kind kind) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_limit_name(dehusk_limit limit) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_line_kind_name(dehusk_line_kind kind) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_verdict_name(dehusk_verdict verdict) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_text dehusk_reason_kind_name(dehusk_reason_kind kind) DEHUSK_NOEXCEPT;

/* ---- Rules of one's own ---------------------------------------------------------------------------------------- */

/* The built-in residue rules and more of one's own, ready for use; dehusk/rule_set.hpp says what a row of them is.
   Immutable. */
typedef struct dehusk_rule_set dehusk_rule_set;

/* Returns the rules in the `byte_count` bytes at `bytes`, one a line, to be given to dehusk_rule_set_free(), or NULL
   where memory ended. The bytes are not kept; NULL is none. Rows that do not count are errors, and the others are used.
   Takes some 20 milliseconds, whatever the rows, and a megabyte or two. */
DEHUSK_EXPORT dehusk_rule_set* dehusk_rule_set_new(const char* bytes, size_t byte_count) DEHUSK_NOEXCEPT;
/* Options and articles that were made with the rules live on without this handle. */
DEHUSK_EXPORT void dehusk_rule_set_free(dehusk_rule_set* rules) DEHUSK_NOEXCEPT;

/* Rules that were read and count; the built-in ones are not among them. 0 for NULL. */
DEHUSK_EXPORT size_t dehusk_rule_set_get_size(const dehusk_rule_set* rules) DEHUSK_NOEXCEPT;
/* Rows that do not count; NULL has none. */
DEHUSK_EXPORT size_t dehusk_rule_set_get_error_count(const dehusk_rule_set* rules) DEHUSK_NOEXCEPT;
/* Line of the row, counted from 1, in the order of the lines; 0 behind the last. */
DEHUSK_EXPORT size_t dehusk_rule_set_get_error_line_number(const dehusk_rule_set* rules, size_t index) DEHUSK_NOEXCEPT;
/* What is wrong with the row: English, for a developer, without a full stop or a newline; empty behind the last. Owned
   by the rule set. */
DEHUSK_EXPORT dehusk_text dehusk_rule_set_get_error_message(const dehusk_rule_set* rules, size_t index) DEHUSK_NOEXCEPT;

/* ---- Options --------------------------------------------------------------------------------------------------- */

/* What a caller knows and wants. New ones are the default, which suits a page of which nothing is known. */
typedef struct dehusk_options dehusk_options;

/* What the pages of one site have in common: see Sites. */
typedef struct dehusk_site_profile dehusk_site_profile;

/* Returns options, to be given to dehusk_options_free(), or NULL where memory ended. */
DEHUSK_EXPORT dehusk_options* dehusk_options_new(void) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT void dehusk_options_free(dehusk_options* options) DEHUSK_NOEXCEPT;

/* Each setter returns whether `options` are now as wanted. Where they are not they are as before: `options` is NULL,
   the value is no enumerator, or memory ended. */

/* Set it when the source is known, as sniffing can be fooled by text about HTML. Default: automatic. */
DEHUSK_EXPORT bool dehusk_options_set_input(dehusk_options* options, dehusk_input_kind input) DEHUSK_NOEXCEPT;
/* Default: standard. */
DEHUSK_EXPORT bool dehusk_options_set_html_reader(dehusk_options* options, dehusk_html_reader reader) DEHUSK_NOEXCEPT;
/* Changes which lines of the body are kept, never the headline. Default: balanced. */
DEHUSK_EXPORT bool dehusk_options_set_preference(dehusk_options* options, dehusk_preference preference) DEHUSK_NOEXCEPT;
/* The charset of the HTTP header, any WHATWG label in any case; unknown ones are no hint. The bytes are copied.
   Default: empty. */
DEHUSK_EXPORT bool dehusk_options_set_charset(dehusk_options* options, const char* bytes,
                                              size_t byte_count) DEHUSK_NOEXCEPT;
/* Address of the page; helps to tell the site's name from the headline, and completes links. The bytes are copied.
   Default: empty. */
DEHUSK_EXPORT bool dehusk_options_set_url(dehusk_options* options, const char* bytes,
                                          size_t byte_count) DEHUSK_NOEXCEPT;
/* Residue rules to use instead of the built-in ones alone. The options share them, as do articles: the handle may be
   given to the options of any number of threads, and be freed at once. NULL, rules that could not be made, is refused.
   Default: none. */
DEHUSK_EXPORT bool dehusk_options_set_rules(dehusk_options* options, const dehusk_rule_set* rules) DEHUSK_NOEXCEPT;
/* What other pages of the site taught. The options keep a copy: what the profile learns later does not reach them.
   NULL, a profile that could not be made, is refused. Default: none, as with a profile that knows no page. */
DEHUSK_EXPORT bool dehusk_options_set_site(dehusk_options* options, const dehusk_site_profile* site) DEHUSK_NOEXCEPT;
/* How the body is written. Default: text. */
DEHUSK_EXPORT bool dehusk_options_set_body_format(dehusk_options* options, dehusk_body_format format) DEHUSK_NOEXCEPT;
/* Keep the body's links, and its images, in Markdown and HTML. Default: false. */
DEHUSK_EXPORT bool dehusk_options_set_want_links(dehusk_options* options, bool want_links) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT bool dehusk_options_set_want_images(dehusk_options* options, bool want_images) DEHUSK_NOEXCEPT;
/* Keep readers' comments for dehusk_article_get_comment(). Default: false. */
DEHUSK_EXPORT bool dehusk_options_set_want_comments(dehusk_options* options, bool want_comments) DEHUSK_NOEXCEPT;
/* Keep the lines for dehusk_article_get_line(). Costs a copy of the page's text. Default: false. */
DEHUSK_EXPORT bool dehusk_options_set_want_lines(dehusk_options* options, bool want_lines) DEHUSK_NOEXCEPT;
/* Bounds one call; dehusk::Limits has the defaults, and how they bound memory. `most` is a number of bytes, of open
   elements (depth), elements or lines, or of milliseconds, where 0 is no limit. What is larger than the library can
   count is taken for the largest that it can. */
DEHUSK_EXPORT bool dehusk_options_set_limit(dehusk_options* options, dehusk_limit limit, uint64_t most) DEHUSK_NOEXCEPT;

/* ---- Extraction ------------------------------------------------------------------------------------------------ */

/* What was extracted. Owns all it holds. */
typedef struct dehusk_article dehusk_article;

/* Extracts articles, keeping its memory from page to page: up to 64 MB, which no usual page takes. Results do not
   depend on earlier calls. */
typedef struct dehusk_extractor dehusk_extractor;

/* Returns an extractor, to be given to dehusk_extractor_free(), or NULL where memory ended. */
DEHUSK_EXPORT dehusk_extractor* dehusk_extractor_new(void) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT void dehusk_extractor_free(dehusk_extractor* extractor) DEHUSK_NOEXCEPT;

/* Returns the article in the `byte_count` bytes at `bytes`, to be given to dehusk_article_free(), or NULL where memory
   ended or `extractor` is NULL; the extractor may then be used again.

   Any bytes will do, in any encoding, from any source; NULL is none. They are not kept, nor are the options; NULL for
   these is the default. Time and memory grow linearly with the input, within the limits. */
DEHUSK_EXPORT dehusk_article* dehusk_extractor_extract(dehusk_extractor* extractor, const char* bytes,
                                                       size_t byte_count,
                                                       const dehusk_options* options) DEHUSK_NOEXCEPT;

/* The same with an extractor of its own. For many pages one extractor for each thread is faster. */
DEHUSK_EXPORT dehusk_article* dehusk_extract(const char* bytes, size_t byte_count,
                                             const dehusk_options* options) DEHUSK_NOEXCEPT;

/* ---- Articles -------------------------------------------------------------------------------------------------- */

/* Gives back the article with all text and lines that were borrowed from it. */
DEHUSK_EXPORT void dehusk_article_free(dehusk_article* article) DEHUSK_NOEXCEPT;

/* Out of memory for NULL. */
DEHUSK_EXPORT dehusk_status dehusk_article_get_status(const dehusk_article* article) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_limit dehusk_article_get_limit(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* One line, NFC; empty when there is none. Owned by the article. */
DEHUSK_EXPORT dehusk_text dehusk_article_get_headline(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* NFC. Blocks are parted by one blank line; items of a list and rows of a table stand on lines of their own without
   blank lines between, cells are parted by a tab. No newline at the end; empty when there is no content. Owned by the
   article. */
DEHUSK_EXPORT dehusk_text dehusk_article_get_body(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* What the page states of the article; empty where it does not. Owned by the article. Names of the authors: */
DEHUSK_EXPORT dehusk_text dehusk_article_get_byline(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Day of publication in ISO 8601, with time of day and offset where they are stated: */
DEHUSK_EXPORT dehusk_text dehusk_article_get_published(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Language as a tag of BCP 47: */
DEHUSK_EXPORT dehusk_text dehusk_article_get_language(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Readers' comments; 0 unless the options want comments. */
DEHUSK_EXPORT size_t dehusk_article_get_comment_count(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Plain text; empty behind the last. Owned by the article. */
DEHUSK_EXPORT dehusk_text dehusk_article_get_comment(const dehusk_article* article, size_t index) DEHUSK_NOEXCEPT;
/* How the input was read: html or text. */
DEHUSK_EXPORT dehusk_input_kind dehusk_article_get_input(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* WHATWG name of the encoding that the input was read in. Owned by the library, valid as long as the program. */
DEHUSK_EXPORT dehusk_text dehusk_article_get_encoding(const dehusk_article* article) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_page_kind dehusk_article_get_kind(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* From 0 to 1: the word F1 that the body is expected to reach; 0 without a body. */
DEHUSK_EXPORT double dehusk_article_get_confidence(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Name of what was left open at the end of the page, such as "script"; empty on a page that ended properly. Owned by
   the library, valid as long as the program. */
DEHUSK_EXPORT dehusk_text dehusk_article_get_unclosed(const dehusk_article* article) DEHUSK_NOEXCEPT;

/* The line of `byte_count` bytes at `bytes`, such as the headline, as a heading of the first level in front of a body
   in that format. To be given to dehusk_owned_text_free(). */
DEHUSK_EXPORT dehusk_owned_text dehusk_heading(const char* bytes, size_t byte_count,
                                               dehusk_body_format format) DEHUSK_NOEXCEPT;

/* ---- Lines ----------------------------------------------------------------------------------------------------- */

/* One line of the page with its verdict. */
typedef struct dehusk_line dehusk_line;

/* Lines of the page; 0 unless the options want lines. */
DEHUSK_EXPORT size_t dehusk_article_get_line_count(const dehusk_article* article) DEHUSK_NOEXCEPT;
/* The line at `index`, borrowed from the article, or NULL behind the last. NULL is an empty line without reasons. */
DEHUSK_EXPORT const dehusk_line* dehusk_article_get_line(const dehusk_article* article, size_t index) DEHUSK_NOEXCEPT;

/* NFC, white space collapsed to single spaces (code keeps its own). Owned by the article. */
DEHUSK_EXPORT dehusk_text dehusk_line_get_text(const dehusk_line* line) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_line_kind dehusk_line_get_kind(const dehusk_line* line) DEHUSK_NOEXCEPT;
/* 1 to 6 for headings, else 0. */
DEHUSK_EXPORT int dehusk_line_get_heading_level(const dehusk_line* line) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT dehusk_verdict dehusk_line_get_verdict(const dehusk_line* line) DEHUSK_NOEXCEPT;
/* The classifier's probability, from 0 to 1, that the line belongs to the body, before rules and page-level decisions.
 */
DEHUSK_EXPORT double dehusk_line_get_score(const dehusk_line* line) DEHUSK_NOEXCEPT;
/* Smallest interval of the input's bytes that covers the line's characters, with markup in between. */
DEHUSK_EXPORT size_t dehusk_line_get_source_begin_byte(const dehusk_line* line) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT size_t dehusk_line_get_source_end_byte(const dehusk_line* line) DEHUSK_NOEXCEPT;
/* Reasons for the verdict, strongest first; at least one. */
DEHUSK_EXPORT size_t dehusk_line_get_reason_count(const dehusk_line* line) DEHUSK_NOEXCEPT;
/* `model` behind the last. */
DEHUSK_EXPORT dehusk_reason_kind dehusk_line_get_reason_kind(const dehusk_line* line, size_t index) DEHUSK_NOEXCEPT;
/* Id of the rule for the kind `rule`, such as "en.related.1", else empty. Owned by the article. */
DEHUSK_EXPORT dehusk_text dehusk_line_get_reason_rule(const dehusk_line* line, size_t index) DEHUSK_NOEXCEPT;

/* ---- Sites ----------------------------------------------------------------------------------------------------- */

/* Returns a profile that knows no page, to be given to dehusk_site_profile_free(), or NULL where memory ended.

   It remembers which lines stand on the pages of one site. With dehusk_options_set_site() it takes lines that repeat
   over the site out of the body; dehusk/site_profile.hpp says which. It takes 3 MB at most. */
DEHUSK_EXPORT dehusk_site_profile* dehusk_site_profile_new(void) DEHUSK_NOEXCEPT;
DEHUSK_EXPORT void dehusk_site_profile_free(dehusk_site_profile* site) DEHUSK_NOEXCEPT;

/* Learns the page that `article` was extracted from; one without lines teaches nothing, as the options have to want
   them. Returns false, and the profile is as it was, where memory ended or either is NULL. */
DEHUSK_EXPORT bool dehusk_site_profile_learn(dehusk_site_profile* site, const dehusk_article* article) DEHUSK_NOEXCEPT;
/* Learns all that `other` learned; the order does not matter. Returns false, and some of the pages are learned, where
   memory ended or either is NULL. */
DEHUSK_EXPORT bool dehusk_site_profile_merge(dehusk_site_profile* site,
                                             const dehusk_site_profile* other) DEHUSK_NOEXCEPT;
/* Pages that are remembered; 0 for NULL. */
DEHUSK_EXPORT size_t dehusk_site_profile_get_page_count(const dehusk_site_profile* site) DEHUSK_NOEXCEPT;
/* On how many of them a line of this text stands, as dehusk_line_get_text() gives it; 0 for lines that are too short
   to be learned. */
DEHUSK_EXPORT size_t dehusk_site_profile_get_pages_with(const dehusk_site_profile* site, const char* bytes,
                                                        size_t byte_count) DEHUSK_NOEXCEPT;
/* The profile as bytes, which are no UTF-8; equal for equal profiles. To be given to dehusk_owned_text_free(). */
DEHUSK_EXPORT dehusk_owned_text dehusk_site_profile_save(const dehusk_site_profile* site) DEHUSK_NOEXCEPT;
/* Becomes the profile that was saved as these bytes, which may be untrusted. Returns false, and the profile is as it
   was, where they are other bytes, those of a version that remembers otherwise among them, memory ended, or `site` is
   NULL. */
DEHUSK_EXPORT bool dehusk_site_profile_load(dehusk_site_profile* site, const char* bytes,
                                            size_t byte_count) DEHUSK_NOEXCEPT;

/* ---- Versions -------------------------------------------------------------------------------------------------- */

/* Version of the library that is linked, for example "1.2.3". Owned by the library, valid as long as the program. */
DEHUSK_EXPORT dehusk_text dehusk_version(void) DEHUSK_NOEXCEPT;
/* Names and digests of the trained models in the library; they change when results may change though the code is the
   same. To be given to dehusk_owned_text_free(). */
DEHUSK_EXPORT dehusk_owned_text dehusk_model_version(void) DEHUSK_NOEXCEPT;
/* Number and digest of the built-in residue rules. To be given to dehusk_owned_text_free(). */
DEHUSK_EXPORT dehusk_owned_text dehusk_rules_version(void) DEHUSK_NOEXCEPT;

#ifdef __cplusplus
}
#endif
