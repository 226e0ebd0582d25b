import { AgoraError } from '../../errors';
import { stringsOf } from '../../pool/textBatch';
import { handOver } from '../../pool/work';
import type { Embedder } from './embeddingModel';
import { loadEmbedder } from './loadEmbedder';
import { measureTable } from './measureTable';
import { createVectorTable, type VectorTable } from './vectorTable';
import type { VectorHands } from './vectorWork';

/** The worker's side of `vectorWork`. */
export function createVectorHands(): VectorHands {
  let embedder: Embedder | null = null;
  let table: VectorTable | null = null;
  return {
    async load(model, files) {
      embedder = await loadEmbedder(model, files);
    },
    async embed(texts) {
      if (embedder === null) throw new AgoraError('internal', 'No model is loaded.');
      const embedded = await embedder.embed(stringsOf(texts));
      return handOver(embedded, [embedded.vectors.buffer]);
    },
    begin() {
      table = null;
    },
    add(vectors, dimensions) {
      table ??= createVectorTable(dimensions);
      if (table.dimensions !== dimensions)
        throw new AgoraError('bad-input', `Vectors of ${dimensions} numbers follow vectors of ${table.dimensions}.`);
      table.add(vectors);
    },
    measure: (seed) => measureTable(table, seed),
    sum() {
      const unit = present(table).unitSum();
      return handOver(unit, [unit.sum.buffer, unit.lost.buffer, unit.scales.buffer]);
    },
    products(vector) {
      const products = present(table).unitProducts(vector);
      return handOver(products, [products.buffer]);
    },
    gram() {
      const gram = present(table).gram();
      return handOver(gram, [gram.values.buffer]);
    },
  };
}

function present(table: VectorTable | null): VectorTable {
  if (table === null) throw new AgoraError('internal', 'No vectors were added.');
  return table;
}
