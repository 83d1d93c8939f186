// Catch2 2 makes its main function here; Catch2 3 brings its own.
#ifndef CATCH_V3
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
