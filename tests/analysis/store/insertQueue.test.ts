import { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { createInsertQueue } from '../../../analysis/store/insertQueue';

/** A connection whose inserts end when they are told to. */
function heldConnection() {
  const held: { readonly table: string; resolve(): void; reject(error: Error): void }[] = [];
  return {
    held,
    insert: (table: string) => new Promise<void>((resolve, reject) => held.push({ table, resolve, reject })),
  };
}

const rows = new Table();
/** After everything that can go on has gone on. */
const afterAll = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('inserts that wait', () => {
  it('are so many and no more', async () => {
    const connection = heldConnection();
    const queue = createInsertQueue(connection, 2);
    await queue.insert('a', rows);
    let isFree = false;
    const second = queue.insert('b', rows).then(() => (isFree = true));
    await afterAll();
    expect(connection.held.map(({ table }) => table)).toEqual(['a', 'b']);
    expect(isFree).toBe(false);
    connection.held[0]?.resolve();
    await second;
  });

  it('are all in when it is settled', async () => {
    const connection = heldConnection();
    const queue = createInsertQueue(connection, 3);
    await queue.insert('a', rows);
    await queue.insert('b', rows);
    let isSettled = false;
    const settled = queue.settled().then(() => (isSettled = true));
    connection.held[0]?.resolve();
    await afterAll();
    expect(isSettled).toBe(false);
    connection.held[1]?.resolve();
    await settled;
  });

  it('tell of a failure by every later call, and leave no rejection behind', async () => {
    const connection = heldConnection();
    const queue = createInsertQueue(connection);
    await queue.insert('a', rows);
    connection.held[0]?.reject(new Error('full'));
    await afterAll();
    await expect(queue.insert('b', rows)).rejects.toThrow('full');
    await expect(queue.settled()).rejects.toThrow('full');
  });
});
