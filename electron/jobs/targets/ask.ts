/** What `ssh` wants to know from the user: a passphrase, a password, whether a host is the right one. */

export interface Question {
  /** The host as the user names it. */
  readonly host: string;
  /** In the words of `ssh`; of an unknown host with the fingerprint of its key. */
  readonly text: string;
  /** `secret`: shown to nobody while it is typed. `confirmation`: answered by `yes` or `no`. `notice`: by nothing, such as a touch of a key. */
  readonly kind: 'secret' | 'confirmation' | 'notice';
  /** The same was asked and answered before, for one connection: the answer did not do, or another host on the way asks too. */
  readonly isAgain?: boolean;
}

/** Gives the answer, which is kept nowhere; null: the user gives none. Never answers for the user. */
export type Asker = (question: Question, signal: AbortSignal) => Promise<string | null>;
