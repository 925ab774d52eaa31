// Profiles of sites as files.
#pragma once

#include <string>

#include <dehusk/site_profile.hpp>

namespace command_line {

/// Reads `site` from the file `path`. Returns why that failed; empty when it did not.
std::string read_site_file(const std::string& path, dehusk::SiteProfile& site);

/// Writes `site` into the file `path`, whole or not at all; what is no regular file, such as a pipe, is written to as
/// it stands. Returns why that failed; empty when it did not.
std::string write_site_file(const std::string& path, const dehusk::SiteProfile& site);

}  // namespace command_line
