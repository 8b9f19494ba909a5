#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Answers of the library as rows with fields.
namespace tenet::c {

class Rows;
using RowsPointer = std::shared_ptr<const Rows>;
// What a field of a row holds. A view is of a text that ends with a zero byte and lives as long as its row; a string is
// made for the asker. Nothing: the row has no such field.
using Value = std::variant<std::monostate, std::string_view, std::string, std::int64_t, double, RowsPointer>;
// Keeps alive what views and inner rows point into.
using Owner = std::shared_ptr<const void>;

inline constexpr std::size_t about = static_cast<std::size_t>(-1);  // TENET_ABOUT

// A table that never changes.
class Rows {
 public:
  Rows() = default;
  virtual ~Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  [[nodiscard]] virtual std::size_t size() const = 0;
  // `row` is less than size(), or `about`.
  [[nodiscard]] virtual Value value(std::size_t row, int field) const = 0;
  // The fields of that row, in the order to show.
  [[nodiscard]] virtual const std::vector<int>& fields(std::size_t row) const = 0;
};

// How the fields of a T are read.
template <typename T>
class Columns {
 public:
  using Get = std::function<Value(const T&, const Owner&)>;

  Columns& add(int field, Get get) {
    place_.at(static_cast<std::size_t>(field)) = static_cast<std::uint8_t>(gets_.size() + 1);
    fields_.push_back(field);
    gets_.push_back(std::move(get));
    return *this;
  }
  [[nodiscard]] Value get(const T& row, int field, const Owner& owner) const {
    const bool is_known = field > 0 && static_cast<std::size_t>(field) < place_.size();
    const std::size_t place = is_known ? place_[static_cast<std::size_t>(field)] : 0;
    return place == 0 ? Value() : gets_[place - 1](row, owner);
  }
  [[nodiscard]] const std::vector<int>& fields() const { return fields_; }

 private:
  std::array<std::uint8_t, 256> place_ = {};  // by field, from 1; 0 for none
  std::vector<int> fields_;
  std::vector<Get> gets_;
};

// Specialised for every type that is a row, in columns.cc.
template <typename T>
const Columns<T>& columns();

// For a table that has nothing to say of itself.
struct Nothing {};
template <>
inline const Columns<Nothing>& columns<Nothing>() {
  static const Columns<Nothing> none;
  return none;
}

template <typename T, typename About = Nothing>
class RowsOf final : public Rows {
 public:
  RowsOf(std::shared_ptr<const std::vector<T>> rows, std::shared_ptr<const About> whole)
      : rows_(std::move(rows)), about_(std::move(whole)) {}

  [[nodiscard]] std::size_t size() const override { return rows_->size(); }
  [[nodiscard]] Value value(std::size_t row, int field) const override {
    if (row == about) return about_ ? columns<About>().get(*about_, field, about_) : Value();
    return columns<T>().get((*rows_)[row], field, rows_);
  }
  [[nodiscard]] const std::vector<int>& fields(std::size_t row) const override {
    return row == about ? columns<About>().fields() : columns<T>().fields();
  }

 private:
  std::shared_ptr<const std::vector<T>> rows_;
  std::shared_ptr<const About> about_;
};

// Rows of their own.
template <typename T>
RowsPointer make_rows(std::vector<T> rows) {
  return std::make_shared<RowsOf<T>>(std::make_shared<const std::vector<T>>(std::move(rows)), nullptr);
}
template <typename T>
RowsPointer make_row(T row) {
  std::vector<T> rows;
  rows.push_back(std::move(row));
  return make_rows(std::move(rows));
}
// `whole`, whose member `rows` is the rows.
template <typename T, typename About>
RowsPointer make_rows(About whole, std::vector<T> About::*rows) {
  const auto kept = std::make_shared<const About>(std::move(whole));
  return std::make_shared<RowsOf<T, About>>(std::shared_ptr<const std::vector<T>>(kept, &((*kept).*rows)), kept);
}
// `rows`, which `owner` keeps alive.
template <typename T>
RowsPointer inner_rows(const std::vector<T>& rows, const Owner& owner) {
  return std::make_shared<RowsOf<T>>(std::shared_ptr<const std::vector<T>>(owner, &rows), nullptr);
}

}  // namespace tenet::c
