// WARC 1.0 and 1.1: the records of a web archive that hold pages.
//
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

#include "command_line/buffered_source.hpp"
#include "command_line/record.hpp"

namespace command_line {

/// Gives the records of types "response", "resource" and "conversion" whose content is HTML or text, or is not named.
/// All others are counted and passed over: requests, revisits, pictures. A broken record is one error, and reading goes
/// on with the next that can be found.
class WarcReader : public RecordReader {
  public:
    /// Keeps at most `most_bytes` of a block. `source` must outlive it.
    WarcReader(ByteSource& source, std::size_t most_bytes) : source_(source), most_bytes_(most_bytes) {}

    std::optional<Record> next() override;
    std::uint64_t passed_over() const override { return passed_over_; }

  private:
    bool fill();
    bool fill_to(std::size_t bytes);
    void skip_line_ends();
    bool is_at_record();
    bool search_record();
    Record read_record();
    std::size_t read_head(Record& record);
    void read_block(Record& record, std::size_t bytes);
    void check_end(Record& record);
    void fail(Record& record, std::string error);
    bool go_back();

    BufferedSource source_;
    std::size_t most_bytes_;
    /// Of the record that is being read; reused for the blocks that are passed over.
    std::string block_;
    /// Of the record that is being read.
    std::string type_;
    /// Why the source could not be read on, until that is reported; what was read before and not taken is then gone.
    std::string damage_;
    bool damage_taints_last_read_ = false;
    std::uint64_t record_number_ = 0;
    std::uint64_t passed_over_ = 0;
    std::uint64_t read_bytes_ = 0;
    std::uint64_t put_back_bytes_ = 0;
    /// What follows is not the begin of a record, and that has been reported.
    bool is_lost_ = false;
};

/// What is in a record.
struct WarcPage {
    std::string_view bytes;
    dehusk::InputKind input = dehusk::InputKind::automatic;
    std::string_view charset;
    /// 0 for a record that holds no HTTP response.
    int http_status = 0;
    /// Why there is no page.
    std::string error;
};

/// At most `most_bytes` of the page are decoded. Views are of `record` and `storage`.
WarcPage open_warc_record(const Record& record, std::size_t most_bytes, std::string& storage);

}  // namespace command_line
