// Real pages, changed by whole tokens of HTML, through the whole library: what crashes, what is unsound, and what takes
// how long and how much memory.
//
//     mutated_pages [--first NUMBER] [--pages COUNT]
//
// Page NUMBER is the same whenever it is asked for. The number printed last names the page that a crash came from.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "fuzz/check_article.hpp"
#include "fuzz/html_tokens.hpp"
#include "support/evaluation_data.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20;
constexpr double most_seconds = 5.0;
// Each how many of the pages is extracted again in another way, one way after the other.
constexpr std::size_t related_page_step = 5;

struct Arguments {
    std::size_t first = 0;
    std::size_t pages = 300;
};

Arguments read_arguments(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        (name == "--first" ? arguments.first : arguments.pages) = std::strtoull(argv[i + 1], nullptr, 10);
        if (name != "--first" && name != "--pages") throw std::invalid_argument(argv[i]);
    }
    return arguments;
}

class Sources {
  public:
    Sources() : files_(dehusk_tests::evaluation_pages()) {
        const auto own = dehusk_tests::corpus_pages();
        files_.insert(files_.end(), own.begin(), own.end());
    }

    std::string mutated(std::size_t number) const {
        Random random(static_cast<unsigned>(number + 1));
        random.discard(8);  // neighbouring seeds begin alike
        const std::string page = dehusk_tests::read_page(files_[number % files_.size()]);
        // Few changes leave a page that is nearly right, many leave soup.
        const std::size_t changes = std::size_t{1} << (random() % 9);
        return with_mutated_tokens(page, changes, random, most_bytes);
    }

  private:
    std::vector<std::filesystem::path> files_;
};

struct Slowest {
    double seconds = 0.0;
    std::size_t number = 0;
    std::size_t bytes = 0;
};

// Not those that other processes took.
double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss >> 10;
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = read_arguments(argc, argv);
    const Sources sources;
    Extractor extractor;
    Options options;
    options.want_lines = true;
    Slowest slowest;
    std::size_t bytes = 0;
    for (std::size_t number = arguments.first; number < arguments.first + arguments.pages; ++number) {
        std::cerr << '\r' << number << std::flush;
        const std::string page = sources.mutated(number);
        options.input = number % 8 == 7 ? InputKind::text : InputKind::automatic;
        options.preference = static_cast<Preference>(number % 3);
        options.body_format = static_cast<BodyFormat>(number / 3 % 3);
        options.want_links = options.want_images = options.want_comments = number % 2 == 1;
        const double began = processor_seconds();
        const Article article = extractor.extract(page, options);
        const double took = processor_seconds() - began;
        check_article(article, page, options);
        if (number % related_page_step == 0) {
            const std::size_t relation = number / related_page_step % relation_count;
            check_extraction(extractor, page, options, static_cast<Relation>(relation));
        }
        if (took > slowest.seconds) slowest = {took, number, page.size()};
        bytes += page.size();
    }
    std::cerr << '\n';
    std::cout << arguments.pages << " pages, " << (bytes >> 20) << " MB; the slowest, page " << slowest.number << " of "
              << slowest.bytes << " bytes, took " << slowest.seconds << " s; peak of the process " << peak_megabytes()
              << " MB\n";
    return slowest.seconds <= most_seconds ? 0 : 1;
}
