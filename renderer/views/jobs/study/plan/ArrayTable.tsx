import type { StepArray, StudyGraph } from '../../../../../electron/contract';
import { studyPlanText as text } from '../../../../text/studyPlan';

/** The plan's arrays in their order: how many steps, after what, with what resources. */
export function ArrayTable({ graph: { arrays, steps } }: { readonly graph: StudyGraph }) {
  const existing = new Set(steps.filter(({ exists }) => exists !== null).map(({ id }) => id));
  const names = new Map(arrays.map((array) => [array.id, nameOf(array, arrays)]));
  return (
    <div className="table-scroll">
      <table className="grid plain-table" aria-label={text.steps}>
        <thead>
          <tr>
            {(['stage', 'kind', 'todo', 'existing', 'after', 'resources'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'todo' || column === 'existing' ? 'align-right' : ''}>
                {text.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arrays.map(({ id, stage, resources, steps: ids, after }) => {
            const before = ids.filter((step) => existing.has(step)).length;
            return (
              <tr key={id}>
                <td>{text.stages[stage]}</td>
                <td className="align-left" title={id}>
                  {names.get(id)}
                </td>
                <td className="align-right">{(ids.length - before).toLocaleString('en')}</td>
                <td className="align-right">{before === 0 ? '–' : before.toLocaleString('en')}</td>
                <td className="align-left">
                  {after.length === 0
                    ? text.atOnce
                    : after
                        .map(({ array, how }) => {
                          const name = names.get(array) ?? array;
                          return how === 'element' ? text.afterElement(name) : text.afterAll(name);
                        })
                        .join('; ')}
                </td>
                <td className="align-left">
                  {text.resources(resources.gpus, resources.cpus, resources.memoryGb, resources.hours)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The kind, where it stands once in the plan. */
function nameOf(array: StepArray, arrays: readonly StepArray[]): string {
  return arrays.filter(({ kind }) => kind === array.kind).length === 1 ? array.kind : array.id;
}
