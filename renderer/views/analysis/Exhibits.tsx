import type { FigureSpec, TableCell, TableSpec } from '../../../analysis/figures/figure';
import type { Finding } from '../../../analysis/analysisResults';
import { FigurePanel } from '../../components/exhibit/FigurePanel';
import { TablePanel } from '../../components/exhibit/TablePanel';
import { useColours } from '../../components/useColours';
import { anchorOf } from './Contents';
import { OpenFindings } from './steps/OpenFindings';

interface ExhibitsProps {
  readonly figures: readonly FigureSpec[];
  readonly tables: readonly TableSpec[];
  /** Said where there are none. */
  readonly empty?: string;
  /** Shown before the tables. */
  readonly findings?: readonly Finding[];
  /** Every exhibit of the page, to lead from a finding to its own. */
  readonly all?: readonly (FigureSpec | TableSpec)[];
  onOpen(cell: Pick<TableCell, 'subject'>): void;
}

/** Figures, findings and tables of one part of the page. */
export function Exhibits({ figures, tables, empty, findings = [], all = [], onOpen }: ExhibitsProps) {
  const colours = useColours();
  return (
    <>
      {figures.length > 0 && (
        <div className="figures">
          {figures.map((figure) => (
            <FigurePanel key={figure.id} anchor={anchorOf(figure)} figure={figure} colours={colours} onOpen={onOpen} />
          ))}
        </div>
      )}
      {findings.length > 0 && <OpenFindings findings={findings} exhibits={all} />}
      {tables.length > 0 && (
        <div className="tables">
          {tables.map((table) => (
            <TablePanel key={table.id} anchor={anchorOf(table)} table={table} colours={colours} onOpen={onOpen} />
          ))}
        </div>
      )}
      {empty !== undefined && figures.length + tables.length === 0 && <p className="quiet">{empty}</p>}
    </>
  );
}
