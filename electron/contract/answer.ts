/** What a call of `Calls` gives, as the bridge passes it on. */
export type AnswerOf<
  Calls extends { readonly [C in keyof Calls]: (...parameters: never[]) => unknown },
  C extends keyof Calls,
> = Promise<Awaited<ReturnType<Calls[C]>>>;
