export const help = `push-pull: neural mass models on the command line

  push-pull run <experiment.json | -> [--out <file.csv | .json | .npy>] [--set <path>=<value>]… [--connectome <file or folder>]…
      Runs an experiment document. Without --out the table goes to stdout as CSV.
      --set changes one field before the run: --set alpha=0.3, --set drive.0.frequency=12, --set precision=f64
      --connectome reads the network from files: TVB zip, CSV, MATLAB, npz, GraphML and others. What was understood goes to stderr.
      --lengths <file> names the file with the lengths, --transpose takes rows as sources, --fix <name> applies what a doubt offers.
      --measure fc,plv writes readouts of the whole run instead: one as .csv, one or more as .json. push-pull measures lists them.
  push-pull measures
      Lists the readouts with their definitions.
  push-pull models
      Lists the models.
  push-pull describe <model>
      Its states, parameters, inputs, presets and source.
  push-pull help | --help
  push-pull --version

Exit code 0: done. 2: the input is not valid, with the reason on stderr. 1: a fault of the program.
`;
