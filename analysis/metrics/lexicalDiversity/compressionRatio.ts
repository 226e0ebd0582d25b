import type { RunMetric } from '../runMetric';
import { ofBothTexts } from './ofBothTexts';
import { valueAtBudget, wordBudget } from './wordBudget';

/** Of 0 to 11: with less, Brotli takes repeats that lie far apart for new. */
const quality = 9;

let loaded: ReturnType<typeof load> | null = null;

/**
 * Bytes of the texts, a newline between two, over bytes of the same compressed by Brotli of quality 9, whose window is
 * 4 MB: it sees that a text repeats one from anywhere in the sample. The window of gzip is 32 kB (RFC 1951, section 2),
 * some ten responses, so that its ratio says little about a run. Null for no bytes.
 */
export async function compressionRatio(texts: readonly string[]): Promise<number | null> {
  const { compress } = await (loaded ??= load());
  const bytes = new TextEncoder().encode(texts.join('\n'));
  return bytes.length === 0 ? null : bytes.length / compress(bytes, { quality }).length;
}

/** A megabyte that only those who measure load, and not whoever reads the definition. */
async function load() {
  const { default: start, compress } = await import('brotli-wasm/pkg.web/brotli_wasm.js?package');
  const { default: moduleBytes } = await import('brotli-wasm/pkg.web/brotli_wasm_bg.wasm?package');
  await start(moduleBytes);
  return { compress };
}

export const compressionRatioMetrics: readonly RunMetric[] = ofBothTexts({
  id: 'compression_ratio',
  name: 'Compression ratio',
  label: 'compression',
  unit: 'ratio',
  better: 'none',
  definition:
    'Bytes of {text} over their bytes when compressed together, in a sample of 50,000 words; higher is less diverse.',
  source: 'Shaib et al. 2024, Standardizing the Measurement of Text Diversity; Brotli instead of gzip',
  cost: 'some 300 ms a run',
  version: 1,
  measure: (texts) =>
    valueAtBudget(
      texts,
      wordBudget,
      ({ raw }) => compressionRatio(raw),
      'Brotli of quality 9, the last instance whole',
    ),
});
