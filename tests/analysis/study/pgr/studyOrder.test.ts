import { describe, expect, it } from 'vitest';
import { inStudyOrder } from '../../../../analysis/study/pgr/studyOrder';
import { studyOf } from '../../../../analysis/study/studyOf';

const study = studyOf(null);
const cell = (generator: string, method: string, domain: string) => ({ generator, method, domain });

describe('inStudyOrder', () => {
  it('goes by generator, then method, then domain, and puts what the study does not list last', () => {
    const [first = '', second = ''] = study.generators.map(({ id }) => id);
    const ordered = [
      cell(first, 'instance_generation', 'math'),
      cell(first, 'instance_generation', 'code'),
      cell(first, 'instance_generation', 'instruction_following'),
      cell(first, 'quality_enhancement', 'math'),
      cell(second, 'instance_generation', 'math'),
      cell('zebra', 'instance_generation', 'math'),
      cell('aardvark', 'instance_generation', 'math'),
    ];
    const shuffled = [5, 3, 1, 6, 4, 2, 0].flatMap((index) => ordered[index] ?? []);
    expect(inStudyOrder(study, shuffled)).toEqual(ordered);
  });
});
