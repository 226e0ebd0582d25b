import { domainName, generatorName, methodName } from '../../analysis/figures/names';
import type { Study } from '../../analysis/study/study';
import type { Selection } from '../state/selection';
import { archivesText } from '../text/archives';

/** `GPT-4o · Instance generation · Math`. Without a study, ids stand for names. */
export function selectionInWords(selection: Selection, study: Study | null): string {
  const { kind } = selection;
  if (kind === 'run') return selection.run;
  if (kind === 'artifact') return selection.artifact.path;
  if (kind === 'instance') return archivesText.instanceAt(selection.path, selection.ordinal + 1);
  if (kind === 'problem') {
    const { path, line } = selection.problem;
    return `${path || archivesText.archiveAsWhole}${line === null ? '' : ` : ${line}`}`;
  }
  const generator = study ? generatorName(study, selection.generator) : selection.generator;
  if (kind === 'generator') return generator;
  const { method, domain } = selection;
  return [generator, study ? methodName(study, method) : method, study ? domainName(study, domain) : domain].join(
    ' · ',
  );
}
