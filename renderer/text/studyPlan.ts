import { plural } from './plural';
import { targetName } from './targetName';

const number = (value: number): string => value.toLocaleString('en');

/** Words of study work that was planned and is not launched yet. */
export const studyPlanText = {
  title: 'Plan',
  explained: 'Makes out every step with its commands, files and data, and finds what was done before. Nothing is sent.',
  make: 'Plan',
  again: 'Plan again',
  making: 'Planning…',
  changed: 'The form was changed since: plan again before launching.',
  faults: (count: number) => `${plural(count, 'field')} of the form ${count === 1 ? 'needs' : 'need'} another value.`,
  launch: (steps: number, target: string) => `Launch ${plural(steps, 'step')} on ${targetName(target)}`,
  launching: 'Launching…',
  nothing: 'Every step was done before: launching gathers their results.',
  launchNothing: (target: string) => `Gather the results for ${targetName(target)}`,
  steps: 'Steps',
  columns: {
    stage: 'Stage',
    kind: 'Kind',
    todo: 'To do',
    existing: 'Done before',
    after: 'After',
    resources: 'Each takes',
  },
  stages: { train: 'train', evaluate: 'evaluate', measure: 'measure', serve: 'serve' },
  afterElement: (array: string) => `${array}, one by one`,
  afterAll: (array: string) => `all of ${array}`,
  atOnce: 'at once',
  resources: (gpus: number, cpus: number, memoryGb: number | null, hours: number) =>
    [
      gpus === 0 ? null : plural(gpus, 'GPU'),
      plural(cpus, 'CPU'),
      memoryGb === null ? null : `${number(memoryGb)} GB`,
      `at most ${number(hours)} h`,
    ]
      .filter(Boolean)
      .join(', '),
  facts: { todo: 'Steps to do', existing: 'Done before', data: 'Data to send', time: 'Time', gpu: 'GPU hours' },
  data: (files: number, bytes: string, rows: number | null) =>
    [plural(files, 'file'), bytes, rows === null ? null : `${number(rows)} instances`].filter(Boolean).join(', '),
  dataExplained: 'What the target holds already by its content is not sent again.',
  timeOneByOne: 'one step after the other',
  unknownTime: 'unknown',
  unknownSteps: (count: number) => `and ${plural(count, 'step')} of unknown length`,
  remarks: 'Remarks',
  problems: 'Problems of the archive',
  exactly: 'Exactly',
  step: 'Step',
  stepOf: (id: string) => `What runs as ${id}`,
  file: 'File',
  existsAs: (job: string) => `It was done before, in ${job}: nothing of it runs.`,
  placed: 'Where each value went',
  placedColumns: { value: 'Value', file: 'File', line: 'Line', text: 'As written' },
  noPlaced: 'No value of the settings is written into its files.',
  links: 'What it is given',
  fromData: (name: string, rows: number | null) => (rows === null ? name : `${name}, ${number(rows)} instances`),
  fromRun: (run: string) => `the instances of ${run}`,
  fromStep: (step: string, path: string) => `${path} of ${step}`,
  fromFar: (path: string) => `${path} on the target`,
} as const;
