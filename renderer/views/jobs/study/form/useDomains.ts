import { domainName, inStudyOrder } from '../../../../../analysis/figures/names';
import { useArchives } from '../../../../state/archives';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';

/** Domains of the chosen archive's runs, in the study's order. */
export function useDomains(): readonly { readonly id: string; readonly name: string }[] {
  const chosen = useStudyPlanning(({ form }) => form.archive);
  const archive = useArchives(({ opened }) => opened.find(({ id }) => id === chosen));
  if (!archive) return [];
  const present = archive.open.runs.flatMap(({ domain }) => domain ?? []);
  return inStudyOrder(archive.study.domains, present).map((id) => ({ id, name: domainName(archive.study, id) }));
}
