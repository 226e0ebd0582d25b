import { domainName, generatorName, methodName } from '../../analysis/figures/names';
import { formatInterval, formatPercent } from '../../analysis/figures/format';
import type { Study } from '../../analysis/study/study';
import { Swatch } from '../components/Swatch';
import { useColours } from '../components/useColours';
import type { OpenedArchive } from '../state/opened';
import { useSelection } from '../state/selection';
import { inspectorText as text } from '../text/inspector';
import { Page, Section } from './parts';

/** A generator: its averages with how many cells they rest on, and its PGR in every setting. */
export function GeneratorDetail({
  archive,
  generator,
}: {
  readonly archive: OpenedArchive;
  readonly generator: string;
}) {
  const { study, pgr } = archive;
  const colour = useColours().get(generator);
  const select = useSelection((state) => state.select);
  const averages = pgr.averages.filter((average) => average.generator === generator);
  const cells = pgr.cells.filter((cell) => cell.generator === generator);
  return (
    <Page
      kind={text.generator}
      title={
        <>
          {colour && <Swatch colour={colour} />}
          {generatorName(study, generator)}
        </>
      }
    >
      <p className="inspector-subtitle identifier">{generator}</p>
      <Section title={text.averages}>
        <table className="benchmarks">
          <thead>
            <tr>
              <th scope="col" aria-label={text.averages} />
              <th scope="col">{text.computed}</th>
              <th scope="col">{text.printed}</th>
              <th scope="col">{text.rests}</th>
            </tr>
          </thead>
          <tbody>
            {averages.map(({ over, computed, printed, n, of, interval }) => (
              <tr key={over}>
                <th scope="row">{overName(study, over)}</th>
                <td>
                  <strong>{formatPercent(computed)}</strong>
                  {interval && <div className="lighter">{formatInterval(interval.lo, interval.hi)}</div>}
                </td>
                <td className="lighter">{formatPercent(printed)}</td>
                <td className="lighter">{text.of(n, of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={text.pgr}>
        <ul className="settings">
          {cells.map(({ method, domain, family, volume, variant, pgr: value }) => (
            <li key={[method, domain, family, volume, variant].join(' ')}>
              <button type="button" onClick={() => select({ kind: 'cell', generator, method, domain })}>
                <span>
                  {methodName(study, method)} · {domainName(study, domain)}
                  {variant !== null && <span className="lighter"> · {variant}</span>}
                </span>
                <span className="number">{formatPercent(value)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function overName(study: Study, over: string): string {
  if (over === 'all') return text.over.all;
  return study.methods.some(({ id }) => id === over) ? methodName(study, over) : domainName(study, over);
}
