// Rows that are appended by the million, in blocks that never move.
//
// A vector holds its rows twice while it grows, and half of the new place is empty: at its peak it takes three times
// what its rows do. A list of blocks takes their own size and one block. Not thread-safe.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace dehusk {

template <class Row>
class RowList {
    static_assert(std::is_trivially_copyable_v<Row>, "rows that were removed stay where they are");

    using Block = std::unique_ptr<Row[]>;

    static constexpr std::size_t block_rows = 2048;

    /// A row, or where the next one would be: at the end of a full block that is the block behind it, which may be
    /// null.
    template <class Value>
    class BasicIterator {
      public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = Value*;
        using reference = Value&;

        BasicIterator() = default;
        BasicIterator(const Block* block, std::size_t place) : row_(block->get() + place), block_(block) {
            if (row_ != nullptr) block_end_ = block->get() + block_rows;
        }

        Value& operator*() const { return *row_; }
        Value* operator->() const { return row_; }
        Value& operator[](difference_type rows) const { return *(*this + rows); }

        BasicIterator& operator++() {
            if (++row_ == block_end_) *this = {block_ + 1, 0};
            return *this;
        }
        BasicIterator& operator--() { return *this -= 1; }
        BasicIterator operator++(int) { return std::exchange(*this, *this + 1); }
        BasicIterator operator--(int) { return std::exchange(*this, *this - 1); }
        BasicIterator& operator+=(difference_type rows) {
            constexpr auto size = static_cast<difference_type>(block_rows);
            rows += place();
            const difference_type blocks = rows >= 0 ? rows / size : (rows + 1) / size - 1;
            return *this = {block_ + blocks, static_cast<std::size_t>(rows - blocks * size)};
        }
        BasicIterator& operator-=(difference_type rows) { return *this += -rows; }

        friend BasicIterator operator+(BasicIterator iterator, difference_type rows) { return iterator += rows; }
        friend BasicIterator operator+(difference_type rows, BasicIterator iterator) { return iterator += rows; }
        friend BasicIterator operator-(BasicIterator iterator, difference_type rows) { return iterator -= rows; }
        friend difference_type operator-(BasicIterator a, BasicIterator b) {
            return (a.block_ - b.block_) * static_cast<difference_type>(block_rows) + a.place() - b.place();
        }
        friend bool operator==(BasicIterator a, BasicIterator b) { return a.row_ == b.row_; }
        friend auto operator<=>(BasicIterator a, BasicIterator b) { return a - b <=> 0; }

      private:
        difference_type place() const { return block_ == nullptr ? 0 : row_ - block_->get(); }

        Value* row_ = nullptr;
        const Value* block_end_ = nullptr;
        const Block* block_ = nullptr;
    };

  public:
    using value_type = Row;
    using iterator = BasicIterator<Row>;
    using const_iterator = BasicIterator<const Row>;

    RowList() = default;
    RowList(RowList&& other) noexcept { swap(other); }
    RowList& operator=(RowList&& other) noexcept {
        swap(other);
        return *this;
    }

    bool empty() const { return size() == 0; }
    std::size_t size() const { return full_blocks_ * block_rows + static_cast<std::size_t>(next_ - block_begin_); }

    Row& operator[](std::size_t index) { return blocks_[index / block_rows][index % block_rows]; }
    const Row& operator[](std::size_t index) const { return blocks_[index / block_rows][index % block_rows]; }
    Row& back() { return (*this)[size() - 1]; }
    const Row& back() const { return (*this)[size() - 1]; }

    /// Rows stay where they are; iterators do not stay good.
    void push_back(const Row& row) {
        if (next_ == block_end_) start_block();
        *next_++ = row;
    }
    void pop_back() { cut(size() - 1); }
    /// Keeps the memory.
    void clear() {
        if (!blocks_.empty()) cut(0);
    }

    iterator begin() { return at<iterator>(0); }
    iterator end() { return at<iterator>(size()); }
    const_iterator begin() const { return at<const_iterator>(0); }
    const_iterator end() const { return at<const_iterator>(size()); }

    void swap(RowList& other) noexcept {
        blocks_.swap(other.blocks_);
        std::swap(full_blocks_, other.full_blocks_);
        std::swap(block_begin_, other.block_begin_);
        std::swap(block_end_, other.block_end_);
        std::swap(next_, other.next_);
    }

  private:
    template <class Iterator>
    Iterator at(std::size_t index) const {
        return blocks_.empty() ? Iterator() : Iterator(&blocks_[index / block_rows], index % block_rows);
    }

    void start_block() {
        const std::size_t begun = next_ == nullptr ? 0 : full_blocks_ + 1;
        if (begun + 1 >= blocks_.size()) {
            Block block = std::make_unique<Row[]>(block_rows);
            blocks_.resize(begun + 2);
            blocks_[begun] = std::move(block);
        }
        cut(begun * block_rows);
    }

    /// To less than the rows that there are blocks for.
    void cut(std::size_t size) {
        full_blocks_ = size / block_rows;
        block_begin_ = blocks_[full_blocks_].get();
        block_end_ = block_begin_ + block_rows;
        next_ = block_begin_ + size % block_rows;
    }

    /// The last is null, so that there is one behind every full block.
    std::vector<Block> blocks_;
    std::size_t full_blocks_ = 0;  ///< before the one that is being filled
    Row* block_begin_ = nullptr;
    Row* block_end_ = nullptr;
    Row* next_ = nullptr;
};

}  // namespace dehusk
