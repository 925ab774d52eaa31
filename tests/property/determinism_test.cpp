// The same bytes in, the same bytes out: whatever else the process does, was told or has read before.
#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <locale>
#include <random>
#include <thread>

#include <dehusk/extract.hpp>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/same_article.hpp"
#include "support/test_size.hpp"

using namespace dehusk;
using dehusk::testing::is_same;

namespace {

// Labelled pages beside those of corpus/pages.
constexpr std::size_t most_labelled_pages = dehusk::testing::by_test_size(1000, 60, 20);

std::vector<std::string> pages() {
    std::vector<std::string> list;
    for (const testing::CorpusPage& page : testing::corpus_pages()) list.push_back(page.bytes);
    const auto labelled = dehusk_tests::evaluation_pages();
    const std::size_t step = std::max<std::size_t>(1, labelled.size() / most_labelled_pages);
    for (std::size_t i = 0; i < labelled.size(); i += step) list.push_back(dehusk_tests::read_page(labelled[i]));
    return list;
}

Options with_lines() {
    Options options;
    options.want_lines = true;
    return options;
}

/// What one thread with one extractor makes of the pages.
std::vector<Article> results(const std::vector<std::string>& inputs) {
    Extractor extractor;
    std::vector<Article> list;
    list.reserve(inputs.size());
    for (const std::string& input : inputs) list.push_back(extractor.extract(input, with_lines()));
    return list;
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint32_t seed) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = i;
    std::mt19937 random(seed);
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
}

/// Writes numbers as nobody would read them, and takes letters for something else.
struct OddNumbers : std::numpunct<char> {
    char do_decimal_point() const override { return 'e'; }
    char do_thousands_sep() const override { return '-'; }
    std::string do_grouping() const override { return "\1"; }
    std::string do_truename() const override { return "0"; }
};

struct OddLetters : std::ctype<char> {
    static const mask* odd_table() {
        static const std::array<mask, table_size> table = [] {
            std::array<mask, table_size> odd{};
            std::copy_n(classic_table(), table_size, odd.begin());
            std::ranges::reverse(odd);
            return odd;
        }();
        return table.data();
    }
    OddLetters() : std::ctype<char>(odd_table()) {}
    char do_tolower(char c) const override { return static_cast<char>(c ^ 1); }
    char do_toupper(char c) const override { return static_cast<char>(c ^ 1); }
};

/// Puts the process' locale and environment back.
class HostileSurroundings {
  public:
    HostileSurroundings()
        : before_(
              std::locale::global(std::locale(std::locale(std::locale::classic(), new OddNumbers), new OddLetters))) {
        // Those that are not installed are refused; one of them mostly is.
        for (const char* const odd : {"tr_TR.UTF-8", "az_AZ.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) {
            if (std::setlocale(LC_ALL, odd) != nullptr) break;
        }
        ::setenv("LC_ALL", "tr_TR.UTF-8", 1);
        ::setenv("LANG", "ar_SA.ISO-8859-6", 1);
        ::setenv("TZ", "Asia/Kathmandu", 1);
        ::setenv("ICU_DATA", "/nowhere", 1);
    }
    ~HostileSurroundings() {
        for (const char* const variable : {"LC_ALL", "LANG", "TZ", "ICU_DATA"}) ::unsetenv(variable);
        std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
    }
    HostileSurroundings(const HostileSurroundings&) = delete;
    HostileSurroundings& operator=(const HostileSurroundings&) = delete;

  private:
    std::locale before_;
};

}  // namespace

TEST_CASE("1 to 16 threads give the same, whatever each has read before") {
    const std::vector<std::string> inputs = pages();
    const std::vector<Article> expected = results(inputs);
    for (const std::uint32_t threads : {1U, 2U, 3U, 7U, 16U}) {
        std::vector<std::size_t> differing(threads);
        std::vector<std::thread> workers;
        for (std::uint32_t thread = 0; thread < threads; ++thread) {
            workers.emplace_back([&, thread] {
                Extractor extractor;
                const std::vector<std::size_t> order = shuffled(inputs.size(), thread);
                // All threads together read each page about twice.
                for (std::size_t i = 0; i < std::max<std::size_t>(1, 2 * inputs.size() / threads); ++i) {
                    const std::size_t page = order[i % order.size()];
                    const Article article = extractor.extract(inputs[page], with_lines());
                    differing[thread] += is_same(article, expected[page]) ? 0 : 1;
                }
            });
        }
        for (std::thread& worker : workers) worker.join();
        INFO(threads << " threads");
        CHECK(differing == std::vector<std::size_t>(threads));
    }
}

TEST_CASE("options of one call do not reach into the next") {
    const std::vector<std::string> inputs = pages();
    const std::vector<Article> expected = results(inputs);
    Options odd = with_lines();
    odd.preference = Preference::recall;
    odd.charset = "utf-16";
    odd.input = InputKind::text;
    odd.limits.max_lines = 3;
    odd.limits.max_line_bytes = 7;
    Extractor extractor;
    std::size_t differing = 0;
    for (const std::size_t page : shuffled(inputs.size(), 1)) {
        extractor.extract(inputs[(page + 1) % inputs.size()], odd);
        differing += is_same(extractor.extract(inputs[page], with_lines()), expected[page]) ? 0 : 1;
    }
    CHECK(differing == 0);
}

TEST_CASE("no locale, environment or time zone changes a result") {
    const std::vector<std::string> inputs = pages();
    const std::vector<Article> expected = results(inputs);
    const HostileSurroundings surroundings;
    const std::vector<Article> hostile = results(inputs);
    std::size_t differing = 0;
    for (std::size_t page = 0; page < inputs.size(); ++page)
        differing += is_same(hostile[page], expected[page]) ? 0 : 1;
    CHECK(differing == 0);
}
