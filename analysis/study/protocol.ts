/** Whether an evaluation was made as its role's protocol is declared. */
import type { DeclaredProtocol, Protocol } from './study';

/** The parts a protocol has, in the order in which they are named. */
export const protocolFields = ['shots', 'chatTemplate', 'filter', 'harnessVersion', 'benchmarkVersion'] as const;

type Value = string | number | boolean;

/** True where the value is the declared one; `few` shots stands for any number from one. */
export function meets(observed: Value, declared: Value): boolean {
  return declared === 'few' && typeof observed === 'number' ? observed > 0 : observed === declared;
}

/** True where nothing that is both observed and declared differs. */
export function meetsProtocol(observed: Protocol, declared: DeclaredProtocol): boolean {
  return protocolFields.every((field) => {
    const [found, wanted] = [observed[field], declared[field]];
    return found === undefined || wanted === undefined || meets(found, wanted);
  });
}
