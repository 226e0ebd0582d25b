import { expect, it } from 'vitest';
import { createEngine } from '../../../analysis/engine';
import { noOverlay, type Overlay } from '../../../analysis/study/overlay';
import { unattended } from '../../../analysis/task';
import { memoryDatabase } from '../../../electron/ports/database';
import { generatedData, memoryArchive } from '../../fixtures/memoryArchive';

const path = 'march/acme-7b.math.magpie.json';

it('assigns anew under another overlay, and reads no file for it', async () => {
  const engine = await createEngine({ database: memoryDatabase(), build: 'test' });
  const texts = { [path]: generatedData(5, 'v1') };
  const opened = async (overlay: Overlay) => {
    const archive = memoryArchive(texts);
    const { runs, artifacts, coverage } = await engine.open(archive, { instances: true, overlay }, unattended);
    return { runs, run: artifacts[0]?.run, coverage, read: archive.read.size };
  };

  expect(await opened(noOverlay)).toMatchObject({ runs: [], run: null, read: 1 });

  const template = '{generator}.{domain}.{method}';
  const byTemplate = await opened({ ...noOverlay, templates: [template] });
  expect(byTemplate).toMatchObject({
    runs: [{ generator: 'acme-7b', domain: 'math', instances: 5, inferredFrom: { generator: template } }],
    run: byTemplate.runs[0]?.id,
    read: 0,
  });
  expect(byTemplate.coverage.cells.filter(({ data }) => data.files > 0)).toMatchObject([{ generator: 'acme-7b' }]);

  const manifest = {
    study: { methods: [{ id: 'rewriting' }] },
    runs: [{ id: 'r', generator: 'gpt-4o', method: 'rewriting', domain: 'code', files: ['march/**'] }],
  };
  expect(await opened({ ...noOverlay, manifest })).toMatchObject({
    runs: [{ id: 'r', method: 'rewriting', domain: 'code', instances: 5 }],
    run: 'r',
    read: 0,
  });
  expect((await engine.study('memory')).methods.map(({ id }) => id)).toContain('rewriting');
  await engine.close();
});
