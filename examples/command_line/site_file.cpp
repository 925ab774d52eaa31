#include "command_line/site_file.hpp"

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "command_line/file_input.hpp"

namespace command_line {

std::string read_site_file(const std::string& path, dehusk::SiteProfile& site) {
    // Several times what the largest profile takes.
    constexpr std::size_t most_bytes = std::size_t{8} << 20;
    FileReader reader;
    const FileContent content = reader.read(path, most_bytes);
    if (!content.error.empty()) return content.error;
    return site.load(content.bytes) ? "" : "not a profile of a site that this version can read";
}

namespace {

/// Empty when all was written.
std::error_code write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (file) return {};
    return {errno != 0 ? errno : EIO, std::generic_category()};
}

}  // namespace

std::string write_site_file(const std::string& path, const dehusk::SiteProfile& site) {
    namespace fs = std::filesystem;
    const std::string bytes = site.save();
    std::error_code error;
    // What a link leads to is written, and the link stays.
    const bool is_link = fs::is_symlink(fs::symlink_status(path, error));
    const fs::path target = is_link ? fs::canonical(path, error) : fs::path(path);
    const fs::file_status status = fs::status(path, error);
    // A pipe or a device takes the bytes; a file put in its place would take the place of the device. A link that leads
    // nowhere yet is for the system to follow.
    if (target.empty() || (fs::exists(status) && !fs::is_regular_file(status))) {
        error = write_bytes(path, bytes);
        return error ? error.message() : "";
    }
    const fs::path unfinished = target.string() + ".unfinished";
    error = write_bytes(unfinished, bytes);
    if (!error) fs::rename(unfinished, target, error);
    if (!error) return "";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    return error.message();
}

}  // namespace command_line
