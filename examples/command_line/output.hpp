// Writes to standard output and standard error, and knows when that fails.
#pragma once

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

/// Prints "dehusk: ..." for a failed write, unless the reader only went away. Returns the exit status: 0, or 1 on
/// failure.
int report_write(int write_error);

}  // namespace command_line
