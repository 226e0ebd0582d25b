import { useEffect, useState } from 'react';
import type { GuideStep } from '../../../analysis/figures/guide/guideStep';
import { analysisText as text } from '../../text/analysis';

/** Id of the element of a step. */
export const stepAnchor = (step: string): string => `step-${step}`;

interface OutlineProps {
  readonly steps: readonly GuideStep[];
  readonly hasFurther: boolean;
}

/** The steps of the page; choosing one goes to it, the one in view is marked. */
export function Outline({ steps, hasFurther }: OutlineProps) {
  const entries = [
    ...steps.map(({ id, title }, index) => ({ id: stepAnchor(id), title, number: index + 1 })),
    ...(hasFurther ? [{ id: stepAnchor('further'), title: text.further, number: null }] : []),
  ];
  const current = useStepInView(entries.map(({ id }) => id).join(' '));
  return (
    <nav className="outline" aria-label={text.steps}>
      <ol>
        {entries.map(({ id, title, number }) => (
          <li key={id}>
            <button type="button" aria-current={id === current ? 'step' : undefined} onClick={() => goTo(id)}>
              <span className="number" aria-hidden>
                {number ?? ''}
              </span>
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Scrolls to a step and puts the focus on its heading, so that reading goes on there. */
function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
}

/** The step that crosses the upper part of the view. */
function useStepInView(ids: string): string | null {
  const [inView, setInView] = useState<string | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entering = entries.find(({ isIntersecting }) => isIntersecting);
        if (entering) setInView(entering.target.id);
      },
      { rootMargin: '-12% 0px -80% 0px' },
    );
    for (const id of ids.split(' ')) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [ids]);
  return inView;
}
