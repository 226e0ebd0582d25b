/** Instances as rows of the table that holds them. */
import { Table } from 'apache-arrow';
import type { InstanceColumns } from '../archive/instanceColumns';
import { repeatedWholeVector, textVector, wholeVector } from './columnVectors';
import { inOrderOf } from './tables';

/** A file's instances as rows of `store.instance`. */
export function instanceTable(artifact: number, columns: InstanceColumns): Table {
  const { length, ordinal, line, label, instruction, response } = columns;
  return new Table(
    inOrderOf('instance', {
      artifact: repeatedWholeVector(artifact, length),
      ordinal: wholeVector(ordinal),
      line: wholeVector(line),
      label: textVector(label, label),
      instruction_characters: wholeVector(columns.instructionCharacters),
      response_characters: wholeVector(columns.responseCharacters),
      instruction: textVector(instruction),
      response: textVector(response),
    }),
  );
}
