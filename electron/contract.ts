/**
 * The contract between window and machine: what the window may ask, and what the machine tells it. Types only; the one
 * file of electron/ that renderer/ may import. Its parts, by concern, lie in `contract/`.
 */
import type { AppBridge, AppCalls, AppEvents } from './contract/app';
import type { ArchiveBridge, ArchiveCalls, ArchiveEvents } from './contract/archives';
import type { HubBridge, HubCalls, HubEvents } from './contract/hub';
import type { JobBridge, JobCalls, JobEvents } from './contract/jobs';
import type { LaunchBridge, LaunchCalls, LaunchEvents } from './contract/launches';
import type { SavingBridge, SavingCalls } from './contract/saving';
import type { SecretBridge, SecretCalls } from './contract/secrets';
import type { TargetBridge, TargetCalls, TargetEvents } from './contract/targets';
import type { WorkspaceBridge, WorkspaceCalls, WorkspaceEvents } from './contract/workspaces';

export type * from './contract/app';
export type * from './contract/archives';
export type * from './contract/hub';
export type * from './contract/jobs';
export type * from './contract/launches';
export type * from './contract/saving';
export type * from './contract/secrets';
export type * from './contract/targets';
export type * from './contract/workspaces';

/** Channel to function: the window asks, the machine answers. Every argument is checked against a schema there. */
export interface MachineCalls
  extends
    ArchiveCalls,
    WorkspaceCalls,
    SavingCalls,
    HubCalls,
    JobCalls,
    TargetCalls,
    LaunchCalls,
    SecretCalls,
    AppCalls {}

/** What the machine tells the window unasked. */
export interface MachineEvents
  extends ArchiveEvents, WorkspaceEvents, HubEvents, JobEvents, TargetEvents, LaunchEvents, AppEvents {}

/**
 * `window.agora`: intents, no channels. A call that fails rejects with an Error whose message is the fact and the next
 * step. What begins with `on` gives a function that ends the subscription.
 */
export interface AgoraBridge
  extends
    ArchiveBridge,
    WorkspaceBridge,
    SavingBridge,
    HubBridge,
    JobBridge,
    TargetBridge,
    LaunchBridge,
    SecretBridge,
    AppBridge {}
