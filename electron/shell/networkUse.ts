/** Which hosts the machine talks to for the user, as the window shows them. */
import { announce } from './announce';

/** How much goes on with each host. */
const uses = new Map<string, number>();

/** Something begins to talk to a host; gives what ends it. */
export function useNetwork(host: string): () => void {
  uses.set(host, (uses.get(host) ?? 0) + 1);
  tellNetworkUse();
  let over = false;
  return () => {
    if (over) return;
    over = true;
    const left = (uses.get(host) ?? 1) - 1;
    if (left > 0) uses.set(host, left);
    else uses.delete(host);
    tellNetworkUse();
  };
}

/** Tells the window which hosts are talked to; null: none. */
export function tellNetworkUse(): void {
  announce('network:used', uses.size === 0 ? null : [...uses.keys()].join(', '));
}
