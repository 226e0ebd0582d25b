import { useState } from 'react';
import type { TablePreview } from '../../../../analysis/results';
import { mappingFor, type TableMapping } from '../../../../analysis/study/tableMapping';
import { applySaid } from '../../../state/openArchive';
import type { OpenedArchive } from '../../../state/opened';
import { forgetTable, sayOfTable, useSaid } from '../../../state/said';
import { mappingText as text } from '../../../text/mapping';
import { ColumnsTable } from './ColumnsTable';
import { ScorePreview } from './ScorePreview';

interface MappingFormProps {
  readonly archive: OpenedArchive;
  readonly path: string;
  readonly table: TablePreview;
  onDone(): void;
}

const units: readonly TableMapping['unit'][] = ['percent', 'fraction'];

/** The first rows with a choice for each column, the unit, and what comes of it. */
export function MappingForm({ archive, path, table, onDone }: MappingFormProps) {
  const said = useSaid(({ tables }) => mappingFor(tables, table.header));
  const [mapping, setMapping] = useState(said ?? table.proposed);
  const apply = (): void => {
    sayOfTable(mapping);
    onDone();
    void applySaid(archive);
  };
  const forget = (): void => {
    forgetTable(mapping);
    onDone();
    void applySaid(archive);
  };
  return (
    <>
      <ColumnsTable study={archive.study} table={table} mapping={mapping} onChange={setMapping} />
      <div className="toolbar">
        <span className="quiet">{text.unit}</span>
        <div className="segments" role="group" aria-label={text.unit}>
          {units.map((unit) => (
            <button
              key={unit}
              type="button"
              aria-pressed={mapping.unit === unit}
              onClick={() => setMapping({ ...mapping, unit })}
            >
              {text.units[unit]}
            </button>
          ))}
        </div>
        <span className="buttons">
          {said && (
            <button type="button" className="button" onClick={forget}>
              {text.forget}
            </button>
          )}
          <button type="button" className="button primary" onClick={apply}>
            {text.apply}
          </button>
        </span>
      </div>
      <ScorePreview archive={archive} path={path} mapping={mapping} />
    </>
  );
}
