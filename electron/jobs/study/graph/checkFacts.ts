/** What a plan asks of a target that, when it was tested, did not have it. */
import type { Problem } from '../../../../analysis/problem';
import type { TargetFacts } from '../../targets/target';
import type { PlannedStep } from '../studyGraph';
import type { ChosenKind } from './chosenKind';

export function checkFacts(toDo: readonly PlannedStep[], chosen: readonly ChosenKind[], facts: TargetFacts): Problem[] {
  const kinds = [...new Map(chosen.map(({ loaded: { kind } }) => [kind.id, kind])).values()];
  const lacking = (what: string, names: readonly string[], found: Readonly<Record<string, string | null>>) =>
    names.filter((name) => found[name] === null).map((name) => `${what} ${name}`);
  const missing = kinds.flatMap(({ id, needs }) => {
    const names = [
      ...lacking('the Python module', needs.modules, facts.modules),
      ...lacking('the command', needs.commands, facts.commands),
    ];
    return names.length === 0 ? [] : [`${id} needs ${names.join(', ')}, which ${facts.host} does not have.`];
  });
  const gpus = Math.max(0, ...toDo.map(({ resources }) => resources.gpus));
  const cpus = Math.max(0, ...toDo.map(({ resources }) => resources.cpus));
  // The login node of a cluster says nothing of the nodes that work is done on.
  const isHere = facts.slurm === null;
  const tooFew = [
    isHere && gpus > facts.gpus.length
      ? [`Steps ask for ${String(gpus)} GPUs; ${facts.host} has ${String(facts.gpus.length)}.`]
      : [],
    isHere && facts.cpus !== null && cpus > facts.cpus
      ? [`Steps ask for ${String(cpus)} processors; ${facts.host} has ${String(facts.cpus)}.`]
      : [],
  ].flat();
  return [...missing, ...tooFew].map((fact): Problem => {
    const message = `${fact} Change the plan or the target; steps check it again when they begin.`;
    return { path: '', line: null, severity: 'caution', code: 'target-lacks', message };
  });
}
