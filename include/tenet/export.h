#pragma once

// Marks what a shared build of tenet exports; everything else stays inside.
#if defined(_WIN32)
#define TENET_API
#define TENET_HIDDEN
#else
#define TENET_API __attribute__((visibility("default")))
#define TENET_HIDDEN __attribute__((visibility("hidden")))
#endif
