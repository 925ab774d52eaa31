// The command line program: files in, headline and body out. README.md describes its options, its JSON and its exit
// statuses; examples/crawler_pipeline.cpp is the shorter program to learn the library from.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <dehusk/dehusk.hpp>

#include "command_line/arguments.hpp"
#include "command_line/file_input.hpp"
#include "command_line/interrupts.hpp"
#include "command_line/output.hpp"
#include "command_line/render.hpp"
#include "ordered_workers.hpp"

namespace {

using namespace command_line;

// The library reads no more than this of any input.
constexpr std::size_t most_input_bytes = std::size_t{1} << 30;

// What a thread hands to the writer. Rendering is part of a thread's work, so that the writer only writes.
struct Printout {
    std::string output;
    std::string message;
};

class Worker {
  public:
    Worker(const Arguments& arguments, const Terminal& terminal) : arguments_(arguments), terminal_(terminal) {}

    Printout operator()(const std::string& source) {
        try {
            return print(make_result(source));
        } catch (const std::bad_alloc&) {
            return print(failure(source, dehusk::Status::out_of_memory, "out of memory"));
        }
    }

  private:
    Result make_result(const std::string& source) {
        // One byte more than the limit, so that the library sees that there is more.
        const auto& options = arguments_.options;
        const FileContent content =
            reader_.read(source, std::min(options.limits.max_input_bytes, most_input_bytes) + 1);
        if (!content.error.empty()) return failure(source, dehusk::Status::unreadable, content.error);
        return {source, extractor_.extract(content.bytes, options), {}};
    }

    static Result failure(const std::string& source, dehusk::Status status, std::string error) {
        Result result{source, {}, std::move(error)};
        result.article.status = status;
        return result;
    }

    Printout print(const Result& result) const {
        return {render(result), result.failed() ? "dehusk: " + result.source + ": " + result.error + '\n' : ""};
    }

    std::string render(const Result& result) const {
        const bool with_name = arguments_.files.size() > 1;
        switch (arguments_.format) {
            case Format::text:
                return render_text(result, with_name);
            case Format::jsonl:
                return render_json(result, arguments_.options.want_lines);
            case Format::explain:
                return render_explanation(result, with_name, terminal_);
            case Format::explain_html:
                return render_explain_html(result);
        }
        return {};
    }

    const Arguments& arguments_;
    const Terminal& terminal_;
    FileReader reader_;
    dehusk::Extractor extractor_;
};

int run(const Arguments& arguments) {
    const Terminal terminal = find_terminal();
    Interrupts interrupts;
    bool all_read = true;
    int write_error = 0;

    const auto take = [&, next = arguments.files.begin()]() mutable -> std::optional<std::string> {
        return next == arguments.files.end() ? std::nullopt : std::optional(*next++);
    };
    const auto make_worker = [&] { return Worker(arguments, terminal); };
    const auto write = [&](const Printout& printout) {
        const auto held = interrupts.hold();
        if (!printout.message.empty()) {
            all_read = false;
            write_message(printout.message);
        }
        write_error = write_output(printout.output);
        return write_error == 0;
    };
    const std::size_t thread_count = std::min(arguments.thread_count, arguments.files.size());
    examples::run_in_order<Printout>(thread_count, take, make_worker, write);
    return std::max(report_write(write_error), all_read ? EXIT_SUCCESS : EXIT_FAILURE);
}

std::string version_text() {
    return "dehusk " DEHUSK_VERSION "\nlibrary " + std::string(dehusk::version()) + "\nmodel " +
           dehusk::model_version() + "\nrules " + dehusk::rules_version();
}

}  // namespace

int main(int argc, char** argv) try {
    occupy_closed_descriptors();
    let_writes_fail();
    const auto request = parse_arguments(argc, argv, version_text);
    if (const auto* farewell = std::get_if<Farewell>(&request)) {
        if (farewell->exit_status == 0) return report_write(write_output(farewell->text));
        write_message(farewell->text);
        return farewell->exit_status;
    }
    return run(std::get<Arguments>(request));
} catch (const std::exception& error) {
    write_message("dehusk: " + std::string(error.what()) + '\n');
    return EXIT_FAILURE;
}
