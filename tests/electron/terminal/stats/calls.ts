/** Calls of `agora stats` that are to succeed, with the document as its keys are agreed. */
import { expect } from 'vitest';
import type { z } from 'zod';
import { agoraJson } from '../call';
import { correlateDocument, designDocument, pcaDocument, regressDocument } from './documents';

async function document<Document>(schema: z.ZodType<Document>, words: readonly string[]): Promise<Document> {
  const { code, document: printed } = await agoraJson('stats', ...words);
  expect(code).toBe(0);
  return schema.parse(printed);
}

export const regress = (...words: readonly string[]) => document(regressDocument, ['regress', ...words]);

export const components = (...words: readonly string[]) => document(pcaDocument, ['pca', ...words]);

export const correlate = (...words: readonly string[]) => document(correlateDocument, ['correlate', ...words]);

export const design = (...words: readonly string[]) => document(designDocument, ['design', ...words]);
