// The parts of a document, each read into its part of the plan by a file of its own.
#pragma once

#include "core/document/reader.hpp"

namespace push_pull {

// A matrix of weights is kept for so many nodes.
inline constexpr long most_dense_nodes = 4000;

// How many nodes the connectome of a document has: 0 when it does not say, or when any number would do.
int nodes_of_connectome(const Document& document);
// How many it has when nothing else says so.
int usual_nodes(const Document& document);

void read_model_values(Reader& reader, Plan& plan);  // parameters and initial states
void read_network(Reader& reader, Plan& plan);       // coupling, gain, delays
void read_connectome(Reader& reader, Plan& plan);    // who is connected with whom
void read_forcing(Reader& reader, Plan& plan);       // drives and noise

// Parts of read_network.
void read_coupling(Reader& reader, Plan& plan);  // kind and parameters
void read_delays(Reader& reader, Plan& plan);    // speed, delay, what was sent before the start
void read_changes(Reader& reader, Plan& plan);   // single weights, and nodes that are cut off
// Parts of read_forcing.
void read_lists(Reader& reader, const std::string& at, Drive& drive);                      // lists and words of a waveform
void read_montage(Reader& reader, const std::string& at, const Plan& plan, Drive& drive);  // where a field comes from
Noise read_noise(Reader& reader, const std::string& at, const Plan& plan);

}  // namespace push_pull
