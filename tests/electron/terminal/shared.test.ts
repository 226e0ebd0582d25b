/** Real files of other projects, where they are at hand. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder, sharedMissing } from '../../shared';
import { agoraJson } from './call';

if (sharedFolder === null) console.info(sharedMissing);

describe.runIf(sharedFolder !== null)('the AlpacaEval outputs of three models', () => {
  const archive = join(sharedFolder ?? '', 'archives', 'alpacaeval');

  it('open with 805 items each, unassigned until somebody says what they are', async () => {
    const { code, document } = await agoraJson('open', archive);
    expect(code).toBe(0);
    const outputs = { kind: 'alpaca-eval-outputs', rows: 805, run: null };
    expect(document).toMatchObject({
      artifacts: expect.arrayContaining([
        expect.objectContaining({ path: 'gpt-4o-mini-2024-07-18/model_outputs.json', ...outputs }),
        expect.objectContaining({ path: 'claude-3-5-sonnet-20240620/model_outputs.json', ...outputs }),
        expect.objectContaining({ path: 'Meta-Llama-3.1-8B-Instruct-Turbo/model_outputs.json', ...outputs }),
      ]) as unknown,
      runs: [],
    });
  });

  it('answer SQL over their text', async () => {
    const query = 'SELECT label, count(*) AS n FROM instances GROUP BY label ORDER BY label';
    const { document } = await agoraJson('sql', archive, query);
    expect(document).toMatchObject({
      rows: [
        ['Meta-Llama-3.1-8B-Instruct-Turbo', 805],
        ['claude-3-5-sonnet-20240620', 805],
        ['gpt-4o-mini-2024-07-18', 805],
      ],
    });
  });
});
