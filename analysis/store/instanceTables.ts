/** Instances as the two tables that hold them: what is narrow, and the text. */
import { Table } from 'apache-arrow';
import type { InstanceColumns } from '../archive/instanceColumns';
import { repeatedWholeVector, textVector, wholeVector } from './columnVectors';
import { inOrderOf } from './tables';

/** A file's instances as rows of `store.instance` and, one for one, of `store.instance_text`. */
export function instanceTables(
  artifact: number,
  columns: InstanceColumns,
): { readonly instance: Table; readonly instance_text: Table } {
  const { length, label, instruction, response } = columns;
  const key = {
    artifact: repeatedWholeVector(artifact, length),
    ordinal: wholeVector(columns.ordinal),
  };
  const narrow = {
    ...key,
    line: wholeVector(columns.line),
    label: textVector(label, label),
    instruction_characters: wholeVector(columns.instructionCharacters),
    response_characters: wholeVector(columns.responseCharacters),
  };
  const text = { ...key, instruction: textVector(instruction), response: textVector(response) };
  return {
    instance: new Table(inOrderOf('instance', narrow)),
    instance_text: new Table(inOrderOf('instance_text', text)),
  };
}
