import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/shell/redact';

const canary = 'C4n4ryS3cr3tV4lue0123456789';

describe('redaction', () => {
  it.each([
    `key sk-${canary}`,
    `sk-proj-${canary}`,
    `hf_${canary}`,
    `ghp_${canary}`,
    `github_pat_${canary}`,
    `Authorization: Bearer ${canary}`,
    `{"api_key":"${canary}"}`,
    `{"authorization": "Basic ${canary}"}`,
    `OPENAI_API_KEY=${canary} node`,
    `--token=${canary}`,
    `password: ${canary}`,
    `https://user:${canary}@example.org/x`,
    `https://example.org/x?access_key=${canary}&n=1`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${canary}\n-----END OPENSSH PRIVATE KEY-----`,
    `-----BEGIN PRIVATE KEY-----\n${canary}`,
  ])('leaves no secret in %j', (text) => {
    const clean = redact(text, '/home/ada');
    expect(clean).not.toContain(canary);
    expect(clean).toContain('[redacted]');
  });

  it('keeps what is no secret', () => {
    const text = 'read 1260000 rows of tokens.jsonl: tokenization took 3 s (basic check), https://example.org/a@b';
    expect(redact(text, '/home/ada')).toBe(text);
  });

  it('writes the home folder as ~', () => {
    expect(redact('ENOENT: /home/ada/runs/a.json', '/home/ada')).toBe('ENOENT: ~/runs/a.json');
    expect(redact('/a/b', '/')).toBe('/a/b');
  });
});
