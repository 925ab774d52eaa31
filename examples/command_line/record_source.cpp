#include "command_line/record_source.hpp"

#include <utility>

#include "command_line/json_lines.hpp"
#include "command_line/warc.hpp"

namespace command_line {

std::size_t most_record_bytes(std::size_t page_bytes) {
    return 2 * page_bytes + (std::size_t{1} << 20);
}

PathSource::PathSource(const Arguments& arguments) : paths_(arguments.files) {
    if (arguments.list_path.empty()) return;
    list_file_.emplace(arguments.list_path, list_bytes_);
    error_ = list_file_->open_error();
    list_.emplace(*list_file_);
}

std::optional<std::string> PathSource::next() {
    if (!error_.empty()) return std::nullopt;
    if (!list_) return next_path_ < paths_.size() ? std::optional(paths_[next_path_++]) : std::nullopt;
    constexpr std::size_t most_path_bytes = std::size_t{1} << 20;  // far more than any system allows
    for (;;) {
        const std::string_view unread = list_->unread();
        const std::size_t path_bytes = unread.find('\n');
        if (path_bytes == std::string_view::npos) {
            if (unread.size() <= most_path_bytes && list_->fill()) continue;
            error_ = unread.size() > most_path_bytes ? "a line that is no path" : list_->take_error();
        }
        std::string path(list_->unread().substr(0, path_bytes));
        if (!error_.empty() || (path.empty() && path_bytes == std::string_view::npos)) return std::nullopt;
        list_->take(path_bytes == std::string_view::npos ? path.size() : path.size() + 1);
        if (!path.empty()) return path;
    }
}

std::optional<Record> RecordSource::next() {
    for (;;) {
        if (reader_) {
            if (auto record = reader_->next()) {
                record->source = path_;
                return record;
            }
            passed_over_ += reader_->passed_over();
            reader_.reset();
        }
        auto path = paths_.next();
        if (!path) return std::nullopt;
        path_ = *std::move(path);
        Record record;
        record.source = path_;
        if (arguments_.container == Container::none) return record;
        file_ = std::make_unique<FileSource>(path_, read_bytes_);
        record.error = file_->open_error();
        if (!record.error.empty()) return record;
        bytes_ = std::make_unique<DecompressedSource>(*file_);
        const std::size_t most_bytes = most_record_bytes(arguments_.most_page_bytes());
        if (arguments_.container == Container::jsonl) {
            reader_ = std::make_unique<JsonLinesReader>(*bytes_, most_bytes);
        } else {
            reader_ = std::make_unique<WarcReader>(*bytes_, most_bytes);
        }
    }
}

}  // namespace command_line
