// Writes the tables of the built-in rules as constants, run by the build: compile_builtin_rules OUTPUT_FILE
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "residue/rule_rows.hpp"

namespace {

using namespace dehusk;

class Writer {
  public:
    explicit Writer(std::FILE* file) : file_(file) {}

    template <class Number>
    void write_array(std::string_view type, const std::string& name, std::span<const Number> numbers) {
        std::fprintf(file_, "constexpr %.*s %s[] = {", static_cast<int>(type.size()), type.data(), name.c_str());
        for (std::size_t index = 0; index < numbers.size(); ++index) {
            if (index % numbers_per_line == 0) std::fputc('\n', file_);
            std::fprintf(file_, "0x%llX,", static_cast<unsigned long long>(numbers[index]));
        }
        std::fputs("};\n", file_);
    }

    void write_heads(const std::string& name, const HeadTables& heads) {
        write_array<std::uint8_t>("std::uint8_t", name + "_lengths", heads.lengths);
        write_array<std::uint64_t>("std::uint64_t", name + "_longest", heads.longest);
        write_array<std::uint32_t>("std::uint32_t", name + "_bucket_begins", heads.bucket_begins);
        write_array<std::uint32_t>("std::uint32_t", name + "_fingerprints", heads.fingerprints);
        write_array<std::uint16_t>("std::uint16_t", name + "_values", heads.values);
        const char* const of = name.c_str();
        std::fprintf(file_, "constexpr HeadTables %s = {%s_lengths, %s_longest, {", of, of, of);
        for (const std::uint64_t bits : heads.first_bytes) {
            std::fprintf(file_, "0x%llX,", static_cast<unsigned long long>(bits));
        }
        std::fprintf(file_, "}, %s_bucket_begins, %s_fingerprints, %s_values};\n", of, of, of);
    }

    void write_patterns(const PatternTables& patterns) {
        write_array<std::uint32_t>("std::uint32_t", "pattern_begins", patterns.pattern_begins);
        write_array<std::uint32_t>("std::uint32_t", "opening_begins", patterns.opening_begins);
        write_array<std::uint16_t>("std::uint16_t", "sources", patterns.sources);
        write_array<std::uint8_t>("std::uint8_t", "leads", patterns.leads);
    }

    void write_gates(std::span<const RuleGate> gates) {
        std::fputs("constexpr RuleGate gates[] = {\n", file_);
        for (const RuleGate& gate : gates) {
            std::fprintf(file_, "{0x%llX,%u,%u,%u},\n", static_cast<unsigned long long>(gate.tails),
                         unsigned{gate.min_words}, unsigned{gate.max_words}, unsigned{gate.min_bytes});
        }
        std::fputs("};\n", file_);
    }

    void write_rules(const RuleList& rules) {
        std::fputs("constexpr RuleRow rows[] = {\n", file_);
        for (const RuleRow& row : rules.rows()) {
            std::fprintf(file_, "{%u,%u,%u,%u,%u,%u,ResidueKind{%u},Match{%u},Place{%u},Reach{%u}},\n",
                         unsigned{row.texts_begin}, unsigned{row.pattern_bytes}, unsigned{row.id_bytes},
                         unsigned{row.language_bytes}, unsigned{row.min_words}, unsigned{row.max_words},
                         static_cast<unsigned>(row.kind), static_cast<unsigned>(row.match),
                         static_cast<unsigned>(row.place), static_cast<unsigned>(row.reach));
        }
        std::fputs("};\n", file_);
        // Characters, as numbers beyond 127 do not fit into a char everywhere, nor so much text into one literal.
        std::fputs("constexpr char texts[] = {", file_);
        for (std::size_t index = 0; index < rules.texts().size(); ++index) {
            if (index % numbers_per_line == 0) std::fputc('\n', file_);
            std::fprintf(file_, "'\\x%02X',", static_cast<unsigned>(static_cast<unsigned char>(rules.texts()[index])));
        }
        std::fputs("};\n", file_);
    }

    void write_tables(const RuleTables& tables) {
        write_rules(tables.rules);
        write_patterns(tables.patterns);
        write_gates(tables.gates);
        write_heads("anchored", tables.anchored);
        write_heads("floating", tables.floating);
        std::fprintf(file_,
                     "constexpr RuleTables builtin_tables = {RuleList(rows, {texts, sizeof texts}), "
                     "{pattern_begins, opening_begins, sources, leads}, gates, "
                     "anchored, floating, %u, %u};\n",
                     static_cast<unsigned>(tables.longest_anchored_words),
                     static_cast<unsigned>(tables.longest_floating_words));
    }

  private:
    static constexpr std::size_t numbers_per_line = 16;

    std::FILE* file_;
};

}  // namespace

int main(int argc, char** argv) {
    std::FILE* const file = argc == 2 ? std::fopen(argv[1], "wb") : nullptr;
    if (file == nullptr) {
        std::fputs("usage: compile_builtin_rules OUTPUT_FILE\n", stderr);
        return EXIT_FAILURE;
    }
    const dehusk::CompiledRules rules(dehusk::rule_rows());
    Writer(file).write_tables(rules.tables());
    const bool is_written = std::ferror(file) == 0;
    return std::fclose(file) == 0 && is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}
