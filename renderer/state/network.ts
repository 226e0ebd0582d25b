/** Which host the machine talks to for the user: what the status line says of the network. */
import { create } from 'zustand';
import { machine } from '../machine';

interface NetworkState {
  /** Null: offline. */
  readonly host: string | null;
}

export const useNetwork = create<NetworkState>()(() => ({ host: null }));

/** Follows what the machine says. */
export function startNetwork(): void {
  machine().onNetworkUsed((host) => useNetwork.setState({ host }));
}
