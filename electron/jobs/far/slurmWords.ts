/** What Slurm's words mean for who waits: sentences with the next step. Reasons are those of `squeue`, "JOB REASON CODES". */
import type { SlurmElement } from './lookText';

const waits: Readonly<Record<string, string>> = {
  None: '',
  Priority: 'Others are before it in the queue.',
  Resources: 'It waits for free processors, memory or GPUs.',
  Dependency: 'It waits for a step that it needs.',
  DependencyNeverSatisfied: 'A step that it needs did not end well.',
  BeginTime: 'Slurm begins it a little later.',
  JobHeldUser: 'It is held. Release it with scontrol release, or cancel it.',
  JobHeldAdmin: "It is held by the cluster's administrators. Ask them.",
  JobArrayTaskLimit: 'As many of its array run as may at once.',
  PartitionDown: 'Its partition is down. It waits, or choose another in the settings of the target.',
  PartitionInactive: 'Its partition is inactive. It waits, or choose another in the settings of the target.',
  PartitionTimeLimit: 'It asks for more hours than its partition allows. Cancel it, and ask for fewer or for another.',
  PartitionNodeLimit: 'It asks for more nodes than its partition has. Cancel it, and choose another partition.',
  PartitionConfig: 'It asks for more than its partition allows. Cancel it, and ask for less or for another.',
  BadConstraints: 'No node is as it asks for. Cancel it, and look at constraint, GPUs and memory.',
  ReqNodeNotAvail: 'The nodes that it could run on are down or reserved. It waits for them.',
  Reservation: 'It waits for its reservation.',
  Licenses: 'It waits for a licence.',
  Cleaning: 'What ran before is tidied up.',
  InvalidAccount: 'The account of the target is not valid. Cancel it, and name another.',
  InvalidQOS: 'The quality of service of the target is not valid. Cancel it, and name another.',
  launch_failed_requeued_held: 'It could not be begun, and is held. Release it with scontrol release, or cancel it.',
};

/** Why it waits, in a sentence. */
export function waitReason({ reason }: SlurmElement, attempts: number): string {
  const again = attempts > 0 ? 'It was queued again, and goes on from its last checkpoint. ' : '';
  // `ReqNodeNotAvail, UnavailableNodes:node7`
  const code = reason.replace(/[,(].*$/s, '').trim();
  const text = waits[code] ?? limitReason(code) ?? `It waits: ${reason}.`;
  return `${again}${text}`.trim();
}

/** `QOSMaxGRESPerUser`, `AssocGrpCPUMinutesLimit`: whose limit, and on what. */
function limitReason(code: string): string | null {
  const [, owner, what] = /^(QOS|Assoc)(.*)$/.exec(code) ?? [];
  if (owner === undefined || what === undefined) return null;
  const whose = owner === 'QOS' ? 'of the quality of service' : 'of the account';
  return `A limit ${whose} is reached (${code}). It waits until others of yours have ended, or cancel it and ask for less.`;
}

const overs: Readonly<Record<string, string>> = {
  TIMEOUT:
    'It reached its time limit. Start it again, and it goes on from its last checkpoint; or launch the plan with more hours.',
  OUT_OF_MEMORY: 'It used more memory than it was given. Launch the plan with more.',
  NODE_FAIL: 'Its node failed. Start it again: it goes on from its last checkpoint.',
  BOOT_FAIL: 'Its node did not start. Start it again.',
  PREEMPTED: 'It had to make room for another. Start it again: it goes on from its last checkpoint.',
  DEADLINE: 'Its deadline passed.',
};

/** Why Slurm ended it; null: it ended by itself. */
export function overReason({ state }: SlurmElement): string | null {
  return overs[state] ?? null;
}
