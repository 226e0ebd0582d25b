import { bytesText } from '../../../../../analysis/figures/bytesText';
import type { StudyGraph } from '../../../../../electron/contract';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { studyPlanText as text } from '../../../../text/studyPlan';
import { durationText } from '../../amounts';
import { ArrayTable } from './ArrayTable';
import { ExactStep } from './ExactStep';

/** A plan made out: how much it is, its arrays, what is doubtful, and any step exactly. */
export function PlannedWork({ graph }: { readonly graph: StudyGraph }) {
  const { steps, data, expected, remarks, problems } = graph;
  const todo = steps.filter(({ exists }) => exists === null).length;
  const bytes = data.reduce((sum, each) => sum + each.bytes, 0);
  const rows = data.every((each) => each.rows !== null) ? data.reduce((sum, each) => sum + (each.rows ?? 0), 0) : null;
  const { hours, gpuHours, unknownSteps } = expected;
  const isKnown = unknownSteps === 0 || hours > 0;
  const needsGpus = steps.some(({ exists, resources }) => exists === null && resources.gpus > 0);
  const facts: readonly (readonly [keyof typeof text.facts, string, string])[] = [
    ['todo', todo.toLocaleString('en'), ''],
    ['existing', (steps.length - todo).toLocaleString('en'), ''],
    ['data', data.length === 0 ? '–' : text.data(data.length, bytesText(bytes), rows), ''],
    [
      'time',
      isKnown ? durationText(hours * 3600) : text.unknownTime,
      isKnown
        ? [text.timeOneByOne, unknownSteps > 0 ? text.unknownSteps(unknownSteps) : ''].filter(Boolean).join(', ')
        : '',
    ],
    [
      'gpu',
      isKnown || !needsGpus ? gpuHours.toLocaleString('en', { maximumFractionDigits: 1 }) : text.unknownTime,
      isKnown && unknownSteps > 0 && needsGpus ? text.unknownSteps(unknownSteps) : '',
    ],
  ];
  return (
    <div className="estimate">
      <dl className="plan-facts">
        {facts.map(([name, value, lighter]) => (
          <div key={name} title={name === 'data' ? text.dataExplained : undefined}>
            <dt>{text.facts[name]}</dt>
            <dd>
              {value} <span className="lighter">{lighter}</span>
            </dd>
          </div>
        ))}
      </dl>
      <ArrayTable graph={graph} />
      {problems.length > 0 && (
        <ul className="estimate-notes" aria-label={text.problems}>
          {problems.map(({ path, line, severity, message }) => (
            <li key={`${path} ${line ?? ''} ${message}`}>
              <SeverityIcon severity={severity} />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {remarks.length > 0 && (
        <ul className="estimate-notes" aria-label={text.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>
              <SeverityIcon severity="note" />
              <span>{remark}</span>
            </li>
          ))}
        </ul>
      )}
      <ExactStep graph={graph} />
    </div>
  );
}
