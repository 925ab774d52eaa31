// For the programs that write tables of constants while the library is built (generated_table.cmake).
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

namespace dehusk {

class TableWriter {
  public:
    explicit TableWriter(std::FILE* file) : file_(file) {}

    /// The file, for what no function here writes.
    std::FILE* file() const { return file_; }

    /// `constexpr TYPE NAME[] = {...};`
    template <class Number>
    void write_array(const char* type, const std::string& name, std::span<const Number> numbers) {
        std::fprintf(file_, "constexpr %s %s[] = {", type, name.c_str());
        for (std::size_t index = 0; index < numbers.size(); ++index) {
            begin_number(index);
            std::fprintf(file_, "0x%llX,", static_cast<unsigned long long>(numbers[index]));
        }
        std::fputs("};\n", file_);
    }

    /// Before number `index` of an array: a new line now and then.
    void begin_number(std::size_t index) {
        constexpr std::size_t numbers_per_line = 16;
        if (index % numbers_per_line == 0) std::fputc('\n', file_);
    }

  private:
    std::FILE* file_;
};

/// The main function of such a program: opens the file that the arguments name, calls `write` with a TableWriter, and
/// returns the exit status.
template <class Write>
int write_table(int argc, char** argv, const Write& write) {
    std::FILE* const file = argc == 2 ? std::fopen(argv[1], "w") : nullptr;
    if (file == nullptr) {
        std::fprintf(stderr, "usage: %s OUTPUT_FILE\n", argv[0]);
        return EXIT_FAILURE;
    }
    write(TableWriter(file));
    const bool is_written = std::ferror(file) == 0;
    return std::fclose(file) == 0 && is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace dehusk
