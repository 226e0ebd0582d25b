/** Measurements: started from anywhere, one an archive, followed in the status line. */
import { create } from 'zustand';
import { asAgoraError } from '../../analysis/errors';
import { defaultSample, type MeasureRequest } from '../../analysis/metricResults';
import { metricsOfTokenizer, nameTokenizer } from '../../analysis/metrics/text/tokens/suppliedTokenizer';
import { engine } from '../engine/client';
import { machine } from '../machine';
import { qualityText as text } from '../text/quality';
import { useArchives } from './archives';
import { notify, notifyFailure } from './notice';
import { applySaid } from './openArchive';
import type { OpenedArchive } from './opened';
import { asTask } from './tasks';

/** Asks for a model's tokenizer.json and counts tokens by it. Never rejects. */
export async function countTokens(archive: OpenedArchive): Promise<void> {
  try {
    const lent = await machine().lendFiles('file');
    const [file] = lent?.files ?? [];
    if (!file) return;
    const json = await (await fetch(file.url)).text();
    // The folder is a model's, the file is called the same everywhere.
    const model = lent?.location.split(/[\\/]/).at(-2) ?? lent?.name ?? '';
    const tokenizer = await nameTokenizer(model, json);
    await measure(archive, { metrics: metricsOfTokenizer(tokenizer).map(({ id }) => id), tokenizer });
  } catch (error) {
    notifyFailure(error);
  }
}

interface MeasuringState {
  /** How often an archive was measured: what is known of it is asked for anew when the number changes. */
  readonly times: Readonly<Record<string, number>>;
  /** Archives that are being measured. */
  readonly running: readonly string[];
}

export const useMeasuring = create<MeasuringState>()(() => ({ times: {}, running: [] }));

/** Measures, then reads anew what depends on it. Never rejects; what was finished before a failure is shown too. */
export async function measure(archive: OpenedArchive, request: Partial<MeasureRequest> = {}): Promise<void> {
  const { id, name, granted } = archive;
  if (useMeasuring.getState().running.includes(id)) return;
  useMeasuring.setState(({ running }) => ({ running: [...running, id] }));
  try {
    const whole = { metrics: null, runs: null, sample: defaultSample, ...request };
    await asTask(text.measuring(name), (task) => engine.call('measure', [granted, whole], task));
  } catch (error) {
    if (asAgoraError(error).code === 'cancelled') notify(text.cancelled);
    else notifyFailure(error);
  } finally {
    useMeasuring.setState(({ times, running }) => ({
      times: { ...times, [id]: (times[id] ?? 0) + 1 },
      running: running.filter((each) => each !== id),
    }));
  }
  // Renamed meanwhile it has another name, and closed it is not read again.
  const still = useArchives.getState().opened.find((each) => each.id === id);
  if (still) await applySaid(still);
}
