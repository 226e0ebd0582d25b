/** Human labels of judged instances: `inputs/labels.json`. */
import { z } from '../../../../analysis/schema';

export const labelsSchema = z.array(
  z.object({
    /** Of the field, after its file where there are several. */
    name: z.string(),
    /** Number of an instance of the job, and its label. */
    pairs: z.array(z.tuple([z.number().int(), z.number()])),
  }),
);

export type Labels = z.infer<typeof labelsSchema>;
