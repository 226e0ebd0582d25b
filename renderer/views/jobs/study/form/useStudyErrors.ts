import { useMemo } from 'react';
import type { StudyErrors } from '../../../../state/study/checkStudyForm';
import { currentStudyErrors, useStudyPlanning } from '../../../../state/study/studyPlanning';

/** What of the form cannot stand. What is merely missing is told once a plan was asked for. */
export function useStudyErrors(): StudyErrors {
  const { form, kinds, isChecked } = useStudyPlanning();
  return useMemo(() => {
    const errors = currentStudyErrors({ form, kinds });
    return isChecked ? errors : withoutMissing(errors);
  }, [form, kinds, isChecked]);
}

/** Of what is typed, without what is merely not there yet. */
export function withoutMissing(errors: StudyErrors): StudyErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([key]) => /[.](settings[.]|gpus|cpus|memoryGb|hours)/.test(key)),
  );
}
