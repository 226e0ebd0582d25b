import { isJson, outlineOf } from './json/outline';
import type { ArtifactKind, ItemRow } from './kind';
import { modelOfName, stemOf } from './pathClaims';
import type { ArchiveProblemCode } from './problemCodes';
import type { ProblemList } from './problemList';
import { readItems } from './readItems';
import type { ItemReader } from './readItems';
import { z } from '../schema';
import { schemaProblem } from './schemaProblem';
import { shorten } from './shorten';

const text = z.string().nullish().catch(null);

const judgmentSchema = z
  .object({
    uid: text,
    question_id: text,
    category: text,
    judge: text,
    model: z.string(),
    games: z.array(z.object({ score: z.unknown() }).nullable()),
  })
  .transform(({ uid, question_id, ...rest }) => ({ ...rest, question: uid ?? question_id ?? null }));

/** In the first game the baseline is A. A clear win counts three times, as in the tool. */
const verdicts: Readonly<Record<string, number>> = { 'A>>B': -3, 'A>B': -1, 'A=B': 0, 'B>A': 1, 'B>>A': 3 };
/** What judges write for the same. */
const spellings: Readonly<Record<string, string>> = {
  'A<B': 'B>A',
  'A<<B': 'B>>A',
  'B<A': 'A>B',
  'B<<A': 'A>>B',
  'B=A': 'A=B',
};

/** The verdict for the model of one game; null where the judge gave none, undefined where it is no verdict. */
function valueOf(score: unknown, game: number): number | null | undefined {
  if (score == null) return null;
  if (typeof score !== 'string') return undefined;
  const value = verdicts[spellings[score] ?? score];
  // Every second game is played with the two answers swapped. (0 has no sign.)
  return value === undefined || value === 0 ? value : game % 2 === 0 ? value : -value;
}

const judgmentsReader: ItemReader = {
  items(record, { ordinal, line }, problems) {
    const parsed = judgmentSchema.safeParse(record);
    if (!parsed.success) {
      const { code, fact } = schemaProblem(parsed.error, record);
      return leftOut(problems, line, ordinal, code, fact);
    }
    const { question, category, judge, model, games } = parsed.data;
    if (question === null)
      return leftOut(problems, line, ordinal, 'missing-field', 'it has neither "uid" nor "question_id"');
    return games.flatMap((game, index): ItemRow[] => {
      const value = valueOf(game?.score, index);
      if (value === undefined) {
        const message = `Game ${index + 1} of ${question} is left out: its score is ${shorten(game?.score)}. Judge it again.`;
        problems.add(line, 'wrong-type', message);
        return [];
      }
      const filter = [judge, `game-${index + 1}`].filter((part) => part !== null).join('/');
      const task = category ?? 'arena-hard';
      return [{ model, tool: 'arena-hard', task, item: question, metric: 'verdict', filter, value, line }];
    });
  },
};

function leftOut(problems: ProblemList, line: number, ordinal: number, code: ArchiveProblemCode, fact: string): [] {
  problems.add(line, code, `Judgment ${ordinal + 1} is left out: ${fact}. Judge the answer again.`);
  return [];
}

/**
 * Arena-Hard's `model_judgment/{judge}/{model}.jsonl`: an item for each of a question's two games. The value is the
 * verdict for the model against the baseline: 3 (much better), 1, 0 (a tie), −1, −3; null where the judge gave none. The
 * board's score is a fitted one (Bradley–Terry, bootstrapped) and is not made here.
 */
export const arenaHardJudgments: ArtifactKind = {
  id: 'arena-hard-judgments',
  name: 'Arena-Hard judgments',
  recognisedBy: 'records with `uid` or `question_id`, `model`, `games`',
  provides: ['items'],
  role: 'other',
  sniff(head) {
    const outline = outlineOf(head);
    const { keys, first } = outline;
    if (!isJson(outline) || !(keys.has('uid') || keys.has('question_id')) || !keys.has('model')) return null;
    if (!keys.has('games') && !(keys.has('judge') && first === undefined)) return null;
    const named: unknown = first === undefined ? undefined : Reflect.get(first, 'model');
    const model = typeof named === 'string' ? named : modelOfName(stemOf(head.path));
    return { confidence: 0.95, claims: model === undefined ? {} : { model } };
  },
  read: (source, signal) => readItems(source, signal, judgmentsReader),
};
