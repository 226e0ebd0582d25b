import { noChoice, type ModelForm } from '../../../../state/study/studyForm';
import { changeStudyForm, useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { Choice } from '../../form/Choice';
import { ChoiceFields } from './ChoiceFields';
import { FileField } from './FileField';
import { KindSelect } from './KindSelect';
import { Typed } from './Typed';
import { useStudyErrors } from './useStudyErrors';

/** Which model is the base, or the reference. */
export function ModelFields({ role }: { readonly role: 'base' | 'reference' }) {
  const model = useStudyPlanning(({ form }) => form[role]);
  const errors = useStudyErrors();
  const change = (changes: Partial<ModelForm>): void => changeStudyForm({ [role]: { ...model, ...changes } });
  return (
    <>
      <Choice
        label={text[role]}
        names={text.models}
        ids={['family', 'name', 'train'] as const}
        selected={model.how}
        onSelect={(how) => change({ how })}
      />
      <p className="field-hint">{text.modelsExplained[role]}</p>
      {model.how === 'name' && (
        <Typed
          label={text.modelName}
          value={model.model}
          error={errors[`${role}.model`]}
          onType={(typed) => change({ model: typed })}
        />
      )}
      {model.how === 'train' && (
        <>
          <KindSelect
            stage="train"
            label={text.kind}
            selected={model.train.kind}
            error={errors[`${role}.kind`]}
            onSelect={(kind) => change({ train: { ...noChoice, kind } })}
          />
          <FileField
            label={text.modelData}
            chosen={model.data}
            error={errors[`${role}.data`]}
            onChoose={(data) => change({ data })}
          />
          <Choice
            label={text.modelFrom}
            names={text.modelsFrom}
            ids={['base', 'nothing'] as const}
            selected={role === 'base' ? 'nothing' : model.from}
            onSelect={(from) => change({ from })}
          />
          <ChoiceFields name={role} choice={model.train} errors={errors} onChange={(train) => change({ train })} />
        </>
      )}
    </>
  );
}
