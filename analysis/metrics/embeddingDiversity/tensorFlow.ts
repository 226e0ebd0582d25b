/** TensorFlow.js as `@energetic-ai/core` bundles it, started from bytes. */
import core from '@energetic-ai/core';

/** The model's graph, as the library runs it. */
export interface GraphModel {
  executeAsync(inputs: Readonly<Record<string, Tensor>>): Promise<Tensor>;
}

export interface Tensor {
  data(): Promise<Float32Array>;
  dispose(): void;
}

/** What is used of the library, whose own types refer to packages that do not come with it. */
export interface TensorFlow {
  env(): {
    readonly platform: { fetch: (address: string) => Promise<Response> };
    set(flag: string, value: boolean): void;
  };
  readonly io: { fromMemory(artifacts: ModelArtifacts): object };
  loadGraphModel(handler: object): Promise<GraphModel>;
  setWasmPaths(prefix: string, usePlatformFetch: boolean): void;
  setBackend(name: string): Promise<boolean>;
  tensor1d(values: Int32Array, type: 'int32'): Tensor;
  tensor2d(values: Int32Array, shape: readonly [number, number], type: 'int32'): Tensor;
}

export interface ModelArtifacts {
  readonly modelTopology: object;
  readonly weightSpecs: readonly object[];
  readonly weightData: ArrayBuffer;
}

let started: Promise<TensorFlow> | null = null;

/** The library, computing with this WebAssembly module. A second call gives what the first made. */
export function startTensorFlow(backend: Uint8Array<ArrayBuffer>): Promise<TensorFlow> {
  started ??= start(backend);
  return started;
}

async function start(backend: Uint8Array<ArrayBuffer>): Promise<TensorFlow> {
  const library = core as unknown as TensorFlow;
  const environment = library.env();
  environment.set('PROD', true);
  // A thread of it would be started from a script in a string.
  environment.set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const { platform } = environment;
  const original = platform.fetch;
  platform.fetch = () => Promise.resolve(new Response(backend));
  try {
    library.setWasmPaths('', true);
    if (!(await library.setBackend('wasm'))) throw new Error('TensorFlow.js could not be started.');
  } finally {
    platform.fetch = original;
  }
  return library;
}
