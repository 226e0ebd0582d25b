import { changeForm, usePlanning } from '../../../state/jobs/planning';

interface CheckProps {
  readonly field: 'sendSeed' | 'batch' | 'swap';
  readonly label: string;
}

/** What is done or not. */
export function Check({ field, label }: CheckProps) {
  const isOn = usePlanning(({ form }) => form[field]);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => changeForm({ [field]: event.currentTarget.checked })}
      />
      {label}
    </label>
  );
}
