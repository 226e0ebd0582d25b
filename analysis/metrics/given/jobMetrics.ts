/** What takes a big model: until a job or a file gives it, the definition says what it needs. */
import type { MetricDefinition } from '../definition';

const source = 'Kim et al. 2024, Table 8 (with the model that the job names)';
const cost = 'a job on a graphics processor or with an API';

export const jobMetrics: readonly MetricDefinition[] = [
  {
    id: 'judged_response_quality',
    name: 'Response quality (judge)',
    label: 'Judged quality',
    unit: 'score 1–5',
    better: 'higher',
    definition: "Grade from 1 to 5 that a judge gives the response by the domain's rubric, per instance.",
    source,
    needs: 'job:judge',
    topic: 'judged',
    cost,
  },
  {
    id: 'judged_instruction_difficulty',
    name: 'Instruction difficulty (judge)',
    label: 'Judged difficulty',
    unit: 'score 1–5',
    better: 'none',
    definition: "Grade from 1 to 5 that a judge gives the instruction by the domain's rubric, per instance.",
    source,
    needs: 'job:judge',
    topic: 'judged',
    cost,
  },
  {
    id: 'model_reward',
    name: 'Reward of the response',
    label: 'Reward',
    unit: 'reward',
    better: 'higher',
    definition: 'Scalar that a reward model gives instruction and response, per instance.',
    source,
    needs: 'job:reward',
    topic: 'judged',
    cost,
  },
  {
    id: 'model_perplexity',
    name: 'Perplexity of the response',
    label: 'Perplexity, model',
    unit: 'perplexity',
    better: 'none',
    definition:
      "exp of the mean negative log-likelihood of the response's tokens, and of no other tokens, given the instruction, under " +
      'the base model; per instance, then the mean over instances.',
    source,
    needs: 'job:perplexity',
    topic: 'judged',
    cost,
  },
  {
    id: 'student_loss',
    name: 'Loss of the student',
    label: 'Student loss',
    unit: 'nats per token',
    better: 'none',
    definition: "Mean negative log-likelihood of the response's tokens under the student's base model, per instance.",
    source: 'Xu et al. 2024 (arXiv 2411.07133)',
    needs: 'job:student-loss',
    topic: 'judged',
    cost,
  },
];
