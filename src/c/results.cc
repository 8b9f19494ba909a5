#include <tenet/tenet.h>

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "c/calls.h"
#include "c/fields.h"

namespace tenet::c {
namespace {

struct ResultsObject {
  RowsPointer rows = {};
  std::mutex mutex = {};
  std::map<std::pair<std::size_t, int>, std::string> made = {};  // texts that are in no row, by row and field
};

// The value of a field. Throws where there is no such row.
Value value_of(const ResultsObject& results, std::size_t row, int field) {
  if (row != about && row >= results.rows->size()) misused("results: there is no such row");
  return results.rows->value(row, field);
}

// The number that a field holds, 0 for none.
template <typename Number>
Number number_of(const tenet_results* results, std::size_t row, int field) {
  Number number = 0;
  (void)call([&] {
    const Value value = value_of(*object_of<ResultsObject>(results), row, field);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) number = static_cast<Number>(*integer);
    if (const auto* real = std::get_if<double>(&value)) number = static_cast<Number>(*real);
  });
  return number;
}

}  // namespace

void give_rows(RowsPointer rows, tenet_results** results) {
  auto object = std::make_shared<ResultsObject>();
  object->rows = std::move(rows);
  give(std::move(object), results);
}

}  // namespace tenet::c

using namespace tenet::c;

int tenet_results_close(tenet_results* results) {
  return call([&] { close_handle<ResultsObject>(results); });
}

size_t tenet_results_size(const tenet_results* results) {
  std::size_t size = 0;
  (void)call([&] { size = object_of<ResultsObject>(results)->rows->size(); });
  return size;
}

const char* tenet_results_text(const tenet_results* results, size_t row, int field, size_t* bytes) {
  const char* text = nullptr;
  std::size_t size = 0;
  (void)call([&] {
    const auto object = object_of<ResultsObject>(results);
    Value value = value_of(*object, row, field);
    if (auto* made = std::get_if<std::string>(&value)) {
      const std::scoped_lock lock(object->mutex);
      const auto kept = object->made.try_emplace({row, field}, std::move(*made)).first;
      text = kept->second.c_str();
      size = kept->second.size();
    } else {
      const auto* view = std::get_if<std::string_view>(&value);
      text = view == nullptr ? "" : view->data();
      size = view == nullptr ? 0 : view->size();
    }
  });
  if (bytes != nullptr) *bytes = size;
  return text;
}

int64_t tenet_results_integer(const tenet_results* results, size_t row, int field) {
  return number_of<std::int64_t>(results, row, field);
}

double tenet_results_real(const tenet_results* results, size_t row, int field) {
  return number_of<double>(results, row, field);
}

int tenet_results_rows(const tenet_results* results, size_t row, int field, tenet_results** rows) {
  return call([&] {
    *required(rows, "results: where the rows are to go is NULL") = nullptr;
    const Value value = value_of(*object_of<ResultsObject>(results), row, field);
    const auto* inner = std::get_if<RowsPointer>(&value);
    give_rows(inner == nullptr ? make_rows(std::vector<Nothing>()) : *inner, rows);
  });
}

int tenet_results_field(const tenet_results* results, size_t row, size_t i) {
  int field = 0;
  (void)call([&] {
    const auto object = object_of<ResultsObject>(results);
    if (row != about && row >= object->rows->size()) misused("results: there is no such row");
    const std::vector<int>& fields = object->rows->fields(row);
    if (i < fields.size()) field = fields[i];
  });
  return field;
}

int tenet_field_kind(int field) {
  const Field* const found = find_field(field);
  return found == nullptr ? 0 : found->kind;
}

const char* tenet_field_name(int field) {
  const Field* const found = find_field(field);
  return found == nullptr ? nullptr : found->name;
}

int tenet_field_of(const char* name) {
  const Field* const found = name == nullptr ? nullptr : find_field(std::string_view(name));
  return found == nullptr ? 0 : found->number;
}
