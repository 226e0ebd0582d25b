/** `agora stats design [PATH] --effect POINTS --generators N --settings N --seeds N` */
import { AgoraError } from '../../../analysis/errors';
import { plainMinus } from '../../../analysis/figures/format';
import {
  calculateDesign,
  powerByGenerators,
  type DesignAnswer,
  type DesignRequest,
} from '../../../analysis/statistics/designCalculation';
import type { DesignEffect } from '../../../analysis/statistics/designPower';
import { published } from '../../ports/bundled';
import { withArchive } from '../session';
import { textTable } from '../textTable';
import type { Call, Outcome, Verb } from '../verb';
import { choiceOption, countOption, sizeOption, textOption } from './request';
import { significant } from './statsText';

const text = { type: 'string' } as const;

export const designOptions = {
  effect: text,
  kind: text,
  generators: text,
  settings: text,
  seeds: text,
  power: text,
  alpha: text,
  'sd-generators': text,
  'sd-cells': text,
  'sd-seeds': text,
} satisfies Verb['options'];

export const designHelp = `design
  PATH                the archive whose deviations the next study is planned with; without it the published study
  --effect POINTS     what is to be seen, in points of PGR: for a slope, per standard deviation of that part of the predictor
  --kind KIND         cells (as without it): a slope between cells, generator and setting held fixed; generators: a slope
                      between generators; difference: of the averages of two given generators
  --generators N --settings N --seeds N    the size of the study; without them that of the archive
  --power P           the chance to see it that is wanted (0.8); --alpha A is the level of the two-sided test (0.05)
  --sd-generators D --sd-cells D           deviations in points, in place of those of an archive
  --sd-seeds D        between students of one cell (0: then more seeds do not help); a part of that between cells`;

const most = 10_000;
const kinds = {
  cells: 'slope-between-cells',
  generators: 'slope-between-generators',
  difference: 'difference',
} as const;

/** What the study is planned with. */
interface Base {
  /** Null where the deviations were given. */
  readonly archive: string | null;
  readonly generators: number | null;
  readonly settings: number | null;
  readonly seeds: number;
  readonly variances: { readonly generator: number; readonly cell: number };
}

export async function runDesign(call: Call): Promise<Outcome> {
  const size = sizeOption(call, 'effect');
  if (size === null)
    throw new AgoraError('bad-input', 'A design needs --effect POINTS, what is to be seen.', {
      nextStep: 'Add --effect 5 for five points of PGR.',
    });
  const base = givenBase(call) ?? (await archiveBase(call));
  if (base === null) return { document: {}, text: '', readable: false };
  const request = requestOf(call, base, size);
  const answer = calculateDesign(request);
  return {
    document: documentOf(request, answer, base),
    text: textOf(request, answer, base, call.width),
    readable: true,
  };
}

/** The deviations of the call; null where it gives none. */
function givenBase(call: Call): Base | null {
  const [generator, cell] = [deviation(call, 'sd-generators'), deviation(call, 'sd-cells')];
  if (generator === null && cell === null) return null;
  if (generator === null || cell === null)
    throw new AgoraError('bad-input', '--sd-generators and --sd-cells are given together.');
  if (call.words[1] !== undefined)
    throw new AgoraError('bad-input', 'The deviations come from an archive or from the call, not from both.', {
      nextStep: 'Leave out the archive, or --sd-generators and --sd-cells.',
    });
  return {
    archive: null,
    generators: null,
    settings: null,
    seeds: 1,
    variances: { generator: generator ** 2, cell: cell ** 2 },
  };
}

/** Those of an archive; null where it is not readable. Throws `AgoraError('bad-input')` where it has none. */
function archiveBase(call: Call): Promise<Base | null> {
  const [, path = published.id] = call.words;
  return withArchive(
    { ...call, words: [path] },
    { instances: false },
    async ({ engine, archive, opened, readable }) => {
      if (!readable) return null;
      const { design } = await engine.analyseInDepth(archive.id);
      if (!design)
        throw new AgoraError('bad-input', `${opened.archive.name} has too few generators and settings to plan with.`, {
          nextStep: 'Name another archive, or give --sd-generators and --sd-cells.',
        });
      const { generators, settings, seeds, variances } = design;
      return { archive: opened.archive.name, generators, settings, seeds, variances };
    },
  );
}

