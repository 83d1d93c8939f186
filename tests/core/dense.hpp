// The dense linear algebra of the tests. Compiled once, in dense.cpp: each instance of Eigen's solvers takes seconds.
#pragma once

#include <Eigen/Core>

namespace push_pull::test {

// A v = λ v, one vector a column.
struct Modes {
    Eigen::VectorXcd values;
    Eigen::MatrixXcd vectors;
};
Modes modes_of(const Eigen::MatrixXd& a);
Eigen::VectorXcd eigenvalues_of(const Eigen::MatrixXd& a);

// Of a symmetric matrix, from the lowest value up.
struct RealModes {
    Eigen::VectorXd values;
    Eigen::MatrixXd vectors;
};
RealModes symmetric_modes_of(const Eigen::MatrixXd& a);

// x of A x = b.
Eigen::VectorXd solve(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);
Eigen::VectorXcd solve(const Eigen::MatrixXcd& a, const Eigen::VectorXcd& b);

Eigen::MatrixXd inverse(const Eigen::MatrixXd& a);
Eigen::MatrixXcd inverse(const Eigen::MatrixXcd& a);

}  // namespace push_pull::test
