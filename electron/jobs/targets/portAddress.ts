/** A port of a machine, as a far side may name it. What it says goes into arguments of ssh, which reads more than names there. */
export interface PortAddress {
  readonly host: string;
  readonly port: number;
}

const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,253}$/;
const number = /^[0-9A-Fa-f:.]{2,45}$/;

/** A name, or an address of IPv4 or IPv6 without brackets; nothing that a program could take for anything else. */
export function isHostName(host: string): boolean {
  return name.test(host) || (host.includes(':') && number.test(host));
}

/** From HOST:PORT or [IPV6]:PORT, with blanks around; null: it is none. */
export function readPortAddress(text: string): PortAddress | null {
  const [, bracketed, plain, digits] = /^\s*(?:\[([^\]\s]+)\]|([^\s:]+)):(\d{1,5})\s*$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = Number(digits);
  return isHostName(host) && port >= 1 && port <= 65_535 ? { host, port } : null;
}
