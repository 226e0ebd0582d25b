import type { Problem } from '../../../analysis/problem';
import { SeverityIcon } from '../../components/SeverityIcon';

/** What could not be read of the files that an archive was compared with. */
export function SearchProblems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="search-problems">
      {problems.map(({ path, line, severity, message }, index) => (
        <li key={index}>
          <SeverityIcon severity={severity} />
          <span>
            {path}
            {line !== null && `:${line}`}: {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
