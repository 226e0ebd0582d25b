import { useEffect, useState } from 'react';
import type { RequestPreview } from '../../../../electron/contract';
import { machine } from '../../../machine';
import { draftForLooks } from '../../../state/jobs/draft';
import { currentErrors, usePlanning } from '../../../state/jobs/planning';
import { useJobs } from '../../../state/jobs/jobs';

/** The form rests this long before its request is made. */
const restMs = 350;

interface Looked {
  /** The last one that could be made. */
  readonly request: RequestPreview | null;
  /** Why there is none of the form as it is. */
  readonly failure: string | null;
  /** The form does not say enough for a request. */
  readonly isMissing: boolean;
}

/** The request of an item, as the form is now. */
export function useRequest(item: number): Looked {
  const { form, template, edition } = usePlanning();
  const providers = useJobs((state) => state.providers);
  const [looked, setLooked] = useState<Omit<Looked, 'isMissing'>>({ request: null, failure: null });
  // An own price may be half typed: it is in no request.
  const { budgetUsd: _budget, ...errors } = currentErrors({ ...form, ownPrice: false });
  const isMissing = Object.keys(errors).length > 0;
  useEffect(() => {
    if (providers.length === 0 || isMissing) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      machine()
        .previewRequest(draftForLooks(form), item, template)
        .then(
          (request) => isCurrent && setLooked({ request, failure: null }),
          (error: unknown) => {
            const failure = error instanceof Error ? error.message : String(error);
            if (isCurrent) setLooked(({ request }) => ({ request, failure }));
          },
        );
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [form, template, edition, item, providers, isMissing]);
  return { ...looked, isMissing };
}
