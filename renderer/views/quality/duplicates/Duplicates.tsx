import { useState } from 'react';
import { duplicateTable } from '../../../../analysis/figures/quality/duplicateTable';
import type { DuplicateRequest } from '../../../../analysis/duplicateResults';
import { defaultDuplicateOptions } from '../../../../analysis/metrics/duplicates/duplicateOptions';
import { EmptyState } from '../../../components/EmptyState';
import { TablePanel } from '../../../components/exhibit/TablePanel';
import { useColours } from '../../../components/useColours';
import type { OpenedArchive } from '../../../state/opened';
import { findDuplicates, useSearches } from '../../../state/searches';
import { selectionOfDataSet, useSelection } from '../../../state/selection';
import { searchesText as text } from '../../../text/searches';
import { ChosenFiles } from '../ChosenFiles';
import { SearchProblems } from '../SearchProblems';
import { Clusters } from './Clusters';
import { DuplicateForm } from './DuplicateForm';

const firstRequest: DuplicateRequest = {
  ...defaultDuplicateOptions,
  scope: 'within',
  runs: null,
};

/** Duplicates within runs, across them, or beside other files: shares by run, and the groups to open. */
export function Duplicates({ archive }: { readonly archive: OpenedArchive }) {
  const { duplicates, seeds, isRunning } = useSearches();
  const report = duplicates[archive.id];
  const [request, setRequest] = useState(report?.request ?? firstRequest);
  const colours = useColours();
  const select = useSelection((state) => state.select);
  const isReady = archive.confirmed && !isRunning && (request.scope !== 'against' || seeds.length > 0);
  return (
    <>
      <DuplicateForm request={request} onChange={setRequest}>
        <button
          type="button"
          className="button primary"
          disabled={!isReady}
          onClick={() => void findDuplicates(archive, request)}
        >
          {text.find}
        </button>
      </DuplicateForm>
      {request.scope === 'against' && (
        <ChosenFiles label={text.files} chosen={seeds} onChange={(chosen) => useSearches.setState({ seeds: chosen })} />
      )}
      {report ? (
        <>
          <SearchProblems problems={report.problems} />
          <TablePanel
            table={duplicateTable(archive.study, archive.open.runs, report)}
            anchor="duplicates"
            colours={colours}
            onOpen={({ subject }) => {
              const selection = selectionOfDataSet(archive.open, subject?.['run'] ?? '');
              if (selection) select(selection);
            }}
          />
          <Clusters key={JSON.stringify(report.request)} archive={archive} report={report} />
        </>
      ) : (
        <EmptyState title={text.notAsked} text={text.duplicatesExplained} />
      )}
    </>
  );
}
