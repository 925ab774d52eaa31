// Writes the tables of the built-in rules as constants, run by the build: compile_builtin_rules OUTPUT_FILE
#include <cstdio>
#include <string>
#include <string_view>

#include "residue/rule_rows.hpp"
#include "support/table_writer.hpp"

namespace {

using namespace dehusk;

class Writer {
  public:
    explicit Writer(TableWriter table) : table_(table) {}

    void write_heads(const std::string& name, const HeadTables& heads) {
        table_.write_array<std::uint8_t>("std::uint8_t", name + "_lengths", heads.lengths);
        table_.write_array<std::uint64_t>("std::uint64_t", name + "_longest", heads.longest);
        table_.write_array<std::uint32_t>("std::uint32_t", name + "_bucket_begins", heads.bucket_begins);
        table_.write_array<std::uint32_t>("std::uint32_t", name + "_fingerprints", heads.fingerprints);
        table_.write_array<std::uint16_t>("std::uint16_t", name + "_values", heads.values);
        const char* const of = name.c_str();
        std::fprintf(file(), "constexpr HeadTables %s = {%s_lengths, %s_longest, {", of, of, of);
        for (const std::uint64_t bits : heads.first_bytes) {
            std::fprintf(file(), "0x%llX,", static_cast<unsigned long long>(bits));
        }
        std::fprintf(file(), "}, %s_bucket_begins, %s_fingerprints, %s_values};\n", of, of, of);
    }

    void write_patterns(const PatternTables& patterns) {
        table_.write_array<std::uint32_t>("std::uint32_t", "pattern_begins", patterns.pattern_begins);
        table_.write_array<std::uint32_t>("std::uint32_t", "opening_begins", patterns.opening_begins);
        table_.write_array<std::uint16_t>("std::uint16_t", "sources", patterns.sources);
        table_.write_array<std::uint8_t>("std::uint8_t", "leads", patterns.leads);
    }

    void write_gates(std::span<const RuleGate> gates) {
        std::fputs("constexpr RuleGate gates[] = {\n", file());
        for (const RuleGate& gate : gates) {
            std::fprintf(file(), "{0x%llX,%u,%u,%u},\n", static_cast<unsigned long long>(gate.tails),
                         unsigned{gate.min_words}, unsigned{gate.max_words}, unsigned{gate.min_bytes});
        }
        std::fputs("};\n", file());
    }

    void write_rules(const RuleList& rules) {
        std::fputs("constexpr RuleRow rows[] = {\n", file());
        for (const RuleRow& row : rules.rows()) {
            std::fprintf(file(), "{%u,%u,%u,%u,%u,%u,ResidueKind{%u},Match{%u},Place{%u},Reach{%u}},\n",
                         unsigned{row.texts_begin}, unsigned{row.pattern_bytes}, unsigned{row.id_bytes},
                         unsigned{row.language_bytes}, unsigned{row.min_words}, unsigned{row.max_words},
                         static_cast<unsigned>(row.kind), static_cast<unsigned>(row.match),
                         static_cast<unsigned>(row.place), static_cast<unsigned>(row.reach));
        }
        std::fputs("};\n", file());
        // Characters, as numbers beyond 127 do not fit into a char everywhere, nor so much text into one literal.
        std::fputs("constexpr char texts[] = {", file());
        for (std::size_t index = 0; index < rules.texts().size(); ++index) {
            table_.begin_number(index);
            std::fprintf(file(), "'\\x%02X',", static_cast<unsigned>(static_cast<unsigned char>(rules.texts()[index])));
        }
        std::fputs("};\n", file());
    }

    void write_tables(const RuleTables& tables) {
        write_rules(tables.rules);
        write_patterns(tables.patterns);
        write_gates(tables.gates);
        write_heads("anchored", tables.anchored);
        write_heads("floating", tables.floating);
        std::fprintf(file(),
                     "constexpr RuleTables builtin_tables = {RuleList(rows, {texts, sizeof texts}), "
                     "{pattern_begins, opening_begins, sources, leads}, gates, "
                     "anchored, floating, %u, %u};\n",
                     static_cast<unsigned>(tables.longest_anchored_words),
                     static_cast<unsigned>(tables.longest_floating_words));
    }

  private:
    std::FILE* file() const { return table_.file(); }

    TableWriter table_;
};

}  // namespace

int main(int argc, char** argv) {
    return dehusk::write_table(argc, argv, [](dehusk::TableWriter table) {
        const dehusk::CompiledRules rules(dehusk::rule_rows());
        Writer(table).write_tables(rules.tables());
    });
}
