import { SeverityIcon } from '../../components/SeverityIcon';

interface UnreadFoldersProps {
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly summary: (count: number) => string;
}

/** Folders of which what they are about could not be read, each with why. */
export function UnreadFolders({ problems, summary }: UnreadFoldersProps) {
  if (problems.length === 0) return null;
  return (
    <details className="job-problems">
      <summary>
        <SeverityIcon severity="fault" /> {summary(problems.length)}
      </summary>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={path}>
            <span className="identifier">{path}</span> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
