/** One batch of a file into the store's tables. */
import type { TrainingRow } from '../archive/kind';
import { insertRows } from '../store/insertRows';
import { instanceTable } from '../store/instanceTable';
import type { Transaction } from '../store/transaction';
import type { StoredBatch } from './gathered';

/** Which file's rows these are: the archive, the file's ordinal in it, and the row number of the batch's first row. */
export interface BatchPlace {
  readonly archive: string;
  readonly artifact: number;
  readonly from: number;
}

/** Inserts the batch. */
export async function storeBatch(
  transaction: Pick<Transaction, 'insert'>,
  at: BatchPlace,
  batch: StoredBatch,
): Promise<void> {
  const { archive, artifact, from } = at;
  const place = (index: number) => ({ archive, artifact, ordinal: from + index });
  switch (batch.table) {
    case 'instances': {
      const inserted = transaction.insert('instance', instanceTable(artifact, batch.rows));
      batch.rows.release();
      return inserted;
    }
    case 'training':
      return insertRows(
        transaction,
        'training',
        batch.rows.map((row, index) => ({ ...place(index), ...trainingRow(row) })),
      );
    case 'items':
      return insertRows(
        transaction,
        'item',
        batch.rows.map((row, index) => ({ ...place(index), ...row })),
      );
    case 'configuration':
      return insertRows(
        transaction,
        'configuration',
        batch.rows.map((row, index) => ({ ...place(index), ...row })),
      );
  }
}

function trainingRow({ step, epoch, loss, evalLoss, gradNorm, learningRate, series }: TrainingRow) {
  return {
    step,
    epoch,
    loss,
    eval_loss: evalLoss,
    grad_norm: gradNorm,
    learning_rate: learningRate,
    series: series ?? null,
  };
}
