import { outlineOf } from './json/outline';
import { readInstances } from './instances';
import type { ToInstance } from './instances';
import type { ArtifactKind, Claims, Head } from './kind';
import { claimsOfPath, stemOf } from './pathClaims';
import { z } from '../schema';
import { schemaObjection } from './schemaProblem';

const recordSchema = z.object({ instruction: z.string(), response: z.string(), config: z.unknown().optional() });
type AgoraRecord = z.infer<typeof recordSchema>;

/** Millions of records pass here, so the schema is only asked about those that this refuses. */
function isRecord(value: unknown): value is AgoraRecord {
  if (typeof value !== 'object' || value === null || !('instruction' in value) || !('response' in value)) return false;
  return typeof value.instruction === 'string' && typeof value.response === 'string';
}

/** `config` of seed data names the collection it was drawn from, not a generator. */
const seedCollection = /^(gsm8k|math|mbpp|xp3x|lima|conala|magpie|webinstruct)([-_].*)?$/i;

const toInstance: ToInstance = (record, { ordinal, line }, problems) => {
  if (isRecord(record)) {
    const { instruction, response, config } = record;
    return { ordinal, line, instruction, response, label: typeof config === 'string' ? config : null };
  }
  const { code, fact } = schemaObjection(recordSchema, record);
  problems.add(line, code, `Record ${ordinal + 1} is left out: ${fact}. Remove the record or generate it again.`);
  return null;
};

/** Generated data as data-agora writes it: `{instruction, response, config}` in a list or as JSON lines, and its seeds. */
export const dataAgora: ArtifactKind = {
  id: 'data-agora',
  name: 'generated data of data-agora',
  recognisedBy: 'records with `instruction`, `response`',
  provides: ['instances'],
  role: 'generated',
  sniff(head) {
    const { shape, keys, first } = outlineOf(head);
    if (shape === 'none' || !keys.has('instruction') || !keys.has('response')) return null;
    if (head.complete && first === undefined) return null;
    return { confidence: keys.has('config') ? 0.95 : 0.7, claims: claimsOf(head, first) };
  },
  read: (source, signal) => readInstances(source, signal, toInstance),
};

/** The name says the setting; `config` says the generator, unless the name says another or the records are seeds. */
function claimsOf(head: Head, first: object | undefined): Claims {
  const { generator: named, ...claims } = claimsOfPath(head.path);
  const config: unknown = first !== undefined ? Reflect.get(first, 'config') : undefined;
  const labelled = typeof config === 'string' && config !== '' && !seedCollection.test(config) ? config : undefined;
  if (/(^|[-_])seed[-_]?data/i.test(stemOf(head.path)))
    return { ...(claims.domain === undefined ? {} : { domain: claims.domain }) };
  const generator = named === undefined || (labelled !== undefined && sameName(named, labelled)) ? labelled : named;
  return generator === undefined ? claims : { ...claims, generator };
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[/_]+/g, '_');
  return plain(a) === plain(b);
}
