import { useTargets } from '../../../../state/study/targets';
import { studyFormText as text } from '../../../../text/studyForm';
import { targetsText } from '../../../../text/targets';
import { Select } from './Select';

interface TargetSelectProps {
  /** Name of a target; one that there is not is none. */
  readonly selected: string;
  readonly error: string | undefined;
  onSelect(target: string): void;
}

/** Where something runs. */
export function TargetSelect({ selected, error, onSelect }: TargetSelectProps) {
  const targets = useTargets(({ list }) => list?.targets ?? noTargets);
  const isKnown = targets.some(({ settings }) => settings.name === selected);
  return (
    <Select
      label={text.target}
      value={isKnown ? selected : ''}
      error={error}
      options={[
        ...(isKnown ? [] : [{ value: '', name: text.noTarget }]),
        ...targets.map(({ settings: { name, kind } }) => ({
          value: name,
          name: `${name} (${targetsText.kinds[kind]})`,
        })),
      ]}
      onSelect={onSelect}
    />
  );
}

const noTargets = [] as const;
