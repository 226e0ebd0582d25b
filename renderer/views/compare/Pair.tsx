import { ArrowLeftRight } from 'lucide-react';
import { IconButton } from '../../components/IconButton';
import { useArchives } from '../../state/archives';
import { chooseFirst, chooseSecond, type ArchivePair } from '../../state/compared';
import type { OpenedArchive } from '../../state/opened';
import { compareText as text } from '../../text/compare';

/** Which two archives are compared, and the way to other ones. */
export function Pair({ pair }: { readonly pair: ArchivePair<OpenedArchive> }) {
  return (
    <div className="pair" role="group" aria-label={text.pair}>
      <Choice letter={text.first} label={text.chooseFirst} chosen={pair.a} onChoose={(id) => chooseFirst(id, pair)} />
      <IconButton icon={ArrowLeftRight} label={text.swap} onClick={() => chooseFirst(pair.b.id, pair)} />
      <Choice
        letter={text.second}
        label={text.chooseSecond}
        chosen={pair.b}
        onChoose={(id) => chooseSecond(id, pair)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly letter: string;
  readonly label: string;
  readonly chosen: OpenedArchive;
  onChoose(id: string): void;
}

function Choice({ letter, label, chosen, onChoose }: ChoiceProps) {
  const opened = useArchives((state) => state.opened);
  return (
    <label>
      <strong aria-hidden>{letter}</strong>
      <select
        aria-label={label}
        title={chosen.location}
        value={chosen.id}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {opened.map((archive) => (
          <option key={archive.id} value={archive.id}>
            {nameAmong(archive, opened)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Its name; with its location where another has the same. */
function nameAmong({ id, name, location }: OpenedArchive, opened: readonly OpenedArchive[]): string {
  const isAlone = opened.every((other) => other.id === id || other.name !== name);
  return isAlone ? name : `${name} (${location})`;
}
