/** Why `ssh` did not come through, from its own words on standard error. */
import { AgoraError, type ErrorCode } from '../../../analysis/errors';

type Reading = (found: RegExpExecArray, stderr: string, host: string) => readonly [ErrorCode, string, string];

/** The first that matches counts. */
const readings: readonly (readonly [RegExp, Reading])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, changedKey],
  [/No (\S+) host key is known for (\S+)|Host key verification failed/, unknownKey],
  [/revoked/i, (_, __, host) => ['not-permitted', `The key of ${host} is marked as revoked.`, askAdministrator]],
  [
    /UNPROTECTED PRIVATE KEY FILE[\s\S]*?for '([^']+)'/,
    (found) => [
      'not-permitted',
      `Others may read the key ${word(found, 1)}, so ssh does not use it.`,
      `Run: chmod 600 ${word(found, 1)}`,
    ],
  ],
  [
    /Bad owner or permissions on (\S+)/,
    (found) => [
      'not-permitted',
      `Others may write ${word(found, 1)}, so ssh does not read it.`,
      `Run: chmod 600 ${word(found, 1)}`,
    ],
  ],
  [
    /^(.*(?:Bad configuration option|terminating, \d+ bad configuration|Can't open user config file).*)$/m,
    (found) => ['bad-input', `The configuration of ssh has a fault: ${word(found, 1)}`, 'Correct it.'],
  ],
  [
    /Too many authentication failures/,
    (_, __, host) => [
      'not-permitted',
      `${host} was offered too many keys.`,
      `Name one for it in the configuration of ssh: IdentityFile, and IdentitiesOnly yes.`,
    ],
  ],
  [/Permission denied \(([^)]*)\)|Permission denied, please try again/, denied],
  [
    /Could not resolve hostname (\S+?):/,
    (found) => [
      'network',
      `There is no host of the name ${word(found, 1)}.`,
      'Check the name, the network, and the configuration of ssh.',
    ],
  ],
  [
    /connect(?:ion)? to (?:host )?(\S+) port (\d+): Connection refused/i,
    (found) => [
      'network',
      `${word(found, 1)} takes no connection on port ${word(found, 2)}.`,
      'Check that it is running, and the port.',
    ],
  ],
  [
    /connect to host (\S+) port (\d+): (?:Connection|Operation) timed out|Connection (?:to (\S+)(?: port (\d+))? )?timed out|Timeout, server (\S+) not responding/i,
    (found, _, host) => [
      'network',
      `${found[1] ?? found[3] ?? found[5] ?? host} does not answer.`,
      'Check the network, such as a VPN, and try again.',
    ],
  ],
  [
    /connect to host (\S+) port (\d+): (.*)/,
    (found) => [
      'network',
      `${word(found, 1)} cannot be reached: ${word(found, 3).trim()}.`,
      'Check the network, such as a VPN.',
    ],
  ],
  [
    /(?:open failed|stdio forwarding failed)[\s\S]*/,
    (_, stderr, host) => [
      'network',
      `The jump host does not get through to ${host}: ${lastLine(stderr)}`,
      'Check that the host is running.',
    ],
  ],
];

const askAdministrator = 'Ask the administrator of the host.';

function word(found: RegExpExecArray, index: number): string {
  return found[index] ?? '';
}

/** From all that `ssh` said. `fingerprint`: of the key that an unknown host showed; null: not told. */
export function sshFailure(host: string, stderr: string, fingerprint: string | null = null): AgoraError {
  for (const [pattern, read] of readings) {
    const found = pattern.exec(stderr);
    if (found === null) continue;
    const [code, message, nextStep] = read(found, stderr, host);
    const shown =
      read === unknownKey && fingerprint !== null
        ? `${message} It shows a key with the fingerprint ${fingerprint}.`
        : message;
    return new AgoraError(code, shown, { value: host, nextStep });
  }
  const said = lastLine(stderr);
  return new AgoraError('network', `The connection to ${host} broke${said === '' ? '.' : `: ${said}`}`, {
    value: host,
    nextStep: 'Try again. Work that was started there goes on.',
  });
}

/** True where `ssh` does not say more than that it did not come through. */
export function isUnexplained(stderr: string): boolean {
  return readings.every(([pattern]) => !pattern.test(stderr));
}

/** True where only a key that nobody knows stands in the way. */
export function isUnknownKey(stderr: string): boolean {
  return stderr.includes('Host key verification failed') && !stderr.includes('IDENTIFICATION HAS CHANGED');
}

/** Of the key that a host has shown, from what `ssh` tells at `LogLevel=DEBUG1`. */
export function fingerprintIn(stderr: string): string | null {
  const found = /Server host key: (\S+) (SHA256:\S+)/.exec(stderr);
  return found === null ? null : `${word(found, 2)} (${word(found, 1)})`;
}

function changedKey(_: RegExpExecArray, stderr: string, host: string): readonly [ErrorCode, string, string] {
  const named = /Host key for (\S+) has changed/.exec(stderr)?.[1] ?? host;
  const [, file = 'known_hosts', line] = /Offending .*? in (.*):(\d+)/.exec(stderr) ?? [];
  const fingerprint = /sent by the remote host is\s+(\S+?)\.?\s/.exec(stderr)?.[1];
  const remove = /^\s*(ssh-keygen .*-R .*)$/m.exec(stderr)?.[1] ?? `ssh-keygen -R ${named}`;
  const shown = fingerprint === undefined ? '' : ` It shows ${fingerprint} now.`;
  const message = `The key of ${named} is not the one that is known (${file}${line === undefined ? '' : `:${line}`}).${shown} Another machine may pose as it: nothing was sent.`;
  return [
    'not-permitted',
    message,
    `Go on only where the change is known, such as from the host's administrator. Then run: ${remove}`,
  ];
}

function unknownKey(found: RegExpExecArray, _: string, host: string): readonly [ErrorCode, string, string] {
  const named = found[2] ?? host;
  return [
    'not-permitted',
    `The key of ${named} is not known on this machine.`,
    `Compare its fingerprint with that of the host's administrator, then accept it: test the target again and say yes, or connect once in a terminal: ssh ${host}`,
  ];
}

function denied(found: RegExpExecArray, stderr: string, host: string): readonly [ErrorCode, string, string] {
  const [, who] = /^(\S+): Permission denied/m.exec(stderr) ?? [];
  const ways = found[1] === undefined ? '' : ` It takes: ${found[1].replaceAll(',', ', ')}.`;
  return [
    'not-permitted',
    `${who ?? host} was not let in.${ways}`,
    `Check the user's name and the key; "ssh ${host}" shows more. A key with a passphrase is asked for where there is somebody to answer, or is given to ssh-agent.`,
  ];
}

function lastLine(stderr: string): string {
  return stderr.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
}
