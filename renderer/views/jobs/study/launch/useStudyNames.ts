import { domainName, generatorName, methodName } from '../../../../../analysis/figures/names';
import { useArchives } from '../../../../state/archives';

interface StudyNames {
  generator(id: string): string;
  method(id: string): string;
  domain(id: string): string;
}

/** Names of a study's parts as the open archives know them; what none knows has its id for a name. */
export function useStudyNames(): StudyNames {
  const opened = useArchives((state) => state.opened);
  const known = (name: (study: (typeof opened)[number]['study'], id: string) => string) => (id: string) =>
    opened.map(({ study }) => name(study, id)).find((found) => found !== id) ?? id.replaceAll('_', ' ');
  return { generator: known(generatorName), method: known(methodName), domain: known(domainName) };
}
