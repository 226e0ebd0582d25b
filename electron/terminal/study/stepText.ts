/** One step in full: its files as they are sent, its links, and where each setting went. */
import { AgoraError } from '../../../analysis/errors';
import type { PlannedStep, StepLink, StudyGraph } from '../../jobs/study/studyGraph';
import { textTable } from '../textTable';

/** Throws `AgoraError('bad-input')` that names steps that there are. */
export function stepCalled({ steps }: StudyGraph, id: string): PlannedStep {
  const found = steps.find((step) => step.id === id);
  if (found) return found;
  const some = steps.slice(0, 8).map((step) => step.id);
  throw new AgoraError('bad-input', `The plan has no step called "${id}".`, {
    value: id,
    nextStep: `Steps that there are: ${some.join(', ')}${steps.length > some.length ? ', …' : ''}.`,
  });
}

export function stepText(step: PlannedStep, width: number): string {
  const { id, kind, subject, exists, needs, links, placed, key } = step;
  const facts = [
    `${id}: ${kind}, ${subject.run ?? subject.role} (${subject.model})`,
    `Key        ${key}`,
    ...(exists ? [`Done       before, in ${exists.job}`] : []),
    ...(needs.length > 0 ? [`After      ${needs.join(', ')}`] : []),
    ...links.map((link) => `Given      ${link.name}: ${linkText(link)}`),
  ];
  return [
    `${facts.join('\n')}\n`,
    ...(placed.length > 0 ? [placedText(step, width)] : []),
    ...step.files.map(({ name, text }) => `${'─'.repeat(3)} ${name}\n${text.endsWith('\n') ? text : `${text}\n`}`),
  ].join('\n');
}

function linkText(link: StepLink): string {
  if ('data' in link) return `data ${link.data}`;
  return 'step' in link ? `${link.path} of ${link.step}` : link.farPath;
}

/** Each setting, its value, and the lines that it made. */
function placedText({ placed, settings }: PlannedStep, width: number): string {
  const columns = ['Setting', 'Value', 'Where', 'Line'].map((header) => ({ header, align: 'left' as const }));
  const rows = placed.map(({ value, file, line, text }) => [
    value,
    JSON.stringify(settings[value.split('.')[0] ?? '']),
    `${file}:${String(line)}`,
    text === '' ? '(nothing is written)' : shortened(text),
  ]);
  return textTable(columns, rows, width);
}

function shortened(text: string): string {
  const most = 80;
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
