import type { EmbeddingModel } from '../../metrics/embeddingDiversity/embeddingModel';
import { vectorWork, type VectorHands } from '../../metrics/embeddingDiversity/vectorWork';
import { AgoraError } from '../../errors';
import type { Hired } from '../../ports';
import type { Measuring } from './measuring';

/** Workers that are hired when they are needed and stay hired from run to run: a model takes a while to load. */
export interface Embedders {
  /** So many, but at least one and no more than the pool has, of which nobody asked that they have the model. */
  some(count: number): Promise<readonly Hired<VectorHands>[]>;
  /** As many as the pool has, all with the model. */
  all(): Promise<readonly Hired<VectorHands>[]>;
  release(): void;
}

/** Workers for one model. Whoever has them hires no other until they are released: there may be no more. */
export function createEmbedders({ pool, models, signal }: Measuring, model: EmbeddingModel): Embedders {
  const hired: Hired<VectorHands>[] = [];
  let loaded: Promise<readonly Hired<VectorHands>[]> | null = null;
  const hire = async (): Promise<Hired<VectorHands>> => {
    const worker = await pool.hire(vectorWork, signal);
    hired.push(worker);
    return worker;
  };
  const some = async (count: number) => {
    while (hired.length < Math.min(Math.max(1, count), pool.size)) await hire();
    return hired.slice(0, Math.max(1, count));
  };
  const load = async () => {
    if (models === null) throw new AgoraError('not-found', `The model ${model.name} is not installed here.`);
    await some(pool.size);
    const files = await Promise.all(model.files.map(async (name) => [name, await models.read(name)] as const));
    await Promise.all(hired.map((worker) => worker.call('load', [model.id, Object.fromEntries(files)])));
    return hired;
  };
  return {
    some,
    all: () => (loaded ??= load()),
    release: () => hired.forEach((worker) => worker.release()),
  };
}
