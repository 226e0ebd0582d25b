import type { Stage } from '../../../../../electron/contract';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';
import { Select } from './Select';

interface KindSelectProps {
  readonly stage: Stage;
  readonly label: string;
  /** Empty: none. */
  readonly selected: string;
  /** What none of them means; absent: one must be chosen. */
  readonly none?: string;
  readonly error?: string | undefined;
  readonly hint?: string;
  onSelect(kind: string): void;
}

/** One of the kinds of steps of a stage. */
export function KindSelect({ stage, label, selected, none, error, hint, onSelect }: KindSelectProps) {
  const kinds = useStudyPlanning((state) => state.kinds);
  const ofStage = kinds.filter((kind) => kind.stage === stage);
  const isKnown = selected === '' || ofStage.some(({ id }) => id === selected);
  return (
    <Select
      label={label}
      value={selected}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      options={[
        ...(none !== undefined || selected === '' ? [{ value: '', name: none ?? text.chooseKind }] : []),
        ...(isKnown ? [] : [{ value: selected, name: selected }]),
        ...ofStage.map(({ id, title, isOwn }) => ({ value: id, name: text.kindOption(title, isOwn) })),
      ]}
      onSelect={onSelect}
    />
  );
}
