import { useState } from 'react';
import type { JobSample } from '../../../../electron/contract';
import type { ListColumn } from '../../../components/list/LongList';
import { RowList } from '../../../components/list/RowList';
import { jobsText as text } from '../../../text/jobs';
import { billText, countText } from '../amounts';
import { SampleText } from './SampleText';

interface SamplesProps {
  readonly label: string;
  /** Newest first. */
  readonly samples: readonly JobSample[];
  readonly empty: string;
}

/** Answers as they come, and one of them in full, which stays while others come. */
export function Samples({ label, samples, empty }: SamplesProps) {
  const [chosen, setChosen] = useState<JobSample | null>(null);
  const shown = chosen ?? samples[0] ?? null;
  return (
    <div className="job-samples">
      <RowList
        label={label}
        rows={samples}
        columns={columns}
        keyOf={keyOf}
        isSelected={(sample) => shown !== null && keyOf(sample) === keyOf(shown)}
        onOpen={setChosen}
        empty={empty}
      />
      {shown && <SampleText key={keyOf(shown)} sample={shown} />}
    </div>
  );
}

const keyOf = ({ item, attempt, atMs }: JobSample): string => `${item} ${attempt} ${atMs}`;

const columns: readonly ListColumn<JobSample>[] = [
  { id: 'item', header: text.sampleColumns.item, width: '64px', align: 'right', cell: ({ item }) => countText(item) },
  {
    id: 'try',
    header: text.sampleColumns.attempt,
    width: '40px',
    align: 'right',
    cell: ({ attempt }) => String(attempt),
  },
  { id: 'text', header: text.sampleColumns.text, width: 'minmax(0, 1fr)', cell: beginning },
  {
    id: 'tokens',
    header: text.sampleColumns.tokens,
    width: '64px',
    align: 'right',
    cell: ({ tokens }) => (tokens === null ? '–' : countText(tokens)),
  },
  {
    id: 'cost',
    header: text.sampleColumns.cost,
    width: '72px',
    align: 'right',
    cell: ({ costUsd }) => (costUsd === null ? '–' : billText(costUsd)),
  },
];

const shownLetters = 200;

function beginning({ reasons, fields, answer }: JobSample): string {
  const [reason] = reasons;
  const text = Object.values(fields)[0] ?? answer;
  return [reason, text.slice(0, shownLetters)].filter(Boolean).join(' · ');
}
