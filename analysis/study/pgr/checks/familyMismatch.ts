import { isAnchorNamed } from '../../names';
import { anchorRoles } from '../sides';
import { fault, type SidesCheck } from './check';

/** `family-mismatch`: the student, or the model taken for an anchor, is of another family than the run. */
export const familyMismatch: SidesCheck = ({ familyId, families, student, ...sides }) => {
  const students = (student?.evaluations ?? []).filter(({ family }) => family !== null && family !== familyId);
  const anchors = anchorRoles.flatMap((role) =>
    (sides[role]?.evaluations ?? []).flatMap(({ model }) => {
      const owners = families.filter(
        (family) => isAnchorNamed(family.base, model) || isAnchorNamed(family.reference, model),
      );
      const isForeign = owners.length > 0 && !owners.some(({ id }) => id === familyId);
      return isForeign ? [`the ${role} ${model} is of ${owners.map(({ id }) => id).join(', ')}`] : [];
    }),
  );
  const facts = [...students.map(({ model, family }) => `the student ${model} is of ${String(family)}`), ...anchors];
  return facts.length === 0
    ? []
    : [
        fault(
          'family-mismatch',
          `The run is of family ${familyId ?? 'unknown'}, but ${facts.join(' and ')}. Correct the family of the run or of the evaluation in agora.json.`,
        ),
      ];
};
