/** Files that are not evaluations: generated data, outputs, logs of training. */
import type { ArtifactRole, Claims } from '../../archive/kind';
import type { Problem } from '../../problem';
import type { Study } from '../study';
import type { TemplateMatch } from '../templates/matchTemplate';
import { claimedGenerator } from './claimedGenerator';
import { claimOfArtifact, namesInPath } from './claimOfArtifact';
import type { Declared } from './declared';
import type { InferredClaim, RunClaim } from './runClaim';
import { runSnippet } from './snippet';
import type { Templates } from './templates';

export interface Artifact {
  readonly path: string;
  readonly role: ArtifactRole;
  readonly claims: Claims;
  readonly rows: number | null;
}

/** What is to be done with one artifact: a declared run's id, a claim that joins or makes a run, or nothing. */
export function runWanted(
  study: Study,
  declared: Declared,
  templates: Templates,
  artifact: Artifact,
): string | InferredClaim | null {
  const { path, role, claims } = artifact;
  const byFile = declared.runOfPath(path);
  if (byFile !== null) return byFile;
  if (role === 'other') return null;
  const template = templates.match(path);
  if (role === 'outputs' && !isOfGenerator(study, claims.model, template)) return null;
  const models = [claims.model, template?.model].filter((model) => typeof model === 'string');
  const byName = role === 'outputs' ? null : declared.runOfName([...models, ...namesInPath(path)]);
  return byName ?? claimOfArtifact(study, path, claims, template);
}

/** Answers of an evaluated student are no data: a template makes them so only for the generator that it names. */
function isOfGenerator(study: Study, model: string | undefined, template: TemplateMatch | null): boolean {
  const generator = template?.claims.generator ?? null;
  return generator !== null && (model === undefined || claimedGenerator(study, model).generator === generator);
}

/** What is said of an artifact that belongs to no run; null where none is expected. */
export function unassignedArtifact({ path, role, claims, rows }: Artifact): Problem | null {
  const { generator = null, method = null, domain = null, volume = null } = claims;
  const snippet = runSnippet({ generator, method, domain, volume }, { files: [path] });
  switch (role) {
    case 'generated': {
      const missing = missingFields({ generator, method, domain });
      const message = `The data belong to no run: ${missing} cannot be told from names and content. If they are generated data, name the run in agora.json: ${snippet}`;
      return { path, line: null, severity: 'note', code: 'unassigned-data', message };
    }
    case 'outputs': {
      const message = `The file holds answers of ${claims.model ?? 'an evaluated model'} and belongs to no run. If they are used as training data, name the run in agora.json: ${snippet}`;
      return { path, line: null, severity: 'note', code: 'unassigned-data', message };
    }
    case 'training': {
      // A job's log in which no training was printed.
      if (rows === 0) return null;
      const message = `The training log belongs to no run: its folders name no run, student, or generator with method and domain. Name the run in agora.json: ${snippet}`;
      return { path, line: null, severity: 'caution', code: 'unassigned-training', message };
    }
    case 'other':
      return null;
  }
}

function missingFields(claim: Pick<RunClaim, 'generator' | 'method' | 'domain'>): string {
  const missing = (['generator', 'method', 'domain'] as const).filter((field) => claim[field] === null);
  return missing.length > 0 ? `its ${missing.join(', ')}` : 'its place in the study';
}
