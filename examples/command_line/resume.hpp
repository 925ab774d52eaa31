// Goes on where an earlier run ended.
#pragma once

#include <string>

#include "command_line/output.hpp"
#include "command_line/record_source.hpp"

namespace command_line {

/// Takes as many records as there are earlier results, as each record makes one, and makes sure that the last result is
/// of the last of them. Returns why that is not so; empty when all is well.
std::string pass_over(const EarlierResults& earlier, RecordSource& source);

}  // namespace command_line
