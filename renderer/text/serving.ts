import type { ServedModel } from '../../electron/contract';
import { plural } from './plural';
import { targetName } from './targetName';

/** Words of models that are served: their form, and how they are reached. */
export const servingText = {
  serve: 'Serve a model…',
  title: 'Serve a model',
  explained:
    'A server answers on the target until it is ended or its time is over, also while the workbench is closed. While it is followed, it is reached here through the connection to the target, and jobs generate and judge with it.',
  parts: { where: 'Target', what: 'Model' },
  model: 'Model, by name or folder on the target',
  kind: 'Kind of server',
  keyExplained: (name: string) =>
    `It asks for a key, ${name}. One is made for it; jobs send it by themselves, and it can be copied while the model answers.`,
  plan: {
    title: 'Server',
    explained: 'Makes out the files that run there, to the letter. Nothing is sent.',
    make: 'Show what runs',
    again: 'Show it again',
    making: 'Making it out…',
    changed: 'The form was changed since: look at what runs again before it is started.',
    faults: (count: number) => `${plural(count, 'field')} of the form ${count === 1 ? 'needs' : 'need'} another value.`,
  },
  takes: (resources: string) => `Takes ${resources}.`,
  start: (target: string) => `Serve on ${targetName(target)}`,
  starting: 'Starting…',
  section: 'Served model',
  actions: 'Actions on the served model',
  states: {
    unfollowed: 'out of reach',
    waiting: 'starting',
    loading: 'loading its model',
    answering: 'answering',
    broken: 'no connection',
    refused: 'out of reach',
    ended: 'ended',
  } satisfies Record<ServedModel['state'], string>,
  said: ({ state, baseUrl, reason }: ServedModel, target: string): string => {
    const on = targetName(target);
    switch (state) {
      case 'unfollowed':
        return 'It is reached here while it is followed.';
      case 'waiting':
        return `Waiting for the server to start on ${on}.`;
      case 'loading':
        return 'The server is there; it loads its model.';
      case 'answering':
        return `It answers at ${baseUrl ?? ''}`;
      case 'broken':
        return `No connection to the server comes about; it is tried again. Where this lasts, ${on} may not forward ports.`;
      case 'refused':
        return `It cannot be reached. ${reason}`;
      case 'ended':
        return 'The server has ended.';
    }
  },
  as: (model: string) => `as ${model}`,
  copy: 'Copy the address',
  copied: (address: string) => `${address} is on the clipboard.`,
  copyKey: 'Copy the key',
  copyKeyExplained: 'For what asks it outside the workbench: jobs send it by themselves.',
  keyCopied: 'The key is on the clipboard.',
  generate: 'Generate with it…',
  ownKey: 'That of the served model is sent, and no other.',
  end: 'End the server',
  endExplained: (target: string) =>
    `The server on ${targetName(target)} is ended with all its processes: jobs that ask it get no more answers. It can be started again.`,
  endNow: 'End it',
  leaveExplained: 'The server runs on; it is not reached here any more until it is followed again.',
  againTitle: 'Start the server again',
  againExplained: 'It is started anew, and loads its model again.',
} as const;
