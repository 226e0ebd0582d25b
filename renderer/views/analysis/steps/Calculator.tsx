import { useMemo, useState } from 'react';
import { asAgoraError } from '../../../../analysis/errors';
import type { StudyDesign } from '../../../../analysis/evidenceResults';
import { formatCoefficient, formatFixed } from '../../../../analysis/figures/format';
import { defaultEffect, ownRequest } from '../../../../analysis/figures/guide/designStep';
import type { QuestionId } from '../../../../analysis/figures/guide/guideStep';
import { designPowerCurve } from '../../../../analysis/figures/plots/designPower';
import { metricLabel } from '../../../../analysis/metrics/metricLabel';
import {
  calculateDesign,
  type DesignAnswer,
  type DesignRequest,
} from '../../../../analysis/statistics/designCalculation';
import type { DesignEffect } from '../../../../analysis/statistics/designPower';
import { FigurePanel } from '../../../components/exhibit/FigurePanel';
import { analysisText } from '../../../text/analysis';

const text = analysisText.calculator;
const kinds: readonly DesignEffect['kind'][] = ['slope-between-cells', 'slope-between-generators', 'difference'];
const noColours: ReadonlyMap<string, string> = new Map();
const typed = '';

interface CalculatorProps {
  readonly design: StudyDesign;
  readonly question: QuestionId;
}

interface Fields {
  readonly kind: DesignEffect['kind'];
  /** A predictor whose effect is taken; empty where one is typed in. */
  readonly column: string;
  readonly size: string;
  readonly generators: string;
  readonly settings: string;
  readonly seeds: string;
  readonly seedDeviation: string;
  readonly level: string;
  readonly power: string;
}

/** How large a study must be to see an effect; starts as the study that is looked at. */
export function Calculator({ design, question }: CalculatorProps) {
  const start = useMemo(() => startOf(design, question), [design, question]);
  const [fields, setFields] = useState(start);
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));
  const answer = useMemo(() => calculated(design, fields), [design, fields]);
  const effects = effectsOf(design, fields.kind);
  return (
    <section className="calculator" aria-label={text.title}>
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          {text.kind}
          <select
            value={fields.kind}
            onChange={({ currentTarget }) => {
              const kind = kinds[currentTarget.selectedIndex] ?? fields.kind;
              const [first] = effectsOf(design, kind);
              set({ kind, column: first?.column ?? typed, size: first ? sizeText(first.estimate) : fields.size });
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {text.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.from}
          <select
            value={fields.column}
            onChange={({ currentTarget: { value } }) => {
              const effect = effects.find(({ column }) => column === value);
              set({ column: value, ...(effect && { size: sizeText(effect.estimate) }) });
            }}
          >
            <option value={typed}>{text.typed}</option>
            {effects.map(({ column }) => (
              <option key={column} value={column}>
                {metricLabel(column)}
              </option>
            ))}
          </select>
        </label>
        <NumberField name={text.size} value={fields.size} onChange={(size) => set({ size, column: typed })} />
        <NumberField name={text.generators} value={fields.generators} onChange={(generators) => set({ generators })} />
        <NumberField name={text.settings} value={fields.settings} onChange={(settings) => set({ settings })} />
        <NumberField name={text.seeds} value={fields.seeds} onChange={(seeds) => set({ seeds })} />
        <NumberField
          name={text.seedDeviation}
          value={fields.seedDeviation}
          onChange={(seedDeviation) => set({ seedDeviation })}
        />
        <NumberField name={text.level} value={fields.level} onChange={(level) => set({ level })} />
        <NumberField name={text.power} value={fields.power} onChange={(power) => set({ power })} />
        <button type="button" className="link" onClick={() => setFields(start)}>
          {text.reset}
        </button>
      </form>
      {'problem' in answer ? (
        <p className="quiet" role="alert">
          {answer.problem}
        </p>
      ) : (
        <>
          <Result answer={answer.answer} />
          <div className="figures wide">
            <FigurePanel
              anchor="figure-design_power"
              figure={designPowerCurve(answer.request, answer.answer)}
              colours={noColours}
              onOpen={() => undefined}
            />
          </div>
          <p className="quiet">
            {text.basis(deviation(design.variances.generator), deviation(design.variances.cell))}{' '}
            {Number(fields.seedDeviation) === 0 && text.seedsUnknown} {answer.answer.assumed.join(' ')}
          </p>
        </>
      )}
    </section>
  );
}

function NumberField(props: { readonly name: string; readonly value: string; onChange(value: string): void }) {
  return (
    <label>
      {props.name}
      <input
        type="text"
        inputMode="decimal"
        value={props.value}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
      />
    </label>
  );
}

function Result({ answer: { power, standardError, detectable, needed } }: { readonly answer: DesignAnswer }) {
  const points = (value: number | null): string =>
    value === null ? text.never : text.points(formatCoefficient(value));
  const rows: readonly (readonly [string, string])[] = [
    [text.powerOf, power === null ? text.noFreedom : formatFixed(power, 3)],
    [text.needed(text.generators), needed.generators === null ? text.never : String(needed.generators)],
    [text.needed(text.settings), needed.settings === null ? text.never : String(needed.settings)],
    [text.needed(text.seeds), needed.seeds === null ? text.never : String(needed.seeds)],
    [text.detectable, points(detectable)],
    [text.standardError, standardError === null ? text.noFreedom : points(standardError)],
  ];
  return (
    <dl className="result" aria-label={text.result} aria-live="polite">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const deviation = (variance: number) => formatFixed(Math.sqrt(variance), 1);
const sizeText = (estimate: number) => Math.abs(estimate).toFixed(2);

function effectsOf({ effects }: StudyDesign, kind: DesignEffect['kind']) {
  return effects.flatMap(({ column, betweenCells, betweenGenerators }) => {
    const effect =
      kind === 'slope-between-cells' ? betweenCells : kind === 'slope-between-generators' ? betweenGenerators : null;
    return effect ? [{ column, estimate: effect.estimate }] : [];
  });
}

function startOf(design: StudyDesign, question: QuestionId): Fields {
  const effect = defaultEffect(question, design);
  const { level, power } = effect ? ownRequest(design, effect) : { level: 0.05, power: 0.8 };
  return {
    kind: effect?.kind ?? 'difference',
    column: effect?.column ?? typed,
    size: effect ? sizeText(effect.estimate) : '5',
    generators: String(design.generators),
    settings: String(design.settings),
    seeds: String(design.seeds),
    seedDeviation: '0',
    level: String(level),
    power: String(power),
  };
}

type Calculated = { readonly request: DesignRequest; readonly answer: DesignAnswer } | { readonly problem: string };

/** The seeds' variance is a part of that between cells, and is taken out of it. */
function calculated({ variances, seeds }: StudyDesign, fields: Fields): Calculated {
  const number = (value: string) => (value.trim() === '' ? NaN : Number(value.replace(',', '.').replace('−', '-')));
  const seed = number(fields.seedDeviation) ** 2;
  const request: DesignRequest = {
    design: { generators: number(fields.generators), settings: number(fields.settings), seeds: number(fields.seeds) },
    variances: { generator: variances.generator, cell: Math.max(0, variances.cell - seed / seeds), seed },
    effect: { kind: fields.kind, size: number(fields.size) },
    level: number(fields.level),
    power: number(fields.power),
  };
  try {
    return { request, answer: calculateDesign(request) };
  } catch (error) {
    const { message, context } = asAgoraError(error);
    return { problem: [message, context.nextStep].filter(Boolean).join(' ') };
  }
}
