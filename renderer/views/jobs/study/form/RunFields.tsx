import { generatorName, settingName } from '../../../../../analysis/figures/names';
import { SeverityIcon } from '../../../../components/SeverityIcon';
import { useArchives } from '../../../../state/archives';
import { changeStudyForm, useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { Choice } from '../../form/Choice';
import { Select } from './Select';
import { useStudyErrors } from './useStudyErrors';

/** Which runs of which archive are worked on. */
export function RunFields() {
  const { archive, runs } = useStudyPlanning(({ form }) => form);
  const opened = useArchives((state) => state.opened);
  const errors = useStudyErrors();
  const chosen = opened.find(({ id }) => id === archive);
  const all = chosen?.open.runs.filter(({ instances }) => (instances ?? 0) > 0) ?? [];
  const isChosen = (id: string): boolean => runs === null || runs.includes(id);
  const toggle = (id: string): void => {
    const now = runs ?? all.map((run) => run.id);
    changeStudyForm({ runs: now.includes(id) ? now.filter((each) => each !== id) : [...now, id] });
  };
  return (
    <>
      <Select
        label={text.archive}
        value={chosen ? chosen.id : ''}
        error={errors['archive']}
        options={[
          ...(chosen ? [] : [{ value: '', name: text.noArchive }]),
          ...opened.map(({ id, name }) => ({ value: id, name })),
        ]}
        onSelect={(id) => changeStudyForm({ archive: id === '' ? null : id, runs: null })}
      />
      {chosen && all.length === 0 && (
        <p className="field-error">
          <SeverityIcon severity="caution" />
          {text.noRuns}
        </p>
      )}
      {chosen && all.length > 0 && (
        <>
          <Choice
            label={text.runs}
            names={text.runsOf}
            ids={['all', 'some'] as const}
            selected={runs === null ? 'all' : 'some'}
            onSelect={(which) => changeStudyForm({ runs: which === 'all' ? null : all.map(({ id }) => id) })}
          />
          {runs !== null && (
            <div className="run-choice" role="group" aria-label={text.runs}>
              <p className="field-line">
                <span className="quiet">{text.chosen(runs.length, all.length)}</span>
                <button
                  type="button"
                  className="button"
                  onClick={() => changeStudyForm({ runs: all.map(({ id }) => id) })}
                >
                  {text.chooseAll}
                </button>
                <button type="button" className="button" onClick={() => changeStudyForm({ runs: [] })}>
                  {text.chooseNone}
                </button>
              </p>
              <ul>
                {all.map(({ id, generator, method, domain }) => (
                  <li key={id}>
                    <label className="check" title={id}>
                      <input type="checkbox" checked={isChosen(id)} onChange={() => toggle(id)} />
                      <span className="words">
                        {generator === null ? id : generatorName(chosen.study, generator)}{' '}
                        <span className="quiet">
                          {method !== null && domain !== null ? settingName(chosen.study, method, domain) : ''}
                        </span>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {errors['runs'] !== undefined && (
            <p className="field-error">
              <SeverityIcon severity="fault" />
              {errors['runs']}
            </p>
          )}
        </>
      )}
    </>
  );
}
