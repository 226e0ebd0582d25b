/** Kinds that a plan names, and their settings, checked before anything is read: where each stands is still known. */
import { asAgoraError, type AgoraError } from '../../../analysis/errors';
import { kindCalled, type Kinds } from '../steps/loadKinds';
import type { Stage } from '../steps/stepKind';
import { checkStage } from './graph/chosenKind';
import type { StepChoice, StudyPlan } from './studyPlan';

type Choice = Pick<StepChoice, 'kind' | 'settings'>;
type Key = readonly PropertyKey[];

/** Throws what `at` makes of the first fault and the key that it is about. */
export function checkChoices(plan: StudyPlan, kinds: Kinds, at: (fault: AgoraError, key: Key) => AgoraError): void {
  const check = <T>(key: Key | ((fault: AgoraError) => Key), work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const fault = asAgoraError(error);
      throw at(fault, typeof key === 'function' ? key(fault) : key);
    }
  };
  for (const { key, choice, stage } of choicesIn(plan)) {
    const { kind, form } = check([...key, 'kind'], () => {
      const loaded = kindCalled(choice.kind, kinds);
      checkStage(loaded.kind, stage);
      return loaded;
    });
    check(
      ({ context }) => [...key, 'settings', context.value ?? ''],
      () => form.check(kind.id, choice.settings),
    );
  }
}

interface PlacedChoice {
  readonly key: Key;
  readonly choice: Choice;
  readonly stage: Stage;
}

function choicesIn({ base, reference, train, evaluate, measure }: StudyPlan): PlacedChoice[] {
  const trained = (key: 'base' | 'reference', model: StudyPlan['base']): PlacedChoice[] =>
    model && 'train' in model ? [{ key: [key, 'train'], choice: model.train, stage: 'train' }] : [];
  const all = (stage: 'evaluate' | 'measure', choices: readonly Choice[]) =>
    choices.map((choice, index): PlacedChoice => ({ key: [stage, index], choice, stage }));
  return [
    ...trained('base', base),
    ...trained('reference', reference),
    ...(train ? [{ key: ['train'], choice: train, stage: 'train' } as const] : []),
    ...all('evaluate', evaluate),
    ...all('measure', measure),
  ];
}
