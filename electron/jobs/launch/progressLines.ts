/** What steps say of how far they are: lines of JSON, in the spellings of the tools that people train with. */
import type { CurvePoint } from './launchResults';

/** One line. Null: it does not say. */
export interface ProgressPoint {
  readonly step: number | null;
  readonly of: number | null;
  readonly loss: number | null;
  readonly learningRate: number | null;
  readonly epoch: number | null;
  /** By the far clock. */
  readonly atMs: number | null;
}

const spellings = {
  step: ['step', 'current_steps', 'global_step', 'train/global_step'],
  of: ['of', 'total_steps', 'max_steps', 'total'],
  loss: ['loss', 'train_loss', 'train/loss'],
  learningRate: ['learning_rate', 'lr', 'train/learning_rate'],
  epoch: ['epoch', 'train/epoch'],
} as const;

/** Null where the line is no JSON object or tells neither a step nor a loss. */
export function parseProgressLine(line: string): ProgressPoint | null {
  const fields = objectIn(line) ?? objectIn(withoutNaN(line)) ?? objectIn(fromPython(line));
  if (fields === null) return null;
  const number = (field: keyof typeof spellings) => firstNumber(spellings[field].map((name) => fields[name]));
  const [step, loss] = [number('step'), number('loss')];
  if (step === null && loss === null) return null;
  const [learningRate, epoch] = [number('learningRate'), number('epoch')];
  return { step, of: number('of'), loss, learningRate, epoch, atMs: timeOf(fields['at'] ?? fields['time']) };
}

/** `{"loss": NaN}`, which is no JSON and what Python's `json` writes: the number is missing, the rest is told. */
function withoutNaN(line: string): string {
  if (!/^\s*\{.*(?:NaN|Infinity)/.test(line)) return '';
  return line.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : 'null'));
}

/** `{'loss': 1.2, 'epoch': 0.1}`, as Hugging Face's trainers print a Python dict to their log. */
function fromPython(line: string): string {
  const [found = ''] = /\{'.*\}/.exec(line) ?? [];
  return found
    .replaceAll("'", '"')
    .replace(/\b(None|nan|inf)\b/g, 'null')
    .replaceAll('-null', 'null');
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Newer trainers print numbers as text. */
function firstNumber(values: readonly unknown[]): number | null {
  for (const value of values) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return null;
}

/** Seconds or milliseconds since 1970, or a date as text; in milliseconds. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'string') {
    const parsed = Date.parse(value);
    return Number.isFinite(parsed) ? parsed : null;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return value < 1e11 ? value * 1000 : value;
}

const mostPoints = 2000;

/**
 * The curve of a training: in the order of its steps, of a step that was repeated after a resumption the last. Lines
 * without a step are counted. At most 2,000 points, evenly taken.
 */
export function curveOf(points: readonly ProgressPoint[]): readonly CurvePoint[] {
  const bySteps = new Map<number, CurvePoint>();
  let counted = 0;
  for (const { step, loss, learningRate, epoch } of points) {
    if (loss === null) continue;
    const at = step ?? ++counted;
    bySteps.set(at, { step: at, loss, learningRate, epoch });
  }
  const curve = [...bySteps.values()].sort((a, b) => a.step - b.step);
  const every = Math.ceil(curve.length / mostPoints);
  return every <= 1 ? curve : curve.filter((_, index) => index % every === 0 || index === curve.length - 1);
}