function requestOf(call: Call, base: Base, size: number): DesignRequest {
  const count = (name: 'generators' | 'settings', own: number | null): number => {
    const found = countOption(call, name, 1, most) ?? own;
    if (found === null) throw new AgoraError('bad-input', `A design without an archive needs --${name} N.`);
    return found;
  };
  const seed = (deviation(call, 'sd-seeds') ?? 0) ** 2;
  const kind: DesignEffect['kind'] = kinds[choiceOption(call, 'kind', ['cells', 'generators', 'difference'])];
  return {
    design: {
      generators: count('generators', base.generators),
      settings: count('settings', base.settings),
      seeds: countOption(call, 'seeds', 1, most) ?? base.seeds,
    },
    variances: {
      generator: base.variances.generator,
      // What seeds do is in the differences between cells of the study at hand.
      cell: Math.max(0, base.variances.cell - seed / base.seeds),
      seed,
    },
    effect: { kind, size },
    level: sizeOption(call, 'alpha') ?? 0.05,
    power: sizeOption(call, 'power') ?? 0.8,
  };
}

function deviation(call: Call, name: string): number | null {
  const given = textOption(call, name);
  if (given === null) return null;
  const value = Number(given);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new AgoraError('bad-input', `--${name} is a number of 0 or more, not "${given}".`);
}

function documentOf(request: DesignRequest, answer: DesignAnswer, { archive }: Base) {
  const { design, variances, effect, level, power } = request;
  return {
    archive,
    effect,
    design,
    alpha: level,
    wantedPower: power,
    deviations: {
      generators: Math.sqrt(variances.generator),
      cells: Math.sqrt(variances.cell),
      seeds: Math.sqrt(variances.seed),
    },
    power: answer.power,
    standardError: answer.standardError,
    degreesOfFreedom: answer.degreesOfFreedom,
    needed: answer.needed,
    detectable: answer.detectable,
    curve: powerByGenerators(request, countsAround(answer.needed.generators ?? design.generators)),
    assumed: answer.assumed,
  };
}

/** Up to one and a half times as many. */
function countsAround(generators: number): number[] {
  const last = Math.min(most, Math.max(12, Math.ceil(1.5 * generators)));
  const step = Math.ceil(last / 60);
  return Array.from({ length: Math.floor((last - 2) / step) }, (_, i) => 3 + i * step);
}

function textOf(request: DesignRequest, answer: DesignAnswer, { archive }: Base, width: number): string {
  const { design, variances, effect, level, power } = request;
  const shown = (value: number | null, never: string) => (value === null ? never : plainMinus(significant(value)));
  const rows = [
    ['power', shown(answer.power, 'no degree of freedom')],
    ['standard error', shown(answer.standardError, '–')],
    ['generators needed', shown(answer.needed.generators, 'no number is enough')],
    ['settings needed', shown(answer.needed.settings, 'no number is enough')],
    ['seeds needed', shown(answer.needed.seeds, 'no number is enough')],
    ['smallest effect', shown(answer.detectable, '–')],
  ];
  const columns = [
    { header: `${effect.kind} of ${significant(effect.size)}`, align: 'left' as const },
    { header: `${design.generators} × ${design.settings} × ${design.seeds}`, align: 'right' as const },
  ];
  const from = archive === null ? 'given' : `of ${archive}`;
  return [
    textTable(columns, rows, width),
    `generators × settings × seeds; two-sided test at ${significant(level)}, wanted power ${significant(power)}\n`,
    `deviations ${from}: generators ${significant(Math.sqrt(variances.generator))}, cells ${significant(Math.sqrt(variances.cell))}, seeds ${significant(Math.sqrt(variances.seed))}\n`,
    ...answer.assumed.map((sentence) => `Assumed: ${sentence}\n`),
  ].join('');
}
