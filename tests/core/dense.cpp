#include "tests/core/dense.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>

namespace push_pull::test {

Modes modes_of(const Eigen::MatrixXd& a) {
    const Eigen::EigenSolver<Eigen::MatrixXd> solver(a);
    return {solver.eigenvalues(), solver.eigenvectors()};
}

Eigen::VectorXcd eigenvalues_of(const Eigen::MatrixXd& a) { return Eigen::EigenSolver<Eigen::MatrixXd>(a, false).eigenvalues(); }

RealModes symmetric_modes_of(const Eigen::MatrixXd& a) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(a);
    return {solver.eigenvalues(), solver.eigenvectors()};
}

Eigen::VectorXd solve(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) { return a.fullPivLu().solve(b); }
Eigen::VectorXcd solve(const Eigen::MatrixXcd& a, const Eigen::VectorXcd& b) { return a.fullPivLu().solve(b); }

Eigen::MatrixXd inverse(const Eigen::MatrixXd& a) { return a.inverse(); }
Eigen::MatrixXcd inverse(const Eigen::MatrixXcd& a) { return a.inverse(); }

}  // namespace push_pull::test
