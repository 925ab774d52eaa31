// Writes to standard output and standard error, and knows when that fails.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace command_line {

/// Gives standard input, output and error a descriptor that fails where the caller closed them, so that no file that is
/// opened later is taken for one of them.
void occupy_closed_descriptors();

/// From now on a reader that went away, or a file that may not grow, shows as a failed write instead of ending the
/// program.
void let_writes_fail();

/// Writes all of `bytes`. Returns 0, or the errno of what failed; EPIPE when nobody reads any more. A file, unlike a
/// pipe, is then left without a beginning of `bytes`.
int write_output(std::string_view bytes);

/// Writes `message` to standard error; a failure there has nowhere to be told. Control characters, which a file name
/// may hold, become question marks, but for the newlines.
void write_message(std::string_view message);

/// Writes `text` to standard error as it is, control characters with it.
void write_terminal(std::string_view text);

/// Prints "dehusk: NAME: ..." for a failed write, unless the reader only went away. Returns the exit status: 0, or 1 on
/// failure.
int report_write(int write_error, const std::string& name = "standard output");

/// What an earlier run wrote into a file.
struct EarlierResults {
    std::uint64_t count = 0;
    /// Without its newline.
    std::string last;
};

/// From now on what is written to standard output goes into the file `path`, which is emptied; or, when `earlier` is
/// given, behind what is there: whole lines, which are counted, as a line that a run that was killed did not finish is
/// cut off. Returns why that failed; empty when it did not.
std::string redirect_output(const std::string& path, EarlierResults* earlier);

}  // namespace command_line
