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

std::string write_site_file(const std::string& path, const dehusk::SiteProfile& site) {
    const std::string bytes = site.save();
    const std::string unfinished = path + ".unfinished";
    errno = 0;
    std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    std::error_code error;
    if (file) {
        std::filesystem::rename(unfinished, path, error);
    } else {
        error = {errno != 0 ? errno : EIO, std::generic_category()};
    }
    if (!error) return "";
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    return error.message();
}

}  // namespace command_line
