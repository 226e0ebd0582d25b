import type { EmbeddingModel } from '../../metrics/embeddingDiversity/embeddingModel';
import { vectorWork, type VectorHands } from '../../metrics/embeddingDiversity/vectorWork';
import { AgoraError } from '../../errors';
import type { Hired } from '../../ports';
import type { Measuring } from './measuring';

/** Workers that are hired when they are needed and stay hired from run to run: a model takes a while to load. */
export interface Embedders {
  /** One, of which nobody asked that it has the model. */
  any(): Promise<Hired<VectorHands>>;
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
  const load = async () => {
    if (models === null) throw new AgoraError('not-found', `The model ${model.name} is not installed here.`);
    while (hired.length < pool.size) await hire();
    const files = await Promise.all(model.files.map(async (name) => [name, await models.read(name)] as const));
    await Promise.all(hired.map((worker) => worker.call('load', [model.id, Object.fromEntries(files)])));
    return hired;
  };
  return {
    any: async () => hired[0] ?? (await hire()),
    all: () => (loaded ??= load()),
    release: () => hired.forEach((worker) => worker.release()),
  };
}
