import { useMemo } from 'react';
import { Answered } from '../components/Answered';
import { useEngine } from '../engine/useEngine';
import type { GrantedArchive } from '../../electron/contract';
import { inspectorText as text } from '../text/inspector';

interface RawLinesProps {
  readonly archive: GrantedArchive;
  readonly path: string;
  /** The line that is wanted, from 1. */
  readonly line: number;
}

/** Lines shown before and after the one that is wanted. */
const around = 6;

/** The lines of a file around one of them, as they stand in it. */
export function RawLines({ archive, path, line }: RawLinesProps) {
  const answer = useEngine(
    'lines',
    useMemo(() => [archive, path, line, around], [archive, path, line]),
  );
  return (
    <Answered answer={answer} lines={5}>
      {({ lines }) =>
        lines.length === 0 ? (
          <p className="quiet">{text.noSuchLine}</p>
        ) : (
          <ol className="raw-lines" aria-label={text.linesAround(line)}>
            {lines.map(({ number, text: content, cut }) => (
              <li key={number} aria-current={number === line || undefined}>
                <span className="line-number">{number.toLocaleString('en')}</span>
                <code>
                  {content}
                  {cut && <span className="cut">{text.lineGoesOn}</span>}
                </code>
              </li>
            ))}
          </ol>
        )
      }
    </Answered>
  );
}
