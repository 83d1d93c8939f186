// Catch2 as Debian packages it (one header) or version 3.
#pragma once

#ifdef CATCH_V3
#include <catch2/catch_all.hpp>
using Catch::Approx;  // version 2 has it there
#else
#include <catch2/catch.hpp>
#endif
