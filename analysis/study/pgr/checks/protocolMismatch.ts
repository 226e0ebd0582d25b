import { meets, protocolFields } from '../../protocol';
import type { DeclaredProtocol, Evaluation } from '../../study';
import type { Sides } from '../sides';
import { fault, type SidesCheck } from './check';

type Field = (typeof protocolFields)[number];
type Value = string | number | boolean;

const words: Readonly<Record<Field, string>> = {
  shots: 'shots',
  chatTemplate: 'chat template',
  filter: 'filter',
  harnessVersion: 'harness version',
  benchmarkVersion: 'benchmark version',
};

interface RoleProtocol {
  readonly role: string;
  readonly declared: Value | undefined;
  /** As the evaluation files say; what they do not say is not compared. */
  readonly observed: readonly Value[];
}

/**
 * `protocol-mismatch`: a role was evaluated otherwise than its family declares, or roles for which nothing is declared
 * were evaluated differently from each other.
 */
export const protocolMismatch: SidesCheck = (sides) => {
  const facts = protocolFields.flatMap((field) => mismatches(field, rolesOf(sides, field)));
  return facts.length === 0
    ? []
    : [
        fault(
          'protocol-mismatch',
          `${sentence(facts.join('; '))}. Evaluate again as declared, or declare the protocol of each role under families in agora.json.`,
        ),
      ];
};

function rolesOf({ family, student, base, reference }: Sides, field: Field): RoleProtocol[] {
  const role = (name: string, declared: DeclaredProtocol | undefined, evaluations: readonly Evaluation[] = []) => ({
    role: name,
    declared: declared?.[field],
    observed: [...new Set(evaluations.flatMap((each) => each.protocol[field] ?? []))],
  });
  return [
    role('base', family?.base?.protocol, base?.evaluations),
    role('student', family?.student.protocol, student?.evaluations),
    role('reference', family?.reference?.protocol, reference?.evaluations),
  ];
}

function mismatches(field: Field, roles: readonly RoleProtocol[]): string[] {
  const undeclared = roles.filter(({ declared }) => declared === undefined);
  const seen = new Set(undeclared.flatMap(({ observed }) => observed));
  const differing = undeclared.filter(({ observed }) => observed.length > 0);
  return [
    ...roles.flatMap(({ role, declared, observed }) =>
      declared === undefined
        ? []
        : observed
            .filter((value) => !meets(value, declared))
            .map((value) => `${words[field]} of the ${role}: ${String(value)}, declared ${String(declared)}`),
    ),
    ...(seen.size > 1
      ? [
          `${words[field]} undeclared and different: ${differing.map(({ role, observed }) => `${role} ${observed.join(' and ')}`).join(', ')}`,
        ]
      : []),
  ];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
