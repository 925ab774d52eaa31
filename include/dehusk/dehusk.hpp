// dehusk takes the headline and the clean body out of scraped web pages and out of text that somebody already scraped.
//
// This header includes the others. A whole program:
//
// ```cpp
// #include <iostream>
// #include <iterator>
// #include <dehusk/dehusk.hpp>
//
// int main() {
//     std::string page{std::istreambuf_iterator<char>(std::cin), {}};
//     dehusk::Article article = dehusk::extract(page);
//     std::cout << article.headline << "\n\n" << article.body << "\n";
//     return article.status == dehusk::Status::ok ? 0 : 1;
// }
// ```
//
// Which header to read next:
//
//     dehusk/extract.hpp       extract(), Extractor, Options, Limits, Article: all that most programs need
//     dehusk/line.hpp          Line, Verdict, Reason: every line of the page, and why it stayed or went
//     dehusk/rule_set.hpp      RuleSet: residue rules of one's own
//     dehusk/site_profile.hpp  SiteProfile: what the pages of one site have in common, for crawlers
//     dehusk/version.hpp       the version as macros and as a function
//     dehusk/dehusk.h          all of it for C
//
// Any bytes are a document. Nothing here prints, exits or throws on bad input: `Article::status` tells how a call
// ended. Only std::bad_alloc leaves the library. `extract` may be called from many threads at once; an `Extractor`
// belongs to one thread at a time.
//
// Names: snake_case for functions and variables, CamelCase for types, short enumerators. A number's name says its unit;
// bytes and lines count from 0, and the end of an interval is excluded.
//
// Words with one meaning each, in headers, code and documents:
//
//     page             the input, when it is HTML
//     dump             the input, when it is text that somebody already extracted from a page, hard-wrapped or not
//     line             a paragraph, heading, list item, table cell, caption or block of code: the unit of every
//                      decision. Not a line of the file: a hard-wrapped paragraph of a dump is one line
//     block            what a blank line parts from its neighbours in the body: a paragraph, a list, a table, code
//     headline         the article's own title, without the name of the site
//     body             the article's text: paragraphs, sub-headings, lists, tables, quotes and code, in order
//     residue          every other line: navigation, teasers, bylines, captions, comments under articles, notices
//     residue section  a heading such as "Related articles" and the lines that belong to it
//     teaser           a line that advertises another article
//     verdict          body, headline or residue: every line has one
//     reason           what a verdict rests on: the classifier, a residue rule, or a place on the page
//     score            the classifier's probability that a line belongs to the body, before rules
//     kind             what the page is as a whole: article, documentation, forum, ... ; of a line, what it is on the
//                      page: paragraph, heading, ...
//     confidence       how far the body is expected to agree with what a reader would mark, as word F1
//     source interval  the smallest interval of the input's bytes that covers a line
//     limit            a bound of one call; at a limit what was read so far is still extracted
#pragma once

#include <dehusk/extract.hpp>
#include <dehusk/line.hpp>
#include <dehusk/rule_set.hpp>
#include <dehusk/site_profile.hpp>
#include <dehusk/version.hpp>
