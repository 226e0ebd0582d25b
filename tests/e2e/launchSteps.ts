/** Study work in the window: an archive with two runs, and kinds of steps of the user's own that need a shell alone. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { button, place } from './jobSteps';

/** Two runs of one setting, and a family with a base and a reference. */
export function writeStudy(folder: string): string {
  fs.mkdirSync(path.join(folder, 'data'), { recursive: true });
  const runs = ['careful', 'hasty'].map((generator) => ({
    id: generator,
    generator,
    method: 'instance_generation',
    domain: 'math',
    family: 'tiny',
    files: [`data/${generator}.jsonl`],
  }));
  for (const { id } of runs) {
    const lines = Array.from({ length: 20 }, (_, n) =>
      JSON.stringify({ instruction: `What is ${n} + 1, says ${id}?`, response: `It is ${n + 1}.` }),
    );
    fs.writeFileSync(path.join(folder, 'data', `${id}.jsonl`), `${lines.join('\n')}\n`);
  }
  const manifest = {
    agora: 1,
    study: { preset: 'agorabench' },
    families: [{ id: 'tiny', base: { model: 'org/tiny-base' }, reference: { model: 'org/tiny-reference' } }],
    runs,
  };
  fs.writeFileSync(path.join(folder, 'agora.json'), JSON.stringify(manifest));
  return folder;
}

const common = {
  agoraStep: 1,
  tool: { name: 'sh', versions: 'any', source: 'https://pubs.opengroup.org/onlinepubs/9699919799/' },
  needs: {},
  resources: {},
  templates: [{ name: 'run.sh', as: 'shell' }],
};

/**
 * Writes a kind that trains, which goes on until the file `gate` is there and then takes a number of steps, and a kind that
 * scores.
 */
export function writeOwnKinds(profile: string, gate: string): void {
  writeKind(profile, 'tiny-train', {
    ...common,
    title: 'Tiny training',
    summary: 'Counts down a loss in a shell.',
    stage: 'train',
    takes: ['data'],
    gives: { model: 'model' },
    settings: {
      type: 'object',
      properties: {
        steps: { type: 'integer', minimum: 1, maximum: 100, default: 8, title: 'Steps', description: 'Of training.' },
        note: { type: 'string', default: 'none', title: 'Note' },
      },
    },
    pulls: ['**', '!model/**'],
    script: `set -eu
echo "note: " {{settings.note}}
test -s {{data.path}} || { echo "agora: There are no data. Choose a run with instances." >&2; exit 78; }
tell() { printf '{"step":%s,"of":%s,"loss":%s,"learning_rate":0.001,"epoch":1}\\n' "$1" {{settings.steps}} "$2" >>progress.jsonl; }
tell 1 2.5
echo "waiting at the gate"
until test -e ${gate}; do sleep 0.1; done
step=2
while test "$step" -le {{settings.steps}}; do
  tell "$step" "1.$((99 - step))"
  echo "step $step is done"
  step=$((step + 1))
done
mkdir -p outputs/model
wc -l <{{data.path}} >outputs/model/weights
echo trained >outputs/summary.txt
`,
  });
  writeKind(profile, 'tiny-score', {
    ...common,
    title: 'Tiny score',
    summary: 'Says who it scores.',
    stage: 'evaluate',
    takes: ['model'],
    settings: { type: 'object', properties: {} },
    script: `set -eu
echo "scoring" {{subject.role}} {{model.path}}
echo {{subject.role}} >outputs/score.txt
`,
  });
}

function writeKind(
  profile: string,
  id: string,
  { script, ...kind }: Record<string, unknown> & { script: string },
): void {
  const folder = path.join(profile, 'steps', id);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'kind.json'), JSON.stringify({ ...kind, id }));
  fs.writeFileSync(path.join(folder, 'run.sh'), script);
}

export async function showStudyWork(window: Page): Promise<void> {
  await window.keyboard.press('6');
  await expect(window.getByRole('heading', { name: 'Jobs' })).toBeVisible();
  await place(window).getByRole('tab', { name: 'Study work' }).click();
}

/** A sign in the grid. */
export const sign = (window: Page, name: RegExp) =>
  place(window).getByRole('table', { name: 'Cells of the study' }).getByRole('button', { name });

/** How the shown launch is, in one sentence. */
export const said = (window: Page) => place(window).locator('.launch-page > [role=status]');

export const stepPanel = (window: Page) => place(window).getByRole('region', { name: /^Step / });

/** Fills in the form for both kinds, and plans. */
export async function planTinyStudy(window: Page): Promise<void> {
  await button(window, 'New study work…').click();
  const train = place(window).getByRole('group', { name: 'Train' });
  await train.getByLabel('Kind of step').selectOption('tiny-train');
  await button(window, 'Add an evaluation').click();
  const evaluate = place(window).getByRole('group', { name: 'Evaluate' });
  await evaluate.getByLabel('Kind of step').selectOption('tiny-score');
  await train.getByText('Settings of Tiny training').click();
  await train.getByLabel('Note').fill("it's $HOME");
  await button(window, 'Plan').click();
}
