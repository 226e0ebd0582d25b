import type { Check } from '../../../results';
import type { PrintedValue, Study } from '../../study';
import { mean } from '../uncertainty';
import { caution } from './check';

/**
 * `arithmetic`: a printed average that the printed cells under it do not give. Rounding allows half a unit of the last
 * printed digit for the average and as much for the mean of the cells; what goes beyond it is listed. Averages of which
 * a cell is not printed are not checked.
 */
export function arithmetic(study: Study, printed: readonly PrintedValue[]): Check[] {
  const cells = printed.filter(({ quantity, value }) => quantity === 'pgr' && value !== null);
  return printed.flatMap((average) => {
    const { quantity, generator, method, domain, variant, value, text, source } = average;
    if (quantity !== 'pgr-average' || value === null) return [];
    const under = cells.filter(
      (cell) =>
        cell.generator === generator &&
        cell.variant === variant &&
        (method === null || cell.method === method) &&
        (domain === null || cell.domain === domain),
    );
    const expected = (method === null ? study.methods.length : 1) * (domain === null ? study.domains.length : 1);
    if (under.length !== expected) return [];
    const given = mean(under.map((cell) => cell.value ?? NaN));
    const tolerance = halfUnit(text) + mean(under.map((cell) => halfUnit(cell.text)));
    if (Math.abs(given - value) <= tolerance + 1e-9) return [];
    const over = [method, domain, variant].filter((part) => part !== null).join(', ') || 'all settings';
    const list = under.map((cell) => cell.text).join(', ');
    const message = `${source} prints ${text} for ${String(generator)} over ${over}; its cells (${list}) give ${given.toFixed(2)}, which rounding does not explain. Check both against the publication.`;
    return [caution('arithmetic', message)];
  });
}

/** Half a unit of the last digit: `46.8` → 0.05. */
function halfUnit(text: string): number {
  return 0.5 * 10 ** -(/\.(\d+)/.exec(text)?.[1]?.length ?? 0);
}
