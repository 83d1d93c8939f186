// Catch2 as Debian packages it (one header) or version 3.
#pragma once

#ifdef CATCH_V3
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

namespace push_pull::test {
using Catch::Approx;
}
