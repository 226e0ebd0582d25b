import { useMemo } from 'react';
import type { StudyErrors } from '../../../../state/study/checkStudyForm';
import { serveErrors, useServing } from '../../../../state/study/serving';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { withoutMissing } from '../form/useStudyErrors';

/** What of the form cannot stand. What is merely missing is told once it was asked what runs. */
export function useServeErrors(): StudyErrors {
  const { form, isChecked } = useServing();
  const kinds = useStudyPlanning((state) => state.kinds);
  return useMemo(() => {
    const errors = serveErrors(form, kinds);
    return isChecked ? errors : withoutMissing(errors);
  }, [form, kinds, isChecked]);
}
