/** Which of the judged instances a record of labels is about. */
import { stemOf } from '../../../../analysis/engine/measure/measuredFileOf';
import { instructionKey } from '../../../../analysis/metrics/relation/instructionKey';
import type { JudgedItem } from '../items/items';

export interface LabelRecord {
  /** A run or a file that the record names; null: it names none. */
  readonly of: string | null;
  readonly index: number | null;
  readonly instruction: string | null;
  readonly response: string | null;
}

export interface LabelPlaces {
  add(item: JudgedItem, number: number): void;
  /**
   * The numbers of the instances that a record is about. By its texts where it has any: one that shows no response is
   * about every instance of the instruction where that is what is judged, else about the only one. Then by its index, in
   * the run or file that it names, in the file that the labels' own name begins with, or in the only one.
   */
  find(record: LabelRecord, labelsPath: string): readonly number[];
}

interface Place {
  readonly number: number;
  readonly run: string;
  readonly path: string;
  readonly ordinal: number;
  readonly response: string;
}

export function labelPlaces(aspect: 'quality' | 'difficulty'): LabelPlaces {
  const byInstruction = new Map<string, Place[]>();
  const byIndex = new Map<string, number>();
  const files = new Map<string, string>();
  const indexKey = (path: string, ordinal: number) => `${path}\n${String(ordinal)}`;
  return {
    add({ run, path, ordinal, instruction, response }, number) {
      const key = instructionKey(instruction);
      const place = { number, run, path, ordinal, response: instructionKey(response) };
      const known = byInstruction.get(key);
      if (known) known.push(place);
      else byInstruction.set(key, [place]);
      byIndex.set(indexKey(path, ordinal), number);
      files.set(path, run);
    },
    find({ of, index, instruction, response }, labelsPath) {
      const isMeant = ({ run, path }: Pick<Place, 'run' | 'path'>) => of === null || of === run || of === path;
      if (instruction !== null) {
        const same = (byInstruction.get(instructionKey(instruction)) ?? []).filter(isMeant);
        const answered = response === null ? same : same.filter((place) => place.response === instructionKey(response));
        const exact = answered.filter(({ ordinal }) => ordinal === index);
        if (exact.length === 1 || answered.length === 1) return (exact.length === 1 ? exact : answered).map(numberOf);
        return aspect === 'difficulty' || response !== null ? answered.map(numberOf) : [];
      }
      if (index === null) return [];
      const meant = Array.from(files, ([path, run]) => ({ path, run })).filter(isMeant);
      const stem = stemOf(labelsPath);
      const named = meant.filter(({ path }) => stem.startsWith(stemOf(path)));
      const longest = Math.max(...named.map(({ path }) => stemOf(path).length));
      const best = named.filter(({ path }) => stemOf(path).length === longest);
      const [only, ...others] = best.length > 0 ? best : meant;
      const number = only && others.length === 0 ? byIndex.get(indexKey(only.path, index)) : undefined;
      return number === undefined ? [] : [number];
    },
  };
}

const numberOf = ({ number }: Place) => number;
