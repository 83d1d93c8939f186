// The shapes that the page's modules pass to each other. The catalogue's own shapes are in ../ARCHITECTURE.md.

export type Quantity = {
  id: string; symbol: string; unit: string; value: number; low: number; high: number; scale: 'linear' | 'log'; meaning: string;
};
export type Preset = {
  id: string; name: string; source: string; doi: string; parameters: Record<string, number>; initial: Record<string, number>;
  regime: string; frequency: number | null;
};
export type Model = {
  id: string; name: string; rung: number; core?: boolean; timeUnit: 'ms' | 's'; dt: number; equation: string; adds: string; about: string; notes: string;
  source: string; doi: string; push: string; pull: string; plane: string[]; linearCore: boolean;
  coupling: { kind: string; channels: number; sends: string; gain: Quantity };
  spread: { parameter: string; low: number; high: number };
  forcing: { amplitude: number; frequency: number };
  states: (Quantity & { lower: number | null; upper: number | null; circular: boolean; rate: string | null })[];
  parameters: (Quantity & { key: boolean })[];
  inputs: (Quantity & { role: string })[];
  readouts: Quantity[];
  presets: Preset[];
};
export type Named = { id: string; name: string; meaning: string; fields?: Quantity[]; channels?: number };
/** A model in a menu. */
export type Listed = { id: string; name: string; rung: number; core?: boolean; adds?: string };
/** others: models that are still to be fetched. */
export type Catalog = {
  version: number | string; models: Model[]; others?: Listed[]; integrators: Named[]; drives: Named[]; couplings: Named[]; connectomes: Named[]; settings: Quantity[];
  /** Of the whole build. */
  normalisations?: Named[]; graphs?: any[]; noises?: Named[]; measures?: (Named & { unit: string; shape: string })[]; electrodes?: { id: string; position: number[] }[]; brain?: Brain; forcing?: Forcing;
};
/** Drives of every kind, loaded with the whole build. */
export type Forcing = {
  curves: import('./forcing/curve.js').Curves;
  /** What can be asked of experiments. */
  analyse: any;
  fields(add: (field: any) => void, catalog: Catalog, model: Model, choice: { model: string; preset: string; values?: Record<string, any>; situation?: string }): void;
  join(experiment: Experiment, facts: { value: (path: string) => any; model: Model; situation: string }): void;
  /** Why a key of a link that begins as those of drives do is none, or does nothing; '' of others. */
  unknown(key: string, place: { model: string; situation: string; preset: string; values: Record<string, any> }): string;
  signals(facts: { model: Model; state: State; fields: Map<string, Field> }): import('./draw/lab.js').Signal[];
  /** What there is to say of the drives, null of none; frequency (Hz): when one alone has one, which is named beside others. */
  said(facts: { model: Model; state: State; fields: Map<string, Field> }): { head: string; frequency: number | null; name?: string } | null;
};
/** Whole-brain networks, loaded with the whole build. */
export type Brain = {
  imported: import('./network/connectomes.js').ImportedConnectomes;
  fields(add: (field: any) => void, catalog: Catalog, model: Model, choice: { values?: Record<string, any>; situation?: string }): void;
  connectome(value: (path: string) => any): { connectome: Connectome; spec: any };
  join(experiment: Experiment, facts: { value: (path: string) => any; model: Model }): void;
  small(experiment: Experiment): Experiment;
  /** Before a request: delays lie between steps while the speed moves. */
  glide(session: any, request: any): void;
  /** Pearson correlation of the upper triangles of two matrices. */
  compare(a: Float64Array, b: Float64Array): number;
  /** Goes on in a whole brain with a connectome of the visitor's own. */
  take(connectome: Connectome, session: { ask(request: Request): void }): void;
};
/** Matrices are row = target; lengths in mm, centres in MNI mm. */
export type Connectome = {
  name: string; nodes: number; weights: Float64Array; lengths: Float64Array | null; labels: string[]; centres: Float64Array | null;
  hemispheres?: Uint8Array | null; cortical?: Uint8Array | null; areas?: Float64Array | null; synthetic: boolean; source?: string; notice: string;
};

