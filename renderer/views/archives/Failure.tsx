import { X } from 'lucide-react';
import { IconButton } from '../../components/IconButton';
import { SeverityIcon } from '../../components/SeverityIcon';
import { useArchives, useCurrentArchive } from '../../state/archives';
import { archivesText as text } from '../../text/archives';
import { Problems } from './problems/Problems';

/** The archive that could not be opened: what, why, what to do, and every file's problem. */
export function Failure() {
  const { failure, dismissFailure } = useArchives();
  const current = useCurrentArchive();
  if (!failure) return null;
  return (
    <section className="failure" role="alert" aria-label={failure.title}>
      <header>
        <h2>
          <SeverityIcon severity="fault" />
          {failure.title}
        </h2>
        <IconButton icon={X} label={text.dismiss} onClick={dismissFailure} />
      </header>
      <p>
        {failure.message} {failure.nextStep} {failure.archive && current && text.previousStays(current.name)}
      </p>
      {failure.problems.length > 0 && <Problems problems={failure.problems} archive={failure.archive} />}
    </section>
  );
}
