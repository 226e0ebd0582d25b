import { describe, expect, it } from 'vitest';
import { secretStore, type KeptSecrets, type Vault } from '../../../electron/shell/secretStore';

const name = 'hugging-face';

/** Turns bytes over: not what was given, and undone by itself. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const safe: Vault = {
  isSafe: () => true,
  encrypt: (secret) => Promise.resolve(turned(Buffer.from(secret))),
  decrypt: (encrypted) => Promise.resolve(turned(encrypted).toString()),
};

function store(vault: Vault = safe, environment: NodeJS.ProcessEnv = {}) {
  let kept: KeptSecrets = {};
  const write = (written: KeptSecrets) => {
    kept = written;
    return Promise.resolve();
  };
  const secrets = secretStore({
    vault,
    kept: { read: () => kept, write },
    variables: {
      [name]: 'HF_TOKEN',
      openai: 'OPENAI_API_KEY',
      anthropic: 'ANTHROPIC_API_KEY',
      compatible: 'AGORA_API_KEY',
    },
    environment,
  });
  return { secrets, kept: () => kept };
}

describe('a secret', () => {
  it('is kept encrypted, and read by the machine', async () => {
    const { secrets, kept } = store();
    expect(secrets.state(name)).toEqual({ held: 'none', canKeep: true });
    expect(await secrets.set(name, 'hf_canary', 'kept')).toEqual({ held: 'kept', canKeep: true });
    expect(kept()).toEqual({ [name]: turned(Buffer.from('hf_canary')).toString('base64') });
    expect(await secrets.read(name)).toBe('hf_canary');
  });

  it('is refused where the system keeps none safely, and held for the session where that is asked', async () => {
    const { secrets, kept } = store({ ...safe, isSafe: () => false });
    await expect(secrets.set(name, 'hf_canary', 'kept')).rejects.toMatchObject({
      code: 'not-permitted',
      context: { nextStep: expect.stringMatching(/this session only/) as string },
    });
    expect(await secrets.set(name, 'hf_canary', 'session')).toEqual({ held: 'session', canKeep: false });
    expect(await secrets.read(name)).toBe('hf_canary');
    expect(kept()).toEqual({});
  });

  it('of the session takes the place of the kept one', async () => {
    const { secrets, kept } = store();
    await secrets.set(name, 'hf_first', 'kept');
    await secrets.set(name, 'hf_second', 'session');
    expect(kept()).toEqual({});
    expect(await secrets.read(name)).toBe('hf_second');
  });

  it('comes from the environment where none is set, and again once that is forgotten', async () => {
    const { secrets, kept } = store(safe, { HF_TOKEN: 'hf_environment' });
    expect([secrets.state(name).held, await secrets.read(name)]).toEqual(['environment', 'hf_environment']);
    await secrets.set(name, 'hf_own', 'kept');
    expect([secrets.state(name).held, await secrets.read(name)]).toEqual(['kept', 'hf_own']);
    expect(await secrets.forget(name)).toEqual({ held: 'environment', canKeep: true });
    expect(kept()).toEqual({});
  });

  it('that was encrypted with another key is said so', async () => {
    const { secrets } = store({ ...safe, decrypt: () => Promise.reject(new Error('bad decrypt')) });
    await secrets.set(name, 'hf_canary', 'kept');
    await expect(secrets.read(name)).rejects.toMatchObject({
      code: 'not-permitted',
      context: { nextStep: 'Set it again.' },
    });
  });
});
