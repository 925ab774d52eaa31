// A crawler's last step: many saved pages in, one JSON object a page out.
//
//     crawler_pipeline THREADS FOLDER     every file under FOLDER, in the order of their names
//     crawler_pipeline THREADS @LIST      the files named in LIST, one a line; @- is standard input
//
// It shows how to use dehusk from many threads:
//
//   1. Each thread makes one dehusk::Extractor and keeps it: an extractor reuses its memory from page to page. It must
//   not
//      be shared, because a call changes it.
//   2. What is known of the pages goes into dehusk::Options once. Options are only read, so all threads share them.
//   3. A page is never an error. Whatever the bytes are, extract() returns an Article whose status says what happened;
//      std::bad_alloc is the one exception, and it costs one page, not the run.
//   4. Results are written in the order of the input, whatever thread was faster, and only a few wait in memory at any
//      time: see ordered_workers.hpp.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/dehusk.hpp>

#include "ordered_workers.hpp"

namespace {

namespace fs = std::filesystem;

// Gives the paths of the pages one after the other. The list is read while the work goes on, so it may be a pipe that
// another program still writes to.
class PageSource {
  public:
    static std::optional<PageSource> open(const std::string& argument) {
        PageSource source;
        if (argument == "@-") {
            source.list_ = &std::cin;
        } else if (argument.starts_with('@')) {
            source.file_ = std::make_unique<std::ifstream>(argument.substr(1));
            source.list_ = source.file_.get();
            if (!*source.file_) return std::nullopt;
        } else if (!source.find_pages(argument)) {
            return std::nullopt;
        }
        return source;
    }

    std::optional<std::string> next() {
        if (list_ == nullptr) {
            return next_path_ < paths_.size() ? std::optional(std::move(paths_[next_path_++])) : std::nullopt;
        }
        std::string line;
        return std::getline(*list_, line) ? std::optional(std::move(line)) : std::nullopt;
    }

  private:
    bool find_pages(const fs::path& folder) {
        std::error_code error;
        const auto options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator entry(folder, options, error), end; !error && entry != end;
             entry.increment(error)) {
            std::error_code ignored;  // a file that vanishes meanwhile is not a page
            if (entry->is_regular_file(ignored)) paths_.push_back(entry->path().string());
        }
        std::sort(paths_.begin(), paths_.end());
        return !error;
    }

    std::vector<std::string> paths_;
    std::size_t next_path_ = 0;
    std::unique_ptr<std::ifstream> file_;
    std::istream* list_ = nullptr;
};

std::optional<std::string> read_file(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return file.good() || file.eof() ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string json_line(const std::string& path, const dehusk::Article& article) {
    const nlohmann::ordered_json object{{"source", path},
                                        {"status", dehusk::name(article.status)},
                                        {"headline", article.headline},
                                        {"body", article.body}};
    // Paths may hold any byte; JSON may not, so what is not UTF-8 is replaced.
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string process(const std::string& path, dehusk::Extractor& extractor, const dehusk::Options& options) {
    dehusk::Article article;
    try {
        if (const auto bytes = read_file(path)) {
            article = extractor.extract(*bytes, options);
        } else {
            article.status = dehusk::Status::unreadable;
        }
        return json_line(path, article);
    } catch (const std::bad_alloc&) {
        article = {};
        article.status = dehusk::Status::out_of_memory;
    }
    return json_line(path, article);
}

int run(std::size_t thread_count, PageSource& pages) {
    dehusk::Options options;
    options.input = dehusk::InputKind::html;     // a crawler knows; `automatic` would look at the content
    options.limits.max_input_bytes = 8'000'000;  // pages of more are not articles
    options.limits.max_output_bytes = 1'000'000;

    const auto take = [&] { return pages.next(); };
    const auto make_worker = [&] {
        return [&options, extractor = dehusk::Extractor()](const std::string& path) mutable {
            return process(path, extractor, options);
        };
    };
    const auto write = [](const std::string& line) { return static_cast<bool>(std::cout << line); };
    examples::run_in_order<std::string>(thread_count, take, make_worker, write);

    if (std::cout.flush()) return EXIT_SUCCESS;
    std::cerr << "crawler_pipeline: cannot write to standard output\n";
    return EXIT_FAILURE;
}

std::size_t parse_thread_count(std::string_view text) {
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() && count <= 1024 ? count : 0;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::size_t thread_count = argc == 3 ? parse_thread_count(argv[1]) : 0;
    if (thread_count == 0) {
        std::cerr << "usage: crawler_pipeline THREADS FOLDER|@LIST\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    // Reading std::cin flushes std::cout as long as they are tied, and another thread writes to that.
    std::cin.tie(nullptr);
    auto pages = PageSource::open(argv[2]);
    if (!pages) {
        std::cerr << "crawler_pipeline: cannot read " << argv[2] << '\n';
        return EXIT_FAILURE;
    }
    return run(thread_count, *pages);
} catch (const std::exception& error) {
    std::cerr << "crawler_pipeline: " << error.what() << '\n';
    return EXIT_FAILURE;
}
