/** Takes out of a text what must not stand in a log: secrets, and the name of the user's home folder. Pure. */

const hidden = '[redacted]';

/** Whole tokens whose form alone says that they are secret. */
const tokens = [
  /\bsk-[A-Za-z0-9_-]{8,}/g,
  /\b(?:hf|gh[opsru]|glpat|xox[abprs])[_-][A-Za-z0-9_-]{8,}/g,
  /\bgithub_pat_\w{8,}/g,
  /\bAKIA[A-Z0-9]{12,}/g,
  /\bAIza[A-Za-z0-9_-]{16,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** A name that says secret, then the value it is given. */
const named =
  /((?:api[_-]?key|access[_-]?key|authorization|password|passwd|secret|token)["']?\s*[:=]\s*["']?(?:bearer\s+|basic\s+)?)[^\s"',;&]+/gi;

const bearer = /\b((?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}/gi;

const urlCredentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/** `text` without secrets, with `home` written as `~`. */
export function redact(text: string, home: string): string {
  let clean = tokens.reduce((kept, token) => kept.replace(token, hidden), text);
  clean = clean.replace(named, `$1${hidden}`).replace(bearer, `$1${hidden}`).replace(urlCredentials, `$1${hidden}@`);
  return home.length > 1 ? clean.replaceAll(home, '~') : clean;
}
