// Eigenvalues of a small dense matrix.
//
// Own code and not Eigen's: for the dozen states of a node it saves 25 kB of WebAssembly that everybody would
// download. Tests hold it against Eigen's solver.
#pragma once

#include <complex>
#include <vector>

namespace push_pull {

// Of an n × n matrix, row by row. Largest real part first, then largest imaginary part. Reduction to
// Hessenberg form, then QR steps with Wilkinson's shift in complex arithmetic. Empty when an entry is not finite.
std::vector<std::complex<double>> eigenvalues(const std::vector<double>& matrix, int n);

}  // namespace push_pull
