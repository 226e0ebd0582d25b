import { isJson, outlineOf } from './json/outline';
import type { ArtifactKind, Batch, EvaluationRow } from './kind';
import { modelOfFolders } from './pathClaims';
import type { ProblemList } from './problemList';
import { readItems } from './readItems';
import type { ItemReader } from './readItems';
import { z } from '../schema';
import { schemaProblem } from './schemaProblem';

/** Instructions of AlpacaEval's evaluation set. */
export const alpacaEvalInstructions = 805;

const task = 'alpaca_eval';

const annotationSchema = z.object({
  instruction: z.string(),
  generator_2: z.string(),
  annotator: z.string().nullish().catch(null),
  preference: z.number().nullish(),
});

/** One model under one annotator. */
interface Tally {
  readonly model: string;
  readonly annotator: string | null;
  annotations: number;
  readonly wins: number[];
}

/**
 * 1: the baseline wins, 2: the model does, between: the annotator's probability; old files write 0 for a draw. Null
 * where there is none, undefined outside the scale.
 */
function preferenceOf(value: number | null | undefined): number | null | undefined {
  if (value == null) return null;
  if (value === 0) return 1.5;
  return value >= 1 && value <= 2 ? value : undefined;
}

/**
 * The mean of preference − 1 and its standard error, the sample deviation over √n, as the tool's `describe_head2head`
 * has them. The length-controlled rate needs the tool's fitted regression and is not made here.
 */
function winRate({ model, annotator, annotations, wins }: Tally, problems: ProblemList): EvaluationRow[] {
  const n = wins.length;
  if (n < annotations)
    problems.add(
      null,
      'missing-values',
      `${annotations - n} of ${annotations} annotations of ${model} have no preference.`,
    );
  if (n === 0) return [];
  if (annotations < alpacaEvalInstructions) {
    const message = `${model} was compared on ${annotations} of ${alpacaEvalInstructions} instructions only.`;
    problems.add(null, 'limited-evaluation', message);
  }
  const mean = wins.reduce((sum, win) => sum + win, 0) / n;
  const squares = wins.reduce((sum, win) => sum + (win - mean) ** 2, 0);
  return [
    {
      model,
      tool: 'alpacaeval',
      task,
      metric: 'win_rate',
      filter: annotator,
      score: 100 * mean,
      stderr: n > 1 ? 100 * Math.sqrt(squares / (n - 1) / n) : null,
      n,
      higherIsBetter: true,
      protocol: {},
      evaluatedMs: null,
      board: false,
    },
  ];
}

function annotationsReader(): ItemReader {
  const tallies = new Map<string, Tally>();
  return {
    items(record, { ordinal, line }, problems) {
      const parsed = annotationSchema.safeParse(record);
      if (!parsed.success) {
        const { code, fact } = schemaProblem(parsed.error, record);
        problems.add(line, code, `Annotation ${ordinal + 1} is left out: ${fact}. Annotate the outputs again.`);
        return [];
      }
      const { instruction, generator_2: model, annotator = null, preference } = parsed.data;
      const value = preferenceOf(preference);
      if (value === undefined) {
        const fact = `its preference is ${preference} and not between 1 and 2`;
        problems.add(line, 'wrong-type', `Annotation ${ordinal + 1} is left out: ${fact}. Annotate the output again.`);
        return [];
      }
      const key = JSON.stringify([model, annotator]);
      const tally = tallies.get(key) ?? { model, annotator, annotations: 0, wins: [] };
      tallies.set(key, tally);
      tally.annotations++;
      if (value !== null) tally.wins.push(value - 1);
      return [
        { model, tool: 'alpacaeval', task, item: instruction, metric: 'preference', filter: annotator, value, line },
      ];
    },
    *end(problems): Generator<Batch> {
      const rows = [...tallies.values()].flatMap((tally) => winRate(tally, problems));
      if (rows.length > 0) yield { table: 'evaluations', rows };
    },
  };
}

/**
 * AlpacaEval's `annotations.json`: an item for each instruction, with the preference on the tool's scale of 1 (the
 * baseline) to 2 (the model), and the win rate that they give under each annotator.
 */
export const alpacaAnnotations: ArtifactKind = {
  id: 'alpaca-eval-annotations',
  name: 'AlpacaEval annotations',
  recognisedBy: 'records with `output_1`, `generator_1`, `output_2`, `generator_2`, `preference`',
  provides: ['items', 'evaluations'],
  role: 'other',
  sniff(head) {
    const outline = outlineOf(head);
    const { keys, first } = outline;
    if (!isJson(outline) || !keys.has('output_1') || !keys.has('generator_1')) return null;
    // Two long outputs can fill the head.
    if (!keys.has('preference') && !keys.has('output_2')) return null;
    const generator: unknown = first === undefined ? undefined : Reflect.get(first, 'generator_2');
    const model = typeof generator === 'string' && generator !== '' ? generator : modelOfFolders(head.path);
    return { confidence: 0.95, claims: model === undefined ? {} : { model } };
  },
  read: (source, signal) => readItems(source, signal, annotationsReader()),
};
