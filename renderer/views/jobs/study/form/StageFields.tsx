import { Plus, X } from 'lucide-react';
import { IconButton } from '../../../../components/IconButton';
import { noChoice, type ChoiceForm, type PlanStage } from '../../../../state/study/studyForm';
import { changeStudyForm, useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { ChoiceFields } from './ChoiceFields';
import { DomainFields } from './DomainFields';
import { KindSelect } from './KindSelect';
import { useDomains } from './useDomains';
import { useStudyErrors } from './useStudyErrors';

/** How students are trained, if they are. */
export function TrainFields() {
  const train = useStudyPlanning(({ form }) => form.train);
  const errors = useStudyErrors();
  return (
    <fieldset>
      <legend>{text.parts.train}</legend>
      <KindSelect
        stage="train"
        label={text.kind}
        selected={train?.kind ?? ''}
        none={text.noKind.train}
        error={errors['train.kind']}
        hint={text.trainExplained}
        onSelect={(kind) => changeStudyForm({ train: kind === '' ? null : { ...noChoice, kind } })}
      />
      {train && (
        <ChoiceFields
          name="train"
          choice={train}
          errors={errors}
          onChange={(choice) => changeStudyForm({ train: choice })}
        />
      )}
    </fieldset>
  );
}

const explained = { evaluate: text.evaluateExplained, measure: text.measureExplained } as const;

/** Any number of evaluations, or of measures. */
export function SeveralFields({ stage }: { readonly stage: Exclude<PlanStage, 'train'> }) {
  const choices = useStudyPlanning(({ form }) => form[stage]);
  const kinds = useStudyPlanning((state) => state.kinds);
  const errors = useStudyErrors();
  const domains = useDomains();
  const change = (all: readonly ChoiceForm[]): void => changeStudyForm({ [stage]: all });
  const first = kinds.find((kind) => kind.stage === stage && !choices.some(({ kind: taken }) => taken === kind.id));
  return (
    <fieldset>
      <legend>{text.parts[stage]}</legend>
      {choices.length === 0 && <p className="field-hint">{explained[stage]}</p>}
      {choices.map((choice, at) => (
        <div key={at} className="step-several">
          <div className="step-several-head">
            <KindSelect
              stage={stage}
              label={text.kind}
              selected={choice.kind}
              error={errors[`${stage}-${at}.kind`]}
              onSelect={(kind) => change(choices.map((each, index) => (index === at ? { ...noChoice, kind } : each)))}
            />
            <IconButton
              icon={X}
              label={text.remove}
              onClick={() => change(choices.filter((_, index) => index !== at))}
            />
          </div>
          <DomainFields
            domains={domains}
            chosen={choice.domains}
            error={errors[`${stage}-${at}.domains`]}
            onChange={(chosen) =>
              change(choices.map((each, index) => (index === at ? { ...each, domains: chosen } : each)))
            }
          />
          <ChoiceFields
            name={`${stage}-${at}`}
            choice={choice}
            errors={errors}
            onChange={(changed) => change(choices.map((each, index) => (index === at ? changed : each)))}
          />
        </div>
      ))}
      <p>
        <button
          type="button"
          className="button"
          onClick={() => change([...choices, { ...noChoice, kind: first?.id ?? '' }])}
        >
          <Plus size={14} aria-hidden />
          {text.add[stage]}
        </button>
      </p>
    </fieldset>
  );
}
