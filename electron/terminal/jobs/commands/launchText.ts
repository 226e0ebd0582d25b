/** A launch for the eye: its grid, what did not go well, what happened last. */
import type { LaunchCell, LaunchStep, LaunchView } from '../../../jobs/launch/launchResults';
import { textTable } from '../../textTable';
import { durationText } from './durationText';

const shownLines = 8;

export function launchText(view: LaunchView, outputs: string, width: number): string {
  const { state, target, counts, secondsLeft, unreachable, seenMs } = view;
  const parts = Object.entries(counts).map(([name, count]) => `${String(count)} ${name}`);
  const lines = [
    `${view.id}: ${state}`,
    `Target     ${unreachable === null ? target : `${target}: ${unreachable}`}`,
    `Steps      ${parts.join(', ')}`,
    ...(secondsLeft === null ? [] : [`Left       about ${durationText(secondsLeft)}`]),
    `Seen       ${seenMs === null ? 'never' : new Date(seenMs).toISOString()}`,
    `Outputs    ${outputs}`,
  ];
  const failed = view.view.filter(({ state: of }) => of === 'failed' || of === 'lost');
  // Those that were left out were so for one of these.
  const troubled = failed.length > 0 ? failed : view.view.filter(({ state: of }) => of === 'left out');
  const reasons = troubled.map(({ step, state: of, reason }) => `${step}: ${of}. ${reason}`.trimEnd());
  const log = view.log
    .slice(0, shownLines)
    .reverse()
    .map(({ atMs, text }) => `${new Date(atMs).toISOString().slice(11, 19)}  ${text}`);
  return [
    `${lines.join('\n')}\n`,
    gridText(view, width),
    ...(reasons.length > 0 ? [`${reasons.join('\n')}\n`] : []),
    ...(log.length > 0 ? [`${log.join('\n')}\n`] : []),
  ].join('\n');
}

/** A row for an anchor or a run, a column for each kind of step. */
function gridText({ view, cells }: LaunchView, width: number): string {
  const kinds = [...new Set(view.map(({ kind }) => kind))];
  const steps = new Map(view.map((step) => [step.step, step]));
  const columns = ['', ...kinds].map((header) => ({ header, align: 'left' as const }));
  const rows = cells.map((cell) => {
    const of = cell.steps.flatMap((id) => steps.get(id) ?? []);
    return [
      cellName(cell),
      ...kinds.map((kind) =>
        of
          .filter((step) => step.kind === kind)
          .map(stateText)
          .join(', '),
      ),
    ];
  });
  return textTable(columns, rows, width);
}

function cellName({ run, role, generator, method, domain }: LaunchCell): string {
  if (run === null) return role;
  const place = [generator, method, domain].filter((part) => part !== null);
  return place.length === 0 ? run : place.join(' · ');
}

/** `running 40/200`, `done`, `done, results not here`. */
export function stateText({ state, existing, done, of, pulled, stage }: LaunchStep): string {
  if (existing) return 'done before';
  if (state === 'running' && done !== null) return of === null ? `running ${done}` : `running ${done}/${of}`;
  return state === 'done' && pulled !== 'all' && stage !== 'serve' ? 'done, results not here' : state;
}
