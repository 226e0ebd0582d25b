import { useState } from 'react';
import type { FigureSpec } from '../../../analysis/figures/figure';
import type { FigureFormat } from '../../../electron/contract';
import { exportText as text } from '../../text/export';
import { exportFigure } from './exporting';
import { heightFor, sizeFrom } from './sizes';
import { TableFormats } from './TableFormats';
import { firstVenue, venueWidths } from './venueWidths';

const formats: readonly FigureFormat[] = ['svg', 'pdf', 'png'];

/** Size and format of an exported figure, and below them the formats of the table behind it. */
export function FigureExport({ figure, onDone }: { readonly figure: FigureSpec; onDone(): void }) {
  const [venue, setVenue] = useState(firstVenue.id);
  const [width, setWidth] = useState(String(firstVenue.widthInches));
  const [height, setHeight] = useState(heightFor(figure, firstVenue.widthInches));
  const size = sizeFrom(width, height);
  const choose = (id: string): void => {
    setVenue(id);
    const chosen = venueWidths.find((each) => each.id === id);
    if (!chosen) return;
    setWidth(String(chosen.widthInches));
    setHeight(heightFor(figure, chosen.widthInches));
  };
  return (
    <div className="export">
      <label>
        <span className="field-name">{text.venue}</span>
        <select value={venue} onChange={(event) => choose(event.currentTarget.value)}>
          {venueWidths.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{text.custom}</option>
        </select>
      </label>
      <div className="size">
        <Inches
          name={text.width}
          value={width}
          onChange={(value) => {
            setVenue('');
            setWidth(value);
          }}
        />
        <span aria-hidden>×</span>
        <Inches name={text.height} value={height} onChange={setHeight} />
        <span className="quiet">{text.inches}</span>
      </div>
      {size === null && <p role="alert">{text.badSize}</p>}
      <div className="formats" role="group" aria-label={text.figure}>
        <span className="field-name">{text.figure}</span>
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={size === null}
            onClick={() => {
              if (!size) return;
              onDone();
              void exportFigure(figure, format, size);
            }}
          >
            {text.formats[format]}
          </button>
        ))}
      </div>
      <TableFormats table={figure.table} onDone={onDone} />
    </div>
  );
}

interface InchesProps {
  readonly name: string;
  readonly value: string;
  onChange(value: string): void;
}

function Inches({ name, value, onChange }: InchesProps) {
  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={`${name} (${text.inches})`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
