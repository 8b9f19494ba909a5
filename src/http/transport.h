#pragma once

#include "cli/http/transport.h"

// What tenet serve finds in the module, by name.
extern "C" [[gnu::visibility("default")]] tenet::cli::MakeTransport tenet_make_transport;
