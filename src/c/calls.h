#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <tenet/error.h>
#include <tenet/tenet.h>

#include "c/handles.h"
#include "c/rows.h"

// What every function of the C interface does: no exception leaves it, and each handle is looked up.
namespace tenet::c {

// Keeps the exception being handled as the last error of this thread; gives its status.
int note_exception() noexcept;

// Runs the body of a function; gives TENET_OK, or the status of what it threw.
template <typename Work>
int call(Work&& work) noexcept {
  try {
    std::forward<Work>(work)();
    return TENET_OK;
  } catch (...) {
    return note_exception();
  }
}

// Throws Error with ErrorCode::misused.
[[noreturn]] void misused(const char* what);
// `pointer`, which must not be NULL; `what` names the argument.
template <typename T>
T* required(T* pointer, const char* what) {
  if (pointer == nullptr) misused(what);
  return pointer;
}

// All handles of a type: T is what they stand for. They are never destroyed, as any thread may still ask.
template <typename T>
Handles<T>& handles() {
  static Handles<T>& all = *new Handles<T>();  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
  return all;
}

// What the handle stands for. Throws where it is NULL or closed.
template <typename T, typename Handle>
std::shared_ptr<T> object_of(const Handle* handle) {
  auto object = handles<T>().find(reinterpret_cast<std::uintptr_t>(handle));
  if (!object) misused("the handle is NULL, closed, or of another type");
  return object;
}
template <typename T, typename Handle>
void give(std::shared_ptr<T> object, Handle** handle) {
  *handle = reinterpret_cast<Handle*>(handles<T>().add(std::move(object)));  // NOLINT(performance-no-int-to-ptr)
}
template <typename T, typename Handle>
void close_handle(Handle* handle) {
  if (handle == nullptr) return;
  if (!handles<T>().close(reinterpret_cast<std::uintptr_t>(handle))) misused("the handle was closed before");
}

// Gives rows to the caller.
void give_rows(RowsPointer rows, tenet_results** results);

}  // namespace tenet::c
