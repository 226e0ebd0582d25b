/** The files of one step: a kind's templates with its values. */
import { parse } from 'yaml';
import { AgoraError, asAgoraError } from '../../../analysis/errors';
import type { PlacedValue } from '../study/studyGraph';
import type { LoadedKind } from './readKind';
import type { StepView } from './stepView';
import { renderTemplate } from './templates/renderTemplate';

export interface StepFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly placed: readonly PlacedValue[];
}

/** `view.settings` must have been checked. Throws `AgoraError('bad-input')` that names the file that cannot hold a value. */
export function renderStep({ kind, parsed }: LoadedKind, view: StepView): StepFiles {
  const rendered = parsed.map((template) => {
    try {
      return renderTemplate(template, { ...view });
    } catch (error) {
      const { code, message, context } = asAgoraError(error);
      throw new AgoraError(code, `${template.name} of ${kind.id}: ${message}`, context, { cause: error });
    }
  });
  return {
    files: rendered.map(({ name, text }) => ({ name, text })),
    placed: rendered.flatMap(({ placed }) => placed),
  };
}

/** That what a kind wrote is JSON or YAML where its name says so. Throws `AgoraError('bad-input')` with the reason. */
export function checkWritten(kind: string, { files }: StepFiles): void {
  for (const { name, text } of files) {
    try {
      if (name.endsWith('.json')) JSON.parse(text);
      else if (/\.ya?ml$/.test(name)) parse(text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : '';
      throw new AgoraError('bad-input', `What ${kind} writes into ${name} cannot be read: ${reason}`, {
        path: name,
        nextStep: 'The template is at fault; its commas and brackets fit for other settings only.',
      });
    }
  }
}
