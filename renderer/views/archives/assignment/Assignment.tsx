import { useDeferredValue, useMemo, useState } from 'react';
import type { RunClaim } from '../../../../analysis/study/assign/runClaim';
import { isAssigned, withAssigned, withoutAssigned } from '../../../../analysis/study/assignFiles';
import { applySaid } from '../../../state/openArchive';
import type { OpenedArchive } from '../../../state/opened';
import { sayOfArchive, saidOf, useSaid } from '../../../state/said';
import { assignmentText as text } from '../../../text/assignment';
import { AssignForm } from './AssignForm';
import { FileList } from './FileList';
import { assignableFiles } from './files';
import { parsedTemplates, readingOf } from './reading';
import { TemplateEditor } from './TemplateEditor';

/** Which run each file belongs to: name templates, matched as they are written, and assignment by hand. */
export function Assignment({ archive }: { readonly archive: OpenedArchive }) {
  const { id, study, open, kinds } = archive;
  const said = useSaid((state) => saidOf(state, id));
  const [templates, setTemplates] = useState(said.templates);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const written = useDeferredValue(templates);
  const parsed = useMemo(() => parsedTemplates(written), [written]);
  const files = useMemo(
    () =>
      assignableFiles(open, kinds).map((file) => ({
        ...file,
        reading: readingOf(parsed, study, file.path),
        byHand: isAssigned(said.manifest, file.path),
      })),
    [open, kinds, parsed, study, said.manifest],
  );
  const fits = templates.map(
    (_, index) => files.filter(({ reading }) => reading?.match.fits && reading.template === index).length,
  );
  const given = templates.filter((template) => template.trim() !== '');
  const isChanged = JSON.stringify(given) !== JSON.stringify(said.templates);
  const picked = files.filter(({ path }) => chosen.has(path));

  const say = (change: Parameters<typeof sayOfArchive>[1]): void => {
    sayOfArchive(id, change);
    setChosen(new Set());
    void applySaid(archive);
  };
  const assign = (claim: RunClaim, each: boolean): void =>
    say({ manifest: withAssigned(said.manifest, picked, claim, each) });
  const takeBack = (): void =>
    say({
      manifest: withoutAssigned(
        said.manifest,
        picked.map(({ path }) => path),
      ),
    });

  return (
    <div className="assignment">
      <div className="assignment-head">
        <p className="quiet">{text.templatesExplanation}</p>
        {isChanged && (
          <span className="buttons">
            <button type="button" className="button" onClick={() => setTemplates(said.templates)}>
              {text.discard}
            </button>
            <button
              type="button"
              className="button primary"
              disabled={parsed.some(({ error }, index) => error !== null && written[index] !== '')}
              onClick={() => {
                setTemplates(given);
                say({ templates: given });
              }}
            >
              {text.apply}
            </button>
          </span>
        )}
      </div>
      <TemplateEditor templates={templates} parsed={parsed} fits={fits} onChange={setTemplates} />
      <FileList study={study} files={files} chosen={chosen} onChoose={setChosen} />
      {picked.length > 0 ? (
        <AssignForm
          study={study}
          count={picked.length}
          canTakeBack={picked.some(({ byHand }) => byHand)}
          onAssign={assign}
          onTakeBack={takeBack}
        />
      ) : (
        <p className="quiet assign-hint">{text.choose}</p>
      )}
    </div>
  );
}
