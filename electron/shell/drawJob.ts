/** Drawing without a window for the terminal: `--draw job.json` draws every figure of the job and ends. */
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import * as z from 'zod/mini';
import { drawFigure, endDrawing } from './drawFigure';
import { describeError } from './failure';
import { figureRequest } from './figureSchema';
import { writeAtomically } from '../ports/writeAtomically';

const absolutePath = z.string().check(z.refine(isAbsolute, 'an absolute path is needed'));

const jobSchema = z.object({ figures: z.array(z.object({ request: figureRequest, out: absolutePath })) });

/**
 * Draws the job at `path` and says on standard output, in one line of JSON, which files were written. Gives the exit
 * code: 0 all drawn; 1 a figure or a file failed; 2 the job cannot be read. What failed stands on standard error.
 */
export async function runDrawJob(path: string): Promise<number> {
  const job = await readJob(path);
  if (job === null) return 2;
  try {
    const files: string[] = [];
    for (const { request, out } of job.figures) {
      await writeAtomically(out, await drawFigure(request));
      files.push(out);
    }
    await say(process.stdout, JSON.stringify({ files }));
    return 0;
  } catch (error) {
    await say(process.stderr, describeError(error));
    return 1;
  } finally {
    await endDrawing();
  }
}

async function readJob(path: string): Promise<z.infer<typeof jobSchema> | null> {
  try {
    return jobSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    await say(
      process.stderr,
      `The drawing job cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}

/** Resolves when the line is out: the process ends right after. */
function say(stream: NodeJS.WriteStream, line: string): Promise<void> {
  return new Promise((resolve) => stream.write(`${line}\n`, () => resolve()));
}
