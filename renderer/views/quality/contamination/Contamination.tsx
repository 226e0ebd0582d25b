import { useState } from 'react';
import { contaminationTable } from '../../../../analysis/figures/quality/contaminationTable';
import type { ContaminationRequest } from '../../../../analysis/contaminationResults';
import { defaultContaminationOptions } from '../../../../analysis/metrics/contamination/contaminationOptions';
import { EmptyState } from '../../../components/EmptyState';
import { TablePanel } from '../../../components/exhibit/TablePanel';
import { useColours } from '../../../components/useColours';
import type { OpenedArchive } from '../../../state/opened';
import { findTestItems, useSearches } from '../../../state/searches';
import { selectionOfDataSet, useSelection } from '../../../state/selection';
import { searchesText as text } from '../../../text/searches';
import { ChosenFiles } from '../ChosenFiles';
import { NumberField } from '../NumberField';
import { SearchProblems } from '../SearchProblems';
import { Matches } from './Matches';

const firstRequest: ContaminationRequest = {
  ...defaultContaminationOptions,
  fields: null,
  runs: null,
};

/** Test items in the data: by run, and match by match with the evidence side by side. */
export function Contamination({ archive }: { readonly archive: OpenedArchive }) {
  const { contamination, testSets, isRunning } = useSearches();
  const report = contamination[archive.id];
  const [request, setRequest] = useState(report?.request ?? firstRequest);
  const colours = useColours();
  const select = useSelection((state) => state.select);
  return (
    <>
      <ChosenFiles
        label={text.testSets}
        chosen={testSets}
        onChange={(chosen) => useSearches.setState({ testSets: chosen })}
      />
      <div className="search-form">
        <NumberField
          label={text.words}
          value={request.n}
          least={2}
          most={64}
          step={1}
          onChange={(n) => setRequest({ ...request, n: Math.round(n) })}
        />
        <label className="number-field">
          <span className="field-name">{text.fields}</span>
          <input
            type="text"
            placeholder={text.fieldsHint}
            defaultValue={request.fields?.join(', ') ?? ''}
            onChange={({ currentTarget: { value } }) => setRequest({ ...request, fields: fieldsIn(value) })}
          />
        </label>
        <button
          type="button"
          className="button primary"
          disabled={!archive.confirmed || isRunning || testSets.length === 0}
          onClick={() => void findTestItems(archive, request)}
        >
          {text.findItems}
        </button>
      </div>
      {report ? (
        <>
          <SearchProblems problems={report.problems} />
          <TablePanel
            table={contaminationTable(archive.study, archive.open.runs, report)}
            anchor="contamination"
            colours={colours}
            onOpen={({ subject }) => {
              const selection = selectionOfDataSet(archive.open, subject?.['run'] ?? '');
              if (selection) select(selection);
            }}
          />
          <Matches archive={archive} report={report} />
        </>
      ) : (
        <EmptyState title={text.notAsked} text={text.contaminationExplained} />
      )}
    </>
  );
}

function fieldsIn(typed: string): readonly string[] | null {
  const fields = typed
    .split(',')
    .map((field) => field.trim())
    .filter(Boolean);
  return fields.length === 0 ? null : fields;
}
