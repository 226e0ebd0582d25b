import type { LaunchStateName, LaunchSummary, Stage, StepState } from '../../electron/contract';
import { plural } from './plural';
import { targetName } from './targetName';

export type CountedState = StepState | 'existing';

/** Words of launches: their list, their grid, one step. */
export const launchText = {
  newWork: 'New study work…',
  list: 'Study work',
  none: 'No study work',
  emptyTitle: 'No study work has been launched yet',
  empty:
    'Study work trains a student for each run, evaluates base, reference and students alike, and measures the data: on this machine, on a host over SSH, or on a Slurm cluster. It is planned first, with every command and file to read; nothing is sent before it is launched. The work goes on while the workbench is closed, and its results come back into an archive.',
  columns: { state: 'State', name: 'Study', target: 'Target', steps: 'Steps', left: 'Time left', made: 'Launched' },
  states: {
    planned: 'not sent yet',
    sending: 'sending',
    underway: 'under way',
    complete: 'complete',
    incomplete: 'incomplete',
    cancelled: 'cancelled',
  } satisfies Record<LaunchStateName, string>,
  statesExplained: {
    planned: 'It was never sent to its target.',
    sending: 'Files are being sent; nothing runs yet.',
    underway: 'Some step waits or runs.',
    complete: 'Every step ended well and its results are here.',
    incomplete: 'Nothing runs, and not every step ended well or came back.',
    cancelled: 'It was ended by the user.',
  } satisfies Record<LaunchStateName, string>,
  stepStates: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    lost: 'lost',
    'left out': 'left out',
    existing: 'done before',
  } satisfies Record<CountedState, string>,
  stepStatesExplained: {
    waiting: 'For its turn, the scheduler, or a step that it needs.',
    running: 'It runs now.',
    done: 'It ended well.',
    failed: 'It ended with an error.',
    cancelled: 'It was ended by the user.',
    lost: 'It neither runs nor said how it ended.',
    'left out': 'A step that it needs did not end well.',
    existing: 'It was done by earlier work with the same content.',
  } satisfies Record<CountedState, string>,
  problems: (count: number) => `${plural(count, 'folder')} among the launches cannot be read`,
  doneOf: (done: number, steps: number) => `${done.toLocaleString('en')} of ${steps.toLocaleString('en')}`,
  left: (count: number) =>
    count === 1
      ? 'A launch was followed when the workbench was last open. Its target is not asked before you say so.'
      : `${count.toLocaleString('en')} launches were followed when the workbench was last open. Their targets are not asked before you say so.`,
  followAgain: 'Follow again',
  back: 'All study work',
  actions: 'Actions on the launch',
  stepActions: 'Actions on the step',
  listActions: 'Actions on study work',
  follow: 'Follow',
  following: 'Asking the target…',
  leave: 'Stop following',
  leaving: 'Stopping…',
  leaveExplained: 'The work goes on.',
  cancel: 'Cancel',
  cancelTitle: 'Cancel the work',
  cancelExplained: (count: number, target: string) =>
    `${plural(count, 'step')} that ${count === 1 ? 'waits or runs' : 'wait or run'} on ${targetName(target)} ${count === 1 ? 'is' : 'are'} ended with all their processes. What came back stays, and steps can be started again.`,
  cancelNow: 'End them',
  cancelling: 'Ending…',
  cancelled: (count: number) =>
    count === 0
      ? 'It is cancelled; none of its steps ran.'
      : `It is cancelled; ${plural(count, 'running step')} ended.`,
  leftRunning: (left: readonly string[]) => `Still there after the cancel: ${left.join('; ')}.`,
  again: 'Start again',
  againTitle: 'Start again what did not end well',
  againExplained: (count: number) =>
    `${plural(count, 'step')} that did not end well, or ${count === 1 ? 'was' : 'were'} left out for it, ${count === 1 ? 'is' : 'are'} started again. A step goes on from its last checkpoint where it has one.`,
  startingAgain: 'Starting again…',
  open: 'Open the results',
  openNothing: 'Nothing has come back yet.',
  location: (target: string, location: string) => `on ${targetName(target)}, followed in ${location}`,
  notFollowed: (seen: string | null) =>
    seen === null ? 'Its target was never asked how it is.' : `Not followed: this is how it was ${seen}.`,
  unreachable: (reason: string, seen: string | null) =>
    `${reason}${seen === null ? '' : ` This is how it was ${seen}.`} The work goes on; the target is asked again by itself.`,
  secondsAgo: (duration: string) => `${duration} ago`,
  cells: 'Cells of the study',
  cellsExplained: 'One sign a step. Arrow keys go from step to step, Enter shows it.',
  generator: 'Generator',
  anchors: { base: 'Base', reference: 'Reference', student: 'Student' },
  noGenerator: 'no generator',
  noSetting: 'no setting',
  stages: { train: 'train', evaluate: 'evaluate', measure: 'measure', serve: 'serve' } satisfies Record<Stage, string>,
  stageLetters: { train: 'T', evaluate: 'E', measure: 'M', serve: 'S' } satisfies Record<Stage, string>,
  legend: 'Signs',
  signSaid: (stage: Stage, kind: string, subject: string, state: string, share: number | null) =>
    `${launchText.stages[stage]} ${subject} by ${kind}: ${state}${share === null ? '' : `, ${Math.floor(share * 100)} %`}`,
  said: ({ name, state, counts, steps }: Pick<LaunchSummary, 'name' | 'state' | 'counts' | 'steps'>) =>
    `${name}: ${launchText.states[state]}, ${launchText.doneOf((counts.done ?? 0) + (counts.existing ?? 0), steps)} steps done`,
  counts: 'Steps by state',
  timeLeft: 'Time left',
  results: 'Results here',
  log: 'Log',
  noLog: 'Nothing has happened yet.',
  remarks: 'Remarks',
  allSteps: 'All steps',
  tabs: { log: 'What happened', steps: 'All steps', remarks: 'Remarks' },
  step: 'Step',
  closeStep: 'Close the step',
  chooseStep: 'Choose a step in the grid to read its log, its curve and its files.',
  facts: {
    attempt: 'Attempt',
    attempts: 'Attempts so far',
    host: 'Host',
    scheduler: 'Id on the target',
    progress: 'Progress',
    loss: 'Loss',
    left: 'Time left',
    started: 'Started',
    took: 'Took',
    silent: 'Last sign of life',
    gpu: 'GPU',
    gpuMemory: 'GPU memory',
    exit: 'Exit code',
    results: 'Results',
  },
  pulled: { all: 'here', some: 'some of them here', none: 'not here yet' },
  stepTabs: { log: 'Log', curve: 'Loss', files: 'Files' },
  noCurve: 'It has told no loss yet.',
  logs: 'Which log',
  noLogText: 'Nothing has been written yet.',
  logPart: (bytes: string) => `The end of ${bytes}; a search looks through all of it.`,
  searchLog: 'Search the logs',
  found: 'Lines that were found',
  matches: (count: number, more: boolean) =>
    count === 0
      ? 'No line that is here has it.'
      : more
        ? `the first ${plural(count, 'line')}; a longer text finds fewer`
        : plural(count, 'line'),
  followTail: 'Follow the end',
  cancelStep: 'Cancel the step',
  againStep: 'Start the step again',
  stepColumns: {
    step: 'Step',
    state: 'State',
    attempt: 'Try',
    progress: 'Progress',
    reason: 'Reason',
    results: 'Results',
  },
  reached: (percent: number) => `${percent} %`,
  curveTitle: (step: string) => `Training loss of ${step}`,
} as const;
