// The parts of a document, each read into its part of the plan by a file of its own.
#pragma once

#include "core/document/reader.hpp"

namespace push_pull {

void read_model_values(Reader& reader, Plan& plan);  // parameters and initial states
void read_network(Reader& reader, Plan& plan);       // connectome, coupling, gain, delays
void read_forcing(Reader& reader, Plan& plan);       // drives and noise

// Parts of read_network.
void read_coupling(Reader& reader, Plan& plan);  // kind and parameters
void read_delays(Reader& reader, Plan& plan);    // speed, delay, what was sent before the start
void read_changes(Reader& reader, Plan& plan);   // single weights, and nodes that are cut off

// Weights and delays are kept for so many nodes.
inline constexpr long most_dense_nodes = 4000;

}  // namespace push_pull
