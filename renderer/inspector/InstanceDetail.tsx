import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Answered } from '../components/Answered';
import { IconButton } from '../components/IconButton';
import { useEngine } from '../engine/useEngine';
import { notify, notifyFailure } from '../state/notice';
import type { OpenedArchive } from '../state/opened';
import { instancesText as text } from '../text/instances';
import { InstanceMeasures } from './InstanceMeasures';
import { InstanceViolations } from './InstanceViolations';
import { Facts, Page } from './parts';

interface InstanceDetailProps {
  readonly archive: OpenedArchive;
  readonly path: string;
  /** 0-based position in the file. */
  readonly ordinal: number;
}

/** One instance in full, and where it stands. */
export function InstanceDetail({ archive, path, ordinal }: InstanceDetailProps) {
  const { id } = archive;
  const answer = useEngine(
    'instance',
    useMemo(() => [id, path, ordinal], [id, path, ordinal]),
  );
  return (
    <Page kind={text.instance} title={<span className="identifier">{path}</span>}>
      <Answered answer={answer} lines={6}>
        {({ line, run, label, instruction, response }) => (
          <>
            <Facts
              facts={[
                [text.number, (ordinal + 1).toLocaleString('en')],
                [text.line, line.toLocaleString('en')],
                [text.run, run],
                [text.label, label],
              ]}
            />
            <InstanceViolations archive={archive} path={path} ordinal={ordinal} />
            <InstanceMeasures archive={archive} path={path} ordinal={ordinal} />
            <WholeText name={text.instruction} content={instruction} />
            <WholeText name={text.response} content={response} />
          </>
        )}
      </Answered>
    </Page>
  );
}

/** A text longer than this is shown as far as this until it is asked for: laying out a megabyte stops the window. */
const shownAtFirst = 20_000;

function WholeText({ name, content }: { readonly name: string; readonly content: string }) {
  const [whole, setWhole] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(content).then(() => notify(text.copied(name)), notifyFailure);
  };
  return (
    <section className="whole-text" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span className="count">{text.count(content.length)}</span>
        <IconButton icon={Copy} label={text.copy(name)} onClick={copy} />
      </header>
      <p>{whole ? content : content.slice(0, shownAtFirst)}</p>
      {!whole && content.length > shownAtFirst && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {text.showAll(content.length)}
        </button>
      )}
    </section>
  );
}
