// Exact Jacobians: a model's right-hand side run on dual numbers, one column at a time. In a file of its own,
// compiled for size: analysis asks for it a few times a second, not thousands.
#pragma once

namespace push_pull {

// d f_i / d s_j of one node at jacobian[i·states + j]; s, p, in in the order of the model's tables.
template <class M>
void jacobian(const double* s, const double* p, const double* in, double* jacobian);

}  // namespace push_pull
