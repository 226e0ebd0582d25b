import fs from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a CSV file by the names of its header. */
export function readCsv(file: string): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(fs.readFileSync(file), { columns: true });
  return rows;
}
