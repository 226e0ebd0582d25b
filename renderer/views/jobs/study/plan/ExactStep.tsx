import type { PlannedStep, StudyGraph } from '../../../../../electron/contract';
import { showPlannedStep, useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyPlanText as text } from '../../../../text/studyPlan';
import { Select } from '../form/Select';
import { StepFiles } from '../StepFiles';

/** One step of the plan exactly: the files that run, where each value went into them, and what it is given. */
export function ExactStep({ graph }: { readonly graph: StudyGraph }) {
  const shown = useStudyPlanning((state) => state.shownStep);
  const step = graph.steps.find(({ id }) => id === shown) ?? graph.steps[0];
  if (!step) return null;
  return (
    <section className="exact-step" aria-label={text.stepOf(step.id)}>
      <h4>{text.exactly}</h4>
      {graph.steps.length > 1 && (
        <Select
          label={text.step}
          value={step.id}
          options={graph.steps.map(({ id }) => ({ value: id, name: id }))}
          onSelect={showPlannedStep}
        />
      )}
      {step.exists && <p className="field-hint">{text.existsAs(step.exists.job)}</p>}
      <StepFiles key={step.id} files={step.files} />
      <Given step={step} graph={graph} />
      <Placed step={step} />
    </section>
  );
}

/** What prepares a run's instances names every file alike: they are told by their run. */
const preparedName = 'data.jsonl';

function Given({ step: { links, subject }, graph }: { readonly step: PlannedStep; readonly graph: StudyGraph }) {
  if (links.length === 0) return null;
  return (
    <div>
      <h4>{text.links}</h4>
      <ul className="job-remarks">
        {links.map((link) => {
          const data = 'data' in link ? graph.data.find(({ sha256 }) => sha256 === link.data) : undefined;
          const from =
            'data' in link
              ? text.fromData(
                  data?.path === preparedName && subject.run !== null
                    ? text.fromRun(subject.run)
                    : (data?.path ?? link.data),
                  data?.rows ?? null,
                )
              : 'step' in link
                ? text.fromStep(link.step, link.path)
                : text.fromFar(link.farPath);
          return (
            <li key={link.name}>
              <code>{link.name}</code> {from}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Placed({ step: { placed } }: { readonly step: PlannedStep }) {
  return (
    <details>
      <summary>
        {text.placed} <span className="count">{placed.length.toLocaleString('en')}</span>
      </summary>
      {placed.length === 0 ? (
        <p className="field-hint">{text.noPlaced}</p>
      ) : (
        <div className="table-scroll">
          <table className="grid plain-table" aria-label={text.placed}>
            <thead>
              <tr>
                {(['value', 'file', 'line', 'text'] as const).map((column) => (
                  <th key={column} scope="col" className={column === 'line' ? 'align-right' : ''}>
                    {text.placedColumns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {placed.map(({ value, file, line, text: written }) => (
                <tr key={`${file} ${line} ${value}`}>
                  <td>{value}</td>
                  <td className="align-left">{file}</td>
                  <td className="align-right">{line}</td>
                  <td className="align-left">
                    <code>{written.trim()}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
