import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { bytesText } from '../../../../../analysis/figures/bytesText';
import type { LogMatches, StepView } from '../../../../../electron/contract';
import { FilterField } from '../../../../components/FilterField';
import { Segments } from '../../../../components/Segments';
import { machine } from '../../../../machine';
import { notifyFailure } from '../../../../state/notice';
import { launchText as text } from '../../../../text/launches';

interface StepLogProps {
  /** Id of the launch. */
  readonly launch: string;
  readonly step: string;
  readonly logs: StepView['logs'];
  /** It did not end well: why is said on standard error. */
  readonly hasFailed: boolean;
}

/** What a step wrote: its end, which is followed, and a search through all of it. */
export function StepLog({ launch, step, logs, hasFailed }: StepLogProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [follows, setFollows] = useState(true);
  const written = logs.filter(({ bytes }) => bytes > 0);
  const first = hasFailed ? written.at(-1) : written[0];
  const shown = logs.find(({ name }) => name === chosen) ?? first ?? logs[0];
  const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
  const matches = useMatches(launch, step, search.trim(), bytes);
  const end = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    if (follows && end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [follows, shown, matches]);
  if (!shown) return <p className="quiet job-note">{text.noLogText}</p>;
  return (
    <div className="step-log">
      <div className="toolbar">
        <Segments<string>
          label={text.logs}
          segments={logs.map(({ name }) => ({ id: name, name }))}
          selected={shown.name}
          onSelect={setChosen}
        />
        <FilterField label={text.searchLog} value={search} onChange={setSearch} />
        <label className="check">
          <input type="checkbox" checked={follows} onChange={(event) => setFollows(event.currentTarget.checked)} />
          {text.followTail}
        </label>
      </div>
      {matches ? (
        <>
          <p className="quiet" role="status">
            {text.matches(matches.matches.length, matches.more)}
          </p>
          {matches.matches.length > 0 && (
            <pre tabIndex={0} aria-label={text.found}>
              {matches.matches.map(({ log, line, text: words }) => `${log}:${line}: ${words}`).join('\n')}
            </pre>
          )}
        </>
      ) : shown.text === '' ? (
        <p className="quiet job-note">{text.noLogText}</p>
      ) : (
        <>
          <pre ref={end} tabIndex={0} aria-label={shown.name}>
            {shown.text}
          </pre>
          {shown.bytes > shown.text.length * 2 && <p className="quiet">{text.logPart(bytesText(shown.bytes))}</p>}
        </>
      )}
    </div>
  );
}

/** What is typed rests this long before it is searched for. */
const restMs = 250;

/** Lines that hold the text, of as much of the logs as is here; null: nothing is searched for, or not yet found. */
function useMatches(launch: string, step: string, wanted: string, bytes: number): LogMatches | null {
  const [found, setFound] = useState<{ readonly wanted: string; readonly matches: LogMatches } | null>(null);
  useEffect(() => {
    if (wanted === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      machine()
        .searchLog(launch, step, wanted)
        .then((matches) => isCurrent && setFound({ wanted, matches }), notifyFailure);
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [launch, step, wanted, bytes]);
  return found?.wanted === wanted ? found.matches : null;
}
