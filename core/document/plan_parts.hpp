// The parts of a document, each read into its part of the plan by a file of its own.
#pragma once

#include "core/document/reader.hpp"

namespace push_pull {

void read_model_values(Reader& reader, Plan& plan);  // parameters and initial states
void read_network(Reader& reader, Plan& plan);       // connectome, coupling, gain, delays
void read_forcing(Reader& reader, Plan& plan);       // drives and noise

Noise read_noise(Reader& reader, const std::string& at, const Plan& plan);

}  // namespace push_pull
