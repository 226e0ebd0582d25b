import { describe, expect, it } from 'vitest';
import { textTable } from '../../../electron/terminal/textTable';

const columns = [
  { header: 'File', align: 'left' },
  { header: 'Kind', align: 'left' },
  { header: 'Rows', align: 'right' },
] as const;
const rows = [['a.json', 'data-agora', '12']];

describe('a table in the terminal', () => {
  it('keeps all its columns where no width is given', () => {
    expect(textTable(columns, rows)).toBe(
      'File    Kind        Rows\n──────  ──────────  ────\na.json  data-agora    12\n',
    );
  });

  it('goes on below itself where it is too wide, with the first column again', () => {
    expect(textTable(columns, rows, 20)).toBe(
      'File    Kind\n──────  ──────────\na.json  data-agora\n\nFile    Rows\n──────  ────\na.json    12\n',
    );
  });
});
