import type { ArchiveDifference } from '../../../analysis/study/compare/compared';
import { compareText as text } from '../../text/compare';
import { differingParts } from './differingParts';
import { Folded } from './Folded';

const aspects = ['study', 'anchors', 'protocol', 'configuration', 'files'] as const;

interface DifferencesProps {
  readonly differences: readonly ArchiveDifference[];
  /** Names of the archives. */
  readonly a: string;
  readonly b: string;
}

/** What is one way in A and another in B, by aspect; an aspect in which nothing differs says so. */
export function Differences({ differences, a, b }: DifferencesProps) {
  if (differences.length === 0) return <p className="quiet">{text.nothingDiffers}</p>;
  return (
    <table className="differences" aria-label={text.differences}>
      <thead>
        <tr>
          <th scope="col">{text.what}</th>
          <Side letter={text.first} name={a} />
          <Side letter={text.second} name={b} />
        </tr>
      </thead>
      {aspects.map((aspect) => (
        <Aspect key={aspect} name={text.aspects[aspect]} own={differences.filter((each) => each.aspect === aspect)} />
      ))}
    </table>
  );
}

function Side({ letter, name }: { readonly letter: string; readonly name: string }) {
  return (
    <th scope="col">
      {letter} <span className="quiet">{name}</span>
    </th>
  );
}

interface AspectProps {
  readonly name: string;
  readonly own: readonly ArchiveDifference[];
}

function Aspect({ name, own }: AspectProps) {
  return (
    <Folded items={own}>
      {(shown, unfold) => (
        <tbody>
          <tr className="aspect">
            <th scope="rowgroup" colSpan={3}>
              {name} <span className="quiet">{own.length === 0 ? text.nothingDiffersHere : own.length}</span>
            </th>
          </tr>
          {shown.map(({ what, a, b }, index) => (
            <tr key={index}>
              <th scope="row">{what}</th>
              <Value value={a} other={b} />
              <Value value={b} other={a} />
            </tr>
          ))}
          {unfold && (
            <tr>
              <td colSpan={3}>
                <button type="button" className="link" onClick={unfold}>
                  {text.showAll(own.length, 'difference')}
                </button>
              </td>
            </tr>
          )}
        </tbody>
      )}
    </Folded>
  );
}

interface ValueProps {
  readonly value: string | null;
  readonly other: string | null;
}

/** The parts that the other side has not stand out where there are others. */
function Value({ value, other }: ValueProps) {
  if (value === null) return <td className="quiet">{text.absent}</td>;
  return (
    <td>
      {differingParts(value, other).map(({ words, differs }, index) =>
        differs ? <strong key={index}>{words}</strong> : words,
      )}
    </td>
  );
}
