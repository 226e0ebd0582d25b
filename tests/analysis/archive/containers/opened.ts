/** Containers in memory, opened, and what the files in them hold. */
import { AgoraError } from '../../../../analysis/errors';
import { expand, type Expansion } from '../../../../analysis/archive/containers/expand';
import { containerLimits, type ContainerLimits } from '../../../../analysis/archive/containers/limits';
import type { ByteSource } from '../../../../analysis/ports';
import { unattended } from '../../../../analysis/task';
import { source } from '../sources';

export interface Opened extends Expansion {
  /** By path: the text, or the code of the problem that ended it, what came before in front. */
  readonly texts: Readonly<Record<string, string>>;
  /** `path: code`. */
  readonly found: readonly string[];
}

/** Opens files, given by path, as an archive would be, and reads everything in them. */
export async function openAll(
  files: Readonly<Record<string, string | Uint8Array>>,
  limits: Partial<ContainerLimits> = {},
  chunkBytes = 1000,
): Promise<Opened> {
  const sources = Object.entries(files).map(([path, content]) => source(path, content, chunkBytes));
  const expansion = await expand(sources, unattended, { limits: { ...containerLimits, ...limits } });
  const texts: Record<string, string> = {};
  for (const each of expansion.sources) texts[each.path] = await textOf(each);
  const found = expansion.problems.map(({ path, code }) => `${path}: ${code}`);
  return { ...expansion, texts, found };
}

/** All of a source's text; `[code]` stands at its end where it was broken off. */
export async function textOf(file: ByteSource, part?: Parameters<ByteSource['stream']>[0]): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of file.stream(part)) text += decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (!(error instanceof AgoraError)) throw error;
    return `${text}${decoder.decode()}[${error.context.problemCode ?? error.code}]`;
  }
  return text + decoder.decode();
}
