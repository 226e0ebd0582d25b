/** A plan made out, for the eye: its arrays, what exists, what is sent, how long it may take. */
import { bytesText } from '../../../analysis/figures/bytesText';
import type { PlannedStep, StepArray, StudyGraph } from '../../jobs/study/studyGraph';
import type { TargetSettings } from '../../jobs/targets/targetSettings';
import { problemLine } from '../problemLine';
import { textTable } from '../textTable';

/** Steps of an array that are named. */
const named = 4;

export function graphText(graph: StudyGraph, target: TargetSettings, width: number): string {
  const existing = graph.steps.filter(({ exists }) => exists !== null);
  const toDo = graph.steps.length - existing.length;
  const where = target.kind === 'local' ? 'this machine' : `${target.name} (${target.kind})`;
  return [
    `${graph.name} on ${where}: ${counted(toDo, 'step')} to be done${existing.length > 0 ? `, ${String(existing.length)} done before` : ''}\n`,
    ...(graph.arrays.length > 0
      ? [
          textTable(
            columns,
            graph.arrays.map((array) => rowOf(array, graph)),
            width,
          ),
        ]
      : []),
    ...(existing.length > 0 ? [existingText(existing)] : []),
    `${factsOf(graph)}\n`,
    ...(graph.remarks.length > 0 ? [`${graph.remarks.join('\n')}\n`] : []),
    ...(graph.problems.length > 0 ? [graph.problems.map(problemLine).join('')] : []),
  ].join('\n');
}

const columns = [
  { header: 'Array', align: 'left' },
  { header: 'Steps', align: 'right' },
  { header: 'After', align: 'left' },
  { header: 'GPUs', align: 'right' },
  { header: 'CPUs', align: 'right' },
  { header: 'GB', align: 'right' },
  { header: 'Limit, h', align: 'right' },
  { header: 'Expected, h', align: 'right' },
  { header: 'Which', align: 'left' },
] as const;

function rowOf({ id, steps, after, resources }: StepArray, graph: StudyGraph): string[] {
  const byId = new Map(graph.steps.map((step) => [step.id, step]));
  const own = steps.flatMap((step) => byId.get(step) ?? []);
  const { gpus, cpus, memoryGb, hours } = resources;
  return [
    id,
    String(steps.length),
    after.map(({ array, how }) => (how === 'element' ? `each its own of ${array}` : array)).join(', '),
    String(gpus),
    String(cpus),
    memoryGb === null ? '' : String(memoryGb),
    String(hours),
    rangeOf(own),
    `${own.slice(0, named).map(subjectOf).join(', ')}${own.length > named ? ', …' : ''}`,
  ];
}

function subjectOf({ subject }: PlannedStep): string {
  return subject.run ?? subject.role;
}

/** Of one step. */
function rangeOf(steps: readonly PlannedStep[]): string {
  const hours = steps.flatMap(({ expectedHours }) => expectedHours ?? []);
  if (hours.length === 0) return '';
  const [least, most] = [hoursText(Math.min(...hours)), hoursText(Math.max(...hours))];
  return least === most ? least : `${least}–${most}`;
}

function existingText(existing: readonly PlannedStep[]): string {
  const lines = existing.map(({ id, exists }) => `  ${id}  (${exists?.job ?? ''})`);
  const most = 12;
  const more = lines.length > most ? [`  and ${String(lines.length - most)} more`] : [];
  return `Done before with the same data, settings and kind, and skipped\n${[...lines.slice(0, most), ...more].join('\n')}\n`;
}

function factsOf({ data, expected, steps }: StudyGraph): string {
  const bytes = data.reduce((sum, each) => sum + each.bytes, 0);
  const { hours, gpuHours, unknownSteps } = expected;
  const secrets = [...new Set(steps.flatMap((step) => (step.exists === null ? step.secrets : [])))];
  return [
    `To send    ${counted(data.length, 'file')}, ${bytesText(bytes)}; what the target has already is not sent again`,
    `Expected   ${hoursText(hours)} hours one after the other, ${hoursText(gpuHours)} GPU hours${unknownSteps > 0 ? `; ${counted(unknownSteps, 'step')} without an expectation` : ''}`,
    ...(secrets.length > 0
      ? [`Secrets    ${secrets.join(', ')}: taken from the environment where it is set, written to no file of the job`]
      : []),
  ].join('\n');
}

/** Three digits at most behind the point, and none too many. */
export function hoursText(hours: number): string {
  return hours >= 10 ? hours.toFixed(0) : String(Number(hours.toPrecision(2)));
}

export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
