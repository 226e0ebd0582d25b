import { describe, expect, it } from 'vitest';
import { noOverlay } from '../../../analysis/study/overlay';
import { cacheKey } from '../../../renderer/state/cacheKey';

const file = (path: string, bytes = 10, modifiedMs = 1000) => {
  return { path, bytes, modifiedMs, url: `agora://x/${path}`, bulkUrl: `agora-file://x/${path}` };
};
const archive = { id: 'a', files: [file('one.json'), file('two.json')], problems: [] };

describe('the key of cached results', () => {
  it('does not depend on the order of the listing, nor on the urls of this session', async () => {
    const other = {
      ...archive,
      files: [...archive.files].reverse().map((each) => ({ ...each, url: 'agora://y', bulkUrl: 'z' })),
    };
    expect(await cacheKey(other, noOverlay, 'build')).toBe(await cacheKey(archive, noOverlay, 'build'));
  });

  it.each([
    ['a file is longer', { ...archive, files: [file('one.json', 11), file('two.json')] }, 'build'],
    ['a file is newer', { ...archive, files: [file('one.json', 10, 1001), file('two.json')] }, 'build'],
    ['a file is renamed', { ...archive, files: [file('one.json'), file('three.json')] }, 'build'],
    ['a file is missing', { ...archive, files: [file('one.json')] }, 'build'],
    ['it is another archive', { ...archive, id: 'b' }, 'build'],
    ['a folder became unreadable', { ...archive, problems: [problem()] }, 'build'],
    ['the sources were built anew', archive, 'later build'],
  ])('changes when %s', async (_, changed, build) => {
    expect(await cacheKey(changed, noOverlay, build)).not.toBe(await cacheKey(archive, noOverlay, 'build'));
  });

  it('changes with what the user says about the archive', async () => {
    const overlay = { ...noOverlay, templates: ['{generator}'] };
    expect(await cacheKey(archive, overlay, 'build')).not.toBe(await cacheKey(archive, noOverlay, 'build'));
  });
});

function problem() {
  return { path: 'sub', line: null, severity: 'fault', code: 'unreadable', message: 'No permission.' } as const;
}
