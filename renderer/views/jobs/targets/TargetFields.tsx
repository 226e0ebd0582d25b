import { useEffect, useRef } from 'react';
import { SeverityIcon } from '../../../components/SeverityIcon';
import { changeTargetForm, leaveTargetForm, saveTarget, useTargets } from '../../../state/study/targets';
import { checkTargetForm, targetKinds, type TargetErrors, type TargetForm } from '../../../state/study/targetForm';
import { targetsText as text } from '../../../text/targets';
import { Choice } from '../form/Choice';
import { Typed } from '../study/form/Typed';

interface TargetFieldsProps {
  readonly edited: { readonly form: TargetForm; readonly instead: string | null; readonly isChecked: boolean };
}

type TextField = Exclude<keyof TargetForm, 'kind' | 'gpuOption'>;

/** The form of a target. */
export function TargetFields({ edited: { form, instead, isChecked } }: TargetFieldsProps) {
  const { list, refused } = useTargets();
  const targets = list?.targets ?? [];
  const names = targets.map(({ settings }) => settings.name).filter((name) => name !== instead);
  const isBuiltIn = targets.some(({ settings, isBuiltIn: builtIn }) => settings.name === instead && builtIn);
  const errors: TargetErrors = isChecked ? checkTargetForm(form, names) : {};
  const field = (name: TextField, label: string, more: Partial<Parameters<typeof Typed>[0]> = {}) => (
    <Typed
      label={label}
      value={form[name]}
      error={errors[name]}
      onType={(value) => changeTargetForm({ [name]: value })}
      {...more}
    />
  );
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, []);
  return (
    <form
      ref={root}
      className="target-form job-form"
      aria-label={instead === null ? text.addTitle : text.editTitle(instead)}
      onSubmit={(event) => {
        event.preventDefault();
        void saveTarget();
      }}
    >
      <h3>{instead === null ? text.addTitle : text.editTitle(instead)}</h3>
      {!isBuiltIn && (
        <>
          <Choice
            label={text.kind}
            names={text.kindsLong}
            ids={targetKinds}
            selected={form.kind}
            onSelect={(kind) => changeTargetForm({ kind })}
          />
          <p className="field-hint">{text.kindsExplained[form.kind]}</p>
          <div className="field-row">
            {field('name', text.name)}
            {form.kind !== 'local' &&
              field('host', text.host, {
                placeholder: form.kind === 'ssh' ? text.hostExample : text.hostOptional,
              })}
          </div>
        </>
      )}
      <div className="field-row">
        {field('folder', text.folder, { placeholder: form.kind === 'local' ? text.folderHere : text.folderNone })}
        {field('python', text.python, { placeholder: text.pythonNone })}
      </div>
      {field('setup', text.setup, {
        lines: 2,
        placeholder: text.setupExample,
        ...(form.kind === 'slurm' ? { hint: text.setupExplained } : {}),
      })}
      {field('environment', text.environment, {
        lines: 2,
        placeholder: text.environmentExample,
        hint: text.environmentExplained,
      })}
      {form.kind === 'slurm' && (
        <fieldset>
          <legend>{text.scheduler}</legend>
          <div className="field-row">
            {field('partition', text.partition, { placeholder: text.byDefault })}
            {field('account', text.account, { placeholder: text.byDefault })}
            {field('qos', text.qos, { placeholder: text.byDefault })}
            {field('constraint', text.constraint, { placeholder: text.none })}
          </div>
          <div className="field-row">
            <Choice
              label={text.gpuOption}
              names={text.gpuOptions}
              ids={['gres', 'gpus'] as const}
              selected={form.gpuOption}
              onSelect={(gpuOption) => changeTargetForm({ gpuOption })}
            />
            {field('gpuType', text.gpuType, { placeholder: text.anyType })}
            {field('atOnce', text.atOnce, { placeholder: text.asMany, numeric: true })}
          </div>
          {field('options', text.options, { lines: 2, placeholder: text.optionsExample })}
        </fieldset>
      )}
      {refused !== null && (
        <p className="field-error" role="alert">
          <SeverityIcon severity="fault" />
          {refused}
        </p>
      )}
      <p className="field-line">
        <button type="submit" className="button primary">
          {text.save}
        </button>
        <button type="button" className="button" onClick={leaveTargetForm}>
          {text.cancel}
        </button>
      </p>
    </form>
  );
}
