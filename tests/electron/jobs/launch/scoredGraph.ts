/** Two runs, trained and evaluated by a few lines of shell that write what the tools write, with scores as told. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedData, PlannedStep, StudyGraph } from '../../../../electron/jobs/study/studyGraph';
import { trivialGraph } from './trivialGraph';

/** Percent. */
export interface Scores {
  readonly base: number;
  readonly reference: number;
  readonly gpt: number;
  readonly tiny: number;
}

const runs = ['gpt', 'tiny'] as const;

/** Its data are written into `folder`. Steps: `train-RUN`, `eval-RUN`, `eval-base`, `eval-reference`. */
export async function scoredGraph(folder: string, scores: Scores): Promise<StudyGraph> {
  const data = await Promise.all(runs.map((run) => instancesOf(folder, run)));
  const train = runs.map((run) => step(`train-${run}`, 'train', run, trainScript));
  const evaluations = (['base', 'reference', ...runs] as const).map((who) =>
    step(`eval-${who}`, 'evaluate', who, resultScript(who, scores[who])),
  );
  const graph = trivialGraph([]);
  return {
    ...graph,
    name: 'scored',
    steps: [...train, ...evaluations],
    arrays: [],
    data,
    study: {
      family: 'small',
      manifest: {
        agora: 1,
        study: { preset: null, methods: ['writing'], domains: [{ id: 'math', benchmarks: ['gsm8k'] }] },
        benchmarks: [
          { id: 'gsm8k', sources: [{ tool: 'lm-eval', task: 'gsm8k', metric: 'exact_match', filter: 'strict-match' }] },
        ],
        families: [{ id: 'small', base: { model: 'small' }, reference: { model: 'small-instruct' } }],
        generators: runs.map((id) => ({ id })),
        runs: runs.map((run) => ({
          id: `run-${run}`,
          generator: run,
          method: 'writing',
          domain: 'math',
          family: 'small',
          files: [`data/${run}.jsonl`],
        })),
      },
    },
  };
}

function step(id: string, stage: PlannedStep['stage'], who: string, script: string): PlannedStep {
  const [made] = trivialGraph([id], () => script).steps;
  if (!made) throw new Error('no step');
  const isAnchor = who === 'base' || who === 'reference';
  const models: Readonly<Record<string, string>> = { base: 'small', reference: 'small-instruct' };
  const needs = stage === 'evaluate' && !isAnchor ? [`train-${who}`] : [];
  return {
    ...made,
    stage,
    array: stage,
    needs,
    links: needs.map((need) => ({ name: 'needs/model', step: need, path: 'outputs/model' })),
    subject: {
      role: who === 'base' || who === 'reference' ? who : 'student',
      run: isAnchor ? null : `run-${who}`,
      model: models[who] ?? `student-${who}`,
    },
    pulls: ['**', '!model', '!model/**'],
    files: [
      { name: 'run.sh', text: script },
      { name: 'config.yaml', text: `num_train_epochs: 5\nlearning_rate: 1.0e-05\n` },
    ],
  };
}

const state = {
  log_history: [1, 2, 3].map((at) => ({ step: at, loss: 3 - at * 0.5, learning_rate: 1e-5, epoch: at / 3 })),
  global_step: 3,
  max_steps: 3,
  num_train_epochs: 1,
};

const trainScript = `set -eu
for at in 1 2 3; do echo "{\\"step\\":$at,\\"of\\":3,\\"loss\\":$((4 - at))}" >> progress.jsonl; echo "step $at"; done
mkdir -p outputs/model; echo weights > outputs/model/weights
echo '{"python":"3.11"}' > outputs/environment.json
cat > outputs/trainer_state.json <<'END'
${JSON.stringify(state)}
END
`;

function resultScript(who: string, score: number): string {
  const result = {
    results: {
      gsm8k: { alias: 'gsm8k', 'exact_match,strict-match': score / 100, 'exact_match_stderr,strict-match': 0.001 },
    },
    'n-shot': { gsm8k: 0 },
    versions: { gsm8k: 3 },
    higher_is_better: { gsm8k: { exact_match: true } },
    'n-samples': { gsm8k: { original: 1000, effective: 1000 } },
    config: { model: 'hf', model_args: 'pretrained=needs/model' },
    model_source: 'hf',
    model_name: 'needs/model',
    date: 1_700_000_000 + who.length,
  };
  return `set -eu
mkdir -p outputs
cat > outputs/results_2024.json <<'END'
${JSON.stringify(result)}
END
`;
}

async function instancesOf(folder: string, run: string): Promise<PlannedData> {
  const rows = [1, 2].map(
    (n) => `${JSON.stringify({ id: `${run}-${String(n)}`, instruction: `${run} ${String(n)}?`, response: 'yes' })}\n`,
  );
  const text = rows.join('');
  const path = join(folder, `${run}.jsonl`);
  await writeFile(path, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { sha256, name: 'data.jsonl', path, bytes: Buffer.byteLength(text), rows: 2, runs: [`run-${run}`] };
}