/** One value that a person can change, by its path in links, messages and `sim.set`. */
export type Field = {
  path: string; group: 'parameter' | 'drive' | 'network' | 'brain' | 'solver' | 'page'; key: boolean; standard: number | string; quantity: Quantity;
  options: Named[] | null; whole: boolean;
  /** The largest value that may be typed. */
  most?: number;
  /** For values that are neither numbers nor choices. */
  read?: (text: string) => { value: number | string } | { problem: string };
  /** What is wrong with it beside other values, as a sentence. */
  fault?: (values: Readonly<Record<string, any>>) => string;
  /** Values that mean nothing any more once this one is another. */
  clears?: RegExp;
};

export type Situation = 'alone' | 'forced' | 'network' | 'brain';
/** retry: what to ask again. */
export type Message = { kind: 'error' | 'note'; text: string; retry?: Request };
export type State = {
  readonly model: string;
  readonly situation: Situation;
  readonly preset: string;
  /** Only what differs from the standard of the preset and the model. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Keys of a link that this version does not know: kept, ignored, written back. */
  readonly kept: Readonly<Record<string, string>>;
  readonly running: boolean;
  /** A state left the finite numbers, and nothing has mended that yet; ran: a change lets it run again. */
  readonly failed: { readonly ran: boolean } | null;
  /** Counts the restarts: a new number asks for a new simulation from its initial state. */
  readonly start: number;
  readonly node: number;
  /** Nodes that are selected; `node` is the one that is watched. */
  readonly selection: readonly number[];
  readonly touched: string;
  readonly more: boolean;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly message: Message | null;
  readonly before: Before | null;
};
export type Before = { readonly model: string; readonly situation: Situation; readonly preset: string; readonly values: State['values']; readonly kept: State['kept']; readonly path: string };
export type Request = { type: string; [detail: string]: any };
export type Experiment = Record<string, any>;
export type Context = { catalog: Catalog; problem: (experiment: Experiment) => string };

export type Trace = {
  what: string[]; nodes: number; every: number; capacity: number; first: number; count: number;
  min: Float32Array | Float64Array; max: Float32Array | Float64Array; mean: Float32Array | Float64Array;
};
export type Equilibrium = { state: Record<string, number>; type: string; stable: boolean; eigenvalues: [number, number][] };
export type Simulation = {
  readonly time: number; readonly steps: number; readonly dt: number; readonly nodes: number; readonly model: any; readonly failure: string;
  step(n: number): number;
  read(id: string): ArrayLike<number>;
  set(path: string, value: any, node?: number): void;
  kick(node: number, state: string, amount: number): void;
  adopt(experiment: Experiment): boolean;
  /** Whole build only: of a document of which the parameters alone differ. */
  adoptParameters?(experiment: Experiment): boolean;
  scope(options: { what: string[]; every: number; columns: number }): void;
  trace(): Trace;
  equilibria(node: number): Equilibrium[];
  snapshot(options?: { state?: boolean; check?: boolean }): Uint8Array;
  restore(bytes: Uint8Array, options?: { state?: boolean }): void;
  hash(): string;
  experiment(): Experiment;
  delete(): void;
};
export type Core = {
  catalog: Catalog; problem(experiment: Experiment): string; simulate(experiment: Experiment): Simulation;
  /** Whole build only. */
  connectome?(spec: any): Connectome;
};

/** A model's equation and symbols as HTML, made when the page is built, with the rules they need, and its notes. */
export type Typeset = { equation: string; symbols: Record<string, string>; notes: string; css: string };

/** What every element is given to render from. */
export type Lab = {
  catalog: Catalog; model: Model; state: State; fields: Map<string, Field>; sim: Simulation; rendered: Typeset | null;
  /** The window of the scope (ms), for views beside it. */
  span?: number;
  /** In a whole-brain network. */
  connectome: Connectome | null;
  /** Measured: playback is slower than asked for, ×. 0 while it keeps up. */
  slowed: number;
};
