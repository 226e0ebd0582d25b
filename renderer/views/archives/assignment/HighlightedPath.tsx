import type { ReactNode } from 'react';
import type { TemplateMatch } from '../../../../analysis/study/templates/matchTemplate';
import { assignmentText as text } from '../../../text/assignment';

interface HighlightedPathProps {
  readonly path: string;
  /** Null: no template has the path's form. */
  readonly match: TemplateMatch | null;
}

/** A path with the characters that a template reads, each with what it means. */
export function HighlightedPath({ path, match }: HighlightedPathProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, placeholder, value } of match?.spans ?? []) {
    const written = path.slice(start, end);
    parts.push(
      path.slice(at, start),
      <mark
        key={start}
        className={value === null ? 'read unknown' : 'read'}
        title={value === null ? text.unknownWord(placeholder, written) : text.reads(placeholder, String(value))}
      >
        {written}
      </mark>,
    );
    at = end;
  }
  return (
    <span className="read-path" title={match ? undefined : path}>
      {parts}
      {path.slice(at)}
    </span>
  );
}
