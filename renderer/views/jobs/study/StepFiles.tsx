import { useState } from 'react';
import { Segments } from '../../../components/Segments';
import { studyPlanText as text } from '../../../text/studyPlan';

interface StepFilesProps {
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The files of a step, one at a time; `run.sh` is what runs. */
export function StepFiles({ files }: StepFilesProps) {
  const [chosen, setChosen] = useState('run.sh');
  const shown = files.find(({ name }) => name === chosen) ?? files[0];
  if (!shown) return null;
  return (
    <div className="step-files">
      <Segments<string>
        label={text.file}
        segments={files.map(({ name }) => ({ id: name, name }))}
        selected={shown.name}
        onSelect={setChosen}
      />
      <pre tabIndex={0} aria-label={shown.name}>
        {shown.text}
      </pre>
    </div>
  );
}
