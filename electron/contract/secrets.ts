/** Keys and tokens: how they are held, never they themselves. */
import type { ProviderInfo } from '../jobs/jobResults';
import type { AnswerOf } from './answer';

/** A provider's key has the provider's id. */
export type SecretName = 'hugging-face' | ProviderInfo['id'];

/** How a secret is held; never the secret itself. */
export interface SecretState {
  /** `kept`: encrypted by the system. `session`: until the app ends. */
  readonly held: 'kept' | 'session' | 'environment' | 'none';
  /** False where the system has nothing safe to encrypt with. */
  readonly canKeep: boolean;
}

export interface SecretCalls {
  'secrets:state': (name: SecretName) => SecretState;
  'secrets:set': (secret: {
    readonly name: SecretName;
    readonly value: string;
    readonly where: 'kept' | 'session';
  }) => SecretState;
  'secrets:forget': (name: SecretName) => SecretState;
}

type Answer<C extends keyof SecretCalls> = AnswerOf<SecretCalls, C>;

export interface SecretBridge {
  secretState(name: SecretName): Answer<'secrets:state'>;
  setSecret(name: SecretName, value: string, where: 'kept' | 'session'): Answer<'secrets:set'>;
  forgetSecret(name: SecretName): Answer<'secrets:forget'>;
}
