import { SeverityIcon } from '../../../../components/SeverityIcon';
import { useStudyPlanning } from '../../../../state/study/studyPlanning';
import { studyFormText as text } from '../../../../text/studyForm';

/** Kinds of the user's own that cannot be used, each with why. */
export function KindProblems() {
  const problems = useStudyPlanning(({ kindProblems }) => kindProblems);
  if (problems.length === 0) return null;
  return (
    <details className="job-problems">
      <summary>
        <SeverityIcon severity="fault" /> {text.kindProblems(problems.length)}
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </details>
  );
}
