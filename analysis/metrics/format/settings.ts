/** The settings for which AgoraBench has rules. */
export const methods: readonly string[] = ['instance_generation', 'response_generation', 'quality_enhancement'];
export const domains: readonly string[] = ['math', 'code', 'instruction_following'];
