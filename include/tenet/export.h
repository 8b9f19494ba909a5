#pragma once

#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
#error "tenet needs C++20: compile with -std=c++20 or later, or set CMAKE_CXX_STANDARD to 20"
#endif

// Marks what a shared build of tenet exports; everything else stays inside.
#if defined(_WIN32)
#define TENET_API
#define TENET_HIDDEN
#else
#define TENET_API __attribute__((visibility("default")))
#define TENET_HIDDEN __attribute__((visibility("hidden")))
#endif
