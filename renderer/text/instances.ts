import { plural } from './plural';

/** Words of the list of instances, and of one in full. */
export const instancesText = {
  instances: 'Instances',
  instance: 'Instance',
  number: 'Row',
  instruction: 'Instruction',
  response: 'Response',
  characters: 'Characters',
  file: 'File',
  run: 'Run',
  line: 'Line',
  label: 'Label',
  everyRun: (count: number) => `All ${plural(count, 'run')}`,
  everyFile: (count: number) => `All ${plural(count, 'file')}`,
  counted: (name: string, count: number) => `${name} (${count.toLocaleString('en')})`,
  none: 'No instance was read here.',
  copy: (what: string) => `Copy the ${what.toLowerCase()}`,
  copied: (what: string) => `${what} copied.`,
  showAll: (characters: number) => `Show all ${plural(characters, 'character')}`,
  count: (characters: number) => plural(characters, 'character'),
} as const;
