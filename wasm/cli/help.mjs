export const help = `push-pull: neural mass models on the command line

  push-pull run <experiment.json | -> [--out <file.csv | .json | .npy>] [--set <path>=<value>]… [--connectome <file or folder>]…
      Runs an experiment document. Without --out the table goes to stdout as CSV.
      --set changes one field before the run: --set alpha=0.3, --set drive.0.frequency=12, --set precision=f64
      --connectome reads the network from files: TVB zip, CSV, MATLAB, npz, GraphML and others. What was understood goes to stderr.
      --lengths <file> names the file with the lengths, --transpose takes rows as sources, --fix <name> applies what a doubt offers.
      --measure fc,plv writes readouts of the whole run instead: one as .csv, one or more as .json. push-pull measures lists them.
  push-pull map <experiment.json | -> --x <path>=<from>:<to>:<count>[:log] --y … --measure <id> [--out <file.csv | .json | .npy>]
      Two numbers of the experiment against one measure, on two workers: --x drive.0.frequency=1:30:60 --y drive.0.amplitude=0:1:40
      --measure plv, locked, gain, lag, slips, frequency, frequency-shift, amplitude, power or mean; of a network order or metastability.
      --settle <ms> before and --window <ms> while a cell is looked at, --drive <k>, --signal <id>, --node <n>, --lock <n>:<m>,
      --workers <count>, and --set, --connectome as for run. A CSV has x along its first row and y down its first column.
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
