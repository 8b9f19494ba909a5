#pragma once

#include <string>
#include <string_view>

// The one place where what the program says leaves it.
namespace tenet::cli {

// Puts a filter before standard output and standard error. Whatever is written to stdout and stderr from now on, by any
// function of any library, has its characters that steer a terminal escaped (visible.h), other than those of own().
// Also sees that nothing else is opened in the place of a standard stream that is closed. To be called once, first of
// all.
void guard_standard_streams();

// A control sequence of the program's own, for instance "\x1b[1m", which the filter lets through. It is told from one
// in a text by a number that is drawn anew for each process. Takes columns in no line.
[[nodiscard]] std::string own(std::string_view sequence);

// Whether standard output is written to the byte from now on: for formats that programs read.
void write_exactly(bool exact);

}  // namespace tenet::cli
