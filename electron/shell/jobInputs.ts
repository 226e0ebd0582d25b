/** Files and folders that jobs read, chosen by the user and named by ids: the window knows no paths. */
import { basename } from 'node:path';
import { AgoraError } from '../../analysis/errors';
import type { ChosenInput, JobInput } from '../contract';
import type { Plan } from '../jobs/plan';
import { locationOf } from '../ports/locationOf';
import { chooseFileToOpen, chooseFolderToOpen } from './dialogs';
import { archiveId, grantedPlace } from './grants';
import { profileKey } from './recents';

const chosen = new Map<string, string>();
/** Names of what ships with the app. */
const shipped = new Set(['agora']);

/** Asks for one. Null: the dialog was cancelled. */
export async function chooseJobInput(what: JobInput): Promise<ChosenInput | null> {
  const path = await (what === 'prompts'
    ? chooseFolderToOpen('A folder with prompts')
    : chooseFileToOpen(titles[what]));
  return path === null ? null : inputAt(path);
}

const titles = {
  seeds: 'Seed data',
  tokenizer: 'A tokenizer.json',
  rubrics: 'Rubrics',
  labels: 'Labels of people',
} as const;

/** Names a path. */
export function inputAt(path: string): ChosenInput {
  const id = archiveId(path, profileKey());
  chosen.set(id, path);
  return { id, name: basename(path), location: locationOf(path) };
}

/** The plan of a draft from the window, with paths. Throws `AgoraError('not-permitted')` for what was not chosen. */
export function planOfDraft(draft: Plan): Plan {
  return draft.kind === 'generate'
    ? {
        ...draft,
        seeds: pathOf(draft.seeds),
        prompts: pathOf(draft.prompts),
        tokenizer: draft.tokenizer === null ? null : pathOf(draft.tokenizer),
      }
    : {
        ...draft,
        archive: grantedPlace(draft.archive)?.place ?? pathOf(draft.archive),
        rubrics: pathOf(draft.rubrics),
        labels: draft.labels === null ? null : pathOf(draft.labels),
      };
}

/** The draft of a plan with paths, and what its ids stand for. */
export function draftOfPlan(plan: Plan): { readonly draft: Plan; readonly chosen: readonly ChosenInput[] } {
  const inputs: ChosenInput[] = [];
  const named = (path: string): string => {
    if (shipped.has(path)) return path;
    const input = inputAt(path);
    inputs.push(input);
    return input.id;
  };
  const draft: Plan =
    plan.kind === 'generate'
      ? {
          ...plan,
          seeds: named(plan.seeds),
          prompts: named(plan.prompts),
          tokenizer: plan.tokenizer === null ? null : named(plan.tokenizer),
        }
      : {
          ...plan,
          archive: named(plan.archive),
          rubrics: named(plan.rubrics),
          labels: plan.labels === null ? null : named(plan.labels),
        };
  return { draft, chosen: inputs };
}

/** Throws `AgoraError('not-permitted')` for what was not chosen. */
export function pathOf(id: string): string {
  const path = shipped.has(id) ? id : chosen.get(id);
  if (path === undefined)
    throw new AgoraError('not-permitted', 'A file of the plan was not chosen in this session.', {
      nextStep: 'Choose it again.',
    });
  return path;
}
