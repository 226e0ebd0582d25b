import type { Check } from '../../../results';
import { protocolFields } from '../../protocol';
import type { DeclaredProtocol, Study } from '../../study';
import { note } from './check';

/**
 * `protocol-asymmetric`: a family declares different protocols for its roles. That is the study's own choice, said once
 * for the study: PGR then holds the difference of protocol as well as that of training.
 */
export function protocolAsymmetric(study: Study): Check[] {
  return study.families.flatMap(({ id, base, reference, student }) => {
    const roles = { base: base?.protocol ?? {}, student: student.protocol, reference: reference?.protocol ?? {} };
    const differ = (field: keyof DeclaredProtocol) =>
      new Set(Object.values(roles).map((protocol) => protocol[field])).size > 1;
    const fields = protocolFields.filter(differ);
    if (fields.length === 0) return [];
    const list = Object.entries(roles).map(([role, protocol]) => `${role} ${describe(protocol)}`);
    const message = `${id}: the study declares a protocol for each role (${list.join(', ')}). PGR holds this difference as well as that of training; compare only PGRs of the same declaration.`;
    return [note('protocol-asymmetric', message)];
  });
}

function describe({ shots, chatTemplate, filter, harnessVersion, benchmarkVersion }: DeclaredProtocol): string {
  const shotText = shots === undefined ? [] : [shots === 0 ? 'zero-shot' : `${shots}-shot`];
  const templateText =
    chatTemplate === undefined ? [] : [chatTemplate ? 'with chat template' : 'without chat template'];
  const parts = [
    ...shotText,
    ...templateText,
    ...(filter ? [`filter ${filter}`] : []),
    ...(harnessVersion ? [harnessVersion] : []),
    ...(benchmarkVersion ? [`benchmark version ${benchmarkVersion}`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : 'undeclared';
}
