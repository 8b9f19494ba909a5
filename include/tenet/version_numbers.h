/* The version of these headers, by semantic versioning. For C and C++: macros alone. The build reads them from here. */
#ifndef TENET_VERSION_NUMBERS_H
#define TENET_VERSION_NUMBERS_H

#define TENET_VERSION_MAJOR 0
#define TENET_VERSION_MINOR 1
#define TENET_VERSION_PATCH 0
#define TENET_VERSION "0.1.0"
/* One number that grows with each version: 1,000,000 x major + 1,000 x minor + patch. */
#define TENET_VERSION_NUMBER (TENET_VERSION_MAJOR * 1000000 + TENET_VERSION_MINOR * 1000 + TENET_VERSION_PATCH)

#endif
