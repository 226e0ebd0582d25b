import type { LaunchStep, ServedModel } from './launchResults';

/** The model of a launch whose only step serves one, as far as its folder tells of it; null: it is another launch. */
export function servedModel(steps: readonly LaunchStep[]): ServedModel | null {
  const [step] = steps;
  if (step?.stage !== 'serve' || steps.length !== 1) return null;
  const isOpen = step.state === 'waiting' || step.state === 'running';
  return {
    model: step.model,
    state: isOpen ? 'unfollowed' : 'ended',
    baseUrl: null,
    hasKey: false,
    reason: step.reason,
  };
}
