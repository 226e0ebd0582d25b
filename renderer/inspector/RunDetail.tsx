import { domainName, generatorName, methodName } from '../../analysis/figures/names';
import type { Run } from '../../analysis/study/study';
import type { OpenedArchive } from '../state/opened';
import { archivesText } from '../text/archives';
import { inspectorText as text } from '../text/inspector';
import { Facts, Page, Section } from './parts';
import { Files } from './RunLinks';

/** A run: what was declared of it, what was inferred, and its files. */
export function RunDetail({ archive, id }: { readonly archive: OpenedArchive; readonly id: string }) {
  const run = archive.open.runs.find((each) => each.id === id);
  if (!run) return null;
  const { study } = archive;
  const { columns } = archivesText;
  const named = (field: keyof Run, value: string | null) => marked(run, field, value);
  return (
    <Page kind={text.run} title={<span className="identifier">{id}</span>}>
      <Facts
        facts={[
          [columns.generator, named('generator', run.generator && generatorName(study, run.generator))],
          [columns.method, named('method', run.method && methodName(study, run.method))],
          [columns.domain, named('domain', run.domain && domainName(study, run.domain))],
          [columns.family, named('family', run.family)],
          [columns.volume, named('volume', run.volume?.toLocaleString('en') ?? null)],
          [columns.variant, named('variant', run.variant)],
          [columns.language, named('language', run.language)],
          [columns.seed, named('seed', run.seed?.toString() ?? null)],
          [columns.instances, run.instances?.toLocaleString('en')],
        ]}
      />
      {run.inferred.length > 0 && <p className="quiet">{archivesText.inferredLegend}</p>}
      <Section title={text.sources}>
        <Files archive={archive} run={id} />
      </Section>
    </Page>
  );
}

function marked(run: Run, field: keyof Run, value: string | null) {
  if (value === null) return null;
  return run.inferred.includes(field) ? (
    <span className="inferred" title={archivesText.inferred}>
      {value}
    </span>
  ) : (
    value
  );
}
