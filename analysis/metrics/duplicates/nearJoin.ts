/** The kernel of the search for near-duplicates; what it does stands in `assembly/nearJoin.ts`. */
import moduleBytes from './assembly/nearJoin.ts?assembly';

/** What `assembly/nearJoin.ts` exports; true is 1, false 0. */
export interface NearJoin {
  readonly memory: WebAssembly.Memory;
  begin(tableBits: number, threshold: number, rule: number): void;
  runTable(): number;
  stage(bytes: number): number;
  mark(from: number, to: number): void;
  gather(id: number, group: number, from: number, to: number): number;
  keptTexts(): number;
  firstRecord(): number;
  lastRecord(): number;
  chunkEnd(from: number, bytes: number): number;
  countRuns(): void;
  order(): void;
  index(ids: number, pairs: number): void;
  probe(from: number, to: number): void;
  edgeTable(): number;
  takeEdges(): number;
  isCut(): number;
}

let compiled: WebAssembly.Module | null = null;

export function createNearJoin(): NearJoin {
  compiled ??= new WebAssembly.Module(moduleBytes as BufferSource);
  // One cast where nothing is typed: the interface above is what the module exports.
  return new WebAssembly.Instance(compiled).exports as unknown as NearJoin;
}
